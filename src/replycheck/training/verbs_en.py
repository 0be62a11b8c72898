"""Verbs of service replies put in the place of the treebank's, for English."""

from __future__ import annotations

import random
from dataclasses import replace

from replycheck.training.conllu import Sentence, Word

# Base form, past form (also the participle), -ing form; the -s form follows from the base.
SERVICE_VERBS = """
refund refunded refunding; ship shipped shipping; email emailed emailing; text texted texting; order
ordered ordering; call called calling; cancel cancelled cancelling; replace replaced replacing; dispatch
dispatched dispatching; deliver delivered delivering; return returned returning; process processed
processing; confirm confirmed confirming; check checked checking; contact contacted contacting; update
updated updating; book booked booking; charge charged charging; credit credited crediting; issue issued
issuing; track tracked tracking; log logged logging; transfer transferred transferring; escalate
escalated escalating; apologise apologised apologising; apologize apologized apologizing; resolve
resolved resolving; fix fixed fixing; arrange arranged arranging; schedule scheduled scheduling; waive
waived waiving; reset reset resetting; send sent sending; pay paid paying; look looked looking; chase
chased chasing; forward forwarded forwarding; message messaged messaging; review reviewed reviewing;
request requested requesting; receive received receiving; appreciate appreciated appreciating;
investigate investigated investigating; reply replied replying; upgrade upgraded upgrading; post posted
posting; sort sorted sorting; follow followed following; assist assisted assisting; reserve reserved
reserving; exchange exchanged exchanging; offer offered offering; reimburse reimbursed reimbursing; calm
calmed calming; click clicked clicking; download downloaded downloading; complain complained
complaining; bill billed billing
"""
_TAGS = frozenset({"VB", "VBP", "VBZ", "VBG", "VBD", "VBN"})
_VERBS = [entry.split() for entry in SERVICE_VERBS.split(";")]


def other_verb(sentence: Sentence, rng: random.Random) -> Sentence:
    """One full verb becomes a verb of service replies, in the same form; sense is not kept, grammar is."""
    places = [i for i, word in enumerate(sentence.words) if _replaceable(word)]
    if not places:
        return sentence
    place = rng.choice(places)
    words = list(sentence.words)
    words[place] = _exchanged(words[place], rng.choice(_VERBS))
    return replace(sentence, words=tuple(words))


def _replaceable(word: Word) -> bool:
    return word.pos == "VERB" and word.tag in _TAGS and word.form.isalpha() and word.lemma not in ("be", "have", "do")


def _exchanged(word: Word, verb: list[str]) -> Word:
    base, past, ing = verb
    form = {"VBZ": _third(base), "VBG": ing, "VBD": past, "VBN": past}.get(word.tag, base)
    return replace(word, form=form.capitalize() if word.form[0].isupper() else form, lemma=base)


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "sh", "ch")) else "s")
