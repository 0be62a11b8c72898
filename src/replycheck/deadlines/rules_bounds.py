"""Last rules: every finding becomes one symbol with its kind, bounded by words such as by and before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from .calendars import shift
from .clocks import clock_of, clocks_on, moments_at
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import Amount, Clock, Pair, When, as_date, day_when, part_when, plus
from .rules_dates import valid
from .rules_holes import BOUNDS, found, hole, hole_day
from .values import Stamp


def _day(nodes: list[Node], context: Context) -> Built:
    when: When = nodes[0].value
    spread = bool(when.spans) and when.first[0] != when.first[1]
    return found("range" if spread else "date", when)


def _period(nodes: list[Node], context: Context) -> Built:
    return found("range", nodes[0].value)


def _moment(nodes: list[Node], context: Context) -> Built:
    when: When = nodes[0].value
    return found("range" if None in when.first and when.spans else "datetime", when)


def _now(nodes: list[Node], context: Context) -> Built:
    now = context.now
    urgent = nodes[0].raw in ("now", "right now", "nu", "nu meteen")
    return found("datetime", When(((now, now),), "now" if urgent else "present", named="" if urgent else "bare"))


def clock_finding(nodes: list[Node], context: Context) -> Built:
    """A clock time without a day: today's next one first, tomorrow's when today's is over."""
    clock = clock_of(nodes[0])
    if clock is None:
        return None
    when = moments_at(day_when(context.today), clock)
    if clock.fuzzy and clock.hour == 6:
        # six in the morning is as likely as six in the evening, so the next one comes first
        when = replace(when, spans=when.spans[::-1])
    return found("time", _upcoming(when, context))


def _upcoming(when: When, context: Context) -> When:
    """Readings that are still to come first; when all are over, the first one a day later."""
    now = context.now
    ahead = [pair for pair in when.spans if isinstance(pair[1], datetime) and pair[1] >= now]
    behind = [pair for pair in when.spans if pair not in ahead]
    if not ahead and behind:
        ahead = [_tomorrow(behind[0])]
    return replace(when, spans=(*ahead, *behind))


def _tomorrow(pair: Pair) -> Pair:
    first, last = (plus(end, 86400) if isinstance(end, datetime) else end for end in pair)
    return first, last


def _clocks(nodes: list[Node], context: Context) -> Built:
    start, end = nodes[0].value
    return found("range", _upcoming(clocks_on(day_when(context.today), start, end), context))


def _hourpart(nodes: list[Node], context: Context) -> Built:
    part, shade = nodes[0].value
    when = When((part_when(context.today, part, context, shade=shade),), "part", named=part)
    return found("range", _upcoming(when, context))


def _duration(nodes: list[Node], context: Context) -> Built:
    amount: Amount = nodes[0].value
    return found("duration", When((), next(iter(amount.units)), amount=amount))


def _vague(nodes: list[Node], context: Context) -> Built:
    return found("vague", When((), "soon" if nodes[0].sym == "SOON" else "", named="vague"))


_ZO_BEFORE = re.compile(r"\b(?:ik|je|jij|u|we|wij|het|dit|dat|hem|er|bel|kom|ben|stuur|regel|kijk)\s+$")
_ZO_AFTER = re.compile(
    r"\s*(?:[.!?,]|$|\s(?:om|op|uit|na|terug|even|door|aan|af|toe|bij|naar|weer|contact|voor (?:je|jou|u)|"
    r"een|de|het|je|u|iemand|mijn|met)\b)"
)


def _zo(nodes: list[Node], context: Context) -> Built:
    """Ik bel je zo: soon; "zo goed" and "zo 7 december" are not."""
    low = context.text.lower()
    fits = nodes[0].raw == "zo" and _ZO_BEFORE.search(low[max(0, nodes[0].start - 12) : nodes[0].start])
    if not fits or not _ZO_AFTER.match(low[nodes[0].end : nodes[0].end + 14]):
        return None
    return found("vague", When((), "soon", named="vague"))


def _bounded(nodes: list[Node], context: Context) -> Built:
    """by friday, before 4 pm, until the end of the month, vanaf 1 juni."""
    kind, when = value(nodes, "FOUND")
    bound = BOUNDS[next(node.sym for node in nodes if node.sym in BOUNDS)]
    if kind in ("duration", "vague") or when.bound == "within":
        return None
    if when.grain in ("now", "present") and bound == "before":
        return None
    if nodes[0].raw == "voor" and (_meant_for(nodes[0], context) or [n.sym for n in nodes[1:3]] == ["AT", "ON"]):
        return None
    if bound == "before" and when.named == "end":
        bound = "by"
    if bound == "after" and when.named == "start":
        # after the beginning of March: once March has begun
        bound = "since"
    spans = tuple(_limit(pair, bound) for pair in (_next_one(when, context) if bound == "before" else when.spans))
    if bound == "until" and when.grain == "year" and when.first[0] is not None:
        # "until 2027" ends where 2027 begins, or with it
        if when.first[0] is not None and as_date(when.first[0]).year != context.today.year:
            spans = ((None, _just_before(when.first[0])), *spans)
        return found("range", replace(when, spans=spans, bound=bound, named="range"))
    return found("range", replace(when, spans=spans, bound=bound))


