"""Names: the customer's own, the one in a greeting, and whether the two can be the same person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MALE = frozenset("heer dhr meneer mijnheer mr mister hr sir".split())
_FEMALE = frozenset("mevrouw mevr mw mvr mrs ms miss madam mej juffrouw".split())
_TITLES = (
    _MALE
    | _FEMALE
    | frozenset("dr drs ir ing prof mx fam familie family messrs professor doctor dokter meester weduwe".split())
)
_PARTICLES = frozenset("van de der den het 't ter ten te von di da del la le el al bin ben ibn of op aan in s".split())
_NOT_NAMES = frozenset(
    """
    klant customer client team allemaal all everyone everybody folks there both iedereen mensen bewoner bewoners ouder ouders relatie
    en and of or the u je jij jullie you dear beste geachte hallo hoi hi hey hello dag goedemorgen goedemiddag goedenavond goeiemorgen
    morning afternoon evening good heer/mevrouw sir madam sirs lezer reiziger abonnee student lid gast vriend vrienden huurder inwoner
    dame dames heren gentlemen ladies guest member valued sms mail weer again nogmaals samen collega collegas bestuur school redactie
    ik wij we dank thanks bedankt iemand man vrouw meid jongen maat sportvriend dierenvriend liefhebber welkom terug leuk wat
    """.split()
)
_COMPANY = re.compile(
    r"\b(?:b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|bvba|srl|vzw|ltd|llc|inc|gmbh|plc|stichting|vereniging|school|kaas\w*|bakkerij|slagerij|garage|\w*handel|\w*bedrijf|\w*werken|\w*winkel|\w*shop|"
    r"restaurant|cafe|café|hotel|praktijk|kapsalon|salon|studio|bouw|transport|holding|group|groep|team|company|services?|bewoners?|residents?|tenant|customer|klant|guest|user|gemeente|council|church|kerk|club|centre|center|care|college|university|bar|farm|"
    r"family|fam|familie|anonymous|anoniem|unknown|onbekend|\d+)\b",
    re.I,
)
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}|van|de|der|den|het|'t|ter|ten|te|el|al|von|di|da|la|le)"
_SIGNED = re.compile(
    r"(?:^|[\s.,!?…])(?i:groet(?:en|jes)?|mvg|m\.v\.g\.?|gr\.?|hoogachtend|regards|cheers|sincerely|faithfully|truly|best|thanks|thank you|bedankt|alvast dank|dank(?: u)?|thx|liefs|wishes)"
    rf"[ \t]*[,.!]?\s*[-–]?\s*(?:(?:van|from)\s+)?(?P<name>{_NAME_WORD}(?:[ \t]+{_NAME_WORD}){{0,5}})\s*(?=$|\n|[,(]|\.\s*$)",
    re.M,
)
_STATED = re.compile(
    rf"(?i:mijn naam is|ik heet|my name is|my name's)\s+(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]{{1,30}}(?:[ \t]+{_NAME_WORD}){{0,4}})"
)
_NICKNAMES = (
    "robert bob rob bobby bert",
    "william will bill billy liam willem wim",
    "elizabeth liz beth lizzy betty lisa els elisabeth",
    "margaret maggie peggy meg greet griet",
    "catherine kate katie cathy katherine kathy",
    "johannes hans jan johan joop",
    "james jim jimmy jamie",
    "michael mike mick",
    "richard rick dick rich",
    "joseph joe jos jozef",
    "cornelia cor corrie nel",
    "antonius ton toon anton tony antonie",
    "hendrik henk rik harry henny",
    "maria mia marie rie ria",
    "petrus piet peter pieter",
    "wilhelmina mina willie wil",
    "jacobus jaap koos sjaak",
    "gerardus gerard gerrit ger",
    "patricia pat trish patty",
    "edward ed ted eddie",
    "charles charlie chuck",
    "thomas tom",
    "daniel dan danny",
    "andrew andy drew",
    "susan sue suzy",
    "barbara barb",
    "deborah deb debbie",
    "jennifer jen jenny",
    "stephen steve steven",
    "lambertus bert",
    "geertruida truus trudy geertje",
    "henry harry hank",
    "john jack johnny",
    "alexander alex sander lex xander",
    "dorothy dot",
    "francis frank",
    "francois frans francis",
    "frederik fred frits",
)


@dataclass(frozen=True)
class KnownName:
    """A customer's name in folded parts; `signed` when the customer's own message gives it."""

    text: str
    parts: tuple[str, ...]
    initials: tuple[str, ...]
    title: str = ""
    signed: bool = False
    company: bool = False
    whole: str = ""


def fold(word: str) -> str:
    """Lower case without accents, dots and marks."""
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in bare if c.isalnum())


def known_name(message: str, customer_name: str) -> KnownName | None:
    """The customer's name: from the contact, else signed under the message, else stated in it."""
    if customer_name.strip():
        return _parsed(customer_name, signed=False)
    for pattern, flag in ((_SIGNED, True), (_STATED, True)):
        for found in pattern.finditer(message[-3000:]):
            if (pattern is _STATED or found["name"][:1].isupper()) and fold(found["name"]) not in _NOT_NAMES:
                name = _parsed(found["name"], signed=flag)
                if name is not None:
                    return name
    return None


