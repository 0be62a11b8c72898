"""Labelled pairs of a message and its reply, as the matcher learns them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from replycheck.corpusparts import part
from replycheck.draft import Draft
from replycheck.encoder import readable
from replycheck.exchanges import Exchange
from replycheck.matcher import Reader
from replycheck.training.encoder.data import rows


@dataclass(frozen=True)
class Told:
    """What people said of an exchange. `known` and `tried` are numbers of sentences, `answers` those of each question;
    None where nobody said."""

    key: str
    lang: str
    part: str
    exchange: Exchange
    complaint: bool
    broken: bool
    known: frozenset[int] | None = None
    tried: frozenset[int] | None = None
    answers: tuple[frozenset[int], ...] = ()


def told(corpus: Path, reader: Reader) -> Iterator[Told]:
    """All replies of the corpus with a customer's message and labels."""
    for lang in ("nl", "en"):
        flags = {row["id"]: row for row in rows(corpus / f"labels.{lang}.jsonl")}
        pairs = {row["id"]: row for row in rows(corpus / f"pairlabels.{lang}.jsonl")}
        for name in ("replies", "exchanges"):
            for row in rows(corpus / f"{name}.{lang}.jsonl"):
                if row["customer_message"] and (row["id"] in flags or row["id"] in pairs):
                    yield _one(row, flags.get(row["id"]), pairs.get(row["id"]), reader)


def _one(row: Mapping[str, Any], flags: Mapping[str, Any] | None, pair: Mapping[str, Any] | None, reader: Reader) -> Told:
    draft = Draft(text=row["reply"])
    sentences = tuple(readable(draft.plain[s.start : s.end]) for s in draft.sentences)
    given = pair["flags"] if pair is not None else flags
    assert given is not None  # noqa: S101 - told() gives one of them
    asks = pair["asks"] if pair is not None else []
    return Told(
        row["id"],
        row["lang"],
        part(row["scenario"]),
        reader.exchange(row["customer_message"], [(a["start"], a["end"]) for a in asks], sentences),
        complaint=given["unacknowledged_complaint"],
        broken=given["broken_promise_ignored"],
        known=_numbers(pair, "known", "asked_in"),
        tried=_numbers(pair, "tried", "repeated_in"),
        answers=tuple(frozenset(a["answered_by"]) for a in asks),
    )


def cut(corpus: Path, reader: Reader) -> Iterator[Told]:
    """The exchanges of the train part with a fault that lies in both texts, without the words of the message that make it
    one: what was never told may be asked, what was never tried may be advised. They teach the network to look back."""
    for lang in ("nl", "en"):
        pairs = {row["id"]: row for row in rows(corpus / f"pairlabels.{lang}.jsonl")}
        for name in ("replies", "exchanges"):
            for row in rows(corpus / f"{name}.{lang}.jsonl"):
                if row["id"] in pairs and row["customer_message"] and part(row["scenario"]) == "train":
                    yield from _cut(row, pairs[row["id"]], reader)


def _cut(row: Mapping[str, Any], pair: Mapping[str, Any], reader: Reader) -> Iterator[Told]:
    if pair["known"]:
        yield replace(_without(pair["known"], row, pair, reader), known=frozenset())
    if pair["tried"]:
        yield replace(_without(pair["tried"], row, pair, reader), tried=frozenset())
    promised = [report for report in pair["reports"] if report["kind"] == "broken_promise"]
    if promised and pair["flags"]["broken_promise_ignored"]:
        yield replace(_without(promised, row, pair, reader), broken=False)


def _without(spans: Sequence[Mapping[str, Any]], row: Mapping[str, Any], pair: Mapping[str, Any], reader: Reader) -> Told:
    """The exchange with blanks for the words of these spans of its message; offsets stay as they are."""
    message = row["customer_message"]
    for span in spans:
        message = message[: span["start"]] + " " * (span["end"] - span["start"]) + message[span["end"] :]
    return _one({**row, "customer_message": message}, None, pair, reader)


def _numbers(pair: Mapping[str, Any] | None, key: str, where: str) -> frozenset[int] | None:
    return None if pair is None else frozenset(n for one in pair[key] for n in one[where])


def batches(pairs: Sequence[Told], size: int, chance: Any = None) -> list[list[Told]]:
    """Batches of at least `size` windows of exchanges of like length; in random order with a `chance`."""
    order = chance.sample(pairs, len(pairs)) if chance is not None else pairs
    found: list[list[Told]] = []
    held = size
    for one in sorted(order, key=lambda one: _length(one.exchange) // 12):
        if held >= size:
            found.append([])
            held = 0
        found[-1].append(one)
        held += len(one.exchange.windows)
    if chance is not None:
        chance.shuffle(found)
    return found


def _length(exchange: Exchange) -> int:
    return len(exchange.prompt) + max(len(window.ids) for window in exchange.windows)
