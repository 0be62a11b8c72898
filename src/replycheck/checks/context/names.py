"""The name in the greeting: missing although it is known, or another than the customer's."""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.checks.context.pair import Pair
from replycheck.customer.names import Addressed, KnownName, addressed, known_name, mismatch
from replycheck.customer.phrases import first
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding, Related


def salutation(pair: Pair) -> Iterator[Finding | None]:
    """context.generic-salutation and context.wrong-name, from the greeting line."""
    draft = pair.case.draft
    if draft.kind == "template":
        return
    known = known_name(draft.customer_message, draft.customer_name)
    greeting = next((s for s in pair.case.sentences if s.zone is Zone.GREETING), None) or _run_on(pair)
    if known is None or greeting is None:
        return
    words = greeting.lower[:60]
    generic = first("generic", pair.case.language, words)
    if generic is not None:
        if not known.company:
            yield pair.case.finding(
                "context.generic-salutation",
                greeting.start + generic[0],
                greeting.start + generic[1],
                related=_said(pair, known),
                name=known.text,
            )
        return
    who = addressed(greeting.plain[: _name_end(greeting)])
    if who is not None and _greets(greeting):
        yield _wrong(pair, known, greeting, who)


def _greets(sentence: Sentence) -> bool:
    opening = sentence.lower.split()
    return bool(opening) and opening[0].strip(",!.") in _OPENINGS


_OPENINGS = frozenset(
    "beste geachte dag hoi hallo hey hee hi hello dear ha goedemorgen goedemiddag goedenavond goedendag goeiedag goeiemorgen good lieve waarde greetings".split()
)


def _run_on(pair: Pair) -> Sentence | None:
    """A greeting that stands in the first body sentence: 'Hoi Noor, ik zoek het uit.'"""
    opening = pair.case.sentences[0] if pair.case.sentences else None
    if opening is None or opening.zone is not Zone.BODY:
        return None
    generic = first("generic", pair.case.language, opening.lower[:60])
    return opening if _greets(opening) or (generic is not None and generic[0] == 0) else None


def _name_end(sentence: Sentence) -> int:
    """Where the greeting's words end: its first comma, exclamation mark or stop."""
    ends = [
        i
        for i, c in enumerate(sentence.plain)
        if c in ",!:;?\n"
        or (
            c == "."
            and sentence.plain[max(0, i - 4) : i].strip().lower()[-4:]
            not in ("dhr", "mevr", "mw", " mr", "mrs", " ms", "dr", "mr", "ms")
        )
    ]
    end = next((i for i in ends if i > 4), len(sentence.plain))
    return min(end, 60)


def _wrong(pair: Pair, known: KnownName, greeting: Sentence, who: Addressed) -> Finding | None:
    kind = mismatch(known, who, pair.case.draft.customer_message)
    if kind is None:
        return None
    return pair.case.finding(
        "context.wrong-name",
        greeting.start + who.start,
        greeting.start + who.end,
        confidence=0.95 if kind in ("near", "title") or known.signed else 0.8,
        related=_said(pair, known),
        name=known.text,
    )


def _said(pair: Pair, known: KnownName) -> Related | None:
    at = pair.case.draft.customer_message.find(known.text)
    return Related(at, at + len(known.text), known.text) if at >= 0 else None
