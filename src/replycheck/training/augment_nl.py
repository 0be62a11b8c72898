"""Dutch changes: first and second person, inversion, fronted adverbs, commands."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from replycheck.training.augment import Change, children, rebuilt, subtree
from replycheck.training.conllu import Sentence, Word
from replycheck.training.verbs_nl import other_verb

_PERSON = "Person={}|PronType=Prs"
_NOM = "Case=Nom|Person={}|PronType=Prs"
_ACC = "Case=Acc|Person={}|PronType=Prs"
_POSS = "Person={}|Poss=Yes|PronType=Prs"
_PRESENT = "Number=Sing|Tense=Pres|VerbForm=Fin"


@dataclass(frozen=True)
class Pronoun:
    """A pronoun with its treebank annotation."""

    form: str
    tag: str
    feats: str
    lemma: str = ""

    def at(self, word: Word) -> Word:
        """`word` with this pronoun in its place."""
        return replace(
            word, form=self.form, lemma=self.lemma or self.form, tag=self.tag, feats=self.feats, pos="PRON"
        )


IK = Pronoun("ik", "VNW|pers|pron|nomin|vol|1|ev", _NOM.format(1))
JE = Pronoun("je", "VNW|pers|pron|nomin|red|2v|ev", _NOM.format(2))
JIJ = Pronoun("jij", "VNW|pers|pron|nomin|vol|2v|ev", _NOM.format(2))
U = Pronoun("u", "VNW|pers|pron|nomin|vol|2b|getal", _NOM.format(2))
WE = Pronoun("we", "VNW|pers|pron|nomin|red|1|mv", _NOM.format(1))
WIJ = Pronoun("wij", "VNW|pers|pron|nomin|vol|1|mv", _NOM.format(1))
JULLIE = Pronoun("jullie", "VNW|pers|pron|stan|nadr|2v|mv", _PERSON.format(2))
SINGULAR, PLURAL = (IK, IK, IK, U, U, U, JE, JE, JIJ), (WE, WE, WIJ, JULLIE)
OBJECTS = (
    Pronoun("u", "VNW|pr|pron|obl|vol|2|getal", _ACC.format(2)),
    Pronoun("u", "VNW|pr|pron|obl|vol|2|getal", _ACC.format(2)),
    Pronoun("je", "VNW|pr|pron|obl|red|2v|getal", _ACC.format(2)),
    Pronoun("jou", "VNW|pers|pron|obl|vol|2v|ev", _ACC.format(2)),
    Pronoun("mij", "VNW|pr|pron|obl|vol|1|ev", _ACC.format(1)),
    Pronoun("ons", "VNW|pr|pron|obl|vol|1|mv", _ACC.format(1)),
)
OWNERS = (
    Pronoun("uw", "VNW|bez|det|stan|vol|2|getal|prenom|zonder|agr", _POSS.format(2), "u"),
    Pronoun("uw", "VNW|bez|det|stan|vol|2|getal|prenom|zonder|agr", _POSS.format(2), "u"),
    Pronoun("je", "VNW|bez|det|stan|red|2v|ev|prenom|zonder|agr", _POSS.format(2)),
    Pronoun("jouw", "VNW|bez|det|stan|vol|2v|ev|prenom|zonder|agr", _POSS.format(2), "jou"),
    Pronoun("mijn", "VNW|bez|det|stan|vol|1|ev|prenom|zonder|agr", _POSS.format(1)),
)
REFLEXIVES = {
    "ik": Pronoun("me", "VNW|pr|pron|obl|red|1|ev", _ACC.format(1)),
    "je": OBJECTS[2],
    "jij": OBJECTS[2],
    "we": OBJECTS[5],
    "wij": OBJECTS[5],
    "jullie": OBJECTS[2],
}
_IRREGULAR = {
    "ik": {"heeft": "heb", "is": "ben"},
    "u": {"is": "bent", "kan": "kunt", "zal": "zult", "wil": "wilt"},
    "je": {"is": "bent", "kan": "kunt", "zal": "zult", "wil": "wilt", "heeft": "hebt"},
}
_INVERTED_JE = {"is": "ben", "heeft": "heb", "kan": "kun", "zal": "zul"}
_FRONTED = frozenset(
    """
    nu dan morgen vandaag gisteren daarom daarna eerst straks hier daar meestal soms daarmee daarvoor
    binnenkort later inmiddels helaas natuurlijk vanmiddag vanavond vanmorgen graag misschien ook toch
    """.split()
)


@dataclass(frozen=True)
class Clause:
    """Indices: the clause's head, its finite verb, and the (unbroken) subject."""

    head: int
    verb: int
    subject: range
    name: int


