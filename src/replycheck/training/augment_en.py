"""English changes: first and second person, contractions, commands, questions, lost apostrophes."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from replycheck.training.augment import Change, children, rebuilt, subtree
from replycheck.training.conllu import Sentence, Word
from replycheck.training.verbs_en import other_verb


@dataclass(frozen=True)
class Person:
    """A subject pronoun, and the person and number that its verb takes."""

    form: str
    lemma: str
    feats: str
    agreement: str
    be: str


_FIRST = Person("I", "I", "Case=Nom|Number=Sing|Person=1|PronType=Prs", "Number=Sing|Person=1", "am")
_WE = Person("we", "we", "Case=Nom|Number=Plur|Person=1|PronType=Prs", "Number=Plur|Person=1", "are")
_YOU = Person("you", "you", "Case=Nom|Person=2|PronType=Prs", "Number=Sing|Person=2", "are")
PERSONS = (_FIRST, _FIRST, _WE, _WE, _WE, _YOU, _YOU)
OBJECTS = (
    ("you", "you", "Case=Acc|Person=2|PronType=Prs"),
    ("you", "you", "Case=Acc|Person=2|PronType=Prs"),
    ("us", "we", "Case=Acc|Number=Plur|Person=1|PronType=Prs"),
    ("me", "I", "Case=Acc|Number=Sing|Person=1|PronType=Prs"),
)
OWNERS = (
    ("your", "your", "Case=Gen|Person=2|Poss=Yes|PronType=Prs"),
    ("your", "your", "Case=Gen|Person=2|Poss=Yes|PronType=Prs"),
    ("our", "our", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
    ("my", "my", "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs"),
)
_SHORT = {"will": "'ll", "am": "'m", "are": "'re", "have": "'ve", "would": "'d"}
_NEGATED = frozenset("do does did is are was were has have had would could should".split())


@dataclass(frozen=True)
class Clause:
    """Indices: the clause's head, its finite verb, and the (unbroken) subject."""

    head: int
    verb: int
    subject: range
    name: int


def clauses(sentence: Sentence) -> list[Clause]:
    """Clauses with one finite verb and one short subject that is no relative or question word."""
    found = (_clause(sentence, i) for i, w in enumerate(sentence.words) if w.dep in ("nsubj", "nsubj:pass"))
    return [clause for clause in found if clause is not None]


def _clause(sentence: Sentence, name: int) -> Clause | None:
    words = sentence.words
    head = words[name].head
    below = children(sentence, head)
    finite = [i for i in (head, *below) if words[i].tag in ("VBZ", "VBP", "VBD", "MD")]
    finite = [i for i in finite if i == head or words[i].dep in ("aux", "aux:pass", "cop")]
    subjects = [i for i in below if "subj" in words[i].dep]
    shared = any(words[i].dep in ("conj", "expl") for i in below)
    span = subtree(sentence, name)
    broken = len(span) > 8 or span[-1] - span[0] != len(span) - 1
    if len(finite) != 1 or len(subjects) != 1 or shared or broken or any(_asks(words[i]) for i in span):
        return None
    return Clause(head, finite[0], range(span[0], span[-1] + 1), name)


def _asks(word: Word) -> bool:
    return (
        "PronType=Rel" in word.feats or "PronType=Int" in word.feats or word.tag in ("EX", "WDT", "WP", "WP$")
    )


def person(sentence: Sentence, rng: random.Random) -> Sentence:
    """The subject of one clause becomes I, we or you; its verb follows."""
    choice = clauses(sentence)
    if not choice:
        return sentence
    clause = rng.choice(choice)
    who = rng.choice(PERSONS)
    verb = _agree(sentence.words[clause.verb], who)
    if verb is None or sentence.words[clause.name].form.lower() in ("i", "we", "you", "it", "that", "this"):
        return sentence
    return _with_subject(sentence, clause, who, verb)


def _agree(verb: Word, who: Person) -> Word | None:
    if verb.tag == "MD":
        return verb
    feats = _agreement(verb.feats, who)
    if verb.tag == "VBD":
        return replace(verb, form=_past(verb, who), feats=feats) if verb.form[0].isalpha() else None
    if verb.lemma == "be":
        form = who.be if verb.form[0].isalpha() else {"am": "'m", "are": "'re"}[who.be]
    elif verb.form[0].isalpha() and "'" not in verb.form:
        form = verb.lemma
    else:
        return None
    return replace(verb, form=form, tag="VBP", feats=feats)


