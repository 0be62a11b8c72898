"""An attachment that the reply announces and that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.checks.context.pair import Pair
from replycheck.customer.phrases import first
from replycheck.report import Finding


def missing_attachment(pair: Pair) -> Iterator[Finding | None]:
    """Words that announce an attachment while it is known that there is none."""
    if pair.case.draft.attachments != () or pair.case.draft.kind == "template":
        return
    for sentence in pair.body:
        found = first("attached", sentence.language, sentence.lower)
        if found is None or sentence.question or pair.says("attached_other", sentence):
            continue
        yield pair.case.finding("context.missing-attachment", sentence.start + found[0], sentence.start + found[1])
        return
