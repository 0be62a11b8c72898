"""What the customer says was sent or done already, found again in what the reply asks for or tells them to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from replycheck.customer.stems import shared, stem, stems
from replycheck.customer.values import Line, Message

_FIRST = {
    "nl": re.compile(r"\b(?:ik|wij|we|kheb|heb)\b|\b(?:al|reeds|bijgevoegd|bijgaand|hierbij|bijlage)\b"),
    "en": re.compile(r"\b(?:i|we|i've|we've|ive|already|attached|enclosed)\b"),
}
_GAVE = {
    "nl": re.compile(
        r"\b(?:gestuurd|verstuurd|opgestuurd|toegestuurd|doorgestuurd|meegestuurd|ingestuurd|ingediend|aangeleverd|"
        r"geüpload|geupload|gemaild|gefaxt|gepost|bezorgd|ingeleverd|bijgevoegd|bijgaand|hierbij|bijlage|afgegeven|erbij|"
        r"overlegd|ingevuld|doorgegeven|toegevoegd|mailde|stuurde|verstuurde|overhandigde|uploadde)\b"
    ),
    "en": re.compile(
        r"\b(?:sent|submitted|uploaded|e-?mailed|mailed|posted|provided|supplied|handed|dropped off|attached|enclosed|forwarded|faxed|"
        r"handed in|filled (?:in|out)|gave|given|delivered|shared)\b"
    ),
}
# 'PAC code given Friday', 'foto's gestuurd op 3 maart': a thing, and that it was given.
_LISTED = re.compile(r"(?:^|[,;(])\W*(?:my |mijn |the |de |het )?(?P<thing>(?:(?!(?:i|we|ik|wij)\b)[^\W\d]+\W+){1,3})(?:given|sent|submitted|uploaded|e-?mailed|posted|gestuurd|verstuurd|gemaild|ingediend|geüpload|geupload|doorgegeven|bijgevoegd)\W")
_NOT_GIVEN = re.compile(
    r"\b(?:niet|nooit|geen|zal|ga|kan|wil|moet|zou|kunnen|not|never|didn't|haven't|will|can|could|should|how|where|hoe|waar)\b"
)
_BY_OTHERS = re.compile(
    r"(?<!naar )(?<!aan )(?<!bij )(?<!to )\b(?:jullie|u heeft|u hebt|you|they|he|she|it was|(?:and|en|but|maar) (?:your|the|uw|de|een|a) \w+)\b"
)
_NOT_THINGS = frozenset(
    "bestelling pakket order parcel package doos box geld money mail bericht message brief letter keer times week weken weeks dag dagen days"
    " bijlage attachment product artikel item klacht complaint vraag question return retour zending maand month maandag dinsdag woensdag"
    " donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday system systeem adres address".split()
)


def given_things(message: Message) -> list[tuple[Line, frozenset[str]]]:
    """The lines in which the customer says that something was sent, each with the stems of what it may be."""
    found: list[tuple[Line, frozenset[str]]] = []
    for number, line in enumerate(message.lines[:60]):
        gave = _GAVE[message.language].search(line.lower)
        if gave is None or line.question:
            continue
        if not _FIRST[message.language].search(line.lower) and not _LISTED.search(line.lower[: gave.end() + 12]):
            continue
        clause = _clause(line.lower, gave.start(), gave.end())
        before = clause.split(gave.group(), 1)[0]
        if not _NOT_GIVEN.search(clause) and not _BY_OTHERS.search(before):
            more = _MORE.match(line.lower, gave.end())
            named = _things(clause, gave.group(), message.language) | _listed(line.lower, message.language)
            named |= named_things(more.group(), message.language) if more else frozenset()
            if number and _IT.search(clause):
                named |= named_things(message.lines[number - 1].lower, message.language)
            found.append((line, _as_evidence(named, message.language)))
    return found + [(line, _evidence(message.language)) for line in message.lines[:60] if _ENCLOSED.search(line.lower)]


# 'I sent my ID, my utility bill and a selfie': the list goes on behind the commas.
_MORE = re.compile(r"(?:\s+(?:you |u |jullie |in )?(?:my|the|a|an|our|mijn|de|het|een|onze)\s[^\W\d]+(?:[ '-][^\W\d]+)?(?:,| and| en)?){2,8}")


def _listed(lower: str, language: str) -> frozenset[str]:
    """The things before a bare 'given' or 'sent': 'PAC code given Friday'."""
    found = _LISTED.search(lower)
    return stems(found["thing"], language) - _ordinary(language) if found else frozenset()


# 'See attachment' may be any paper or picture that the reply asks for.
_ENCLOSED = re.compile(r"\b(?:zie (?:de )?bijlagen?|see (?:the )?attach\w*|(?:is|are|all) attached|(?:zit|zitten) (?:in de bijlage|erbij|hierbij))\b|\(attached\)|\(bijlage\)")
# Papers and pictures that prove the same.
_EVIDENCE = (
    "proof receipt invoice statement confirmation evidence bewijs betaalbewijs aankoopbewijs bon kassabon factuur afschrift bevestiging",
    "photo picture pic image screenshot snapshot foto afbeelding schermafdruk screenshot schermafbeelding printscreen",
    "video clip footage film filmpje opname",
)


@lru_cache(maxsize=4)
def _groups_of_evidence(language: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stem(word, language) for word in line.split()) for line in _EVIDENCE)


def _evidence(language: str) -> frozenset[str]:
    return frozenset(s for group in _groups_of_evidence(language) for s in group)


def _as_evidence(named: frozenset[str], language: str) -> frozenset[str]:
    """The things, and what proves the same as one of them."""
    return named | frozenset(s for group in _groups_of_evidence(language) if named & group for s in group)


def _clause(lower: str, start: int, end: int) -> str:
    """The clause around lower[start:end], cut at commas, semicolons and 'but'."""
    cuts = [m.end() for m in _CUT.finditer(lower[:start])]
    after = _CUT.search(lower, end)
    return lower[cuts[-1] if cuts else 0 : after.start() if after else len(lower)]


_CUT = re.compile(r"[,;:!?(]|\.\s|\b(?:maar|but|and you|en jullie|en u|terwijl|omdat|want|because|so)\b")


@lru_cache(maxsize=4)
def _ordinary(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _NOT_THINGS)


_NAMED_THING = re.compile(
    r"\b(?:mijn|m'n|mn|de|het|een|onze|uw|alle|beide|deze|my|the|a|an|our|your|all|both|this|these)\s+(?=([^\W\d]+)(?:[\s-]([^\W\d]+))?)"
)


_BARE_THING = re.compile(
    r"\b([^\W\d]{4,})\s+(?:(?:van|of|from) (?:het |de |the |my |mijn )?[^\W\d]+ )?"
    r"(?:attached|enclosed|bijgevoegd|(?:zit |zitten )?(?:in|als) (?:de )?bijlage)\b"
)


def _things(clause: str, gave: str, language: str) -> frozenset[str]:
    return named_things(clause, language) - {stem(gave, language)}


def named_things(lower: str, language: str) -> frozenset[str]:
    """The stems of what stands behind an article or 'my', without parcels, messages, days and the like."""
    skip = _ordinary(language)
    found: set[str] = set()
    for near in _NAMED_THING.finditer(lower):
        first, second = stem(near[1], language), stem(near[2], language) if near[2] else ""
        if first not in skip:
            found |= stems(f"{near[1]} {near[2] or ''}", language) - ({second} & skip)
    for bare in _BARE_THING.finditer(lower):
        found |= stems(bare[1], language) - skip
    return frozenset(s for s in found if len(s) >= 4)


@dataclass(frozen=True)
class Done:
    """A step that the customer says was taken: its line, the stem of the verb and the stems of the things."""

    line: Line
    act: str
    things: frozenset[str]


_PARTICLE = re.compile(
    r"^(?:aan|af|op|uit|in|door|terug|schoon|leeg|na|bij|over|om|los|weg|dicht|open|vast|mee|toe|opnieuw|klaar|goed)(?=ge)"
)
FINISHED = {
    "nl": re.compile(r"\b(?:\w{0,8}ge\w{2,}(?:d|t|en)|her\w{2,}(?:d|t|en)|ver\w{2,}(?:d|t|en)|ont\w{2,}(?:d|t|en))\b"),
    "en": re.compile(
        r"\b(?:\w{3,}ed|reset|set|put|cut|read|ran|run|done|took|taken|held|wrote|written|spoke|spoken)\b"
    ),
}
_ALREADY = re.compile(
    r"\b(?:al|reeds|eerder|meermaals|keer|maal|opnieuw|zonder (?:resultaat|effect|succes)|helpt niet|hielp niet|niets|geen effect|"
    r"zoals|steeds|inmiddels|tevergeefs|zelfde|hetzelfde|maakt (?:niks|niets|geen)|still|so far|same|no difference|even tried|already|times|twice|again|no (?:effect|luck|joy|difference|use)|to no avail|didn't (?:help|work)|nothing|as (?:per|it says)|"
    r"\d+x)\b"
)
_DONE_BY = {
    "nl": re.compile(r"\b(?:ik|wij|we|kheb)\b|^\W*(?:heb|hebben)\b|^\W*\w+ (?:\w+ )?(?:al|reeds|opnieuw)\b"),
    "en": re.compile(r"\b(?:i|we|i've|we've|ive|already)\b|^\W*(?:so far\W+|have |just |also |even )?\w{3,}ed\b"),
}
_IT = re.compile(r"\s+(?:it|them|that)\b")
_WEAK_ACTS = frozenset(
    stem(w, lang)
    for lang, words in {
        "nl": "geweest gehad gekregen ontvangen gedaan gekocht besteld betaald gevraagd gezegd gezien gehoord gewacht gekomen gegaan gegeven"
        " gemaakt geworden gestaan gebeurd verteld verwacht gemeld gestuurd gemaild gebeld geprobeerd geschrapt gereageerd",
        "en": "received ordered paid asked called emailed waited wanted needed charged moved happened promised reported booked expected"
        " signed used liked looked tried worked noticed contacted stopped started arrived cancelled returned handed",
    }.items()
    for w in words.split()
)


def steps_taken(message: Message) -> list[Done]:
    """What the customer did to solve it: first person, finished, and said to have been done before or in vain."""
    found = []
    for line in message.lines[:60]:
        lower = line.lower
        if line.question and not _ALREADY.search(lower):
            continue
        if not _DONE_BY[message.language].search(lower) or not _ALREADY.search(message.lower[:6000]):
            continue
        for word in FINISHED[message.language].finditer(lower):
            act = verb_stem(word.group(), message.language)
            clause = _clause(lower, word.start(), word.end())
            if act in _WEAK_ACTS or re.search(r"\b(?:niet|nooit|geen|not|never|didn't|haven't|you|jullie|u)\b", clause):
                continue
            things = frozenset(stems(clause, message.language) - {act, stem(word.group(), message.language)})
            found.append(Done(line, act, frozenset() if _IT.match(lower, word.end()) else things))
    return found


def verb_stem(word: str, language: str) -> str:
    """A participle or other form of a verb without 'ge' and ending: schoongemaakt and schoonmaakt meet."""
    if language == "nl":
        head = _PARTICLE.match(word)
        if head:
            word = head.group() + word[head.end() + 2 :]
    return stem(word, language)


# What comes to the same: 'swapped the battery' and 'put in a new one'.
_SAME_ACTS = (
    "swap swapped replace replaced change changed switch switched vervang vervangen verwissel verwisseld wissel gewisseld",
    "install installed download downloaded update updated installeer geinstalleerd geïnstalleerd download gedownload bijgewerkt",
    "remove removed delete deleted uninstall uninstalled verwijder verwijderd gewist wis",
    "clean cleaned wash washed rinse rinsed reinig gereinigd schoonmaken schoongemaakt spoel gespoeld poets gepoetst",
    "restart restarted reboot rebooted reset herstart gereset opgestart opstarten",
    "check checked verify verified controleer gecontroleerd nagekeken nakijken gecheckt check",
)


@lru_cache(maxsize=4)
def _groups(language: str) -> dict[str, int]:
    return {verb_stem(word, language): number for number, line in enumerate(_SAME_ACTS) for word in line.split()}


def same_act(word: str, act: str, language: str) -> bool:
    """True for one verb in two forms, and for two verbs that come to the same."""
    mine = verb_stem(word, language)
    groups = _groups(language)
    return mine == act or (mine in groups and groups.get(act) == groups[mine])


_RENEWS = re.compile(r"\b(?:put|pop|draai|plaats|zet|doe|stop)\b.{0,40}\b(?:a new|new one|een nieuwe?|nieuwe|another|een andere?)\b")


def told_again(done: Done, lower: str, language: str) -> bool:
    """True when a sentence names the same act and one of the same things, or the act alone when no thing was named."""
    words = re.findall(r"\w{3,}", lower)
    renews = _RENEWS.search(lower) and _groups(language).get(done.act) == 0
    if not renews and not any(same_act(w, done.act, language) for w in words):
        return False
    return not done.things or shared(done.things, stems(lower, language)) >= 1
