"""Rules for spaCy's attribute rulers: what the trained parts get wrong in a way that a few words around show."""

from __future__ import annotations

_HELPING = ("aux", "aux:pass", "cop")


def helping_verb_patterns() -> list[dict[str, object]]:
    """Rules for spaCy's attribute ruler: a verb is an auxiliary exactly where the parser has it help another
    word, as the treebanks have it."""
    helps: dict[str, object] = {"POS": "VERB", "DEP": {"IN": list(_HELPING)}}
    stands: dict[str, object] = {"POS": "AUX", "DEP": {"NOT_IN": list(_HELPING)}}
    owed = {"LOWER": "verschuldigd", "POS": "VERB"}  # there is no such verb
    adjective = {"POS": "ADJ", "TAG": "ADJ|vrij|basis|zonder", "MORPH": "Degree=Pos", "LEMMA": "verschuldigd"}
    return [
        {"patterns": [[owed]], "attrs": adjective},
        {"patterns": [[helps]], "attrs": {"POS": "AUX"}},
        {"patterns": [[stands]], "attrs": {"POS": "VERB"}},
    ]


_NO_START = 2**64 - 1
"""-1 for SENT_START, as the unsigned number that spaCy's rulers take."""


def boundary_patterns() -> list[dict[str, object]]:
    """Rules for spaCy's attribute ruler: no sentence begins behind a colon, semicolon or opening mark, nor
    with a closing one; one begins with an opening mark behind a full stop, and with a capital behind a closing mark."""
    behind = [{"ORTH": {"IN": [":", ";", ",,", "\u201e", "``", "(", "\u00ab"]}}, {}]
    closing = [{"ORTH": {"IN": ["''", "\u201d", "\u00bb", ")", ",", ".", ";", ":"]}}]
    stop: dict[str, object] = {"ORTH": {"IN": [".", "?", "!"]}}
    opening = [stop, {"ORTH": {"IN": [",,", "\u201e", "``", "\u00ab"]}}]
    capital = [stop, {"ORTH": {"IN": ["''", "\u201d", "\u00bb"]}}, {"IS_TITLE": True}]
    return [
        {"patterns": [behind], "attrs": {"SENT_START": _NO_START}, "index": 1},
        {"patterns": [closing], "attrs": {"SENT_START": _NO_START}},
        {"patterns": [opening], "attrs": {"SENT_START": 1}, "index": 1},
        {"patterns": [capital], "attrs": {"SENT_START": 1}, "index": 2},
    ]


_IS: dict[str, object] = {
    "TAG": "VBZ",
    "POS": "AUX",
    "MORPH": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "LEMMA": "be",
}


def english_patterns() -> list[dict[str, object]]:
    """'s behind a noun is a verb where the parser has it help one, and before words that no owner precedes."""
    owner: dict[str, object] = {"ORTH": {"IN": ["'s", "\u2019s"]}, "TAG": "POS"}
    helps = {**owner, "DEP": {"IN": list(_HELPING)}}
    articles = {"LOWER": {"IN": ["the", "a", "an", "not", "n't", "been", "it", "you", "they", "now", "just", "still", "already"]}}
    return [
        {"patterns": [[helps]], "attrs": _IS},
        {"patterns": [[{**owner, "TAG": "VBZ", "LEMMA": {"IN": ["'s", "\u2019s"]}}]], "attrs": {"LEMMA": "be"}},
        {"patterns": [[owner, articles], [owner, {"TAG": "PRP$"}]], "attrs": _IS, "index": 0},
    ]
