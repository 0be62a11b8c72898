"""Zones of a reply: greeting, body, closing, signature and quoted text, found line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GREETING_WORDS = (
    r"beste|geachte|lieve|dag|hoi|hallo|hey|hee|hi|hello|dear|yo|goeie?(?:n)?dag|goed?e?(?:n|ie)?\s?(?:morgen|middag|avond|dag)"
    r"|goeie(?:morgen|middag|navond|avond)|goedendag|waarde|l\.s\.|good\s(?:morning|afternoon|evening|day)|greetings|welkom"
)
_NAME = r"[^\s,.!?:;\n]+"
GREETING = re.compile(
    rf"^[\s#*_>\-]*(?:{_GREETING_WORDS})\b(?:[ \t]+(?!(?:ik|wij|we|u|je|dank|bedankt|thanks|thank|i|uw|leuk|fijn|wat)\b){_NAME}(?:[ \t]?\.(?=\s))?){{0,6}}"
    r"[ \t]*(?P<end>[,!.:;]+|$|(?=[\U0001F300-\U0001FAFF☀-➿]))",
    re.I | re.M,
)
CLOSING = re.compile(
    r"^[\s*_]*(?:(?:met\s+)?(?:de\s+)?(?:vriendelijke|hartelijke|warme|beste|zonnige|lieve|sportieve|oprechte|collegiale|feestelijke|muzikale|groene|creatieve)\s+"
    r"(?:groet(?:en|jes)?|dank)\b|(?:veel\s+)?groet(?:en|jes)?\b|gr\.?\s*$|mvg\b|m\.?v\.?g\.?|hoogachtend|met\s+(?:de\s+)?(?:meeste\s+)?hoogachting|"
    r"(?:with\s+)?(?:kind|best|warm|kindest|warmest)\s+(?:regards|wishes)\b|regards\b|yours\s+(?:sincerely|faithfully|truly)|sincerely\b|"
    r"sincerely\b|respectfully\b|warmly\b|cheers\b[,!.]?(?:\s+\w+){0,2}\s*$|best\s*,|all\s+the\s+best\b|many\s+thanks\s*,|thanks\s*,\s*$|thank\s+you\s*,\s*$|warmly\s*,|take\s+care\s*,|"
    r"alvast\s+bedankt\s+en\s+groet|tot\s+(?:snel|ziens|dan|horens|binnenkort)\s*[,!.]?\s*$|fijne\s+(?:dag|avond|groet)\s*,\s*$|liefs\s*,)",
    re.I,
)
QUOTE_HEAD = re.compile(
    r"^\s*(?:op\s.{4,80}\b(?:schreef|heeft)\b.*:\s*$|on\s.{4,100}\bwrote:\s*$|-{2,}\s*(?:oorspronkelijk|original|forwarded|doorgestuurd)|"
    r"_{8,}\s*$|(?:van|from):\s.+@)",
    re.I,
)
_SIGNATURE_MARK = re.compile(r"^(?:--|—)\s*$")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|$)", text):
        if found.end() > found.start():
            yield found.start(), found.end()


def find_zones(text: str) -> list[tuple[str, int, int]]:
    """Stretches (zone, start, end) that cover the text without blank edges, in order."""
    spans: list[tuple[str, int, int]] = []
    state, seen = "start", 0
    lines = list(_lines(text))
    above = _quoted_above(text, lines)
    closing_from = _closing_line(text, lines, above)
    for number, (start, end) in enumerate(lines):
        line = text[start:end].rstrip("\r\n")
        if not line.strip():
            _add(spans, "blank", start, end)
            continue
        if number < above:
            _add(spans, "quoted", start, end)
            continue
        seen += 1
        state = _state(state, line, seen, number, closing_from)
        for zone, left, right in _line_zones(line, state):
            _add(spans, zone, start + left, start + right)
        if state == "start" and not _is_heading(line):
            state = "body" if spans[-1][0] != "greeting" else "start-body"
        elif state == "start-body":
            state = "body"
    return [s for s in spans if s[0] != "blank" and text[s[1] : s[2]].strip()]


def _quoted_above(text: str, lines: list[tuple[int, int]]) -> int:
    """The number of lines of a quotation with > marks above the reply, with the line that says who wrote it."""
    marked = False
    for number, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        if line.startswith(">"):
            marked = True
        elif line and (marked or not QUOTE_HEAD.match(line)):
            return number if marked else 0
    return 0


def _is_heading(line: str) -> bool:
    short = len(line) < 70 and not re.search(r"[.!?;]\s*$", line)
    return (
        line.lstrip().startswith("#")
        or bool(re.match(r"\s*(?:onderwerp|subject|betreft|re)\s*:", line, re.I))
        or (short and not re.search(r"[,:]\s*$", line) and len(line.split()) <= 8)
    )


def _state(state: str, line: str, seen: int, number: int, closing_from: int | None) -> str:
    if state == "quoted" or QUOTE_HEAD.match(line):
        return "quoted"
    if state == "signature" or _SIGNATURE_MARK.match(line):
        return "signature"
    if closing_from is not None and number >= closing_from:
        return "closing" if number == closing_from else "signature"
    if state == "start" and seen > 4:
        return "body"
    return state


def _line_zones(line: str, state: str) -> Iterator[tuple[str, int, int]]:
    """The zones inside one line: a greeting may be followed by body text on the same line."""
    if state == "quoted" or re.match(r"\s*>", line):
        yield "quoted", 0, len(line)
        return
    if state in ("closing", "signature"):
        yield state, 0, len(line)
        return
    found = GREETING.match(line) if state == "start" else None
    if found is None:
        yield "body", 0, len(line)
        return
    yield "greeting", 0, found.end()
    if line[found.end() :].strip():
        yield "body", found.end(), len(line)


def _closing_line(text: str, lines: list[tuple[int, int]], above: int) -> int | None:
    """The line that starts the closing: the last formula with at most eight short lines after it.

    What follows a quotation is no part of the reply, but for one that stands above it.
    """
    quotes = (
        number
        for number, (start, end) in enumerate(lines)
        if number >= above and (QUOTE_HEAD.match(text[start:end]) or text[start:end].startswith(">"))
    )
    ends = next(quotes, len(lines))
    best = None
    for number in range(above, ends):
        start, end = lines[number]
        line = text[start:end].strip()
        if CLOSING.match(line) and len(line.split()) <= 9 and not line.endswith("?"):
            rest = [text[s:e] for s, e in lines[number + 1 : ends] if text[s:e].strip()]
            if len(rest) <= 8 and all(len(r.split()) <= 14 for r in rest):
                best = number
                break
    return best


def _add(spans: list[tuple[str, int, int]], zone: str, start: int, end: int) -> None:
    if spans and spans[-1][0] == zone:
        spans[-1] = (zone, spans[-1][1], end)
    elif zone == "blank" and spans and spans[-1][0] == "body":
        spans[-1] = ("body", spans[-1][1], end)
    else:
        spans.append((zone, start, end))
