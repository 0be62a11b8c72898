"""metrics.json and MODEL_CARD.md of a pipeline, both printed by the training run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NAMES = {"nl": "Dutch", "en": "English"}

_OWN = ("replycheck service sentences (models/corpus/ud), without those marked -test", "CC BY-SA 4.0")
_SILVER = ("examples of the rules, parsed by the pipelines before these and not looked at by hand (models/corpus/ud)", "CC BY-SA 4.0")
TREEBANKS = {
    "nl": [
        ("UD Dutch-Alpino, training part, converted anew from the Alpino trees", "CC BY-SA 4.0"),
        _OWN,
        _SILVER,
    ],
    "en": [
        ("UD English-EWT, training part", "CC BY-SA 4.0"),
        _OWN,
        _SILVER,
    ],
}

_LEMMAS = {
    "nl": (
        "Lemmas are whole words: the treebank's `af_lopen` is `aflopen`. A separated verb has the lemma of "
        "what its token holds, and the particle hangs below it as `compound:prt`: in *Ik bel u terug* the "
        "lemma of *bel* is `bellen`; *terugbel* has `terugbellen`. The figures count these lemmas, so they "
        "cannot be compared to the last digit with those of other Dutch pipelines."
    ),
    "en": "Lemmas are those of the treebank (`me` has the lemma `I`).",
}


def write(folder: Path, metrics: dict[str, Any]) -> None:
    """Write both files into `folder`."""
    text = json.dumps(metrics, indent=2, ensure_ascii=False) + "\n"
    (folder / "metrics.json").write_text(text, encoding="utf-8")
    (folder / "MODEL_CARD.md").write_text(render(metrics), encoding="utf-8")


def render(metrics: dict[str, Any]) -> str:
    """The card as Markdown."""
    lang = metrics["lang"]
    parts = [
        f"# replycheck {lang}: {NAMES[lang]} spaCy pipeline",
        _intro(metrics),
        "## Trained on\n\n" + _sources("Annotated text", TREEBANKS[lang]) + "\n\n" + _BODY,
        "## Figures\n\nIn percent, on gold words.\n\n" + _scores(metrics),
        _clauses(metrics),
        f"Speed: {metrics['words_per_second']:,} words a second of one processor core, through `nlp.pipe`. "
        f"Size: {metrics['megabytes']} MB.",
        "## Notes\n\n" + _LEMMAS[lang] + "\n\n" + _LIMITS,
        "## Licence\n\nCC BY-SA 4.0, which the treebanks ask for.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


_BODY = (
    "The network begins from the body of the sentence encoder (models/encoder; its card names the plain text that it read "
    "without labels). Above it: a recurrent layer over words, biaffine arcs and relations, and a linear layer each for part of "
    "speech, tag, morphology, lemma script and sentence beginnings. 8-bit weights, run by onnxruntime."
)

_LIMITS = (
    "Placeholders (`{name}`, `[naam]`, `%s`), numbers, references and e-mail addresses are one token. "
    "Sentence boundaries come from the network and are a fallback: cut text at line ends first. "
    "In Dutch, rules keep it from starting a sentence behind a colon, and call a verb AUX exactly where it helps another; "
    "in both languages a table gives the lemmas of verb forms that the network gets wrong by itself. "
    "No named entities. Training sentences were varied: first and second person, questions, "
    "commands, verbs of service replies, small letters, missing full stops and accents, placeholders for names. "
    "`spacy.load` finds the component `replycheck_parser` where replycheck is installed."
)


def _intro(metrics: dict[str, Any]) -> str:
    return (
        "Part of speech, morphology, lemmas and dependencies for service replies; runs without torch.\n\n"
        f"Components: {', '.join(metrics['components'])}. {metrics['train_sentences']:,} training sentences, "
        f"{metrics['service_sentences']} service sentences (repeated), {metrics['silver_sentences']:,} examples of rules."
    )


def _sources(title: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"| {title} | Licence |", "|---|---|", *(f"| {name} | {licence} |" for name, licence in rows)]
    return "\n".join(lines)


_COLUMNS = ("tag", "pos", "morph", "lemma", "uas", "las", "sentence_f")


def _scores(metrics: dict[str, Any]) -> str:
    head = (
        "| Set | TAG | POS | MORPH | Lemma | UAS | LAS | Sentences (F) |\n|---|---|---|---|---|---|---|---|"
    )
    rows = [_score_row(name, found) for name, found in metrics["scores"].items()]
    rows += [_score_row(f"{name}, one by one", found) for name, found in metrics["single_sentences"].items()]
    note = "Documents of ten sentences; *one by one*: every sentence its own document."
    return "\n".join([head, *rows]) + "\n\n" + note


def _score_row(name: str, found: dict[str, float]) -> str:
    return f"| {name} | " + " | ".join(f"{found[column]:.2f}" for column in _COLUMNS) + " |"


def _clauses(metrics: dict[str, Any]) -> str:
    found = metrics.get("clauses")
    if not found:
        return ""
    return (
        f"Clauses of service replies (models/corpus/clauses.{metrics['lang']}.jsonl: {found['sentences']} sentences of the "
        f"corpus with {found['clauses']} finite clauses, annotated by hand without sight of any parse), the parse read by replycheck's own rules for clauses: {found['finite_verb']} % "
        f"have the right finite verb, {found['lemma']} % the right lemma of the full verb with its particle, "
        f"{found['person']} % the right person of the subject, {found['all_three']} % all three."
    )