def _next_one(when: When, context: Context) -> tuple[Pair, ...]:
    """The readings, a later one first where a day that starts today leaves nothing before it."""
    start = when.first[0]
    if start is None or start != context.today:
        return when.spans
    if when.named == "weekday":
        later: date | None = shift(context.today, 7)
    elif when.month and when.day and when.year is None:
        years = (valid(context.today.year + step, when.month, when.day) for step in range(1, 9))
        later = next((day for day in years if day), None)
    else:
        later = None
    return ((later, later), *when.spans) if later else when.spans


def _within_day(nodes: list[Node], context: Context) -> Built:
    """within the next working day: from today to that day."""
    kind, when = nodes[1].value
    if kind != "date" or when.amount or when.first[1] is None or as_date(when.first[1]) < context.today:
        return None
    spans: tuple[Pair, ...] = tuple((context.today, pair[1]) for pair in when.spans)
    return found("range", replace(when, spans=spans, bound="by"))


def _around(nodes: list[Node], context: Context) -> Built:
    """rond 11 uur, around tomorrow 10am; "how about friday" is no approximation."""
    kind, when = nodes[1].value
    fits = kind == "time" if nodes[0].raw == "about" else kind in ("date", "time", "datetime")
    return found(kind, when) if fits else None


_FOR = re.compile(
    r"\b(?:afspra(?:ak|ken)|meeting|vergadering|reservering|reserveer|reserveren|boeking|boek|alarm|wekker|kaartjes|tickets|planning|ingepland|"
    r"gepland|staat|in|agenda|agena|bestelling|levering|bezorging|plan|verkoop|uitnodiging|menu|rooster|programma|weerbericht|bedankt|"
    r"klaar|gereserveerd|geboekt|iets vast|werk|tafel|kamer|datum|tijd|tijdstip|voorstel|akkoord)\s+$"
)


def _meant_for(node: Node, context: Context) -> bool:
    """True when "voor" says what something is for (een afspraak voor maandag); vóór never does."""
    words = context.text[max(0, node.start - 20) : node.end]
    return "ó" not in words[-4:] and bool(_FOR.search(words[: -(node.end - node.start)].lower()))


def _or_later(nodes: list[Node], context: Context) -> Built:
    """3 pm or later; 1 januari en daarna."""
    kind, when = value(nodes, "FOUND")
    if kind not in ("date", "time", "datetime", "range"):
        return None
    return found("range", replace(when, spans=tuple((pair[0], None) for pair in when.spans), bound="since"))


def _limit(pair: Pair, bound: str) -> Pair:
    first, last = pair
    if bound == "before":
        return None, _just_before(first)
    if bound in ("by", "until"):
        return None, last
    if bound == "since":
        return first, None
    return _just_after(last), None


def _just_before(stamp: Stamp | None) -> Stamp | None:
    """The last day before a day; before a clock time, that time itself."""
    return stamp if isinstance(stamp, datetime) or stamp is None else shift(stamp, -1)


def _just_after(stamp: Stamp | None) -> Stamp | None:
    return stamp if isinstance(stamp, datetime) or stamp is None else shift(stamp, 1)


def _day_bound_clock(nodes: list[Node], context: Context) -> Built:
    """today before 4pm; morgen voor 12 uur; vrijdag na 17.00."""
    clock = clock_of(pick(nodes, "CLOCK", "HOURS", "NUM")[-1])
    when: When = value(nodes, "DAY") or (value(nodes, "DAYPART") or [None])[0]
    if clock is None or not when.spans:
        return None
    if has(nodes, "DAYPART") and clock.fuzzy:
        clock = clock.halved(value(nodes, "DAYPART")[1])
    bound = BOUNDS[next(node.sym for node in nodes if node.sym in BOUNDS)]
    at = moments_at(when, clock)
    return ("MOMENT", replace(at, spans=tuple(_limit(pair, bound) for pair in at.spans), bound=bound))


_MEALS = {"breakfast": (8, 9), "lunch": (12, 13), "dinner": (18, 20)}


def _around_lunch(nodes: list[Node], context: Context) -> Built:
    """before lunch, morgen na de lunch."""
    when: When = value(nodes, "DAY") or day_when(context.today)
    limit = next(node for node in nodes if node.sym in BOUNDS)
    start, end = _MEALS[value(nodes, "LUNCH") or "lunch"]
    clock = Node("CLOCK", limit.start, limit.end, Clock(end if limit.sym == "AFTER" else start))
    return _day_bound_clock([Node("DAY", limit.start, limit.end, when), limit, clock], context)


def _clock_or_later(nodes: list[Node], context: Context) -> Built:
    """3 pm or later on Monday."""
    clock = clock_of(pick(nodes, "CLOCK", "HOURS")[0])
    if clock is None:
        return None
    at = moments_at(value(nodes, "DAY"), clock)
    return ("MOMENT", replace(at, spans=tuple(_limit(pair, "since") for pair in at.spans), bound="since"))


