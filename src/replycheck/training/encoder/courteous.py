"""Real sentences that nobody labelled, from writers who are nearly always courteous: the rules label them.

The corpus holds far more rudeness than real replies do, so a model of the corpus alone sees it everywhere. Only what
rules seldom get wrong is taken over: a sentence that they flag, or in which they find a promise, goes without that label.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from replycheck.checks.judged import NAMES
from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.encoder import readable
from replycheck.engine import check_draft
from replycheck.training.encoder.blend import rule_labels
from replycheck.training.encoder.data import Item, rows

_WORDS = range(3, 60)


def items(data: Path, measured: Path) -> list[Item]:
    """Sentences of the agent tweets, e-mails and phone calls in `data`, without the texts labelled in `measured`."""
    seen = {row["row"] for lang in ("nl", "en") for row in rows(measured / f"{lang}.jsonl")}
    found: list[Item] = []
    for draft, source, number in _drafts(data):
        if number not in seen:
            found += _labelled(draft, source)
    return found


def _drafts(data: Path) -> Iterator[tuple[Draft, str, str]]:
    for row in rows(data / "replies" / "ibm_twitter_care.en.jsonl"):
        yield Draft(text=row["text"], language="en", channel="social", turn=3), "ibm_twitter_care", row["id"]
    train = data / "labelled" / "train"
    for path in sorted((train / "parakweet_email_intent").glob("src_*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            text = line.partition("\t")[2].strip()
            if len(text.split()) in _WORDS:
                yield Draft(text=text, language="en", channel="email", turn=3), "parakweet_email_intent", ""
    for path in sorted((train / "cocoa_mt_en_nl").glob("*formal.nl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Draft(text=line.strip(), language="nl", channel="chat", turn=3), "cocoa_mt_en_nl", ""


def _labelled(draft: Draft, source: str) -> Iterator[Item]:
    report = check_draft(draft, Settings(encoder=False))
    passage = tuple(readable(draft.plain[sentence.start : sentence.end]) for sentence in report.sentences)
    for place, sentence in enumerate(report.sentences):
        told = rule_labels(report, sentence.start, sentence.end)
        labels = {head: NAMES[head].index(label) for head, label in told.items()}
        sure = {head: number for head, number in labels.items() if (number == 0) == (head == "promise")}
        if sure:
            yield Item(passage[place], draft.language, "train", source, sure, passage, place)
