"""What the encoder adds to the grammar's promises: those it missed, and doubt about what is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from replycheck import encoder
from replycheck.checks import judged
from replycheck.checks.case import Case
from replycheck.checks.promises import dutch_people, english_words
from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.values import Candidate
from replycheck.checks.shares import softmax
from replycheck.draft import Sentence
from replycheck.finiteverbs import full_lemma
from replycheck.report import Promise

_FIRST = {
    "nl": (re.compile(r"\b(?:ik|'k)\b"), re.compile(r"\b(?:wij|we)\b")),
    "en": (re.compile(r"\bi(?:'ll|'m|'ve|'d)?\b"), re.compile(r"\bwe(?:'ll|'re|'ve|'d)?\b")),
}


def share(case: Case, sentence: Sentence, promises: Sequence[Promise]) -> float | None:
    """The probability that a sentence holds a promise, grammar's answer weighed in; None without the encoder."""
    if not case.judgements:
        return None
    told = promises[0].firmness if promises else "none"
    return 1 - judged.probabilities(case.judgements[sentence.start], "promise", told)[0]


def bare(judgement: encoder.Judgement) -> float:
    """The encoder's own probability that a sentence promises, before the grammar has its say."""
    return 1 - softmax(judgement.promise)[0]


_DEPENDS = 0.65
"""The encoder's share of conditional among its kinds of promises from which one that the grammar finds firm depends on something."""


def depending(case: Case, sentence: Sentence, promise: Promise) -> Promise:
    """The one promise of a sentence, conditional where the encoder sees that: 'u ontvangt dan bericht' leans on what stands before."""
    if promise.firmness != "firm" or not case.judgements:
        return promise
    _, firm, hedged, conditional = softmax(case.judgements[sentence.start].promise)
    leans = conditional / (firm + hedged + conditional) >= _DEPENDS
    return replace(promise, firmness="conditional") if leans else promise


def candidate(case: Case, sentence: Sentence, clauses: Sequence[Clause], probability: float) -> tuple[int, Candidate]:
    """The clause that promises most by the encoder, with owner, act and firmness."""
    read = [encoder.readable(sentence.plain[c.start : c.end]) for c in clauses]
    found = encoder.judge_alone(read) if len(clauses) > 1 else [case.judgements[sentence.start]]
    shares = [1 - judged.probabilities(j, "promise", "none")[0] for j in found]
    number = max(range(len(clauses)), key=lambda i: (bool(clauses[i].times) and shares[i] > 0.3, shares[i]))
    firmness = judged.probabilities(case.judgements[sentence.start], "promise", "none")
    hedged = firmness[2] > firmness[1]
    clause = clauses[number]
    verb = _verb(clause)
    made = Candidate(
        verb,
        _owner(clause, verb, sentence.language),
        _act(clause, verb),
        firmness="hedged" if hedged else "firm",
        confidence=round(probability, 2),
        source="model",
    )
    return number, made


def _verb(clause: Clause) -> int:
    """The place of the finite verb, else of any verb, else 0."""
    for wanted in ("Fin", ""):
        for place, token in enumerate(clause.tokens):
            if token.pos_ in ("VERB", "AUX") and (not wanted or wanted in token.morph.get("VerbForm", [])):
                return place
    return 0


def _owner(clause: Clause, verb: int, language: str) -> str:
    one, many = _FIRST[language]
    if one.search(clause.lower):
        return "I"
    if many.search(clause.lower):
        return "we"
    if any(t.dep_ in ("aux:pass", "nsubj:pass") for t in clause.tokens):
        doer = clause.lower.partition(" by ")[2]
        return dutch_people.passive_owner(clause) if language == "nl" else _doer(doer)
    if language == "nl":
        return dutch_people.owner_of(clause, verb)
    subject = next((t for t in clause.tokens if t.dep_.startswith("nsubj")), None)
    words = "" if subject is None else " ".join(t.lower_ for t in subject.subtree)
    return english_words.named_owner(words, clause) or english_words.owner_of(words)


def _doer(words: str) -> str:
    """The owner of an English passive by the words behind 'by'; none or only an outcome's name is nobody."""
    owner = english_words.owner_of(words)
    return "agentless" if owner == "company" else owner


def _act(clause: Clause, verb: int) -> str:
    """The lemma of the full verb, with its particle."""
    return full_lemma(clause.tokens[verb]) if verb < len(clause.tokens) else ""
