"""The measurement set of real sentences: our labels, keyed by set and row, joined with the texts in a data folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_CHAT = Path("labelled/measure-only/wmt24_chat_en_nl/train_en-nl.csv")


def rows(labels: Path, data: Path) -> Iterator[tuple[dict[str, Any], str, str]]:
    """(labels of a sentence, language, the whole text that it stands in) for `labels`/{nl,en}.jsonl.

    `data` has templates/, replies/ and labelled/; raises ValueError for a row that it lacks.
    """
    for lang in ("nl", "en"):
        for line in (labels / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row, lang, _text(data, row["set"], row["row"], lang)


def _text(data: Path, name: str, row: int | str, lang: str) -> str:
    if name == "wmt24_chat":
        turn = _chat(data / _CHAT)[int(row)]
        return turn["source"] if turn["source_language"] == lang else turn["reference"]
    for folder in ("templates", "replies"):
        for path in sorted((data / folder).glob(f"{name}*.jsonl")):
            if row in (rows := _rows(path)):
                return rows[str(row)]
    raise ValueError(f"{data}: no row {row} of the set {name}")


@lru_cache(maxsize=1)
def _chat(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=64)
def _rows(path: Path) -> Mapping[str, str]:
    found = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["text"] for row in found}
