"""The encoder's tokenizer (16,000 WordPiece subwords, small letters) and the token stream for pre-training."""

from __future__ import annotations

import itertools
import json
import logging
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from replycheck.training import plaintext

log = logging.getLogger(__name__)

SIZE = 16_000
PAD, UNK, CLS, SEP, MASK = range(5)
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_EMOJI = "🙂😊😀😃😄😁😉👍🙏❤️💙🎉😅😔😢😞😕🤔🙈🙌👋✅⚠️📦🌞☀️🌷💪😂🤗😇🥳"


def lines(text: Path, extra: Path | None) -> Iterator[str]:
    """Plain text of both languages in turn, so that they stay balanced, then the extra files (one text a line)."""
    rng = random.Random(5)  # noqa: S311
    both = [plaintext.lines(text / lang, rng=rng) for lang in ("nl", "en")]
    for pair in itertools.zip_longest(*both):
        yield from (line for line in pair if line)
    if extra is not None:
        for path in sorted(extra.glob("*.txt")):
            yield from (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def train_tokenizer(text: Path, extra: Path | None, target: Path) -> None:
    """Learn the subwords from `text` and `extra` and write a tokenizer that AutoTokenizer loads."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

    tokenizer: Any = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=60))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(
        vocab_size=SIZE,
        min_frequency=5,
        special_tokens=list(SPECIAL),
        limit_alphabet=220,
        initial_alphabet=sorted(set(_EMOJI) | set("€£$@#%&*+-/_={}[]<>|~^…“”‘’«»éëèêïíöóüúáàâçñ")),
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines(text, extra), trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)],
    )
    target.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(target / "tokenizer.json"))
    facts = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL, strict=True))
    facts |= {"tokenizer_class": "PreTrainedTokenizerFast"}
    (target / "tokenizer_config.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def write_stream(source: Iterator[str], tokenizer: Path, target: Path) -> int:
    """All lines as one row of uint16 subword numbers, [SEP] after each line; returns how many."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(str(tokenizer / "tokenizer.json"))
    total = 0
    with target.open("wb") as out:
        while batch := list(itertools.islice(source, 20_000)):
            for encoding in loaded.encode_batch_fast(batch, add_special_tokens=False):
                row = np.array([*encoding.ids, SEP], dtype=np.uint16)
                total += len(row)
                row.tofile(out)
    log.info("%d subwords written", total)
    return total


def word_starts(tokenizer: Path) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """For each subword number, whether it begins a word (no leading ##); special tokens do."""
    vocabulary = json.loads((tokenizer / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    starts = np.ones(len(vocabulary), dtype=np.bool_)
    for piece, number in vocabulary.items():
        starts[number] = not piece.startswith("##")
    return starts
