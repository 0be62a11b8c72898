"""replycheck: a quality check for written service replies in Dutch and English, on your own machine.

    >>> import replycheck
    >>> report = replycheck.check("Dat is nu eenmaal ons beleid. Ik bel u vandaag nog terug.")
    >>> report.verdict, [f.rule for f in report.findings], report.promises[0].deadline.latest

`check` loads its parts on first use, so that importing the package costs next to nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replycheck.config import Settings
    from replycheck.draft import Draft
    from replycheck.engine import check, check_draft
    from replycheck.report import Deadline, Finding, Label, Promise, Report, Severity, Suggestion, Verdict

__version__ = "0.1.0"
__all__ = [
    "Deadline",
    "Draft",
    "Finding",
    "Label",
    "Promise",
    "Report",
    "Settings",
    "Severity",
    "Suggestion",
    "Verdict",
    "check",
    "check_draft",
]
_HOMES = {"check": "engine", "check_draft": "engine", "Draft": "draft", "Settings": "config"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'replycheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"replycheck.{_HOMES.get(name, 'report')}"), name)
