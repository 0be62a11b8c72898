"""Questions and requests in a customer's message, with and without a question mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.customer.phrases import first, says
from replycheck.customer.stems import stems
from replycheck.customer.values import Line, Question

_KINDS = {
    "nl": (
        ("now", re.compile(r"wat nu\b|en nu\b|hoe nu\b")),
        (
            "much",
            re.compile(
                r"hoe ?veel|wat kost|wat kosten|hoe duur|hoe hoog|wat (?:is|zijn|worden|wordt) (?:de|het) (?:prijs|kosten|tarief|bedrag)|welk(?:e)? (?:prijs|bedrag)"
            ),
        ),
        (
            "when",
            re.compile(
                r"wanneer|hoe ?lang|hoe laat|hoe snel|vanaf wanneer|tot wanneer|op welke (?:dag|datum)|welke (?:dag|datum)|binnen hoeveel|om hoe laat"
            ),
        ),
        ("why", re.compile(r"waarom|hoezo|hoe komt (?:het|dat)|hoe kan het|waardoor|om welke reden")),
        ("where", re.compile(r"waar(?:heen|naartoe)?\b(?! (?:ik|gaat (?:dit|het) over))")),
        ("who", re.compile(r"wie\b")),
        ("how", re.compile(r"hoe\b")),
        ("what", re.compile(r"wat\b|welke?\b|waar(?:voor|mee|op|aan|van|in|bij)\b")),
    ),
    "en": (
        ("now", re.compile(r"what now\b|now what\b")),
        (
            "much",
            re.compile(
                r"what (?:does|do|would|will|did) .{0,25}\bcost\b|what(?:'s| is| are) (?:the|your) (?:price|cost|fee|charge|rate)s?\b|how (?:much|many)|what(?:'s| is| are| does| do| will| would) (?:the |it |this |that |they |a )?(?:price|cost|fee|charge|total|rate)|how (?:expensive|high)"
            ),
        ),
        ("when", re.compile(r"when\b|how (?:long|soon|quickly|fast|late)|what (?:time|date|day)|by when|until when")),
        ("why", re.compile(r"why\b|how come|for what reason|what(?:'s| is) the reason")),
        ("where", re.compile(r"where\b")),
        ("who", re.compile(r"who\b|whom\b")),
        ("how", re.compile(r"how\b")),
        ("what", re.compile(r"(?:(?:to|at|on|in|by|for|from|with) )?(?:what(?:'s)?|which)\b")),
    ),
}
_LEAD = {
    "nl": re.compile(
        r"(?:@\w+\s+|(?:en|maar|ook|dus|of|oke|ok|oké|hoi|hallo|hey|hee|beste|goedemorgen|goedemiddag|goedenavond|goeiedag|geachte|dag|sorry|vraagje|vraag|nog|een|ja|nee|trouwens|want|verder|daarnaast|tevens|graag|eigenlijk|nu|zeg|yo|hee+y*|heyy+|hoii+|ps|heer|mevrouw|gemeente|heer/mevrouw|dan|eerst|alstublieft|aub|svp)(?!\w)[\s,:!/.-]*|[,:/-][\s,:!-]*|\.\.\.\s*|is het (?:zo )?dat\s+(?=\w+ \w+)){0,6}"
    ),
    "en": re.compile(
        r"(?:@\w+\s+|(?:and|but|also|so|or|ok|okay|hi|hello|hey|hiya|dear|good|morning|afternoon|evening|sorry|question|quick|just|well|then|plus|yes|no|btw|please|pls|sir|madam|there|team|yo|heyy+|guys|surely|actually|basically|anyway)(?!\w)[\s,:!/.-]*|[,:-][\s,:!-]*){0,6}"
    ),
}
_YESNO = {
    "nl": re.compile(
        r"(?:kan|kunt|kun|kunnen|mag|mogen|moet|moeten|is|zijn|ben|bent|was|waren|heb|hebt|heeft|hebben|had|krijg|krijgt|krijgen|wordt|word|worden|zal|zullen|zou|zouden|wil|wilt|willen|gaat|ga|gaan|komt|kom|komen|doet|doen|"
        r"klopt|werkt|werken|geldt|gelden|hoef|hoeft|hoeven|bestaat|bestaan|blijft|blijven|staat|staan|zit|zitten|betaal|betaalt|betalen|vergoedt|vergoeden|levert|leveren|neemt|nemen|weet|weten|valt|vallen|telt|stuurt|sturen|verkoopt|verkopen|lukt|past|passen|ligt|liggen|rijdt|rijden|dekt|accepteert|bezorgen|bezorgt)\s+"
        r"(?:ik|je|jij|u|ge|hij|ze|zij|het|t|'t|we|wij|jullie|dit|dat|die|deze|er|de|een|mijn|mn|m'n|onze|ons|uw|iemand|alles|hier|daar|nog|al|ook|\w+)\b"
    ),
    "en": re.compile(
        r"(?:can|could|may|might|must|is|are|am|was|were|have|has|had|do|does|did|will|would|shall|should|isn't|aren't|don't|doesn't|can't|won't|any)\s+"
        r"(?:i|you|u|he|she|it|we|they|this|that|these|those|there|the|a|an|my|our|your|someone|anyone|everything|any|\w+)\b"
    ),
}
_SPLIT = {
    "nl": re.compile(
        r",?\s+(?:en|of|ook)\s+(?:ook\s+|zo ja,?\s+)?(?=(?:klopt|geldt|gelden|blijft|werkt|past|telt|hoort|wat kost) (?:ik|we|wij|de|het|dat|die|dit|er|mijn|onze|uw|jullie|u|je)\b|(?:wanneer|hoe|waar|wat|waarom|wie|welke|kan|kunt|kun|mag|moet|krijg|is er|heb|zijn er|wordt)\b|(?:is|zijn|gaat|kunnen|mogen|moeten|zit|doen|hebben|krijgen|vergoeden|vergoedt|worden|komt|komen|heeft|zullen|hoeven) (?:ik|we|wij|de|het|dat|die|dit|er|jullie|u|je|mijn|onze|uw)\b)|\?\s*(?:en|of)?\s*|:\s+(?=(?:wanneer|hoe|waar|wat|waarom|wie|welke|kan|mag|moet|is)\b)|,\s+(?=(?:wanneer|hoeveel|waarom|hoe lang|waar|(?:kan|mag|moet|kunnen|mogen|moeten) (?:ik|we|wij|ze|het|dat)|is er|zijn er)\b)|\s+(?:maar|dus)\s+(?=wat nu\b)"
    ),
    "en": re.compile(
        r",?\s+(?:and|or|also)\s+(?=(?:when|how|where|what|why|who|which|can|could|may|must|do|does|did|is|are|will|would)\b|(?:was|were|has|have|am|should|shall) (?:i|we|that|this|it|the|my|there|they)\b)|\s+\(?[a-d1-4]\)\s+(?=(?:when|how|where|what|why|who|which|can|could|may|must|do|does|did|is|are|will|would)\b)|\?\s*(?:and|or)?\s*|:\s+(?=(?:when|how|where|what|why|who|which|can|do|does|is|are)\b)|,\s+(?=(?:when|how much|why|how long|where|(?:can|do|should|must|may|could|am|will) (?:i|we|they|it)|is there|are there)\b)|\s+but\s+(?=what now\b)"
    ),
}


def find_questions(lines: Sequence[Line], language: str) -> tuple[Question, ...]:
    """The questions that want an answer, in text order; courtesy and rhetorical ones are left out."""
    return tuple(q for line in lines[:400] for q in _in_line(line, language))


def _in_line(line: Line, language: str) -> Iterator[Question]:
    if len(line.text) > 1500:
        return
    for start, end in _parts(line, language):
        lower = line.lower[start:end]
        lead = _LEAD[language].match(lower)
        core = lower[lead.end() if lead else 0 :].strip()
        marked = "?" in line.text[end - 1 : end + 3] or line.question
        kind = None if _tells(lower[: lead.end()] if lead else "", line) else _kind(core, lower, marked, language)
        if kind is None and marked and (tail := _last_clause(lower)):
            start, lower = start + tail, lower[tail:]
            lead = _LEAD[language].match(lower)
            core = lower[lead.end() if lead else 0 :].strip()
            kind = _kind(core, lower, marked, language)
        if kind is None or _idle(lower, core, language):
            continue
        if skip := _before_embedding(lower, core, language):
            start, lower, core = start + skip, lower[skip:], lower[skip:]
        left = start + len(lower) - len(lower.lstrip(" ,.-"))
        yield Question(kind, line.start + left, line.start + end, line.text[left:end].strip(), stems(core, language))


_NOW_LEADS = re.compile(r"\bnu\s+$")


def _tells(lead: str, line: Line) -> bool:
    """True for 'Nu heb ik een boete.' and 'Nu heeft zij die van mij??': the verb stands first without asking."""
    return bool(_NOW_LEADS.search(lead)) and (not line.question or line.text.rstrip().endswith("??"))


_CLAUSES = re.compile(r"[,;:(]\s+|\s[-–—]\s|\s(?:maar|dus|want|en|of|but|so|and|or)\s|[^\w\s,.'’\"€£$%&/)-]\s+")


def _last_clause(lower: str) -> int:
    """Where the last clause of a sentence begins: 'landed late, can I still check in?'; 0 when there is only one."""
    cuts = [m.end() for m in _CLAUSES.finditer(lower) if len(lower) - m.end() > 6]
    return cuts[-1] if cuts else 0


def _parts(line: Line, language: str) -> Iterator[tuple[int, int]]:
    """The pieces of a sentence that may each be a question of their own."""
    begin = 0
    for cut in _SPLIT[language].finditer(line.lower):
        if cut.start() - begin > 3:
            yield begin, cut.start()
            begin = cut.end()
    if len(line.lower) - begin > 2:
        yield begin, len(line.lower.rstrip(" ?!.")) if line.question else len(line.lower)


def _kind(core: str, lower: str, marked: bool, language: str) -> str | None:
    for kind, pattern in _KINDS[language]:
        if pattern.match(core) and not _CLAUSE.match(core) and (marked or _asks(core, language)):
            return "now" if kind in ("what", "how") and says("what_now", language, core) else kind
    if _YESNO[language].match(core) and (marked or (_direct(core, language) and "!" not in lower)):
        return "request" if says("request_question", language, core) else "yesno"
    told = first("embedded", language, lower)
    if told is not None:
        return _embedded(lower[told[0] :], language)
    return None


_JOINS = re.compile(r",\s+(?:(?:and|en)\s+)?|\s(?:and|en)\s+")


def _before_embedding(lower: str, core: str, language: str) -> int:
    """How much of 'please refund both, and tell me how to close it' stands before the question; 0 where it opens."""
    told = first("embedded", language, lower)
    if told is None or _YESNO[language].match(core) or any(p.match(core) for _, p in _KINDS[language]):
        return 0
    joins = [m.end() for m in _JOINS.finditer(lower[: told[0]])]
    return joins[-1] if joins else 0


def _embedded(rest: str, language: str) -> str:
    words = rest.split()
    for number in range(len(words)):
        tail = " ".join(words[number:])
        for kind, pattern in _KINDS[language]:
            if pattern.match(tail):
                return kind
    return "yesno"


_CLAUSE = re.compile(
    r"(?:when|where|what|who|wanneer|waar|wat|wie|hoe)\s+(?:i|we|you|they|he|she|it|ik|wij|u|je|jullie|ze|hij|het|de|showing|trying|calling|the)\b(?!\s+(?:nu|exact|precies)\b)(?!.{0,30}\bheen\b)"
)
_ASKS = {
    "nl": re.compile(
        r"(?:wanneer|waarom|hoe ?veel|hoe ?lang|waar|hoe|wat)\s+(?:kan|kom|komt|is|zijn|krijg|wordt|kost|duurt|moet|gaat|staat|heb|heeft|mag|vind|ligt|doe|gaan|kunnen|zit)\b"
    ),
    "en": re.compile(
        r"(?:when|why|how (?:much|many|long)|where(?: else)?|how|what(?: time)?)(?:'s|\s+(?:can|do|does|did|is|are|am|was|were|will|would|should|has|have))\b"
    ),
}
_DIRECT = {
    "nl": re.compile(
        r"(?:kan|mag|moet|krijg|kun|kunnen)\s+(?:ik|je|we|wij|u|jullie|iemand)\b|doen (?:jullie|ze) (?:daar|hier|er)\b|(?:gaat|komt|wordt|geldt|hoort|valt) (?:dit|dat|het|die|deze|mijn|de)\b(?!.*,? dan\b)"
    ),
    "en": re.compile(r"(?:can|do|does|am|are|is|will)\s+(?:i|you|u|we|there|it|my|the|they)\b"),
}


def _asks(core: str, language: str) -> bool:
    """True for a question without its mark: the question word and a verb at the start."""
    return bool(_ASKS[language].match(core))


def _direct(core: str, language: str) -> bool:
    return bool(_DIRECT[language].match(core))


def _idle(lower: str, core: str, language: str) -> bool:
    return says("courtesy_question", language, lower) or says("rhetorical", language, lower) or len(core) < 3
