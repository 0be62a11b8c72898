"""Dutch verb forms for the promise finder: finite forms, participles and separable verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from replycheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "promises_nl"
_ALWAYS_FINITE = frozenset(
    "zal zullen zult ga gaan gaat ontvangt ontvang ontvangen krijgt krijg krijgen verneemt vernemen laat wordt kunt hoort volgt belt".split()
)


@dataclass(frozen=True)
class Verbs:
    """Verb forms: first person, third person and plural to infinitive, participles, and separable pairs."""

    first: Mapping[str, str]
    third: Mapping[str, str]
    plural: Mapping[str, str]
    participle: Mapping[str, str]
    contact: frozenset[str]
    separable: Mapping[tuple[str, str], str]


@lru_cache(maxsize=1)
def verbs() -> Verbs:
    """The verb table of the word list."""
    rows = [line.split() for line in table(NAME)["verbs"].strip().splitlines()]
    particles = table(NAME)["particles"]
    known = {row[0] for row in rows}
    pairs = {(v[len(p) :], p): v for v in known for p in particles if v.startswith(p) and len(v) > len(p) + 3}
    for base in ("bellen", "mailen", "schrijven", "sturen", "komen", "betalen", "storten", "appen", "koppelen"):
        pairs.setdefault((base, "terug"), f"terug{base}")
    pairs.update({("zoeken", "uit"): "uitzoeken", ("lossen", "op"): "oplossen", ("ronden", "af"): "afronden"})
    pairs.update({("passen", "aan"): "aanpassen", ("voegen", "toe"): "toevoegen", ("zoeken", "op"): "opzoeken"})
    pairs.update({("schrijven", p): f"{p}schrijven" for p in ("bij", "over", "af", "in", "uit")})
    pairs.update({("pakken", "op"): "oppakken", ("slaan", "over"): "overslaan", ("zetten", "om"): "omzetten"})
    pairs.update({("halen", "op"): "ophalen", ("geven", "door"): "doorgeven", ("kijken", "na"): "nakijken"})
    pairs.update({("maken", "over"): "overmaken", ("maken", "aan"): "aanmaken", ("gaan", "na"): "nagaan"})
    stems = {r[0]: (r[1], r[2]) for r in rows}
    joined = [(p + stems[base][0], p + stems[base][1], verb) for (base, p), verb in pairs.items() if base in stems]
    return Verbs(
        first={r[1]: r[0] for r in rows} | {first: verb for first, _, verb in joined} | {"hou": "houden"},
        third={r[2]: r[0] for r in rows} | {third: verb for _, third, verb in joined},
        plural={r[0]: r[0] for r in rows} | {verb: verb for _, _, verb in joined},
        participle={r[3]: r[0] for r in rows} | _JOINED,
        contact=frozenset(r[0] for r in rows if len(r) > 4),
        separable=pairs,
    )


_JOINED = {
    "teruggebeld": "terugbellen", "teruggestort": "terugstorten", "terugbetaald": "terugbetalen", "opgestuurd": "opsturen",
    "toegestuurd": "toesturen", "opgelost": "oplossen", "aangepast": "aanpassen", "toegevoegd": "toevoegen",
    "bijgeschreven": "bijschrijven", "omgezet": "omzetten", "ingepland": "inplannen", "geholpen": "helpen",
    "uitgenodigd": "uitnodigen", "benaderd": "benaderen", "doorgelabeld": "doorlabelen", "afgeschreven": "afschrijven",
    "opgebouwd": "opbouwen", "uitgevoerd": "uitvoeren", "verlengd": "verlengen", "gelost": "oplossen", "verwijderd": "verwijderen",
}  # fmt: skip


_PREFIXES = (
    "aan",
    "af",
    "bij",
    "door",
    "in",
    "mee",
    "na",
    "om",
    "op",
    "over",
    "terug",
    "toe",
    "uit",
    "ver",
    "vrij",
    "recht",
    "stop",
)


@lru_cache(maxsize=1)
def finite_forms() -> frozenset[str]:
    """Forms that mark a clause of their own even where the parser does not see a verb."""
    v = verbs()
    own = {form for form, verb in v.third.items() if form not in v.participle and not verb.startswith(_PREFIXES)}
    return frozenset(own) | _ALWAYS_FINITE
