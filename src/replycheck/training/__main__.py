"""`python -m replycheck.training`: makes what lies in models/."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)
_SERVICE = Path("models/corpus/ud")
_ENCODER = Path("models/encoder")
_WORD_TABLE = Path("src/replycheck/lexicon/language_words.tsv")
_CONTEXT_WEIGHTS = Path("src/replycheck/lexicon/context_weights.toml")


@app.callback()
def training() -> None:
    """Train replycheck's models from folders with data."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # small matrices: threads would wait for one another


@app.command()
def pipelines(
    treebanks: Annotated[Path, typer.Option(help="Folder with the UD files, .conllu or .conllu.zst.")],
    text: Annotated[Path | None, typer.Option(help="Folder with nl/ and en/ of plain text, read before; needs --work.")] = None,
    lang: Annotated[str | None, typer.Option(help="nl or en; both without it.")] = None,
    out: Annotated[Path, typer.Option(help="The pipelines go to OUT/nl and OUT/en.")] = Path("models"),
    service: Annotated[Path, typer.Option(help="Folder with the project's own sentences, LANG.conllu.")] = _SERVICE,
    encoder: Annotated[Path, typer.Option(help="A shipped encoder: subwords, and the weights to begin from.")] = _ENCODER,
    work: Annotated[Path | None, typer.Option(help="The encoder's WORK folder: weights to begin from, and checkpoints.")] = None,
    minutes: Annotated[float, typer.Option(help="Training time for each language.")] = 60.0,
    resume: Annotated[bool, typer.Option(help="Go on from the checkpoint in WORK or from what lies in OUT, more gently.")] = False,
    measure_only: Annotated[bool, typer.Option(help="Only write figures and card of what lies in OUT.")] = False,
) -> None:
    """Train the spaCy pipelines, measure them, and write metrics.json and MODEL_CARD.md beside them."""
    from replycheck.training import corpora
    from replycheck.training import pipelines as making
    from replycheck.training.parsing.fitting import FitPlan

    for language in (lang,) if lang else ("nl", "en"):
        corpus = corpora.read_corpus(language, treebanks=treebanks, service=service)
        if not measure_only:
            making.train(
                corpus,
                FitPlan(minutes=minutes, learn_rate=2.5e-4 if resume else 5e-4),
                out=out / language,
                encoder=encoder,
                body=None if resume else making.body(encoder, work, text),
                checkpoint=work / f"parser-{language}.safetensors" if work else None,
                resume=resume,
            )
        _describe(out / language, corpus, service.parent)


@app.command()
def words(
    text: Annotated[Path, typer.Option(help="Folder with nl/ and en/ of plain text.")],
    out: Annotated[Path, typer.Option(help="The table.")] = _WORD_TABLE,
) -> None:
    """Count which words tell Dutch from English, and write the table that the language check reads."""
    from replycheck.training import languagewords

    logging.getLogger(__name__).info("%d words", languagewords.write(text, out))


@app.command()
def encoder(
    text: Annotated[Path, typer.Option(help="Folder with nl/ and en/ of plain text.")],
    data: Annotated[Path, typer.Option(help="Folder with templates/, replies/ and labelled/.")],
    work: Annotated[Path, typer.Option(help="Folder for tokenizer, stream and checkpoints; resumes there.")],
    out: Annotated[Path, typer.Option(help="The encoder goes here.")] = Path("models/encoder"),
    corpus: Annotated[Path, typer.Option(help="The labelled corpus.")] = Path("models/corpus"),
    minutes: Annotated[float, typer.Option(help="Pre-training time, over all runs.")] = 90.0,
    extra: Annotated[
        Path | None, typer.Option(help="Folder with more .txt files for pre-training, one text a line.")
    ] = None,
    start: Annotated[
        Path | None, typer.Option(help="A shipped encoder's folder: keep its subwords and go on from its weights.")
    ] = None,
) -> None:
    """Train the sentence encoder: subwords, masked words, heads, export, figures."""
    from replycheck.training.encoder import run

    run.everything(text=text, data=data, work=work, out=out, corpus=corpus, minutes=minutes, extra=extra, start=start)


@app.command()
def matcher(
    models: Annotated[Path, typer.Option(help="MODELS/encoder gives subwords and body; MODELS/matcher is written.")] = Path("models"),
    corpus: Annotated[Path, typer.Option(help="The labelled corpus.")] = Path("models/corpus"),
    work: Annotated[Path | None, typer.Option(help="The encoder's WORK folder: take the body from its pre-training.")] = None,
    epochs: Annotated[float, typer.Option(help="Rounds over the exchanges.")] = 5.0,
) -> None:
    """Train the matcher, which reads a reply beside the customer's message."""
    from replycheck.training.matcher import fitting, run

    run.everything(corpus=corpus, models=models, work=work, plan=fitting.MatchPlan(epochs=epochs))


@app.command()
def context(
    corpus: Annotated[Path, typer.Option(help="The labelled corpus.")] = Path("models/corpus"),
    out: Annotated[Path, typer.Option(help="The weights.")] = _CONTEXT_WEIGHTS,
) -> None:
    """Fit the weights of the checks that hold a reply against the customer's message; after every new encoder."""
    from replycheck.training import contextweights

    for name, (precision, recall) in contextweights.write(corpus, out).items():
        logging.getLogger(__name__).info("%s: precision %.2f, recall %.2f", name, precision, recall)


def _describe(folder: Path, corpus: Any, written: Path) -> None:
    import spacy

    from replycheck.training import clauses, measure, pipelinecard

    nlp = spacy.load(folder)
    metrics = {
        "name": f"replycheck_{nlp.lang}",
        "lang": nlp.lang,
        "spacy": spacy.about.__version__,
        "components": nlp.pipe_names,
        "train_sentences": len(corpus.train),
        "service_sentences": len(corpus.service),
        "silver_sentences": len(corpus.silver),
        **measure.figures(folder, corpus, written / f"clauses.{nlp.lang}.jsonl"),
    }
    pipelinecard.write(folder, metrics)
    in_sight = clauses.figures(nlp, written / f"clauses.{nlp.lang}.dev.jsonl")
    logging.getLogger(__name__).info("%s, clauses to look at: %s", nlp.lang, in_sight)


if __name__ == "__main__":
    app()
