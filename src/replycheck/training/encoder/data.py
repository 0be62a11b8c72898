"""Labelled sentences for the heads: the project's corpus, and public sets for the helper heads."""

from __future__ import annotations

import csv
import json
import random
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from replycheck.corpusparts import part
from replycheck.draft import Draft
from replycheck.encoder import Passage, readable

CAUSES = (
    "blame", "doubt", "minimise", "order", "policy", "brush-off", "familiar", "sarcasm", "threat", "condescend", "other",
)  # fmt: skip
FIRMNESS = ("none", "firm", "hedged", "conditional")
NEWS = ("bad", "none", "good")
HEADS = {"respect": 3, "politeness": 3, "sentiment": 3, "news": 3, "promise": 4, "causes": len(CAUSES)}
HELPERS = {"request": 1, "polarity": 2}


@dataclass(frozen=True)
class Item:
    """A sentence with a class number per head that somebody labelled.

    `causes` is a tuple of 0 and 1, `request` a z-score of politeness (Stanford), the others are class numbers.
    The sentence is number `place` of the `passage` that it was written in; without one it stands alone.
    """

    text: str
    lang: str
    part: str
    source: str
    labels: dict[str, Any] = field(default_factory=dict)
    passage: Passage = ()
    place: int = 0

    def alone(self) -> Item:
        """The sentence without its passage."""
        return replace(self, passage=(), place=0)


def corpus(folder: Path) -> list[Item]:
    """All labelled sentences of the replies and contrast pairs in `folder`."""
    found: list[Item] = []
    for lang in ("nl", "en"):
        replies = {row["id"]: row for row in rows(folder / f"replies.{lang}.jsonl")}
        for row in rows(folder / f"labels.{lang}.jsonl"):
            reply = replies[row["id"]]
            found += sentences_of(reply["reply"], row["sentences"], lang, part(reply["scenario"]), "reply")
        for row in [*rows(folder / f"pairs.{lang}.jsonl"), *rows(folder / f"turns.{lang}.jsonl")]:
            found += sentences_of(row["text"], row["sentences"], lang, part(row["scenario"]), "pair")
    return found


def service_lines(folder: Path) -> Iterator[str]:
    """The train part of the corpus in `folder` as plain text, in random order: messages, replies and pairs."""
    found: list[str] = []
    for lang in ("nl", "en"):
        for row in rows(folder / f"replies.{lang}.jsonl"):
            if part(row["scenario"]) == "train":
                found += [" ".join(text.split()) for text in (row["customer_message"], row["reply"]) if text]
        found += [r["text"] for r in rows(folder / f"pairs.{lang}.jsonl") if part(r["scenario"]) == "train"]
    random.Random(5).shuffle(found)  # noqa: S311
    yield from found


def sentences_of(text: str, sentences: list[dict[str, Any]], lang: str, where: str, source: str) -> Iterator[Item]:
    """The labelled sentences of one text, each in its passage."""
    plain = Draft(text=text).plain
    passage = tuple(readable(plain[sentence["start"] : sentence["end"]]) for sentence in sentences)
    for place, sentence in enumerate(sentences):
        yield Item(passage[place], lang, where, source, labels_of(sentence), passage, place)


_PLAIN: dict[str, Any] = {"respect": 0, "politeness": 0, "tone": 0, "news": "none", "causes": (), "promises": ()}


def labels_of(sentence: dict[str, Any]) -> dict[str, Any]:
    """Class numbers of one labelled sentence; several promises count as the firmest, and what is not named is plain."""
    sentence = _PLAIN | sentence
    kinds = [FIRMNESS.index(promise["firmness"]) for promise in sentence["promises"]]
    return {
        "respect": sentence["respect"] + 1,
        "politeness": sentence["politeness"] + 1,
        "sentiment": sentence["tone"] + 1,
        "news": NEWS.index(sentence["news"]),
        "promise": min(kinds, default=0),
        "causes": tuple(int(cause in sentence["causes"]) for cause in CAUSES),
    }


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; none when it is not there."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def helpers(folder: Path) -> list[Item]:
    """Stanford politeness requests and sentence polarity from the public sets in `folder`; English.

    Every fifth request has the part `dev`: it is measured on, not learnt from.
    """
    return [*_requests(folder / "stanford_politeness"), *_polarity(folder / "nltk" / "sentence_polarity.zip")]


def _requests(folder: Path) -> Iterator[Item]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for row in csv.DictReader(file):
                text = " ".join(row["Request"].split())
                where = "train" if zlib.crc32(text.encode()) % 5 else "dev"
                yield Item(text, "en", where, path.stem, {"request": float(row["Normalized Score"])})


def _polarity(path: Path) -> Iterator[Item]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if "rt-polarity" in name and not name.endswith("/"):
                label = int(name.endswith(".pos"))
                for line in archive.read(name).decode("latin-1").splitlines():
                    if line.strip():
                        yield Item(line.strip(), "en", "train", "sentence_polarity", {"polarity": label})
