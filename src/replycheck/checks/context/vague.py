"""'Your case', 'the item', 'a solution': general words where the customer named the thing."""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.checks.context.acts import named_things
from replycheck.checks.context.pair import Pair
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import stems
from replycheck.report import Finding, Related

_RULE = "empathy.vague-not-concrete"


def vague_not_concrete(pair: Pair) -> Iterator[Finding | None]:
    """The first general word of a reply that nowhere names what the customer's message is about."""
    message, rule = pair.spoken, pair.case.rules.rules.get(_RULE)
    if message is None or rule is None:
        return
    line, things = next(
        ((k, t) for k in message.lines[:40] if (t := named_things(k.lower, message.language))), (None, None)
    )
    if line is None or things is None:
        return
    every = frozenset(s for k in message.lines[:40] for s in named_things(k.lower, message.language))
    if any(alike(every, stems(s.lower, s.language), s.language) for s in pair.body if s.language == message.language):
        return
    for sentence in pair.body:
        span = min((span for p in rule.marks for span in p.finditer(sentence.lower)), default=None)
        if span is not None and sentence.lower[slice(*span)].split()[-1] not in message.lower:
            start, end = sentence.start + span[0], sentence.start + span[1]
            yield pair.case.finding(_RULE, start, end, related=Related(line.start, line.end, line.text))
            return
