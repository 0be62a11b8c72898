"""The signals as tables for a terminal, with a line of blocks for the course of each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.files import one_line
from replycheck.signals.words import Words, arrow
from replycheck.store.measures import Promised, Row, Signals, Tone

BLOCKS = "▁▂▃▄▅▆▇█"
MOST = 20
TEMPLATES = 10
LONGEST = 44
STATES = ("made", "kept", "broken", "overdue", "open", "withdrawn")


def as_text(signals: Signals, words: Words, *, low_csat: float) -> str:
    """All tables, for a fixed-width font."""
    return "\n".join(_lines(signals, words, low_csat)) + "\n"


def spark(values: Sequence[float | None]) -> str:
    """One block for each value, the highest the fullest; a space where there is none."""
    known = [v for v in values if v is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    if high == low:
        return "".join(" " if v is None else BLOCKS[0] for v in values)
    top = len(BLOCKS) - 1
    return "".join(" " if v is None else BLOCKS[round((v - low) / (high - low) * top)] for v in values)


def _lines(signals: Signals, words: Words, low_csat: float) -> Iterator[str]:
    yield f"{words('title')} {words.span(signals.period)}"
    yield f"{words('days', n=signals.period.days)}, {words('against', n=signals.period.days)}"
    if not signals.replies and not signals.promises.made:
        yield from ("", words("nothing"))
        return
    before = words("before", n=words.number(signals.before_replies))
    counts = f"{words.number(signals.replies)} {words('replies')} ({before})"
    yield f"{counts} · {words.number(signals.customers)} {words('customers')}"
    yield from ("", words(f"by.{signals.by}"))
    yield from _rows(signals.rows[:MOST], signals.by, words)
    if signals.rows:
        yield words("how")
    if signals.by != "template" and signals.templates:
        yield from ("", words("templates"))
        yield from _rows(signals.templates[:TEMPLATES], "template", words)
    yield from ("", words("promises"))
    yield from _promises(signals.promises, signals.promises_before, words)
    yield from ("", words("tone"))
    yield from _tones(signals.tone, words)
    yield from ("", words("links"))
    yield from _links(signals, words, low_csat)


def _rows(rows: Sequence[Row], by: str, words: Words) -> Iterator[str]:
    if not rows:
        yield words("no-faults" if by in ("rule", "channel") else "no-groups")
        return
    names = [f"name.{by}", "per-hundred", "trend", "course", "severity", "reach", "priority"]
    heads = [words(name) for name in (*names, *(["worst"] if by != "rule" else []))]
    yield from aligned([heads, *(_row(row, words) for row in rows)], left=(0, 3, 7))


def _row(row: Row, words: Words) -> list[str]:
    figures = [
        one_line(row.name)[:LONGEST],
        words.number(row.rate, 1),
        trend(row, words),
        spark(row.line),
        words.number(row.severity, 1),
        words.number(row.reached),
        words.number(row.priority),
    ]
    return [*figures, row.worst] if row.worst else figures


def trend(row: Row, words: Words) -> str:
    """The change of the faults per 100 replies, with an arrow when it is beyond chance."""
    if row.before_rate is None:
        return ""
    if not row.before_rate:
        return f"{words('new')} {arrow(row.change)}".strip()
    return f"{words.signed(row.rate - row.before_rate, 1)} {arrow(row.change)}".strip()


def _promises(now: Promised, before: Promised, words: Words) -> Iterator[str]:
    if not now.made and not before.made:
        yield words("no-promises")
        return
    heads = [words("period"), *(words(f"promises-{name}") for name in STATES)]
    lines = [
        [words(key), *(words.number(getattr(p, name)) for name in STATES)]
        for key, p in (("now", now), ("earlier", before))
    ]
    yield from aligned([heads, *lines], left=(0,))


def _tones(tones: Sequence[Tone], words: Words) -> Iterator[str]:
    lines = [["", words("now"), words("earlier"), words("course")]]
    for tone in tones:
        figures = ["-" if v is None else words.signed(v) for v in (tone.mean, tone.before)]
        lines.append([words(f"tone.{tone.name}"), *figures, spark(tone.line)])
    yield from aligned(lines, left=(0, 3))


def _links(signals: Signals, words: Words, low_csat: float) -> Iterator[str]:
    if not signals.links:
        yield words("links-few", n=words.number(signals.scored))
        return
    yield words("links-what", low=words.number(low_csat, 0 if low_csat == int(low_csat) else 1))
    lines = [[words("name.rule"), words("links-with"), words("links-without"), words("links-gap")]]
    for link in signals.links[:MOST]:
        shares = [
            f"{words.percent(low / cases)} / {words.number(cases)}"
            for low, cases in ((link.low, link.cases), (link.other_low, link.other_cases))
        ]
        lines.append([link.rule, *shares, words.points(link.difference) + (" !" if link.difference.sure else "")])
    yield from aligned(lines, left=(0,))
    yield words("links-warn")


def aligned(lines: Sequence[Sequence[str]], *, left: Sequence[int]) -> Iterator[str]:
    """Lines of a table: the columns named in `left` begin together, the others end together."""
    columns = max(len(line) for line in lines)
    widths = [max(len(line[n]) for line in lines if n < len(line)) for n in range(columns)]
    for line in lines:
        cells = (c.ljust(widths[n]) if n in left else c.rjust(widths[n]) for n, c in enumerate(line))
        yield "  ".join(cells).rstrip()
