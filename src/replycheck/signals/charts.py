"""Charts drawn by pygal as inline SVG: no script, no fetched file; colours come from the page's style sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree import ElementTree as Xml

import pygal
from pygal.style import Style

from replycheck.store.measures import Interval

# Half widths of the scale of lines over time: the narrowest that holds all values is taken.
SCALES = (0.25, 0.5, 1.0)
_BARE = {
    "show_legend": False,
    "show_x_labels": False,
    "show_y_labels": False,
    "show_x_guides": False,
    "show_y_guides": False,
    "margin": 2,
    "spacing": 0,
    "style": Style(label_font_size=1),
}
_DROPPED = ("defs", "desc", "title")


def sparkline(values: Sequence[float], label: str) -> str:
    """A small line from zero; the last value has a dot."""
    chart = pygal.Line(**_BARE, width=104, height=26, range=(0, max([*values, 0.0]) or 1.0))
    chart.add("", list(values) if len(values) > 1 else [*values, *values])
    return _svg(chart, "spark", label)


def shares(parts: Sequence[tuple[str, str, int]], label: str) -> str:
    """One bar of several parts, each (kind, name, number)."""
    chart = pygal.HorizontalStackedBar(**_BARE, width=560, height=34, range=(0, sum(n for *_, n in parts) or 1))
    for _, name, number in parts:
        chart.add(name, [number])
    return _svg(chart, "shares", label, kinds=[kind for kind, *_ in parts])


def lines(
    series: Sequence[tuple[str, str, Sequence[float | None]]],
    ends: tuple[str, str],
    label: str,
    *,
    number: Callable[[float], str],
) -> str:
    """Lines over time around zero, each (kind, name, values); gaps where a value is None.

    The scale is the narrowest of SCALES that holds all values; `number` writes its figures.
    """
    largest = max((abs(value) for _, _, values in series for value in values if value is not None), default=0.0)
    top = next((scale for scale in SCALES if largest <= scale), SCALES[-1])
    chart = pygal.Line(
        width=440,
        height=200,
        margin=6,
        show_legend=False,
        allow_interruptions=True,
        range=(-top, top),
        dots_size=2,
        truncate_label=-1,
    )
    chart.y_labels = [{"value": value, "label": number(value)} for value in (-top, 0.0, top)]
    chart.x_labels = [ends[0], *[""] * (max(len(values) for *_, values in series) - 2), ends[1]]
    for _, name, values in series:
        chart.add(name, list(values))
    return _svg(chart, "lines", label, kinds=[kind for kind, *_ in series])


def interval(gap: Interval, most: float, label: str) -> str:
    """A difference with its interval beside a line for zero; `most` is the end of the scale on both sides."""
    chart = pygal.HorizontalBar(**{**_BARE, "show_x_labels": True}, width=150, height=26, range=(-most, most))
    chart.y_labels = [{"value": 0, "label": ""}]
    chart.add("", [{"value": gap.value, "ci": {"low": gap.low, "high": gap.high}}])
    return _svg(chart, "interval sure" if gap.sure else "interval", label)


def legend(parts: Sequence[tuple[str, str, str]]) -> str:
    """What the colours mean, each (kind, name, figure); the figure may be empty. Names are HTML."""
    rows = (f'<li><b class="{kind}"></b>{name} <strong>{figure}</strong></li>' for kind, name, figure in parts)
    return f'<ul class="legend">{"".join(rows)}</ul>'


def bar(share: float, kind: str) -> str:
    """A bar in a table's cell, as long as its share of the longest, 0..1."""
    return f'<span class="bar"><i class="{kind}" style="width:{100 * max(0.0, min(1.0, share)):.1f}%"></i></span>'


def _svg(chart: Any, kind: str, label: str, *, kinds: Sequence[str] = ()) -> str:
    """The chart as an `svg` element of class `kind`, its series of the classes `kinds`; all else is dropped."""
    chart.config.css, chart.config.js = (), ()
    root: Xml.Element = chart.render_tree()
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or _name(child) in _DROPPED or "tooltip-overlay" in _classes(child):
                parent.remove(child)
    for node in root.iter():
        node.tag = _name(node)
        for number, name in enumerate(kinds):
            if f"serie-{number}" in _classes(node):
                node.set("class", f"{node.get('class')} {name}")
    del root.attrib["id"], root.attrib["xmlns"]
    Xml.SubElement(root, "title").text = label
    root.attrib.update({"class": kind, "role": "img", "aria-label": label})
    return Xml.tostring(root, encoding="unicode")


def _name(node: Xml.Element) -> str:
    return node.tag.rpartition("}")[2]


def _classes(node: Xml.Element) -> list[str]:
    return node.get("class", "").split()