def _past(verb: Word, who: Person) -> str:
    if verb.lemma != "be":
        return verb.form
    return "was" if who is _FIRST else "were"


def _agreement(feats: str, who: Person) -> str:
    kept = [item for item in feats.split("|") if not item.startswith(("Number=", "Person="))]
    return "|".join(sorted([*kept, *who.agreement.split("|")]))


def _with_subject(sentence: Sentence, clause: Clause, who: Person, verb: Word) -> Sentence:
    last = clause.subject.stop - 1
    items = []
    for i, word in enumerate(sentence.words):
        if i == clause.name:
            space = sentence.words[last].space
            pronoun = replace(
                word, form=who.form, lemma=who.lemma, pos="PRON", tag="PRP", feats=who.feats, space=space
            )
            items.append((last, pronoun))
        elif i not in clause.subject:
            items.append((i, verb if i == clause.verb else word))
    items = [(i, replace(w, head=last if w.head == clause.name else w.head)) for i, w in items]
    return rebuilt(sentence, items) or sentence


def addressed(sentence: Sentence, rng: random.Random) -> Sentence:
    """Object and possessive pronouns of the third person become those of the first and second."""
    words = tuple(_addressed(word, rng) for word in sentence.words)
    return replace(sentence, words=words) if words != sentence.words else sentence


def _addressed(word: Word, rng: random.Random) -> Word:
    if word.tag == "PRP" and word.form in ("him", "her", "them") and "Case=Acc" in word.feats:
        form, lemma, feats = rng.choice(OBJECTS)
    elif word.tag == "PRP$" and word.form in ("his", "her", "their"):
        form, lemma, feats = rng.choice(OWNERS)
    else:
        return word
    return replace(word, form=form, lemma=lemma, feats=feats)


def contracted(sentence: Sentence, rng: random.Random) -> Sentence:
    """ "I will" as "I'll", "do not" as "don't"."""
    words = list(sentence.words)
    for i in range(1, len(words)):
        before, word = words[i - 1], words[i]
        if (
            before.tag == "PRP"
            and word.pos == "AUX"
            and word.form in _SHORT
            and before.dep.startswith("nsubj")
        ):
            words[i - 1], words[i] = replace(before, space=False), replace(word, form=_SHORT[word.form])
        elif before.pos == "AUX" and before.form.lower() in _NEGATED and word.form == "not":
            words[i - 1], words[i] = replace(before, space=False), replace(word, form="n't")
    return replace(sentence, words=tuple(words)) if tuple(words) != sentence.words else sentence


def reordered(sentence: Sentence, rng: random.Random) -> Sentence:
    """A plain main clause as a question or as a command."""
    clause = next((c for c in clauses(sentence) if _plain_main(sentence, c)), None)
    if clause is None:
        return sentence
    order = (
        _command(sentence, clause)
        if sentence.words[clause.verb].pos == "VERB"
        else _question(sentence, clause)
    )
    return (rebuilt(sentence, order) if order else None) or sentence


def _plain_main(sentence: Sentence, clause: Clause) -> bool:
    words = sentence.words
    alone = clause.head == words[clause.head].head and words[-1].form in (".", "?", "!")
    return alone and clause.subject.start == 0 and clause.verb == clause.subject.stop


def _question(sentence: Sentence, clause: Clause) -> list[tuple[int, Word]] | None:
    words = sentence.words
    verb, last = words[clause.verb], len(words) - 1
    if not verb.form.isalpha() or not verb.space:
        return None
    rest = [(i, words[i]) for i in range(clause.verb + 1, last)]
    mark = replace(words[-1], form="?", lemma="?")
    return [(clause.verb, verb), *((i, words[i]) for i in clause.subject), *rest, (last, mark)]


def _command(sentence: Sentence, clause: Clause) -> list[tuple[int, Word]] | None:
    """Without subject: "She sends the receipt." -> "Send the receipt."."""
    words = sentence.words
    verb = words[clause.verb]
    if (
        clause.verb != clause.head
        or verb.tag not in ("VBZ", "VBP")
        or verb.lemma in ("be", "have", "think", "know")
    ):
        return None
    bare = replace(verb, form=verb.lemma, tag="VB", feats="Mood=Imp|VerbForm=Fin")
    return [(clause.verb, bare), *((i, words[i]) for i in range(clause.verb + 1, len(words)))]


CHANGES: tuple[Change, ...] = (person, addressed, contracted, reordered, other_verb)
