"""The parsers' component and what it stands on: trees, lemma scripts, subwords of words."""

import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck import lemmascripts, models, sessions, trees, wordpieces
from replycheck.errors import ModelError
from replycheck.training import conllu

CORPUS = Path(__file__).parents[1] / "models" / "corpus" / "ud"
REPLY = {
    "nl": "Ik bel u morgen terug. Kunt u mij dan het nummer van de meter geven? Alvast bedankt voor uw geduld.",
    "en": "I will call you back tomorrow. Could you have the meter number ready by then? Thank you for your patience.",
}


def _acyclic(heads):
    for word in range(len(heads)):
        seen, place = set(), word
        while heads[place]:
            if place in seen:
                return False
            seen.add(place)
            place = heads[place] - 1
    return True


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_best_tree_is_found(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    found = trees.best_tree(scores)
    assert list(found).count(0) == 1
    assert _acyclic(found)
    root = list(found).index(0)
    rivals = (h for h in itertools.product(range(count + 1), repeat=count) if h[root] == 0 and h.count(0) == 1 and _acyclic(h))
    places = np.arange(count)
    assert scores[places, found].sum() == pytest.approx(max(scores[places, list(h)].sum() for h in rivals), abs=1e-4)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_script_leads_from_every_form_to_its_lemma(lang):
    words = [word for sentence in conllu.read_sentences(CORPUS / f"{lang}.conllu", lang=lang) for word in sentence.words]
    wrong = [w.form for w in words if lemmascripts.apply(w.form, lemmascripts.script(w.form, w.lemma)).lower() != w.lemma.lower()]
    assert wrong == []


@pytest.mark.parametrize(
    ("form", "lemma", "other", "other_lemma"),
    [("gebeld", "bellen", "getild", "tillen"), ("houses", "house", "prices", "price"), ("Vries", "Vries", "Smit", "Smit")],
)
def test_a_script_serves_other_words(form, lemma, other, other_lemma):
    assert lemmascripts.apply(other, lemmascripts.script(form, lemma)) == other_lemma


def test_rows_tell_each_words_subwords_and_the_order_from_behind():
    class Letters:
        def encode(self, word, add_special_tokens):
            return type("Encoding", (), {"ids": [ord(letter) for letter in word]})

    pieces = wordpieces.Pieces(Letters())
    found = wordpieces.arrays([pieces.row(["Ik", "bel"]), pieces.row(["Ja"])])
    assert found.first.tolist() == [[1, 3], [1, 0]]
    assert found.last.tolist() == [[2, 5], [2, 0]]
    assert found.back.tolist() == [[1, 0], [0, 1]]
    assert found.shapes.tolist() == [[0, 2, 2, 1, 1, 1, 0], [0, 2, 2, 0, 0, 0, 0]]
    assert found.mask.sum(1).tolist() == [7, 4]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_sentences_are_found_and_each_has_one_root(lang):
    doc = models.pipeline(lang)(REPLY[lang])
    assert [sentence.text.split()[0] for sentence in doc.sents] == [s.split()[0] for s in (REPLY[lang].replace("?", ".").split(". "))]
    assert all(sum(token.dep_ == "ROOT" for token in sentence) == 1 for sentence in doc.sents)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_boundaries_that_are_set_are_kept(lang):
    nlp = models.pipeline(lang)
    doc = nlp.make_doc(REPLY[lang])
    for token in doc[1:]:
        token.is_sent_start = token.i == 3
    read = nlp.get_pipe("replycheck_parser")(doc)
    assert [sentence.start for sentence in read.sents] == [0, 3]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_doc_reads_the_same_alone_and_among_others(lang):
    nlp = models.pipeline(lang)
    texts = [REPLY[lang], "", "ok", "  \n ", REPLY[lang] * 2, " ".join([REPLY[lang]] * 20)]
    alone = [[(t.pos_, t.lemma_, t.head.i, t.dep_) for t in nlp(text)] for text in texts]
    together = [[(t.pos_, t.lemma_, t.head.i, t.dep_) for t in doc] for doc in nlp.pipe(texts)]
    assert [len(one) for one in alone] == [len(one) for one in together]
    differing = sum(a != b for one, other in zip(alone, together, strict=True) for a, b in zip(one, other, strict=True))
    assert differing <= 0.01 * sum(map(len, alone))  # 8-bit sums differ by a hair from batch to batch


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_sentence_without_an_end_is_read_in_pieces_below_one_root(lang):
    nlp = models.pipeline(lang)
    doc = nlp.make_doc(" ".join(REPLY[lang].replace(".", ",").split() * 30))
    for token in doc[1:]:
        token.is_sent_start = False
    read = nlp.get_pipe("replycheck_parser")(doc)
    assert len(list(read.sents)) == 1
    assert sum(token.head == token for token in read) == 1


def test_a_broken_network_is_told_in_one_line(tmp_path, monkeypatch):
    shutil.copytree(CORPUS.parents[1] / "nl", tmp_path / "nl")
    (tmp_path / "nl" / "replycheck_parser" / "network.onnx").write_bytes(b"no network")
    monkeypatch.setenv("REPLYCHECK_MODELS", str(tmp_path))
    with pytest.raises(ModelError, match="the nl parser cannot be loaded") as caught:
        models.pipeline("nl")
    assert "\n" not in str(caught.value)


def test_rows_are_read_together_up_to_a_measure():
    assert list(sessions.batches([5, 2, 9, 2], 10)) == [[1, 3], [0], [2]]
    assert list(sessions.batches([20], 10)) == [[0]]
    assert list(sessions.batches([], 10)) == []
