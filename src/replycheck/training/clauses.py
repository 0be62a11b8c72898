"""The service-language test: in hand-checked clauses, the finite verb, the lemma with its particle, and the subject's person.

The sentences are the corpus's own (`models/corpus/clauses.LANG.jsonl`); no pipeline is trained on them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

HELPERS = ("aux", "aux:pass", "cop")
_PERSONS = {
    "1s": "ik 'k i",
    "2": "u je jij jullie gij ge uzelf you ye",
    "1p": "wij we",
    "3s": "hij het 't he she it",
    "3p": "they these those",
}
_PERSON = {word: person for person, words in _PERSONS.items() for word in words.split()}


def figures(nlp: Language, path: Path) -> dict[str, float]:
    """Of all clauses, the percentage with the right finite verb, lemma, person, and all three."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    hits = [0, 0, 0, 0]
    total = 0
    for row, doc in zip(rows, nlp.pipe(_one_sentence(nlp, row["text"]) for row in rows), strict=True):
        for clause in row["clauses"]:
            right = _compare(clause, doc)
            total += 1
            hits = [count + hit for count, hit in zip(hits, (*right, all(right)), strict=True)]
    names = ("finite_verb", "lemma", "person", "all_three")
    shares = {name: round(100 * hit / total, 1) for name, hit in zip(names, hits, strict=True)}
    return {"sentences": len(rows), "clauses": total, **shares}


def _one_sentence(nlp: Language, text: str) -> Doc:
    """As replycheck parses: the sentence is cut already."""
    doc = nlp.make_doc(text)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _compare(clause: dict[str, Any], doc: Doc) -> tuple[bool, bool, bool]:
    verb = next((token for token in doc if token.idx == clause["start"]), None)
    if verb is None or "Fin" not in verb.morph.get("VerbForm", []):
        return False, False, False
    return True, lemma_of(verb) == clause["lemma"], person_of(verb) == clause["person"]


def lemma_of(verb: Token) -> str:
    """The lemma of the clause's full verb with its particle: `terugbellen`, `call-back`."""
    full = verb
    while full.dep_ in HELPERS and full.dep_ != "cop":
        full = full.head
    if full.lemma_ in _LEADING:  # UD has the Dutch modals as verbs of their own: 'ik wil het nakijken'
        full = next((child for child in full.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), full)
    if full is not verb and full.pos_ not in ("VERB", "AUX"):  # 'has been ready' has a copula
        full = next((child for child in full.children if child.dep_ == "cop"), full)
    particle = next((child.lower_ for child in full.children if _is_particle(child)), "")
    lemma = full.lemma_.lower()
    if not particle or (full.lang_ == "nl" and lemma.startswith(particle)):
        return lemma
    return f"{particle}{lemma}" if full.lang_ == "nl" else f"{lemma}-{particle}"


_LEADING = frozenset(
    "willen hoeven dienen moeten kunnen mogen zullen gaan komen blijven staan zitten liggen lopen doen".split()
)
_ADVERBS = frozenset("back out in over up down off on through round around away along".split())


def _is_particle(token: Token) -> bool:
    """UD calls the 'back' of 'call back' a particle and that of 'go back' an adverb; here both are."""
    return token.dep_ == "compound:prt" or (token.lang_ == "en" and token.dep_ == "advmod" and token.lower_ in _ADVERBS)


def person_of(verb: Token) -> str:
    """1s, 2, 3s, 1p or 3p by the subject; `-` where there is none, as in imperatives and chat."""
    subject = _subject(verb)
    if subject is None:
        return "-"
    if subject.lower_ in _PERSON:
        return _PERSON[subject.lower_]
    number = verb.morph.get("Number", []) or subject.morph.get("Number", [])
    return "3p" if "Plur" in number else "3s"


def _subject(verb: Token) -> Token | None:
    """The subject, also 'it' that stands for a clause, and the one shared with the clause before."""
    head = verb.head if verb.dep_ in HELPERS else verb
    found = subject_of(verb) or next((child for child in head.children if child.dep_ == "expl"), None)
    if found is None and head.dep_ == "conj":
        before = head.head
        return next((child for child in before.children if child.dep_.startswith("nsubj")), None)
    return found


def subject_of(verb: Token) -> Token | None:
    """The head word of the subject of a finite verb, auxiliary or copula; None where it has none."""
    head = verb.head if verb.dep_ in HELPERS else verb
    return next((child for child in head.children if child.dep_.startswith("nsubj")), None)