def clauses(sentence: Sentence) -> list[Clause]:
    """Clauses with one finite verb and one short subject that is no relative or question word."""
    found = (_clause(sentence, i) for i, word in enumerate(sentence.words) if word.dep.startswith("nsubj"))
    return [clause for clause in found if clause is not None]


def _clause(sentence: Sentence, name: int) -> Clause | None:
    words = sentence.words
    head = words[name].head
    below = children(sentence, head)
    finite = [i for i in (head, *below) if words[i].tag.startswith("WW|pv")]
    finite = [i for i in finite if i == head or words[i].dep in ("aux", "aux:pass", "cop")]
    subjects = [i for i in below if words[i].dep.startswith("nsubj")]
    shared = any(words[i].dep in ("conj", "expl", "csubj") or words[i].form.lower() == "er" for i in below)
    if len(finite) != 1 or len(subjects) != 1 or shared:
        return None
    span = subtree(sentence, name)
    if len(span) > 8 or span[-1] - span[0] != len(span) - 1 or any(_asks(words[i]) for i in span):
        return None
    return Clause(head, finite[0], range(span[0], span[-1] + 1), name)


def _asks(word: Word) -> bool:
    open_word = word.form.lower() in ("wie", "wat", "welke", "welk", "hoeveel", "er", "het")
    return open_word or "PronType=Rel" in word.feats or "PronType=Int" in word.feats


def person(sentence: Sentence, rng: random.Random) -> Sentence:
    """The subject of one clause becomes ik, u, je, jij, we, wij or jullie; its verb follows."""
    choice = clauses(sentence)
    if not choice:
        return sentence
    clause = rng.choice(choice)
    verb = sentence.words[clause.verb]
    if sentence.words[clause.name].form.lower() in ("ik", "je", "jij", "u"):
        return sentence  # their verbs are right as they stand
    pronoun = rng.choice(PLURAL if verb.tag.endswith("mv") else SINGULAR)
    after = clause.subject.start == clause.verb + 1
    changed = _agree(verb, pronoun.form, after=after)
    if changed is None:
        return sentence
    return _with_subject(sentence, clause, pronoun, changed)


def _with_subject(sentence: Sentence, clause: Clause, pronoun: Pronoun, verb: Word) -> Sentence:
    items = []
    for i, word in enumerate(sentence.words):
        if i == clause.name:
            last = clause.subject.stop - 1
            items.append((last, replace(pronoun.at(word), space=sentence.words[last].space)))
        elif i == clause.verb:
            items.append((i, verb))
        elif i not in clause.subject:
            items.append((i, _reflexive(word, clause, pronoun)))
    moved = {clause.name: clause.subject.stop - 1}
    items = [(i, replace(w, head=moved.get(w.head, w.head))) for i, w in items]
    if clause.subject.start == 0 and sentence.words[0].form[0].isupper():
        items = [(i, replace(w, form=w.form.capitalize()) if n == 0 else w) for n, (i, w) in enumerate(items)]
    return rebuilt(sentence, items) or sentence


def _reflexive(word: Word, clause: Clause, pronoun: Pronoun) -> Word:
    if word.form != "zich" or word.head != clause.head or pronoun.form not in REFLEXIVES:
        return word
    return REFLEXIVES[pronoun.form].at(word)


def _agree(verb: Word, pronoun: str, *, after: bool) -> Word | None:
    """`verb` (third person, or any plural or past) as it stands with `pronoun`; None when unsure."""
    form, tag = verb.form.lower(), verb.tag
    if tag in ("WW|pv|tgw|mv", "WW|pv|verl|mv", "WW|pv|verl|ev"):
        return verb
    if tag not in ("WW|pv|tgw|met-t", "WW|pv|tgw|ev"):
        return None
    kind = "je" if pronoun in ("je", "jij") else pronoun
    if kind == "je" and after:
        return _present(verb, _INVERTED_JE.get(form) or _stem(form, tag))
    if form in _IRREGULAR[kind]:
        return _present(verb, _IRREGULAR[kind][form])
    if kind == "ik":
        return _present(verb, _stem(form, tag))
    return verb


def _stem(form: str, tag: str) -> str:
    if form in ("bent", "hebt", "kunt", "zult", "wilt"):
        return {"kunt": "kan", "zult": "zal"}.get(form, form[:-1])
    return form[:-1] if tag.endswith("met-t") and form.endswith("t") else form


