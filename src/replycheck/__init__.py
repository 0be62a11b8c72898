"""replycheck: a quality check for written service replies in Dutch and English, on your own machine."""

from replycheck.draft import Draft
from replycheck.report import Deadline, Finding, Label, Promise, Report, Severity, Suggestion, Verdict

__version__ = "0.1.0"
