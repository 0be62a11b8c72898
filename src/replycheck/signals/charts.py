"""Charts as inline SVG and HTML: no script, no fetched file; colours come from the page's style sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from replycheck.store.measures import Interval

WIDE, HIGH = 100.0, 24.0
SCALES = (0.25, 0.5, 1.0)
LINE_WIDE, LINE_HIGH, PAD = 600.0, 180.0, 8.0


def sparkline(values: Sequence[float], label: str) -> str:
    """A small line from zero; the last value has a dot."""
    top = max([*values, 0.0]) or 1.0
    step = WIDE / max(1, len(values) - 1)
    places = [(n * step, HIGH - 2 - (HIGH - 4) * value / top) for n, value in enumerate(values)]
    if len(places) == 1:
        places = [(0.0, places[0][1]), (WIDE, places[0][1])]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    x, y = places[-1]
    return (
        f'<svg class="spark" viewBox="-2 0 {WIDE + 4:g} {HIGH:g}" role="img" aria-label="{escape(label)}">'
        f'<polyline points="{points}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="2"/></svg>'
    )


def bar(share: float, kind: str) -> str:
    """A bar as long as its share of the longest, 0..1."""
    return f'<span class="bar"><i class="{kind}" style="width:{100 * max(0.0, min(1.0, share)):.1f}%"></i></span>'


def stack(parts: Sequence[tuple[str, str, int]]) -> str:
    """One bar of several parts, each (kind, label, number), with a legend."""
    whole = sum(number for *_, number in parts) or 1
    pieces = "".join(
        f'<i class="{kind}" style="width:{100 * n / whole:.2f}%" title="{escape(label)}: {n}"></i>'
        for kind, label, n in parts
        if n
    )
    legend = "".join(f'<li><b class="{kind}"></b>{escape(label)} <strong>{n}</strong></li>' for kind, label, n in parts)
    return f'<div class="stack">{pieces}</div><ul class="legend">{legend}</ul>'


def lines(
    series: Sequence[tuple[str, str, Sequence[float | None]]],
    first: str,
    last: str,
    label: str,
    *,
    number: Callable[[float], str],
) -> str:
    """Lines over time around zero, each (kind, label, values); gaps where a value is None.

    The scale is the narrowest of SCALES that holds all values; `number` writes its figures.
    """
    largest = max((abs(value) for _, _, values in series for value in values if value is not None), default=0.0)
    top = next((scale for scale in SCALES if largest <= scale), SCALES[-1])
    grid = "".join(_grid(value) for value in (-1.0, -0.5, 0.0, 0.5, 1.0))
    drawn = "".join(f'<path class="{kind}" d="{_path(values, top)}"/>' for kind, _, values in series)
    scale = "".join(f"<span>{escape(number(value))}</span>" for value in (top, 0.0, -top))
    legend = "".join(f'<li><b class="{kind}"></b>{escape(name)}</li>' for kind, name, _ in series)
    return (
        f'<figure><div class="plot"><div class="scale" aria-hidden="true">{scale}</div><svg class="lines" viewBox="0 0 {LINE_WIDE:g} {LINE_HIGH:g}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}">{grid}{drawn}</svg></div>'
        f'<div class="axis"><span>{escape(first)}</span><span>{escape(last)}</span></div></figure>'
        f'<ul class="legend">{legend}</ul>'
    )


def _height(value: float) -> float:
    return PAD + (LINE_HIGH - 2 * PAD) * (1 - value) / 2


def _grid(value: float) -> str:
    y = _height(value)
    kind = "zero" if value == 0 else "grid"
    return f'<line class="{kind}" x1="0" x2="{LINE_WIDE:g}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _path(values: Sequence[float | None], top: float) -> str:
    return " ".join(_steps([None if value is None else value / top for value in values]))


def _steps(values: Sequence[float | None]) -> Iterator[str]:
    step, drawing = LINE_WIDE / max(1, len(values) - 1), False
    for place, value in enumerate(values):
        if value is not None:
            yield f"{'L' if drawing else 'M'}{place * step:.1f} {_height(value):.1f}"
            if len(values) == 1:
                yield f"L{LINE_WIDE:g} {_height(value):.1f}"
        drawing = value is not None


def whisker(gap: Interval, most: float) -> str:
    """A difference with its interval beside a line for zero; `most` is the end of the scale on both sides."""

    def place(value: float) -> float:
        return 50 + 50 * max(-1.0, min(1.0, value / most))

    low, value, high = place(gap.low), place(gap.value), place(gap.high)
    kind = "sure" if gap.sure else "unsure"
    return (
        f'<svg class="whisker {kind}" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">'
        f'<line class="zero" x1="50" x2="50" y1="0" y2="12"/><line class="reach" x1="{low:.1f}" x2="{high:.1f}" '
        f'y1="6" y2="6"/><rect x="{value - 1:.1f}" y="2" width="2" height="8"/></svg>'
    )
