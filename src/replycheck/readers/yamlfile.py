"""YAML catalogues: every string with the place of each of its characters, whatever style it is written in."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Any

from replycheck.errors import InputError
from replycheck.readers.entries import Entry, unescape
from replycheck.readers.jsonfile import item_name
from replycheck.readers.places import Places, Written

_STRING = "tag:yaml.org,2002:str"
_GAP = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*")
_NEWLINE = re.compile(r"\r\n|\r|\n")


def read_yaml(raw: str) -> Iterator[Entry]:
    """The strings of a YAML file by their dotted path; an alias is read once, where its anchor stands.

    Raises InputError when it is not YAML. Nothing is constructed: tags of any language stay words.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        documents = list(yaml.compose_all(raw, Loader=loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it holds characters that YAML forbids"
        raise InputError(f"is not YAML: {problem}{where}") from None
    except RecursionError:
        raise InputError("is not YAML that can be read: it is nested too deeply") from None
    done = 0
    for name, node in _strings([("", d) for d in documents if d is not None]):
        start, end = node.start_mark.index, node.end_mark.index
        text, places = _placed(raw, start, end, node.value, node.style)
        yield Entry(name or "text", text, places, (done, end))
        done = end


def _strings(roots: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """(path, scalar node) of every string, in file order; no node twice."""
    waiting, seen = roots[::-1], set()
    while waiting:
        name, node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node.value, str):
            if node.tag == _STRING:
                yield name, node
        else:
            waiting.extend(reversed(_children(name, node)))


def _children(name: str, node: Any) -> list[tuple[str, Any]]:
    dot = f"{name}." if name else ""
    if node.id == "mapping":
        return [(f"{dot}{key.value if isinstance(key.value, str) else '?'}", value) for key, value in node.value]
    return [(f"{dot}{item_name(_facts(item), number)}", item) for number, item in enumerate(node.value)]


def _facts(node: Any) -> dict[str, Any]:
    """The strings of a mapping node, by which a list's item gets its name."""
    if node.id != "mapping":
        return {}
    return {k.value: v.value for k, v in node.value if isinstance(k.value, str) and isinstance(v.value, str)}


def _placed(raw: str, start: int, end: int, value: str, style: str | None) -> tuple[str, Places]:
    """A scalar's text and places; where the two do not agree, every character stands for the whole scalar."""
    target = Written()
    if style == '"':
        _double_quoted(raw, start + 1, end - 1, target)
    elif style in ("|", ">"):
        _block(raw, start, end, value, target)
    else:
        quoted = style == "'"
        _flow(raw, start + quoted, end - quoted, target, quoted=quoted)
    text, places = target.result()
    if text == value:
        return text, places
    size = len(value)
    return value, Places(array("L", [start] * size), array("L", [end] * size))


def _folded(raw: str, start: int, end: int, target: Written) -> None:
    """Write what a line break in running text stands for: a space, or one line end less than there are."""
    ends = len(_NEWLINE.findall(raw, start, end))
    target.add("\n" * (ends - 1) or " ", start, end)


def _flow(raw: str, start: int, end: int, target: Written, *, quoted: bool) -> None:
    """Plain and single-quoted text."""
    position = start
    pattern = re.compile(rf"{_GAP.pattern}|''" if quoted else _GAP.pattern)
    for found in pattern.finditer(raw, start, end):
        target.copy(raw[position : found.start()], position)
        if found.group() == "''":
            target.add("'", *found.span())
        else:
            _folded(raw, *found.span(), target)
        position = found.end()
    target.copy(raw[position:end], position)


_DOUBLE = re.compile(r"\\(?:\r\n|.)|[ \t]*(?:\r\n|\r|\n)\s*", re.S)
_SPECIAL = {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "e": "\x1b", "0": "\0"}
_LONG = {"x": 4, "u": 6, "U": 10}


def _double_quoted(raw: str, start: int, end: int, target: Written) -> None:
    position = start
    while found := _DOUBLE.search(raw, position, end):
        target.copy(raw[position : found.start()], position)
        if raw[found.start()] != "\\":
            _folded(raw, *found.span(), target)
            position = found.end()
            continue
        position = _escaped(raw, found, end, target)
    target.copy(raw[position:end], position)


def _escaped(raw: str, found: re.Match[str], end: int, target: Written) -> int:
    """Write one escape; returns where the text goes on."""
    letter = raw[found.start() + 1]
    if letter in "\r\n":  # an escaped line end: nothing, and the next line's indentation is none
        inner = re.compile(r"\s*").match(raw, found.end(), end)
        return inner.end() if inner else found.end()
    if letter in _SPECIAL:
        target.add(_SPECIAL[letter], *found.span())
        return found.end()
    stop = found.start() + _LONG.get(letter, 2)
    unescape(raw, found.start(), stop, target)
    return stop


def _block(raw: str, start: int, end: int, value: str, target: Written) -> None:
    """Literal and folded blocks: raw and value are walked side by side, indentation left out."""
    head = _NEWLINE.search(raw, start, end)
    position = head.end() if head else end
    indent = _indentation(raw, position, end, value)
    position = _past(raw, position, end, indent)
    for character in value:
        at_end = position < end and raw[position] in "\r\n"
        if at_end and character in " \n":
            found = _NEWLINE.match(raw, position)
            stop = found.end() if found else position + 1
            target.add(character, position, stop)
            position = _past(raw, stop, end, indent)
            if character == "\n" and not _same(raw, position, value, target):
                position = _blank_line(raw, position, end, indent)
        elif position < end and raw[position] == character:
            target.copy(character, position)
            position += 1
        elif position >= end and character == "\n":  # the file ends without the line end that the block keeps
            target.add(character, end, end)
        else:
            return


def _same(raw: str, position: int, value: str, target: Written) -> bool:
    """True when raw and value agree on whether a line end comes next."""
    after = value[target.length : target.length + 1]
    return (raw[position : position + 1] in ("\r", "\n")) == (after == "\n")


def _blank_line(raw: str, position: int, end: int, indent: int) -> int:
    """Past the extra line end of a folded paragraph."""
    found = _NEWLINE.match(raw, position, end)
    return _past(raw, found.end(), end, indent) if found else position


def _indentation(raw: str, position: int, end: int, value: str) -> int:
    for line in re.compile(r"[^\r\n]*").findall(raw, position, end):
        if line.strip():
            first = next((v for v in value.split("\n") if v.strip()), "")
            return max(0, (len(line) - len(line.lstrip(" "))) - (len(first) - len(first.lstrip(" "))))
    return 0


def _past(raw: str, position: int, end: int, indent: int) -> int:
    stop = min(position + indent, end)
    while position < stop and raw[position] == " ":
        position += 1
    return position
