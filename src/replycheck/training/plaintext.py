"""Lines of plain text from a folder."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

# Share of the lines kept, by the start of the file name: formal law text is plentiful and far from replies.
KEPT_SHARE = {"laws-": 0.35, "imdb-": 0.4, "msdocs-azure": 0.5}


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
