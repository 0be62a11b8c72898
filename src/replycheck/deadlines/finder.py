"""The way from text to time expressions: lex, run the cascade, drop what is no time after all."""

from __future__ import annotations

import re
from datetime import date, datetime

from . import dutch, english
from .engine import Context, Rule, run
from .lexer import Node, lex
from .moments import Pair, When, as_date, safe_now
from .rules_amounts import AMOUNTS
from .rules_bounds import BOUND_DAYS, FINDINGS, clock_finding
from .rules_clock import CLOCKS, CLOCKS_IN_CONTEXT, SPOKEN
from .rules_dates import DATES
from .rules_days import BARE, COUNTED, DAYS
from .rules_numbers import NUMBERS
from .rules_parts import DAY_PARTS, LAST_PARTS
from .rules_periods import MONTHS, PLACES, UNITS, WEEKS
from .rules_ranges import CLOCK_RANGES, DAY_CLOCKS, RANGES
from .rules_stretches import SHADES, STRETCHES
from .values import ExpressionType, Language, Reading, TimeExpression, WorkingTime
from .words import TIMELY, Lexicon, fold

# in this order: each stage builds on what the stages above it have put together
_CASCADE = (
    NUMBERS, CLOCKS, SPOKEN, AMOUNTS, CLOCKS_IN_CONTEXT,
    DATES, DAYS, COUNTED, MONTHS, STRETCHES, UNITS, PLACES, SHADES, WEEKS,
    DAY_PARTS, BOUND_DAYS, CLOCK_RANGES, DAY_CLOCKS, BOUND_DAYS, RANGES,
    BARE, LAST_PARTS, FINDINGS,
)  # fmt: skip
_RULES: dict[str, tuple[Rule, ...]] = {
    language: tuple(rule for stage in _CASCADE for rule in stage if rule.language in ("", language))
    for language in ("nl", "en")
}
_LEXICONS: dict[str, Lexicon] = {"nl": dutch.LEXICON, "en": english.LEXICON}
_WORDS = re.compile(r"[^\W\d_]+")
_DIGIT_OR_HOLE = re.compile(r"\d|[{%:\[<_]\w")
# words that are a month or a weekday only in the right company
_WEAK_MONTHS = {
    "may",
    "march",
    "mar",
    "dec",
    "jan",
    "mei",
    "sep",
    "jun",
    "apr",
    "okt",
    "oct",
    "nov",
    "feb",
    "aug",
    "jul",
}
_WEAK_DAYS = {"sat", "sun", "mon", "wed", "fri", "thu", "tue"}
_COMPANY = re.compile(
    r"(?:\b(?:in|of|by|before|until|till|since|this|next|last|the|during|from|to|through|between|on|after|early|late|mid|"
    r"voor|in|van|tot|na|sinds|vanaf|per|eind|begin|medio|half|deze|en|of|tegen|uiterlijk|op|tussen|maand|volgende|komende)\s+|-)$",
    re.IGNORECASE,
)
_DAY_COMPANY = re.compile(
    r"\b(?:on|this|next|last|by|until|till|from|before|and|or|to|coming|every)\s+$", re.IGNORECASE
)
_MODAL = re.compile(r"\s+(?:I|we|you|he|she|it|they|not|be|have|also|or|well|the|as|need|want|on|forward|to|out|in)\b")


