"""Dutch commitments with ik or wij as their subject, and the verb forms that others share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_deeds import (
    SAID_OUT,
    YOURS,
    deed,
    is_bare,
    is_past,
    is_state,
    own_verb,
    with_particle,
)
from replycheck.checks.promises.dutch_verbs import NAME, verbs
from replycheck.checks.promises.values import Candidate
from replycheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token


NONE = Candidate(0, "", "")
I_WORDS, WE_WORDS = frozenset({"ik", "'k"}), frozenset({"wij", "we"})
NOT_DONE = frozenset(
    "zijn hebben kosten blijven duren gelden moeten kunnen mogen willen vinden zien begrijpen merken weten hopen denken "
    "vragen zeggen snappen gaan worden uit verwachten helpen proberen doen".split()
)
INVESTIGATE = frozenset(
    "kijken nakijken bekijken checken controleren nagaan uitzoeken zoeken opzoeken navragen onderzoeken overleggen "
    "verifiëren doorlopen lezen nazien bespreken meekijken".split()
)
SUBORDINATE = frozenset(
    "dat of zodat die als zodra wanneer indien omdat wat waar hoe nadat voordat terwijl totdat tot welke".split()
)


def speaker(clause: Clause, i: int, owner: str) -> Candidate | None:
    """A commitment with ik or wij as its subject: 'ik bel', 'bel ik', 'dat ik ... terugbel'."""
    words = clause.words
    forms = _finite_of(owner)
    for j in (i - 1, i + 1):
        if 0 <= j < len(words) and (words[j] in forms or words[j] in _AUX):
            return _by_verb(clause, j, owner, words[j]) or _then(clause, j, owner) or NONE
    inverted = i > 1 and clause.tokens[i - 1].pos_ == "VERB" and words[0] in ("die", "dat")  # 'die bank schuren we op'
    if not inverted and i and (words[0] in SUBORDINATE | {"en"} or words[i - 1] in SUBORDINATE or _WHEREIN.match(words[i - 1])):
        return _subordinate(clause, i, owner)
    return _unknown_verb(clause, i, owner)


_WHEREIN = re.compile(r"waar(?:in|op|mee|bij|van|voor|aan|door|om|na|over)$")


def _then(clause: Clause, j: int, owner: str) -> Candidate | None:
    """Behind 'dan' any act is a commitment: 'past hij niet, dan maken we iets anders'."""
    if clause.words[0] != "dan" or clause.words[j] in _AUX or "graag" in clause.words:
        return None
    infinitive = _finite_of(owner)[clause.words[j]]
    return Candidate(
        j, owner, joined_verb(clause, infinitive, j), contact=infinitive in verbs().contact, confidence=0.8
    )


def goes_on(words: list[str], i: int) -> bool:
    """True when 'dat ik' or 'dat wij' follows: 'ik zeg u toe dat ik u morgen bel'."""
    pairs = zip(words[i + 1 :], words[i + 2 :], strict=False)
    return any(a == "dat" and b in I_WORDS | WE_WORDS for a, b in pairs)


_AUX = frozenset(
    "zal zullen ga gaan beloof beloven garandeer garanderen verwacht verwachten streef streven probeer proberen ben zijn heb hebben "
    "kan kunnen mag mogen wil willen moet moeten hoop hopen zou zouden had hadden".split()
)


def _finite_of(owner: str) -> Mapping[str, str]:
    return verbs().first if owner == "I" else verbs().plural


def _by_verb(clause: Clause, j: int, owner: str, verb: str) -> Candidate | None:
    if verb in ("zal", "zullen", "ga", "gaan"):
        return will(clause, j, owner)
    if verb in ("beloof", "beloven", "garandeer", "garanderen"):
        return Candidate(j, owner, _inner_action(clause, j) or "beloven", source="promised")
    if verb in ("verwacht", "verwachten"):
        return Candidate(j, owner, _inner_action(clause, j) or "laten weten", firmness="hedged", needs_time=True)
    if verb in ("streef", "streven", "probeer", "proberen", "doe", "doen") and _effort(clause):
        return Candidate(j, owner, _inner_action(clause, j) or "proberen", firmness="hedged", needs_time=verb not in ("doe", "doen"))
    if verb in ("ben", "zijn"):
        return Candidate(j, owner, "er zijn", needs_time=True, confidence=0.7) if _present(clause) else None
    if verb in ("heb", "hebben"):
        return _asked_colleague(clause, j)
    if verb in _AUX:
        return None
    return promise_verb(clause, j, owner, _finite_of(owner)[verb])


_SHUT = frozenset("dicht gesloten vol open".split())


def _present(clause: Clause) -> bool:
    """'Morgen ben ik er van 10 tot 18 uur', 'om drie uur ben ik terug'; opening days are no promise."""
    words = set(clause.words)
    if words & _SHUT:
        return False
    if words & {"terug", "bij", "aanwezig", "ter"}:
        return True
    timed = any(t.names_time for t in clause.times) and not re.search(r"\bvan \w+dag tot\b", clause.lower)
    return "er" in words and (timed or bool(words & {"zo", "weer", "om", "straks"}))


def _effort(clause: Clause) -> bool:
    """'Ons best doen' counts when an outcome is named: helping or a general best does not."""
    joined = f" {clause.lower} "
    if re.search(r" (?:doe|doen) (?:ik|wij|we) | (?:ik|wij|we) (?:doe|doen) ", joined) and " best " not in joined:
        return False
    named = " om " in joined or bool(clause.times)
    return named and not any(w in joined for w in (" helpen ", " van dienst ", " verder te helpen"))


def _inner_action(clause: Clause, after: int) -> str | None:
    """The verb of what is promised, expected or tried: the last verb of the clause."""
    for token, word in zip(reversed(clause.tokens), reversed(clause.words), strict=True):
        if token.i <= clause.first + after:
            break
        for forms in (verbs().plural, verbs().third, verbs().first, verbs().participle):
            if word in forms:
                return joined_verb(clause, forms[word], token.i - clause.first)
        if token.pos_ == "VERB":
            return str(token.lemma_)
    return None


def _asked_colleague(clause: Clause, j: int) -> Candidate | None:
    """'Ik heb haar gevraagd u morgen te bellen' is a promise by a colleague."""
    words = clause.words
    asked = next((w for w in words if w in ("gevraagd", "verzocht", "opgedragen")), None)
    if asked is None or "te" not in words or {"u", "je", "jullie"} & set(words[: words.index(asked)]):
        return None
    action = _inner_action(clause, words.index(asked))
    return Candidate(j, "colleague", action or "doen", needs_time=True, contact=action in verbs().contact)


def will(clause: Clause, j: int, owner: str) -> Candidate | None:
    action = last_infinitive(clause, j)
    words = set(clause.words)
    if action in _AT_YOUR_SERVICE and "met" not in words:
        return None
    if (words & {"uit", "vanuit"} and "ervan" in words) or ("graag" in words and not clause.times):
        return None
    if words & {"achteraan", "achterheen"} or {"aan", "slag"} <= words:
        return Candidate(j, owner, "achterna gaan")
    if action is None or (action in {"helpen"} and "graag" in words):
        return None
    if action == "proberen":
        inner = [v for v in infinitives(clause, j) if v != "proberen"]
        kept = [v for v in inner if v not in NOT_DONE]
        return Candidate(j, owner, kept[-1], firmness="hedged") if kept else None
    if action in ("zien", "kijken") and {"kan", "kunnen"} & words and "wat" in words:
        return Candidate(j, owner, "nagaan", firmness="hedged")
    if action in NOT_DONE - {"helpen", "doen", "vragen"}:
        return None
    return Candidate(j, owner, action, contact=action in verbs().contact, investigates=action in INVESTIGATE)


_AT_YOUR_SERVICE = frozenset({"assisteren", "bijstaan", "bedienen"})


def infinitives(clause: Clause, after: int) -> list[str]:
    found = []
    for i, (token, word) in enumerate(zip(clause.tokens, clause.words, strict=True)):
        if i <= after or (i and clause.words[i - 1] == "geen"):
            continue
        if word in verbs().plural or (token.pos_ in ("VERB", "AUX") and word.endswith("n")):
            found.append(joined_verb(clause, word, i))
    return found


def joined_verb(clause: Clause, infinitive: str, i: int) -> str:
    """The infinitive with its particle: 'zoek ... uit' is uitzoeken, 'na te kijken' is nakijken."""
    before = clause.words[i - 1] if i else ""
    particle = clause.words[i - 2] if before == "te" and i > 1 else ""
    if (infinitive, particle) in verbs().separable:
        return verbs().separable[infinitive, particle]
    for word in reversed(clause.words[i + 1 :]):
        if (infinitive, word) in verbs().separable:
            return verbs().separable[infinitive, word]
    return infinitive


def last_infinitive(clause: Clause, after: int) -> str | None:
    found = infinitives(clause, after)
    if not found:
        return None
    return found[0] if found[0] == "proberen" else ("proberen" if "proberen" in found else found[-1])


_SPEECH_ACTS = frozenset({"nodigen", "uitnodigen"})


_REMARKS = frozenset(
    "het dit dat deze hierin onderzoek overweging overwegingen feedback suggestie opmerking opmerkingen punt punten tip tips wens idee signaal".split()
)
_THITHER = frozenset({"eraf", "eruit", "erin", "erop", "eraan", "erheen"})
_CUSTOMER = frozenset({"u", "je", "jou", "jullie"})


def _dated(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """A broad verb promises too with the customer and a moment to come in its clause."""
    if not (_CUSTOMER & set(clause.words) or infinitive in ("komen", "doen")) or not clause.times:
        return None
    return Candidate(j, owner, joined_verb(clause, infinitive, j), needs_time=True, strict=True, confidence=0.7)


_NOT_ASKED = frozenset("af begrip excuses geduld u je jullie me mij".split())
_QUESTION = frozenset("of om wanneer hoe waar waarom wat welk welke wie hoeveel".split())


def _asks_other(clause: Clause, j: int) -> bool:
    """'Ik vraag de uitgever wanneer ...': somebody else is asked something, not the customer."""
    words = set(clause.words)
    if j >= len(clause.tokens) or words & _NOT_ASKED or not words & _QUESTION:
        return False
    asked = ("obj", "iobj", "obl", "obl:arg")
    return any(c.dep_ in asked and c.pos_ in ("NOUN", "PROPN", "PRON") for c in clause.tokens[j].children)


def _in_general(clause: Clause, j: int, infinitive: str) -> bool:
    """True for what 'wij' always do: no customer, no known thing and no time in the clause, or a bare plural."""
    if (
        j >= len(clause.tokens)
        or YOURS & set(clause.words)
        or infinitive in INVESTIGATE
        or infinitive in verbs().contact
    ):
        return False
    if {"contact", "navraag", "uitsluitsel", "bericht", "aangifte", "verslag"} & set(clause.words):
        return False
    token = clause.tokens[j]
    objects = [c for c in token.children if c.dep_ == "obj"]
    if infinitive in _AMENDS and any(c.lower_ == "alle" for o in objects for c in o.children):
        return False
    plural = any(is_bare(o) and "Plur" in o.morph.get("Number", []) for o in objects)
    if any(_any_such(o) for o in objects):
        return True
    return plural or (not clause.times and any(is_bare(o) or o.lower_ in ("alles", "iedereen") for o in objects))


def _any_such(noun: Token) -> bool:
    """'Een bekrast glas', 'ruim 300 dossiers': things of a kind, none of them this customer's."""
    kinds = {c.lower_ for c in noun.children}
    marked = any(c.dep_ == "amod" and (c.pos_ == "VERB" or c.lower_.startswith("be")) for c in noun.children)
    return ("een" in kinds and marked) or any(c.lower_ == "ruim" for c in noun.subtree)


