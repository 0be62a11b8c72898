"""Reading Universal Dependencies files (CoNLL-U, plain or .zst) into plain values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One token: UD columns, `head` as an index into the sentence (its own index at the root)."""

    form: str
    lemma: str
    pos: str
    tag: str
    feats: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence and its sent_id."""

    sent_id: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as written, with a space only where the treebank has one."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip()


def read_sentences(path: Path, *, lang: str) -> list[Sentence]:
    """All fully annotated sentences of `path`; those with words without part of speech are left out."""
    found = (_sentence(block, lang=lang) for block in _blocks(path))
    return [sentence for sentence in found if sentence is not None]


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in _text(path).splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _text(path: Path) -> str:
    if path.suffix != ".zst":
        return path.read_text(encoding="utf-8")
    import zstandard

    with path.open("rb") as raw, zstandard.ZstdDecompressor().stream_reader(raw) as stream:
        return io.TextIOWrapper(stream, encoding="utf-8").read()


def _sentence(block: list[str], *, lang: str) -> Sentence | None:
    sent_id = next((line.split("=", 1)[1].strip() for line in block if line.startswith("# sent_id")), "")
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    glued, ends = _multiword_spans(rows)
    plain = [row for row in rows if row[0].isdigit()]
    if not plain or any(row[3] in ("X", "_") and row[4] == "_" for row in plain):
        return None
    words = [_word(row, space=_space(row, glued=glued, ends=ends), lang=lang) for row in plain]
    words[-1] = replace(words[-1], space=True)
    return Sentence(sent_id, tuple(words))


def _multiword_spans(rows: list[list[str]]) -> tuple[set[int], dict[int, bool]]:
    """Token numbers written on to the next one ("do" in "don't"), and for each span's end its own space."""
    glued: set[int] = set()
    ends: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glued.update(range(first, last))
            ends[last] = "SpaceAfter=No" not in row[9]
    return glued, ends


def _space(row: list[str], *, glued: set[int], ends: dict[int, bool]) -> bool:
    number = int(row[0])
    if number in glued:
        return False
    return ends.get(number, "SpaceAfter=No" not in row[9])


def _word(row: list[str], *, space: bool, lang: str) -> Word:
    index, head = int(row[0]) - 1, int(row[6]) - 1
    feats = "" if row[5] == "_" else row[5]
    lemma = whole_lemma(row[1], row[2], pos=row[3]) if lang == "nl" else _english_lemma(row[1], row[2])
    return Word(row[1], lemma, row[3], row[4], feats, index if head < 0 else head, row[7], space)


def _english_lemma(form: str, lemma: str) -> str:
    return form if lemma == "_" else lemma


def whole_lemma(form: str, lemma: str, *, pos: str) -> str:
    """A Dutch treebank lemma written as one word: "terug_bellen" -> "terugbellen".

    A separated verb keeps only what the token holds ("bel" ... "terug": "bellen"); a compound noun keeps its
    linking letters ("verzekeringsmaatschappijen" -> "verzekeringsmaatschappij").
    """
    if lemma in ("", "_"):
        return form
    if "_" not in lemma or "_" in form:
        return lemma
    parts = lemma.split("_")
    if parts[-1] == "DIM":
        parts.pop()
    if pos in ("VERB", "AUX"):
        return _verb_lemma(form.lower(), parts)
    return _compound_lemma(form, parts)


def _verb_lemma(form: str, parts: list[str]) -> str:
    particle = "".join(parts[:-1]).lower()
    return particle + parts[-1] if form.startswith(particle) else parts[-1]


def _compound_lemma(form: str, parts: list[str]) -> str:
    last = parts[-1]
    if parts[0][0].islower() and form[0].isupper() and form[1:].islower():
        form = form[0].lower() + form[1:]
    for length in range(len(last), 1, -1):
        cut = form.lower().rfind(last[:length].lower(), 1)
        if cut > 0:
            return form[:cut] + (last if form[cut].islower() or last.isupper() else form[cut] + last[1:])
    return "".join(parts)