def _present(verb: Word, form: str) -> Word:
    """The first-person form has the tag "ev", one with its own -t "met-t"."""
    longer = form in ("bent", "kunt", "zult", "wilt", "hebt") or (
        form == verb.form.lower() and verb.tag.endswith("-t")
    )
    written = form.capitalize() if verb.form[0].isupper() else form
    return replace(verb, form=written, tag="WW|pv|tgw|met-t" if longer else "WW|pv|tgw|ev", feats=_PRESENT)


def addressed(sentence: Sentence, rng: random.Random) -> Sentence:
    """Personal and possessive pronouns other than subjects become those of the first and second person."""
    words = tuple(_addressed(word, rng) for word in sentence.words)
    return replace(sentence, words=words) if words != sentence.words else sentence


def _addressed(word: Word, rng: random.Random) -> Word:
    low = word.form.lower()
    if word.feats.startswith("Case=Acc|Person=") and low in (
        "hem",
        "haar",
        "hen",
        "hun",
        "mij",
        "me",
        "ons",
        "je",
        "u",
    ):
        new = rng.choice(OBJECTS).at(word)
    elif "Poss=Yes" in word.feats and low in ("zijn", "haar", "hun", "mijn", "je", "uw", "z'n"):
        new = rng.choice(OWNERS).at(word)
    else:
        return word
    return replace(new, form=new.form.capitalize()) if word.form[0].isupper() else new


def reordered(sentence: Sentence, rng: random.Random) -> Sentence:
    """A plain main clause as a question, as a command, or with an adverb in front."""
    clause = next((c for c in clauses(sentence) if _plain_main(sentence, c)), None)
    if clause is None:
        return sentence
    order = rng.choice((_question, _command, _fronted, _fronted))(sentence, clause, rng)
    return (rebuilt(sentence, order) if order else None) or sentence


def _plain_main(sentence: Sentence, clause: Clause) -> bool:
    words = sentence.words
    alone = clause.head == words[clause.head].head and words[-1].form in (".", "?", "!")
    return alone and clause.subject.start == 0 and clause.verb == clause.subject.stop


def _inverted(sentence: Sentence, clause: Clause) -> list[tuple[int, Word]] | None:
    """The finite verb, then the subject."""
    words = sentence.words
    verb: Word | None = words[clause.verb]
    if words[clause.name].form.lower() in ("je", "jij"):
        verb = _agree(words[clause.verb], "je", after=True)
    if verb is None:
        return None
    return [(clause.verb, verb), *((i, words[i]) for i in clause.subject)]


def _question(sentence: Sentence, clause: Clause, rng: random.Random) -> list[tuple[int, Word]] | None:
    words, front = sentence.words, _inverted(sentence, clause)
    if front is None:
        return None
    last = len(words) - 1
    mark = replace(words[-1], form="?", lemma="?")
    return [*front, *((i, words[i]) for i in range(clause.verb + 1, last)), (last, mark)]


def _fronted(sentence: Sentence, clause: Clause, rng: random.Random) -> list[tuple[int, Word]] | None:
    words, front = sentence.words, _inverted(sentence, clause)
    loose = [
        i
        for i in children(sentence, clause.head)
        if i > clause.verb
        and words[i].form in _FRONTED
        and not children(sentence, i)
        and words[i].pos == "ADV"
    ]
    if front is None or not loose:
        return None
    rest = [(i, words[i]) for i in range(clause.verb + 1, len(words)) if i != loose[0]]
    return [(loose[0], words[loose[0]]), *front, *rest]


def _command(sentence: Sentence, clause: Clause, rng: random.Random) -> list[tuple[int, Word]] | None:
    """Without subject: "Hij stuurt de bon op." -> "Stuur de bon op."; only verbs of doing."""
    words = sentence.words
    verb = words[clause.verb]
    doing = clause.verb == clause.head and verb.pos == "VERB" and "tgw" in verb.tag and verb.tag[-2:] != "mv"
    if not doing or verb.lemma in (
        "zijn",
        "hebben",
        "worden",
        "kunnen",
        "zullen",
        "moeten",
        "mogen",
        "willen",
    ):
        return None
    stem = _present(verb, _stem(verb.form.lower(), verb.tag))
    rest = [(i, words[i]) for i in range(clause.verb + 1, len(words))]
    if any(
        word.form == "zich" or (word.dep.startswith("nsubj") and word.head == clause.head) for _, word in rest
    ):
        return None
    return [(clause.verb, replace(stem, tag="WW|pv|tgw|ev")), *rest]


CHANGES: tuple[Change, ...] = (person, addressed, reordered, other_verb)