def _parsed(text: str, *, signed: bool) -> KnownName | None:
    words = [w for w in re.split(r"[\s,()/]+", text.strip()) if w]
    titles = [fold(w) for w in words if fold(w) in _MALE | _FEMALE]
    couple = len({title in _MALE for title in titles}) > 1  # 'Dhr. en mevr. Smolders'
    title = titles[0] if titles and not couple else ""
    parts: list[str] = []
    initials: list[str] = []
    for word in words:
        bare = fold(word)
        if not bare or bare in _TITLES or bare in _NOT_NAMES or bare in _PARTICLES or bare in ("en", "and"):
            continue
        if (
            len(bare) == 1
            or re.fullmatch(r"(?:[A-Z]\.){1,5}", word)
            or (word.isupper() and len(bare) <= 3 and len(words) > 1)
        ):
            initials.extend(bare if len(bare) <= 3 else bare[0])
        else:
            parts.extend(fold(p) for p in re.split(r"[-–&]", word) if fold(p))
    if not parts:
        return None
    return KnownName(
        text.strip(" .,!"),
        tuple(parts),
        tuple(initials),
        title,
        signed,
        bool(_COMPANY.search(text)),
        "".join(fold(w) for w in words if fold(w) not in _TITLES),
    )


@dataclass(frozen=True)
class Addressed:
    """The name words of a greeting: offsets in the greeting, folded parts and title."""

    start: int
    end: int
    parts: tuple[str, ...]
    title: str


_GREETED = re.compile(r"[^\s,.!?:;]+(?:\.(?=\s*[A-Za-z]))?")


def addressed(greeting: str) -> Addressed | None:
    """Who a greeting speaks to, or None when it names nobody."""
    words = [(m.group(), m.start(), m.end()) for m in _GREETED.finditer(greeting)]
    titles = [fold(w) for w, _, _ in words]
    named = [
        (w, s, e)
        for w, s, e in words
        if fold(w) not in _TITLES | _NOT_NAMES and w.lower() not in _NOT_NAMES and "/" not in w
    ]
    proper = [(w, s, e) for w, s, e in named if fold(w) not in _PARTICLES and any(c.isalpha() for c in w)]
    if not proper or "ǂ" in greeting or not all(w[0].isupper() for w, _, _ in proper):
        return None
    parts = tuple(fold(p) for w, _, _ in proper for p in re.split(r"[-–&]", w) if fold(p))
    title = next((t for t in titles if t in _MALE | _FEMALE), "")
    return Addressed(named[0][1], named[-1][2], parts, title)


_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w'’-]+")
_MAILBOX = re.compile(r"(?<![\w.+-])(?P<box>[\w.+-]{3,64})@\w")


def mismatch(known: KnownName, greeted: Addressed, message: str) -> str | None:
    """'near' or 'other' when the greeting's name is not the customer's, 'title' for Mr with Ms; else None."""
    if any(_same(g, k) for g in greeted.parts for k in known.parts) or _ends_alike(greeted.parts, known):
        return _wrong_title(known, greeted)
    written = {fold(p) for w in _CAPITAL.findall(message[:20_000]) for p in (w, *re.split(r"[-–]", w))} | {
        fold(p) for found in _MAILBOX.finditer(message[:20_000]) for p in re.split(r"[._+-]", found["box"]) if len(p) > 2
    }
    if any(g in written or len(g) == 1 for g in greeted.parts):
        return None
    if any(_near(g, k) for g in greeted.parts for k in (*known.parts, known.whole, known.whole[-len(g) :])):
        return "near"
    return "other" if _comparable(known, greeted) else None


def _ends_alike(mine: tuple[str, ...], known: KnownName) -> bool:
    """'Elamrani' for 'El Amrani': the same letters, written together."""
    joined = "".join(mine)
    return len(joined) > 3 and known.whole.endswith(joined)


def _wrong_title(known: KnownName, greeted: Addressed) -> str | None:
    if not known.title or not greeted.title or known.title == greeted.title:
        return None
    return "title" if (known.title in _MALE) != (greeted.title in _MALE) else None


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 2 and long.startswith(short):
        return True
    return any(one in group.split() and other in group.split() for group in _NICKNAMES)


def _near(one: str, other: str) -> bool:
    """Alike but not the same: a slip of the pen in a name of four letters or more."""
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    return 0 < distance(one, other, limit=2) <= (1 if min(len(one), len(other)) < 4 else 2)


def _comparable(known: KnownName, greeted: Addressed) -> bool:
    """True when the same part of the name is given on both sides, so that they can be told apart."""
    if known.company or len(known.parts) > 3:
        return False
    first_known = not known.title and not known.initials
    if greeted.title:
        return len(known.parts) >= 2 or bool(known.title or known.initials)
    if len(greeted.parts) >= 2:
        return len(known.parts) >= 2 or bool(known.title or known.initials)
    return first_known


def distance(one: str, other: str, *, limit: int) -> int:
    """Edits (insert, delete, replace, swap neighbours) from one word to another, or limit + 1 when more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], limit + 1)
