"""Small floret vectors (hashed sub-word vectors) from plain text; needs the `floret` package."""

from __future__ import annotations

import io
import logging
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from replycheck import tokens

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class VectorPlan:
    """`rows` x `dims` float32; sub-words of `shortest` to `longest` letters, each hashed `hashes` times."""

    rows: int = 30_000
    dims: int = 128
    shortest: int = 4
    longest: int = 5
    hashes: int = 2
    epochs: int = 3
    threads: int = 2
    seed: int = 11


# Share of the lines kept, by the start of the file name: formal law text is plentiful and far from replies.
KEPT_SHARE = {"laws-": 0.35, "imdb-": 0.4, "msdocs-azure": 0.5}


def write_words(folder: Path, target: Path, *, lang: str, seed: int = 11) -> int:
    """All text of `folder` as words with spaces between them; returns the number of words."""
    import spacy

    nlp = spacy.blank(lang)
    tokens.configure(nlp)
    rng = random.Random(seed)  # noqa: S311
    count = 0
    with target.open("w", encoding="utf-8") as out:
        for line in lines(folder, rng=rng):
            words = [token.text for token in nlp.tokenizer(line) if not token.is_space]
            count += len(words)
            out.write(" ".join(words) + "\n")
            if len(nlp.vocab.strings) > 400_000:  # the tokenizer remembers every word it has met
                nlp = spacy.blank(lang)
                tokens.configure(nlp)
    return count


def lower_case(words: Path, target: Path) -> None:
    """Copy `words` in small letters: vectors are looked up by the LOWER of a token."""
    with words.open(encoding="utf-8") as given, target.open("w", encoding="utf-8") as out:
        out.writelines(line.lower() for line in given)


def lines(folder: Path, *, rng: random.Random) -> Iterator[str]:
    """The lines of all .txt and .txt.zst files; of plentiful kinds far from replies, only a part."""
    import zstandard

    for path in sorted(folder.glob("*.txt*")):
        share = next((value for start, value in KEPT_SHARE.items() if path.name.startswith(start)), 1.0)
        with path.open("rb") as raw:
            stream = zstandard.ZstdDecompressor().stream_reader(raw) if path.suffix == ".zst" else raw
            for line in io.TextIOWrapper(stream, encoding="utf-8"):
                if line.strip() and rng.random() < share:
                    yield line.strip()


def train_vectors(words: Path, target: Path, plan: VectorPlan) -> None:
    """Train on the words file and write `target` in floret's text form.

    More than one thread makes the result differ a little from run to run.
    """
    import floret

    model = floret.train_unsupervised(
        str(words),
        model="cbow",
        mode="floret",
        hashCount=plan.hashes,
        bucket=plan.rows,
        minn=plan.shortest,
        maxn=plan.longest,
        dim=plan.dims,
        epoch=plan.epochs,
        minCount=10,
        neg=5,
        ws=5,
        lr=0.05,
        thread=plan.threads,
        verbose=0,
    )
    model.save_floret_vectors(str(target))
    log.info("vectors: %d rows of %d written", plan.rows, plan.dims)
