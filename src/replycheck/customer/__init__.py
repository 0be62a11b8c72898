"""The customer's message: what it gives, asks and reports, so that a reply can be held against it.

`read` makes a Message of plain values; nothing here parses with a model or writes anything down.
"""

from replycheck.customer.facts import find_facts
from replycheck.customer.names import KnownName, known_name
from replycheck.customer.questions import find_questions
from replycheck.customer.reading import read
from replycheck.customer.values import Fact, Line, Message, Question, Report

__all__ = [
    "Fact",
    "KnownName",
    "Line",
    "Message",
    "Question",
    "Report",
    "find_facts",
    "find_questions",
    "known_name",
    "read",
]
