"""A reply beside the customer's message, with the questions that several context rules ask of both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from replycheck import matcher
from replycheck.checks.case import Case
from replycheck.customer import Message, Report, read
from replycheck.customer.phrases import says
from replycheck.draft import Sentence, Zone
from replycheck.matcher import Match
from replycheck.report import Promise, Related


@dataclass(frozen=True)
class Pair:
    """A case and its customer's message; a template has none."""

    case: Case

    @cached_property
    def message(self) -> Message | None:
        """The customer's message as read, or None when there is none."""
        draft = self.case.draft
        if draft.kind == "template" or not draft.customer_message.strip():
            return None
        return read(draft.customer_message, reply_language=self.case.language)

    @property
    def spoken(self) -> Message | None:
        """The message when it is in the reply's language, so that words can be compared."""
        return self.message if self.message is not None and self.message.language == self.case.language else None

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The reply's own sentences: body, and a greeting that runs on in one line."""
        return tuple(s for s in self.case.sentences if s.zone is Zone.BODY and any(c.isalpha() for c in s.plain))

    @property
    def first(self) -> Sentence | None:
        """The sentence to mark when the fault is in the whole reply."""
        return self.body[0] if self.body else None

    @cached_property
    def match(self) -> Match | None:
        """What the matcher says of both texts; None without the encoder, or for a message in another language."""
        message = self.spoken
        if message is None or not self.case.judgements or not self.body:
            return None
        asked = tuple((q.start, q.end) for q in message.questions)
        return matcher.match(message.text, asked, self.case.passage)

    def place_of(self, sentence: Sentence) -> int:
        """The number of a sentence in what the matcher read."""
        return self.case.sentences.index(sentence)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """The reply's promises."""
        return self.case.promises

    def says(self, key: str, sentence: Sentence) -> bool:
        """True when a phrase list of the sentence's language has it."""
        return says(key, sentence.language, sentence.lower)

    def any_says(self, key: str) -> bool:
        """True when any sentence of the body has a phrase of the list."""
        return any(self.says(key, s) for s in self.body)


def related(report: Report) -> Related:
    """The customer's words that a finding points at."""
    return Related(report.start, report.end, report.text)
