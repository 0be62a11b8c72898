"""The spaCy component of the shipped pipelines: sentence boundaries, part of speech, tag, morphology, lemma, head and relation
of every word, as its network (parsernet.py) tells them.

spaCy finds the component by its entry point when replycheck is installed, so that `spacy.load` is enough.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.scorer import Scorer
from spacy.tokens import Doc

from replycheck.lemmascripts import SAME, apply
from replycheck.parsernet import ParserNet, Told
from replycheck.wordpieces import LONGEST, MOST

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token
    from spacy.training import Example
    from spacy.vocab import Vocab

NAME = "replycheck_parser"
UNKNOWN = "?"  # the first label of every head
_SET = ("tag", "pos", "morph", "lemma", "dep", "head")
_EDGE = 6  # words at the end of a window of which the next window tells whether a sentence begins
_CUT = "parataxis"  # how the later pieces hang on a sentence that is too long to be read at once


@dataclass
class _Reading:
    """A doc with its words (tokens that are no white space), their places, and where its sentences begin and end."""

    doc: Doc
    places: list[int]
    words: list[str]
    given: list[int]  # spaCy's sent_start: 1 a beginning, -1 none, 0 nobody says
    ends: list[int]
    told: dict[int, Told]  # by the first word of what was read

    @property
    def told_apart(self) -> bool:
        """True when somebody says of every word whether a sentence begins with it."""
        return all(self.given[1:])


@Language.factory(
    NAME, assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.head", "token.dep", "token.is_sent_start"]
)
def create(nlp: Language, name: str) -> NetworkParser:
    """The component without a network; from_disk or `load` brings it."""
    return NetworkParser(nlp.vocab)


class NetworkParser:
    """Annotates docs; boundaries that are set already (`is_sent_start`) are kept."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.labels: dict[str, list[str]] = {}
        self.verbs: dict[str, str] = {}
        self._files: dict[str, bytes] = {}
        self._lemmas: dict[tuple[str, int, int], int] = {}

    def load(
        self, network: bytes, tokenizer: str, labels: dict[str, list[str]], verbs: dict[str, str]
    ) -> NetworkParser:
        """Take a network (ONNX), the text of a tokenizer file, the names of the labels per head, and the lemmas of verb forms (in
        small letters) that stand whatever the network says; gives itself back."""
        self._net = ParserNet(network, tokenizer)
        self.labels, self.verbs = labels, verbs
        self._files = {"network.onnx": network, "tokenizer.json": tokenizer.encode()}
        strings, morphology = self.vocab.strings, self.vocab.morphology
        self._numbers = {
            "tag": np.array([strings.add(label) for label in labels["tag"]], dtype=np.uint64),
            "pos": np.array([IDS.get(label, IDS["X"]) for label in labels["pos"]], dtype=np.uint64),
            "feats": np.array([morphology.add("" if label == UNKNOWN else label) for label in labels["feats"]], dtype=np.uint64),
            "dep": np.array([strings.add("ROOT" if label == "root" else label) for label in labels["dep"]], dtype=np.uint64),
        }
        self._verbal = frozenset(n for n, label in enumerate(labels["pos"]) if label in ("VERB", "AUX"))
        self._lemmas.clear()
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write network.onnx, tokenizer.json, labels.json and verbs.json to the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (folder / name).write_bytes(content)
        for name, table in (("labels.json", self.labels), ("verbs.json", self.verbs)):
            (folder / name).write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> NetworkParser:
        """Read what to_disk wrote; raises OSError or ValueError, or what onnxruntime and tokenizers raise, when it cannot be read."""
        folder = Path(path)
        labels, verbs = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("labels.json", "verbs.json"))
        tokenizer = (folder / "tokenizer.json").read_text(encoding="utf-8")
        return self.load((folder / "network.onnx").read_bytes(), tokenizer, labels, verbs)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one doc."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate docs, `batch_size` together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """spaCy's own figures: tag_acc, pos_acc, morph_acc, lemma_acc, dep_uas, dep_las, sents_f."""
        pairs = list(examples)
        found: dict[str, Any] = {}
        for name in ("tag", "pos", "morph", "lemma"):
            getter = _key if name == "morph" else getattr
            found |= Scorer.score_token_attr(pairs, name, getter=getter)
        found |= Scorer.score_deps(pairs, "dep", getter=_relation, ignore_labels=("p", "punct"))
        return found | Scorer.score_spans(pairs, "sents", has_annotation=lambda doc: doc.has_annotation("SENT_START"))

    def _annotate(self, docs: Sequence[Doc]) -> None:
        readings = [_begun(doc) for doc in docs]
        self._find_boundaries([reading for reading in readings if not reading.told_apart])
        rows = [(reading, *piece) for reading in readings for piece in self._pieces(reading)]
        for (reading, first, _), told in zip(rows, self._net.read([r.words[a:b] for r, a, b in rows]), strict=True):
            reading.told[first] = told
        for reading in readings:
            self._write(reading)

    def _find_boundaries(self, readings: Sequence[_Reading]) -> None:
        """Read windows one after the other: each begins with the last sentence of the one before it, which may go on."""
        todo = [(reading, 0) for reading in readings]
        while todo:
            ends = [self._net.reach(reading.words, first, LONGEST - 2) for reading, first in todo]
            windows = [reading.words[first:end] for (reading, first), end in zip(todo, ends, strict=True)]
            following = []
            for (reading, first), end, told in zip(todo, ends, self._net.read(windows), strict=True):
                certain = end if end == len(reading.words) else max(end - _EDGE, first + 1)
                begins = [
                    n for n in range(first + 1, certain) if reading.given[n] == 1 or (not reading.given[n] and told.start[n - first] > 0)
                ]
                if end == len(reading.words):
                    if not begins and (not first or first in reading.ends):
                        reading.told[first] = told  # the window is the sentence
                    reading.ends += [*begins, end]
                else:
                    reading.ends += begins
                    following.append((reading, begins[-1] if begins else certain))
            todo = following

    def _pieces(self, reading: _Reading) -> Iterator[tuple[int, int]]:
        """First and last word of what is still to be read: sentences, the longest of them in pieces."""
        first = 0
        for end in reading.ends:
            while first < end:
                last = min(end, self._net.reach(reading.words, first, MOST))
                if first not in reading.told:
                    yield first, last
                first = last

    def _write(self, reading: _Reading) -> None:
        """Put everything into the doc. White space hangs on the word before it."""
        doc = reading.doc
        table = {name: np.zeros(len(doc), dtype=np.uint64) for name in _SET}
        heads = np.zeros(len(doc), dtype=np.int64)
        self._write_spaces(reading, table, heads)
        sentences = iter(reading.ends)
        end, root = 0, 0
        for first in sorted(reading.told):
            told = reading.told[first]
            places = np.array(reading.places[first : first + len(told.heads)])
            top = int(places[told.heads.argmin()])
            for name, label in (("tag", "tag"), ("pos", "pos"), ("morph", "feats"), ("dep", "dep")):
                table[name][places] = self._numbers[label][getattr(told, label)]
            table["lemma"][places] = [
                self._lemma(*one) for one in zip(reading.words[first:], told.lemma.tolist(), told.pos.tolist(), strict=False)
            ]
            heads[places] = np.where(told.heads > 0, places[told.heads - 1], places) - places
            if first >= end:
                end, root = next(sentences), top
                table["dep"][top] = self.vocab.strings.add("ROOT")
            else:
                heads[top], table["dep"][top] = root - top, self.vocab.strings.add(_CUT)
        table["head"] = heads.view(np.uint64)
        if len(doc):
            whole: Any = np.stack([table[name] for name in _SET], axis=1)
            doc.from_array([name.upper() for name in _SET], whole)

    def _write_spaces(self, reading: _Reading, table: dict[str, NDArray[np.uint64]], heads: NDArray[np.int64]) -> None:
        if len(reading.places) == len(reading.doc):
            return
        known = set(reading.places)
        before = reading.places[0] if reading.places else 0
        for token in reading.doc:
            if token.i in known:
                before = token.i
            else:
                heads[token.i] = before - token.i if known else 0
                table["pos"][token.i] = IDS["SPACE"]
                table["tag"][token.i] = self.vocab.strings.add("_SP")
                table["lemma"][token.i] = token.orth
                table["dep"][token.i] = self.vocab.strings.add("dep" if heads[token.i] else "ROOT")

    def _lemma(self, word: str, script: int, pos: int) -> int:
        found = self._lemmas.get((word, script, pos))
        if found is None:
            if len(self._lemmas) > 50_000:
                self._lemmas.clear()
            written = self.labels["lemma"][script]
            lemma = apply(word, SAME if written == UNKNOWN else written)
            if pos in self._verbal:
                lemma = self.verbs.get(word.lower(), lemma)
            found = self._lemmas[word, script, pos] = int(self.vocab.strings.add(lemma))
        return found


def _key(token: Token, name: str) -> int:
    return int(getattr(token.morph, "key"))  # noqa: B009 - spaCy's stubs lack it


def _relation(token: Token, name: str) -> str:
    return str(token.dep_).lower()


def _begun(doc: Doc) -> _Reading:
    places = [token.i for token in doc if not token.is_space]
    given = [int(doc[place].sent_start) for place in places]
    reading = _Reading(doc, places, [doc[place].text for place in places], given, [], {})
    if reading.told_apart and places:
        reading.ends = [*(n for n, start in enumerate(given) if n and start == 1), len(places)]
    return reading