def _hours_or_later(nodes: list[Node], context: Context) -> Built:
    """15 uur of later: a clock time."""
    clock = clock_of(pick(nodes, "HOURS")[0])
    built = clock_finding([Node("CLOCK", nodes[0].start, nodes[-1].end, clock)], context) if clock else None
    return _or_later([Node("FOUND", 0, 0, built[1])], context) if built else None


# "kan tot 3 uur duren": an amount of time
_LASTS = re.compile(r"\b(?:kan|duurt|kunnen|duren|wel)\s+$")


def _bound_hours(nodes: list[Node], context: Context) -> Built:
    """voor 12 uur, vanaf 17 uur, uiterlijk 5 uur: a clock time; "voor 3 uur" may be three hours long."""
    clock = clock_of(nodes[-1])
    accented = "ó" in context.text[nodes[0].start : nodes[0].end]
    if nodes[0].sym == "TILL" and _LASTS.search(context.text[max(0, nodes[0].start - 12) : nodes[0].start].lower()):
        return None
    if (
        clock is None
        or clock.hour == 24
        or (nodes[0].sym in ("BEFORE", "AFTER") and not accented and not 8 <= clock.hour <= 23)
    ):
        return None
    built = clock_finding([Node("CLOCK", nodes[-1].start, nodes[-1].end, clock)], context)
    return _bounded([nodes[0], Node("FOUND", 0, 0, built[1])], context) if built else None


def _after_amount(nodes: list[Node], context: Context) -> Built:
    """na 3 weken, after 5 days: from then on, counted from now."""
    amount: Amount = value(nodes, "AMOUNT")
    moment = amount.after(context.now, context)
    at: Stamp = moment if amount.clocked else moment.date()
    return found("datetime" if amount.clocked else "date", When(((at, at),), next(iter(amount.units)), amount=amount))


def _to_date(nodes: list[Node], context: Context) -> Built:
    return found("range", When(((None, context.today),), "day", bound="until", named="bare"))


def _season(nodes: list[Node], context: Context) -> Built:
    """this summer, de lente van 2026: no dates, since seasons start on no agreed day."""
    return found("range", When((), "season", named="season"))


_BOUND = "(BEFORE|BY|TILL|UNTIL|SINCE|FROM|FROMDAY|AFTER|LESSEQ|LESS|MOREQ|MORE)"
BOUND_DAYS = (
    rule("(BEFORE|BY|AFTER) THE? LUNCH (OFX|ON)? DAY?", _around_lunch),
    rule("DAY COMMA? (BEFORE|BY|AFTER) THE? LUNCH", _around_lunch),
    rule("(AT|ON)? (CLOCK|HOURS) OR LATER (ON|OFX)? DAY", _clock_or_later, "nl"),
    rule("AT? HOURS OR LATER", _hours_or_later, "nl"),
    rule("CLOCK OR LATER (ON|OFX)? DAY", _clock_or_later),
    rule("MORE EQUAL", lambda n, c: ("MOREQ", None)),
    rule("LESS EQUAL", lambda n, c: ("LESSEQ", None)),
    rule(
        f"DAY COMMA? {_BOUND} AROUND? (CLOCK|HOURS|(?<=BEFORE|BY|TILL|UNTIL)NUM)(?!UNITS|COMMA DAY|DAY|TOX|AND (NUM|CLOCK|HOURS))",
        _day_bound_clock,
    ),
    rule(f"DAYPART COMMA? {_BOUND} AROUND? (CLOCK|HOURS|NUM)(?!UNITS|TOX|AND)", _day_bound_clock),
)
FINDINGS = (
    rule(f"{_BOUND} HOURS", _bound_hours, "nl"),
    rule("(WITHIN|IN|OVER|AT)? (HOLEAMOUNT)", hole),
    rule("TODATE", _to_date),
    rule("THE? SEASON (OFX|COMMA)? (YEARISH|PERIOD)", _season),
    rule("(REF|THE) SEASON", _season),
    rule("(ON|BY|BEFORE|TILL|UNTIL|SINCE|AT|AFTER) HOLE", hole_day),
    rule("AFTER AMOUNT", _after_amount),
    rule("DAY", _day),
    rule("PERIOD", _period),
    rule("MOMENTS", _period),
    rule("MOMENT", _moment),
    rule("CLOCKS", _clocks),
    rule("CLOCK", clock_finding),
    rule("HOURPART", _hourpart),
    rule("MAX (AMOUNT|HOURS)", lambda n, c: _duration(n[1:], c)),
    rule("(AMOUNT|HOURS)", _duration),
    rule("(VAGUE|SOON)", _vague),
    rule("WDSHORT", _zo, "nl"),
    rule("NOW", _now),
    rule("AROUND FOUND", _around),
    rule("WITHIN FOUND", _within_day),
    rule("AT? FOUND OR LATER", _or_later, "nl"),
    rule("FOUND OR LATER", _or_later),
    rule("FOUND ONWARD(?=STOP|DOT)", _or_later, "nl"),
    rule("FOUND ONWARD$", _or_later, "nl"),
    rule(f"{_BOUND} (OR|ON|AROUND|THE|IN|AT|BY)* FOUND", _bounded),
)
