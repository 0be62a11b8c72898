"""Kinds of files that the batch check reads: how texts are written into each, and how a piece of it reads."""

from __future__ import annotations

import base64
import csv
import html
import io
import json
import quopri
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default as mail_policy
from typing import Any

import yaml

Row = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name, how texts are written into it, and how a piece of it reads."""

    name: str
    write: Callable[[Sequence[Row]], bytes]
    read: Callable[[str], str]
    whole: bool = True  # one text a file
    wider: bool = False  # a place may hold a letter more: base64


def same(text: str) -> str:
    return text


def of_html(text: str) -> str:
    return html.unescape(re.sub(r"<!--.*?-->|<[^<>]*>", "", text, flags=re.S))


def of_markdown(text: str) -> str:
    """The text without link targets and code."""
    return re.sub(r"(?<=\])\([^()]*\)|`[^`]*`|!\[[^\]]*\]", "", text)


def to_html(text: str) -> str:
    """A page of paragraphs, with entities, emphasis and a hidden head."""
    chance = random.Random(len(text))
    escaped = html.escape(text)
    escaped = "".join(f"&#{ord(c)};" if ord(c) > 127 and chance.random() < 0.5 else c for c in escaped)
    parts = [p.replace("\n", "<br/>\n").replace(" de ", " <b>de</b> ") for p in escaped.split("\n\n")]
    body = "".join(f"<p>{part}</p>\n" for part in parts)
    return f"<!DOCTYPE html>\n<html><head><title>x</title></head><body>\n{body}</body></html>\n"


def plain(form: str = "{}", encoding: str = "utf-8") -> Callable[[Sequence[Row]], bytes]:
    return lambda rows: form.replace("{}", rows[0]["text"]).encode(encoding)


def windows(rows: Sequence[Row]) -> bytes:
    return rows[0]["text"].replace("\n", "\r\n").encode()


def page(rows: Sequence[Row]) -> bytes:
    return to_html(rows[0]["text"]).encode()


def mail(encoding: str, subtype: str, charset: str) -> Callable[[Sequence[Row]], bytes]:
    def written(rows: Sequence[Row]) -> bytes:
        message = EmailMessage(policy=mail_policy.clone(utf8=True))
        message["From"], message["To"], message["Subject"] = "a@b.example", "K <k@c.example>", "x"
        text = rows[0]["text"]
        if subtype == "alternative":
            message.set_content(text, cte=encoding, charset=charset)
            message.add_alternative(to_html(text), subtype="html", cte="base64")
        else:
            content = to_html(text) if subtype == "html" else text
            message.set_content(content, subtype=subtype, cte=encoding, charset=charset)
        return bytes(message)

    return written


def of_qp(charset: str) -> Callable[[str], str]:
    return lambda piece: quopri.decodestring(piece.encode("latin-1", "replace")).decode(charset, "replace")


def of_base64(piece: str) -> str:
    """What a piece of base64 holds, tried at each place in a group of four at which it may begin: one is right."""
    letters_only = re.sub(r"\s", "", piece)
    return "\0".join(_group(skip * "A" + letters_only) for skip in range(4))


def _group(text: str) -> str:
    return base64.b64decode(text.rstrip("=") + "A" * (-len(text.rstrip("=")) % 4)).decode("utf-8", "ignore")


def po(rows: Sequence[Row]) -> bytes:
    head = f'msgid ""\nmsgstr ""\n"Language: {rows[0]["lang"]}\\n"\n\n'
    return (head + "\n".join(_message(row) for row in rows)).encode()


def _message(row: Row) -> str:
    lines = "".join(json.dumps(line + "\n", ensure_ascii=False) + "\n" for line in row["text"].split("\n"))
    return f'#: x.py:1\nmsgid "{row["id"]}"\nmsgstr ""\n{lines}'


def of_po(piece: str) -> str:
    return str(json.loads('"' + re.sub(r'"\s*\n\s*"', "", piece) + '"', strict=False))


def tree(rows: Sequence[Row]) -> dict[str, Any]:
    return {rows[0]["lang"]: {"mail": {row["id"]: row["text"] for row in rows}}}


def yaml_in(**style: Any) -> Callable[[Sequence[Row]], bytes]:
    return lambda rows: yaml.safe_dump(tree(rows), **{"allow_unicode": True, **style}).encode()


def of_yaml(quote: str) -> Callable[[str], str]:
    return lambda piece: str(yaml.safe_load(f"{quote}{piece}{quote}"))


def of_any_yaml(piece: str) -> str:
    """Text in the style that the writer chose for it."""
    return of_yaml('"')(piece) if re.search(r"\\[\"nxuNLPe_\n]", piece) else piece


def properties(rows: Sequence[Row]) -> bytes:
    lines = []
    for row in rows:
        text = row["text"].replace("\\", "\\\\").replace("\n", "\\n\\\n    ")
        lines.append(f"{row['id']} = " + "".join(c if ord(c) < 128 else json.dumps(c)[1:-1] for c in text))
    return ("# x\n" + "\n".join(lines) + "\n").encode()


def of_properties(piece: str) -> str:
    return str(json.loads('"' + re.sub(r"\\\n\s*", "", piece).replace('"', '\\"') + '"', strict=False))


def table(rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["id", "lang", "tekst"])
    writer.writerows([row["id"], row["lang"], row["text"]] for row in rows)
    return out.getvalue().encode()


KINDS = (
    Kind("text.txt", plain(), same),
    Kind("windows.txt", windows, same),
    Kind("mark.txt", plain("\ufeff{}"), same),
    Kind("notes.md", plain("---\ntitle: x\n---\n\n{}"), of_markdown),
    Kind("page.html", page, of_html),
    *(Kind(f"page.html.{end}", page, of_html) for end in ("twig", "erb")),
    *(Kind(f"text.{end}", plain(), same) for end in ("liquid", "jinja", "hbs", "erb", "tmpl")),
    *(
        Kind(f"{encoding[:4]}-{sub}-{charset}.eml", mail(encoding, sub, charset), read, wider=encoding == "base64")
        for charset in ("utf-8", "cp1252")
        for encoding, decoded in (("8bit", same), ("quoted-printable", of_qp(charset)), ("base64", of_base64))
        for sub in ("plain", "html", "alternative")
        if encoding != "base64" or charset == "utf-8"
        for read in [(lambda p, d=decoded: of_html(d(p))) if sub == "html" else decoded]
    ),
    Kind("app.po", po, of_po, whole=False),
    Kind("plain.yml", yaml_in(width=10**6), of_any_yaml, whole=False),
    Kind("folded.yml", yaml_in(width=60), of_any_yaml, whole=False),
    Kind("double.yml", yaml_in(default_style='"', allow_unicode=False), of_yaml('"'), whole=False),
    Kind("single.yml", yaml_in(default_style="'"), of_any_yaml, whole=False),
    Kind("literal.yml", yaml_in(default_style="|"), of_any_yaml, whole=False),
    Kind("block.yml", yaml_in(default_style=">", width=60), of_any_yaml, whole=False),
    Kind("ascii.json", lambda rows: json.dumps(tree(rows), indent=1).encode(), of_po, whole=False),
    Kind("utf8.json", lambda rows: json.dumps(tree(rows), ensure_ascii=False).encode(), of_po, whole=False),
    Kind("messages.properties", properties, of_properties, whole=False),
    Kind("macros.csv", table, same, whole=False),
)