_AMENDS = frozenset("crediteren vergoeden terugbetalen vervangen herstellen terugstorten verrekenen".split())


def _broad(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """'Ik zet de filter strenger': a broad verb of 'ik' with a particle or an object that is a thing."""
    if owner not in ("I", "we") or infinitive in _NO_DEED or j >= len(clause.tokens):
        return None
    made = deed(clause, j, owner, joined_verb(clause, infinitive, j))
    return None if made.needs_time or with_particle(clause.tokens[j]) in SAID_OUT else made


_NO_DEED = frozenset(
    "komen laten vragen houden doen melden zorgen schrijven bevestigen herstellen starten noteren lezen spreken".split()
)


def _let_do(clause: Clause, j: int, owner: str) -> Candidate | None:
    """'Ik laat het u weten', 'ik laat de schimmel verwijderen': the infinitive says what."""
    done = last_infinitive(clause, j)
    if done is None and _CUSTOMER & set(clause.words) and {"binnen", "door", "omhoog", "los"} & set(clause.words):
        return Candidate(j, owner, "laten", confidence=0.7)
    if re.search(r"\b(?:met deze|bij deze|hierbij|via deze)\b", clause.lower):
        return None
    if done is None or done in ("zitten", "zien", "zijn", "liggen", "gaan", "vallen", "staan"):
        return None
    return Candidate(j, owner, f"laten {done}", contact=done in ("weten", "horen"), confidence=0.92)


_GLAD_TO_SAY = re.compile(r"\b(?:plezier|genoegen|blij|verheugd|trots|vreugde)\b.*\b(?:meld\w*|bericht\w*|deel\w* .{0,20}mee|meedelen)\b")


def _only_addressed(clause: Clause, words: set[str]) -> bool:
    """'Ik schrijf u met enige gêne' speaks of this letter; with a time or a word like 'terug' another is meant."""
    others = set(table(NAME)["bound"]["schrijven"]) - {"u", "je", "jullie"}
    return not words & others and not clause.times


def _takes_along(clause: Clause, words: set[str]) -> bool:
    """'Ik neem uw opmerking mee', 'we nemen het mee' bind to nothing; 'het' counts only as the object."""
    if words & (_REMARKS - {"het", "dit", "dat"}):
        return True
    return any(t.lower_ in ("het", "dit", "dat") and t.dep_ != "det" for t in clause.tokens)


def promise_verb(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """A present-tense verb of the promise list, unless its clause says that it is none."""
    words = set(clause.words)
    if infinitive == "nemen" and "mee" in words and _takes_along(clause, words):
        return None
    if words & set(table(NAME)["never"].get(infinitive, ())) or (
        owner in ("I", "we") and infinitive in _SPEECH_ACTS and words & _CUSTOMER
    ):
        return None
    if infinitive in ("reageren", "antwoorden") and "graag" in words:
        return None
    if _GLAD_TO_SAY.search(clause.lower) or (infinitive == "schrijven" and _only_addressed(clause, words)):
        return None
    if re.search(r"\bals volgt\b|\b(?:met|bij) deze\b", clause.lower):
        return None
    if infinitive == "maken" and {"op", "dat"} <= words:
        return None
    bound = table(NAME)["bound"].get(infinitive)
    if owner == "we" and _in_general(clause, j, infinitive):
        return None
    if infinitive == "vragen" and owner == "I" and _asks_other(clause, j):
        return Candidate(j, owner, "navragen", investigates=True, confidence=0.8)
    if infinitive == "laten":
        if clause.words[j : j + 2] == ["laten", "we"] and j == 0:
            return None
        return _let_do(clause, j, owner)
    if bound and not words & (_THITHER | set(bound)):
        return _broad(clause, j, owner, infinitive) or _dated(clause, j, owner, infinitive)
    action = joined_verb(clause, infinitive, j)
    if infinitive == "komen" and "terug" in words:
        action = "terugkomen"
    contact = action in verbs().contact or action in ("laten weten", "terugbellen", "terugkomen", "terugmailen")
    return Candidate(j, owner, action, contact=contact, investigates=action in INVESTIGATE, confidence=0.92)


def _subordinate(clause: Clause, i: int, owner: str) -> Candidate | None:
    """'dat ik u morgen terugbel': the verb stands at the end of the clause."""
    words = clause.words
    if "zodat" in words[: i + 1] or {"zou", "zouden", "had", "hadden"} & set(words):
        return NONE
    for j in range(len(words) - 1, max(i, len(words) - 4), -1):
        word = words[j]
        if word in ("zal", "zullen", "ga", "gaan"):
            return will(clause, i, owner)
        infinitive = _finite_of(owner).get(word)
        if clause.tokens[j].pos_ not in ("VERB", "AUX") or words[j - 1] in ("te", "zonder"):
            continue
        if infinitive and (words[max(0, i - 1)] == "dat" or clause.times):
            return promise_verb(clause, j, owner, infinitive)
    last = clause.tokens[-1]
    sworn = bool(_SWORN & set(words[:i])) and "best" not in words and words[-2] != "te" and last.pos_ == "VERB" and not is_past(last) and not is_state(last)
    return deed(clause, len(words) - 1, owner, with_particle(last)) if sworn else None


_SWORN = frozenset("bevestig bevestigen beloof beloven verzeker verzekeren garandeer garanderen zeg toezeggen zorg zorgen".split())


_LONG_PAST = re.compile(r"(?:namen|kwamen|gaven|zagen|deden|kregen|schreven|(?<!be)waren|stonden|gingen|kochten|brachten|zochten|vonden|hielden|lieten|riepen|uurden|vingen|spraken|losten|namen)$")


def _of_a_kind(clause: Clause, verb: Token) -> bool:
    """'Overige meldingen handelen we binnen een week af': a bare plural stands for all of its kind."""
    if YOURS & set(clause.words):
        return False
    return any(is_bare(t) and "Plur" in t.morph.get("Number", []) for t in verb.children if t.dep_ in ("obj", "nsubj"))


def _unknown_verb(clause: Clause, i: int, owner: str) -> Candidate | None:
    """A verb outside the list: any deed of 'ik', and of 'wij' when it is plainly for this customer."""
    token = own_verb(clause, i)
    if token is None:
        return None
    if token.lemma_ == "denken" and "te" in clause.words and clause.times:
        return Candidate(token.i - clause.first, owner, "verwachten", firmness="hedged", needs_time=True)
    if token.pos_ != "VERB" or is_past(token) or is_state(token) or _LONG_PAST.search(token.lower_):
        return NONE
    if owner == "we" and _of_a_kind(clause, token):
        return NONE
    return deed(clause, token.i - clause.first, owner, with_particle(token))
