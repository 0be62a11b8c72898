"""The signals as one self-contained page that opens offline, light or dark, narrow or wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from replycheck.files import one_line
from replycheck.rules import known_rules
from replycheck.signals import charts
from replycheck.signals.text import trend
from replycheck.signals.words import Words, arrow
from replycheck.store.measures import Promised, Row, Signals

MOST = 25
TEMPLATES = 10
PARTS = ("kept", "open", "overdue", "broken", "withdrawn")
# Between a hint (1) and a fault (9): from here on a mean severity is shown as a warning, or as a fault.
AS_WARNING, AS_FAULT = 2.0, 5.0


def as_page(signals: Signals, words: Words, *, low_csat: float) -> str:
    """The page as HTML; everything that people wrote is escaped."""
    style = resources.files("replycheck.signals").joinpath("page.css").read_text(encoding="utf-8")
    title = escape(f"{words('title')} · {words.span(signals.period)}")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    body = "\n".join(_body(signals, words, low_csat))
    return (
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(signals: Signals, words: Words, low_csat: float) -> Iterator[str]:
    days = signals.period.days
    yield f"<header><h1>{words('title')}</h1><p>{words.span(signals.period)} · {words('days', n=days)}, "
    yield f"{words('against', n=days)}</p></header>\n<main>"
    if not signals.replies and not signals.promises.made:
        yield f'<section class="wide"><p>{escape(words("nothing"))}</p></section>'
    else:
        yield _tiles(signals, words)
        yield _section(words(f"by.{signals.by}"), _rows(signals.rows[:MOST], signals.by, words), "wide")
        yield _section(words("promises"), _promises(signals.promises, signals.promises_before, words))
        yield _section(words("tone"), _tones(signals, words))
        if signals.by != "template" and signals.templates:
            yield _section(words("templates"), _rows(signals.templates[:TEMPLATES], "template", words), "wide")
        yield _section(words("links"), _links(signals, words, low_csat), "wide")
    yield f"</main>\n<footer>{words('made')}</footer>"


def _section(title: str, content: str, kind: str = "") -> str:
    return f'<section class="{kind}"><h2>{title}</h2>{content}</section>'


def _tiles(signals: Signals, words: Words) -> str:
    before = words("before", n=words.number(signals.before_replies))
    tiles = [
        (words.number(signals.replies), words("replies"), before),
        (words.number(signals.customers), words("customers"), ""),
        (words.number(signals.promises.overdue), f"{words('promises')}: {words('promises-overdue')}", ""),
    ]
    shown = (f"<div><strong>{a}</strong><span>{b}</span><small>{c}</small></div>" for a, b, c in tiles)
    return f'<div class="tiles">{"".join(shown)}</div>'


def _rows(rows: Sequence[Row], by: str, words: Words) -> str:
    if not rows:
        return f"<p>{words('no-faults' if by in ('rule', 'channel') else 'no-groups')}</p>"
    keys = ("priority", "per-hundred", "trend", "course", "severity", "reach")
    heads = "".join(f'<th scope="col">{words(key)}</th>' for key in (f"name.{by}", *keys))
    most = max(row.priority for row in rows) or 1.0
    lines = "".join(_row(row, by, most, words) for row in rows)
    return f'<div class="scroll"><table class="rows"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div><p class="note">{words("how")}</p>'


def _row(row: Row, by: str, most: float, words: Words) -> str:
    kind = "error" if row.severity >= AS_FAULT else "warning" if row.severity >= AS_WARNING else "info"
    label = f"{words('course')}: {', '.join(words.number(v, 1) for v in row.line)}"
    change = {"▲": "up", "▼": "down"}.get(arrow(row.change), "same")
    worst = f"{words('worst')}: {_title(row.worst, words)}" if row.worst else ""
    name, under = (_title(row.name, words), row.name) if by == "rule" else (row.name, worst)
    cells = (
        f'{charts.bar(row.priority / most, kind)}<span class="figure">{words.number(row.priority)}</span>',
        words.number(row.rate, 1),
        f'<span class="{change}">{escape(trend(row, words))}</span>',
        charts.sparkline(row.line, label),
        words.number(row.severity, 1),
        words.number(row.reached),
    )
    head = f'<th scope="row">{escape(one_line(name))}<small>{escape(under)}</small></th>'
    return f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _title(rule: str, words: Words) -> str:
    entry = known_rules().get(rule)
    return str(entry["title"][words.language]) if entry else rule


def _promises(now: Promised, before: Promised, words: Words) -> str:
    if not now.made and not before.made:
        return f"<p>{words('no-promises')}</p>"
    shown = []
    for key, promised in (("now", now), ("earlier", before)):
        parts = [(f"p-{name}", words(f"promises-{name}"), getattr(promised, name)) for name in PARTS]
        made = f"{words.number(promised.made)} {words('promises-made')}"
        keys = [(kind, escape(name), words.number(number)) for kind, name, number in parts]
        drawn = charts.shares(parts, f"{words('promises')}: {words(key)}")
        shown.append(f"<h3>{words(key)} <small>{made}</small></h3>{drawn}{charts.legend(keys)}")
    return "".join(shown)


def _tones(signals: Signals, words: Words) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("", words("now"), words("earlier")))
    lines = "".join(
        f'<tr><th scope="row">{words(f"tone.{t.name}")}</th>'
        + "".join(f"<td>{'-' if v is None else words.signed(v)}</td>" for v in (t.mean, t.before))
        + "</tr>"
        for t in signals.tone
    )
    series = [(f"t-{t.name}", words(f"tone.{t.name}"), t.line) for t in signals.tone]
    period = signals.period
    ends = words.day(period.first), words.day(period.last)
    drawn = charts.lines(series, ends, words("tone"), number=words.signed)
    chart = drawn + charts.legend([(kind, escape(name), "") for kind, name, _ in series])
    return f"{chart}<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _links(signals: Signals, words: Words, low_csat: float) -> str:
    if not signals.links:
        return f"<p>{words('links-few', n=words.number(signals.scored))}</p>"
    most = max(max(abs(x.difference.low), abs(x.difference.high)) for x in signals.links[:MOST]) or 1.0
    keys = ("name.rule", "links-with", "links-without", "links-gap")
    heads = "".join(f'<th scope="col">{words(key)}</th>' for key in keys) + "<td></td>"
    lines = []
    for link in signals.links[:MOST]:
        shares = (
            f"<td>{words.percent(low / cases)} <small>/ {words.number(cases)}</small></td>"
            for low, cases in ((link.low, link.cases), (link.other_low, link.other_cases))
        )
        name = f'<th scope="row">{escape(_title(link.rule, words))}<small>{escape(link.rule)}</small></th>'
        points = words.points(link.difference)
        gap = f"<td>{points}</td><td>{charts.interval(link.difference, most, points)}</td>"
        lines.append(f"<tr>{name}{''.join(shares)}{gap}</tr>")
    low = words.number(low_csat, 0 if low_csat == int(low_csat) else 1)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    warning = f'<p class="caution">{words("links-warn")}</p>'
    return f'{warning}<p>{words("links-what", low=low)}</p><div class="scroll">{table}</div>'
