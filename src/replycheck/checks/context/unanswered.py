"""Questions that no sentence of the reply takes up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.checks.context.answered import answered
from replycheck.checks.context.answersigns import question_signs
from replycheck.checks.context.certainty import DOUBTED, Open, surely_open
from replycheck.checks.context.forgotten import forgotten, second_half
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.questionkeys import own_keys
from replycheck.checks.context.weighing import QUESTION, least, odds, probability
from replycheck.checks.context.wished import missed_wishes
from replycheck.checks.context.yesno import echoed, left_over
from replycheck.checks.form import is_part
from replycheck.customer.values import Message, Question
from replycheck.draft import Sentence
from replycheck.report import Finding, Related, Severity


def unanswered_question(pair: Pair) -> Iterator[Finding | None]:
    """A question of the customer that the reply does not answer and does not put off to a named moment."""
    message = pair.spoken
    if message is None or pair.first is None or is_part(pair.case.draft.text):
        return
    asked = [q for q in message.questions if _asks(q, message) and not echoed(pair, q)]
    found = list(_open_questions(pair, asked, message))
    sure = next((f.question for f in found if surely_open(pair, f, message)), None)
    question = sure or (found[0].question if found else _weighed(pair, asked, message))
    if question is not None:
        hint = sure is None or _rhetorical(pair, message)
        yield pair.case.finding(
            "context.unanswered-question",
            pair.first.start,
            pair.first.end,
            severity=Severity.INFO if hint else None,
            confidence=DOUBTED if hint else None,
            related=Related(question.start, question.end, question.text),
            question=_short(question.text),
        )


def _asks(question: Question, message: Message) -> bool:
    return not _NO_QUESTION.search(message.text[max(0, question.start - 30) : question.end].lower())


def _weighed(pair: Pair, asked: Sequence[Question], message: Message) -> Question | None:
    """Of several questions the one that the weights are surest of being left open, or None."""
    if len(asked) < 2 or _gives_link(pair) or pair.any_says("both") or sum(s.words for s in pair.body) < _FEWEST_WORDS:
        return None
    told = [q for q in asked if q.kind != "yesno" or own_keys(q, message.language)]  # not 'is that possible?'
    seen = {q: question_signs(pair, q, message) for q in told if not second_half(q, message)}
    shares = {q: probability(odds(s, QUESTION)) for q, s in seen.items() if s["met_all"] < _HALF}
    best = max(shares, key=lambda q: shares[q], default=None)
    return best if best is not None and shares[best] >= least({}, QUESTION) else None


_FEWEST_WORDS, _HALF = 18, 0.5


def _rhetorical(pair: Pair, message: Message) -> bool:
    """True on social media beside a grievance: there 'are you kidding?' often wants no answer."""
    grieved = message.report("grievance", "trouble", "broken_promise") is not None
    return grieved and pair.case.draft.channel == "social"


def _open_questions(pair: Pair, asked: Sequence[Question], message: Message) -> Iterator[Open]:
    named = [] if _gives_link(pair) else list(forgotten(pair, asked, message))
    if not _puts_off(pair):
        mine = [q for q in asked if not second_half(q, message) and not answered(pair, q, message)]
        yield from (Open(q, q in named) for q in left_over(pair, mine, message))
    yield from (Open(q, named=True) for q in named)
    if not _gives_link(pair) and not _puts_off(pair) and sum(s.words for s in pair.body) >= _FEWEST_WORDS:
        yield from (Open(q, named=True) for q in missed_wishes(pair, asked, message))


# An offer of the customer, a plan of their own, or a sigh: no answer is missed.
_NO_QUESTION = re.compile(
    r"let (?:me|us) know if (?:you|u) need|once i (?:find out|know)|when i (?:find out|know)|(?:where|what|who|how) else (?:was|were|am|are|could|would) (?:i|we)|(?:do|should) i laugh or cry|"
    r"als (?:u|je|jullie) (?:nog )?(?:iets|meer|\w+ gegevens|mijn \w+) nodig|zodra ik (?:weet|hoor)|(?:klopt|gaat|ging) er iets (?:niet|mis|fout)|(?:did|has) something (?:go|gone) wrong|moet ik (?:nu )?(?:lachen|huilen)"
)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 70 else words[:67].rstrip() + "..."


def _puts_off(pair: Pair) -> bool:
    """True when the reply asks what it must know first, or says when the answer comes."""
    asks_back = any(s.question and not _closing_question(s) for s in pair.body)
    promised = any(p.deadline.latest is not None for p in pair.promises) and pair.any_says("unknown")
    return asks_back or promised or _gives_link(pair) or any(_HOLD.search(s.lower) for s in pair.body)


_HOLD = re.compile(
    r"\b(?:(?:give|allow) (?:me|us) (?:a |one |just )|one moment|moment please|een moment|momentje|ogenblik|even geduld|while i (?:check|look|research|review|find)|terwijl ik (?:kijk|zoek|check))"
)


def _gives_link(pair: Pair) -> bool:
    """True when the reply points at a page: what stands there may be the answer."""
    return any(re.search(r"https?:|www\.", s.text) for s in pair.body)


_CLOSING_QUESTION = re.compile(
    r"nog (?:iets|andere vragen|vragen|meer)|anders van dienst|verder (?:helpen|nog iets)|anything else|any (?:other|more|further) questions|something else|have (?:any )?questions|heeft u (?:nog )?vragen|heb je (?:nog )?vragen|weet u zeker|weet je zeker|are you sure"
)


def _closing_question(sentence: Sentence) -> bool:
    return bool(_CLOSING_QUESTION.search(sentence.lower))
