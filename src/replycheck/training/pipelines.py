"""Trains the spaCy pipelines: our tokenizer, one network for everything that is told of a word, and a few rules around it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import load_file

from replycheck import parser, tokens
from replycheck.parsernet import OUTPUTS
from replycheck.training import conllu, verblemmas
from replycheck.training.corpora import Corpus, dev_examples
from replycheck.training.corrections import boundary_patterns, english_patterns, helping_verb_patterns
from replycheck.training.encoder import export, masked, shipped, subwords
from replycheck.training.encoder.network import body_of
from replycheck.training.folders import swap_in
from replycheck.training.parsing.data import Labels, Reader, batch_of, labels_of
from replycheck.training.parsing.fitting import FitPlan, fit
from replycheck.training.parsing.network import ParserNetwork
from replycheck.training.parsing.shipped import weights
from replycheck.wordpieces import Pieces

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT_MINUTES = 20.0


def body(encoder: Path, work: Path | None, text: Path | None) -> dict[str, torch.Tensor]:
    """The weights that a network begins from: of the encoder's pre-training in `work`, where it lies there, else of the shipped
    `encoder`; with `text` these read that once more before."""
    if work is None:
        return shipped.body(encoder)
    if text is not None and not (work / "masked").exists():
        work.mkdir(parents=True, exist_ok=True)
        subwords.write_stream(subwords.lines(text, None), encoder, work / "stream.u16")
        (work / "tokenizer").mkdir(exist_ok=True)
        (work / "tokenizer" / "tokenizer.json").write_bytes((encoder / "tokenizer.json").read_bytes())
        masked.pretrain(work, masked.MaskedPlan(minutes=_TEXT_MINUTES), encoder)
    for name in ("adapted", "masked"):
        if (work / name / "model.safetensors").exists():
            return body_of(load_file(work / name / "model.safetensors"))
    return shipped.body(encoder)


def train(
    corpus: Corpus,
    plan: FitPlan,
    *,
    out: Path,
    encoder: Path,
    body: dict[str, torch.Tensor] | None,
    checkpoint: Path | None = None,
    resume: bool = False,
) -> Path:
    """Fit a network by `plan` and write the pipeline to `out`: from `body`, or (`resume`) with the labels of the one that lies there,
    from the `checkpoint` or where there is none from its own weights."""
    from tokenizers import Tokenizer

    tokenizer = (encoder / "tokenizer.json").read_text(encoding="utf-8")
    labels = known_labels(out) if resume else labels_of(corpus.train + corpus.service + corpus.silver)
    reader = Reader(Pieces(Tokenizer.from_str(tokenizer)), labels)
    state = _earlier(checkpoint, out) if resume else None
    model = fit(corpus, reader, labels, plan, body=body, state=state, checkpoint=checkpoint)
    write(assemble(corpus.lang, network(model, reader, corpus.service), tokenizer, labels), out)
    return out


def _earlier(checkpoint: Path | None, out: Path) -> dict[str, torch.Tensor]:
    if checkpoint is not None and checkpoint.exists():
        return load_file(checkpoint)
    return weights(out / parser.NAME / "network.onnx")


def known_labels(pipeline: Path) -> Labels:
    """The labels of a pipeline that was written before."""
    import spacy

    return spacy.load(pipeline).get_pipe(parser.NAME).labels  # type: ignore[attr-defined, no-any-return]


def network(model: ParserNetwork, reader: Reader, sample: list[conllu.Sentence]) -> bytes:
    """The network as ONNX with 8-bit weights."""
    rows, length, words = (
        torch.export.Dim(name, min=least, max=most) for name, least, most in (("rows", 1, 512), ("length", 3, 160), ("words", 2, 160))
    )
    given = dict(batch_of([reader([sentence]) for sentence in sample[:3]]).given)
    given["heads"] = torch.full_like(given["first"], -1)
    shapes = tuple({0: rows, 1: length if name in ("ids", "mask", "shapes") else words} for name in given)
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "network.onnx"
        export.small(model, given, list(OUTPUTS), shapes, target)
        return target.read_bytes()


def assemble(lang: str, network: bytes, tokenizer: str, labels: Labels) -> Language:
    """The whole pipeline; verbs whose lemma the network gets wrong in a plain sentence come with a table."""
    return _assembled(lang, network, tokenizer, labels, verblemmas.wrong(_assembled(lang, network, tokenizer, labels, {})))


def _assembled(lang: str, network: bytes, tokenizer: str, labels: Labels, verbs: dict[str, str]) -> Language:
    import spacy

    nlp = spacy.blank(lang)
    tokens.configure(nlp)
    if lang == "nl":
        boundaries: Any = nlp.add_pipe("attribute_ruler", name="boundary_ruler")
        boundaries.add_patterns(boundary_patterns())
    component: Any = nlp.add_pipe(parser.NAME)
    component.load(network, tokenizer, labels, verbs)
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add_patterns(english_patterns() if lang == "en" else helping_verb_patterns())
    return nlp


def write(nlp: Language, out: Path) -> None:
    """Put the pipeline in place of the folder `out`."""
    swap_in(nlp.to_disk, out)


KEPT = {
    "tag": "tag_acc",
    "pos": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "sentence_f": "sents_f",
}


def scores(nlp: Language, sentences: list[conllu.Sentence], *, together: int = 10) -> dict[str, float]:
    """Accuracies in percent on gold words, `together` sentences a document; sentence boundaries as F1."""
    found = nlp.evaluate(dev_examples(nlp, sentences, together=together), batch_size=64)
    return {name: round(100 * found[key], 2) for name, key in KEPT.items()}
