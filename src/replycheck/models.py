"""The one door to spaCy and to the project's own models; heavy imports happen inside the loaders.

spaCy imports torch through thinc; the pipelines need none of it, so torch is hidden during that import.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from replycheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LOCK = threading.Lock()


def model_folder() -> Path:
    """The folder with the shipped models: REPLYCHECK_MODELS, the installed package's own, or the checkout's."""
    override = os.environ.get("REPLYCHECK_MODELS")
    candidates = (
        [Path(override)]
        if override
        else [
            Path(__file__).parent / "_models",
            Path(__file__).parents[2] / "models",
        ]
    )
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise ModelError(f"{candidates[-1]}: no models here; reinstall replycheck or set REPLYCHECK_MODELS")


def _import_spacy() -> Any:
    """spaCy without torch, which no pipeline of ours needs (two seconds), and without its own command line
    with that one's HTTP clients (a quarter of the rest)."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads would wait for one another
    if "spacy" in sys.modules or "torch" in sys.modules:
        import spacy

        return spacy
    command_line = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    command_line["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules.update(command_line)
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy
    finally:
        for name in ("torch", *command_line):
            del sys.modules[name]
    return spacy


@contextmanager
def _no_default_exceptions(defaults_of: Any) -> Iterator[None]:
    """Load without the language's own tokenizer exceptions: the saved tokenizer brings all of its own."""
    defaults = defaults_of.Defaults
    kept = defaults.tokenizer_exceptions
    defaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        defaults.tokenizer_exceptions = kept


@lru_cache(maxsize=4)
def _load(language: str, folder: Path) -> Language:
    path = folder / language
    if not (path / "meta.json").is_file():
        raise ModelError(f"{path}: the {language} parser is missing; reinstall replycheck")
    spacy = _import_spacy()
    import replycheck.parser  # noqa: F401 - spaCy knows the component from then on

    try:
        with _no_default_exceptions(spacy.util.get_lang_class(language)):
            return spacy.load(path)  # type: ignore[no-any-return]
    except Exception as error:  # onnxruntime and tokenizers have errors of their own, without a base
        reason = " ".join(str(error).split())[:120]
        raise ModelError(f"{path}: the {language} parser cannot be loaded ({reason}); reinstall replycheck") from None


def pipeline(language: str) -> Language:
    """The spaCy pipeline of a language, loaded once per process; raises ModelError when it cannot be."""
    with _LOCK:
        return _load(language, model_folder())


def parse(texts: Sequence[str], language: str) -> list[Doc]:
    """One parsed Doc per text; the same text is parsed once per process while it stays in the cache."""
    with _LOCK:
        docs = {t: _DOCS[language, t] for t in texts if (language, t) in _DOCS}
    missing = [t for t in dict.fromkeys(texts) if t not in docs]
    if missing:
        nlp = pipeline(language)
        with _LOCK:
            docs_to_parse = (_one_sentence(nlp.make_doc(text)) for text in missing)
            for text, doc in zip(missing, nlp.pipe(docs_to_parse), strict=True):
                docs[text] = doc
                _remember((language, text), doc)
    return [docs[t] for t in texts]


def _one_sentence(doc: Doc) -> Doc:
    """Sentences are cut before parsing, at lines, lists and abbreviations: the parser adds no boundary."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


_DOCS: dict[tuple[str, str], Doc] = {}
_MOST_DOCS = 4000


def _remember(key: tuple[str, str], doc: Doc) -> None:
    if len(_DOCS) >= _MOST_DOCS:
        for old in list(_DOCS)[: _MOST_DOCS // 4]:
            del _DOCS[old]
    _DOCS[key] = doc


def sentiments(texts: Sequence[str], model: str) -> list[float]:
    """A score in -1..1 for each text by a sentiment model of the user's own (a folder or a hub id).

    Any sequence classifier of transformers whose labels name negative, neutral and positive, or count stars,
    will do. Raises ModelError when it cannot be loaded or its labels say nothing about sentiment.
    """
    tokenizer, classifier = _classifier(model)
    import torch

    values = torch.tensor(_label_values(classifier.config.id2label, model))
    scores: list[float] = []
    for start in range(0, len(texts), 32):
        batch = tokenizer(list(texts[start : start + 32]), padding=True, truncation=True, return_tensors="pt")
        with torch.inference_mode():
            shares = classifier(**batch).logits.softmax(dim=-1)
        scores.extend(float(v) for v in shares @ values)
    return scores


@lru_cache(maxsize=1)
def _classifier(model: str) -> tuple[Any, Any]:
    """Tokenizer and classifier; weights in safetensors only, never pickled ones."""
    try:
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(model)
        classifier = AutoModelForSequenceClassification.from_pretrained(model, use_safetensors=True)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).split("\n")[0][:120]
        raise ModelError(f"{model}: the sentiment model cannot be loaded ({reason})") from None
    return tokenizer, classifier.eval()


def _label_values(labels: Mapping[int, str], model: str) -> list[float]:
    """The sentiment, -1..1, that each label of a classifier stands for."""
    names = [labels[i].lower() for i in range(len(labels))]
    if all(name[:1].isdigit() for name in names):
        return [2 * i / (len(names) - 1) - 1 for i in range(len(names))]
    known = {"neg": -1.0, "neu": 0.0, "pos": 1.0}
    values = [known.get(name[:3]) for name in names]
    if any(v is None for v in values):
        raise ModelError(f"{model}: its labels ({', '.join(names)}) are not negative, neutral, positive or stars")
    return [v for v in values if v is not None]