def find_times(
    text: str,
    *,
    language: Language,
    now: datetime,
    working: WorkingTime | None = None,
    channel: str = "email",
) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order; `now` is the local time of sending and may be any."""
    if not _DIGIT_OR_HOLE.search(text) and _LEXICONS[language].triggers.isdisjoint(_WORDS.findall(fold(text))):
        return ()
    hours = working or WorkingTime(country="NL" if language == "nl" else "GB")
    context = Context(safe_now(now), language, hours, channel, text)
    nodes = _thinned(lex(text, _LEXICONS[language]))
    if not _promising(nodes):
        return ()
    nodes = _rescheduled(run(_RULES[language], nodes, context), context)
    made = (_expression(node, context) for node in nodes if node.sym == "FOUND")
    return tuple(one for one in made if one)


# shapes that can be a time expression, and words that can make one of a bare number
_SHAPES = frozenset(
    ["DMY", "YMD", "COMPACT", "STAMP", "CLOCK_RAW", "DOTPAIR", "HOLE", "DECADE", "TENS", "YEAR", "NUM3", "THOUSAND"]
)
_HINGES = frozenset(
    [
        "SLASH",
        "DASH",
        "AT",
        "AROUND",
        "ON",
        "BETWEEN",
        "FROM",
        "FROMDAY",
        "VAN",
        "TILL",
        "HALF",
        "LAST",
        "OVER",
        "BEFORE",
        "BY",
        "UNTIL",
        "SINCE",
        "AFTER",
        "FOR",
    ]
)
_CORE = (TIMELY | _SHAPES) - {"NUM", "ORD", "START", "END"}


def _promising(nodes: list[Node]) -> bool:
    """False when no rule can find anything in these nodes."""
    symbols = {node.sym for node in nodes}
    return not symbols.isdisjoint(_CORE) or (
        not symbols.isdisjoint(("NUM", "ORD", "HOURISH")) and not symbols.isdisjoint(_HINGES)
    )


def _thinned(nodes: list[Node]) -> list[Node]:
    """Without the words in the middle of a run of words that mean nothing here."""
    symbols = ["", *(node.sym for node in nodes), ""]
    return [
        node for at, node in enumerate(nodes, 1) if node.sym != "X" or symbols[at - 1] != "X" or symbols[at + 1] != "X"
    ]


def _rescheduled(nodes: list[Node], context: Context) -> list[Node]:
    """The bare number that a clock time is moved to: "van 10 uur naar 11", "the 3pm call to 4."."""
    clocked = False
    for at, node in enumerate(nodes):
        clocked = clocked or (node.sym == "FOUND" and node.value[0] == "time")
        ends = at + 1 == len(nodes) or nodes[at + 1].sym in ("DOT", "STOP", "COMMA")
        if clocked and ends and at and node.sym == "NUM" and nodes[at - 1].raw in ("to", "naar"):
            built = clock_finding([node], context)
            node.sym, node.value = built or (node.sym, node.value)
    return nodes


def _expression(node: Node, context: Context) -> TimeExpression | None:
    kind, when = node.value
    start, end = _trim(node, context)
    if _misread(kind, when, start, end, context):
        return None
    readings = [Reading(*pair) for pair in dict.fromkeys(when.spans) if _in_order(pair)]
    first = readings[0] if readings else Reading(None, None)
    return TimeExpression(
        start=start,
        end=end,
        text=context.text[start:end],
        type=kind,
        earliest=first.earliest,
        latest=first.latest,
        readings=tuple(readings),
        anchored=when.anchored,
        grain=when.grain,
        bound=when.bound,
        soon=when.grain == "soon",
        ambiguous=when.ambiguous,
        rough=bool(when.amount and when.amount.rough),
        note=when.note,
        named=when.named,
        after_event=bool(when.amount and _EVENT[context.language].match(context.text, end)),
        amount=dict(when.amount.units) if when.amount else {},
    )


_ABBREVIATED = re.compile(r"\b(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec|dinsd?|woensd?|dond|vrijd|zat)\.$")


# "binnen 3 weken na ontvangst": counted from something that has no date
_EVENT = {
    "nl": re.compile(
        r"\s+(?:(?:na|nadat|vanaf|zodra)\s+(?!nu\b|vandaag\b|morgen\b)[a-z]"
        r"|v[oó][oó]r\s+(?:de\s+|uw\s+|je\s+)?(?:vertrek|aankomst|aanvang|afloop|levering|ingang|start|begin|afspraak|\w+datum)\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\s+(?:(?:after|of|from|once|following)\s+(?!now\b|today\b|tomorrow\b)[a-z]"
        r"|before\s+(?:the\s+|your\s+)?(?:departure|arrival|delivery|start|expiry|appointment|travel|check-in|due date)\b)",
        re.IGNORECASE,
    ),
}


def _in_order(pair: Pair) -> bool:
    """False for a range that two halves of different readings made run backwards."""
    first, last = pair
    if first is None or last is None:
        return True
    both = isinstance(first, datetime) and isinstance(last, datetime)
    return first <= last if both else as_date(first) <= as_date(last)


def _trim(node: Node, context: Context) -> tuple[int, int]:
    """The span without a bracket that opens before it, or a full stop that ends the sentence."""
    text, end = context.text, node.end
    if text[end - 1] == ")" and "(" not in text[node.start : end]:
        end -= 1
    tail = text[node.start : end].lower()
    if tail.endswith(".") and not re.search(r"\.\w\.$|\bm\s?\.$|\b(?:a\.s|jl)\.$", tail):
        abbreviated = context.language == "nl" and _ABBREVIATED.search(tail)
        end -= 0 if abbreviated else 1
    return node.start, end


def _misread(kind: ExpressionType, when: When, start: int, end: int, context: Context) -> bool:
    """True for a word that only looks like a time: may and march as verbs, sat, sun."""
    word = context.text[start:end].rstrip(".")
    low = word.lower()
    before, after = context.text[max(0, start - 12) : start], context.text[end : end + 12]
    if low.split(" ")[-1] in ("may", "march", "mar"):
        name = word.split(" ")[-1]
        if (name.isupper() and len(name) > 3) or (low == "this may" and name.islower()):
            return True
        if low not in ("may", "march", "mar"):
            return False
        return not _COMPANY.search(before) and (word.islower() or not before.strip() or bool(_MODAL.match(after)))
    if low == "jan" and context.language == "nl" and not re.search(r"\d\s*$", before) and not re.match(r"\.?\s*\d", after):
        return True  # a first name far more often than a month
    if low in _WEAK_MONTHS:
        return before.endswith("$")
    if low in _WEAK_DAYS:
        return word.islower() and not _DAY_COMPANY.search(before) and low in ("sat", "sun", "mon", "wed")
    return False


def stamp_text(stamp: date | None) -> str | None:
    """A day as YYYY-MM-DD, a moment as local date-time to the second."""
    if isinstance(stamp, datetime):
        return stamp.isoformat(timespec="seconds")
    return stamp.isoformat() if stamp else None
