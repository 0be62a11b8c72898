"""Lemmas of English verbs that service replies use and the treebank hardly has; what the lemmatizer gets wrong is pinned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# A plus: the last letter is doubled before -ed and -ing.
_REGULAR = """
reinstate authorise realise pop+ flag+ unblock downgrade pause resume terminate reopen route merge amend reverse
recalculate validate authenticate decline trace phone alert regret+ recognise prioritise organise rearrange allocate
reissue reprint submit+ scan+ enrol+ subscribe unsubscribe activate reactivate deactivate disable reinstall sync swap+
relocate redirect source honour compensate settle unlock note erase wipe solve wrap+ label+ package fit+ admit+ commit+
permit+ prefer+ incur+ travel+ total+ fulfil+ plug+ unplug+ tap+ skip+ tag+ pin+ stop+ qualify type expire insure
secure reuse finalise minimise summarise exercise
"""
# Base, past, participle; -ing follows by rule, a plus as above.
_IRREGULAR = """
freeze froze frozen; unfreeze unfroze unfrozen; undo undid undone; redo redid redone; resend resent resent; withhold
withheld withheld; split+ split split; ring rang rung; speak spoke spoken; wake woke woken; forgive forgave forgiven;
forbid+ forbade forbidden; forget+ forgot forgotten; foresee foresaw foreseen; draw drew drawn; withdraw withdrew
withdrawn; wear wore worn; tear tore torn; misunderstand misunderstood misunderstood; rebuild rebuilt rebuilt; hang hung
hung; hide hid hidden; shake shook shaken; mistake mistook mistaken; undertake undertook undertaken
"""
_FRAMES = {"VBG": "I am {} it now.", "VBN": "We have already {} it for you.", "VBD": "I {} it on Monday."}
_PASSIVE = "It was {} yesterday."


def lemma_patterns(nlp: Language) -> list[dict[str, object]]:
    """Rules for spaCy's attribute ruler: the lemma of each form that the pipeline gets wrong in a plain sentence."""
    wrong: dict[str, list[str]] = {}
    for lemma, form, frame in _forms():
        found = next(token for token in nlp(frame.format(form)) if token.text == form)
        if found.pos_ == "VERB" and found.lemma_ != lemma and form not in wrong.get(lemma, ()):
            wrong.setdefault(lemma, []).append(form)
    return [
        {"patterns": [[{"LOWER": form, "POS": "VERB"}] for form in forms], "attrs": {"LEMMA": lemma}}
        for lemma, forms in wrong.items()
    ]


def _forms() -> Iterator[tuple[str, str, str]]:
    """(lemma, form, sentence to try it in)."""
    for word in _REGULAR.split():
        base = word.rstrip("+")
        past = _past(base, double=word.endswith("+"))
        for form, frame in ((past, _FRAMES["VBD"]), (past, _FRAMES["VBN"]), (past, _PASSIVE)):
            yield base, form, frame
        yield base, _ing(base, double=word.endswith("+")), _FRAMES["VBG"]
    for entry in _IRREGULAR.split(";"):
        word, past, participle = entry.split()
        base = word.rstrip("+")
        yield base, past, _FRAMES["VBD"]
        yield base, participle, _FRAMES["VBN"]
        yield base, participle, _PASSIVE
        yield base, _ing(base, double=word.endswith("+")), _FRAMES["VBG"]


def _past(base: str, *, double: bool) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if double else "") + "ed"


def _ing(base: str, *, double: bool) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + (base[-1] if double else "") + "ing"
