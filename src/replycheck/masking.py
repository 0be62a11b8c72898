"""Masking: what is not the writer's own running text is filled or blanked, and every offset stays."""

from __future__ import annotations

import re

from replycheck.draft import PLACEHOLDER, QUOTED

_PLACEHOLDERS = re.compile(
    r"\{\{\{[^{}\n]{0,120}\}\}\}|\{\{[^{}\n]{0,120}\}\}"  # Jinja, Liquid, Handlebars, Go, Magento
    r"|[#$%@]?\{[^{}\n]{0,80}(?:\{[^{}\n]{0,80}\}[^{}\n]{0,40}){0,6}\}"  # ${x}, %{x}, {x}, {0}, ICU's {n, plural, one {# day} ...}
    r"|(?<![\w$])\$[A-Za-z_]\w{2,40}\b|%\(\w{1,40}\)[-+ 0#]?\d*(?:\.\d+)?[sdifr]\b|%(?:\d{1,2}\$)?\d*(?:\.\d+)?[sdifu@](?!\w)"
    r"|<%=[^%\n]{1,120}%>|(?<![\w/:.]):[a-z][a-z_]{2,}\b(?!:)|<<[\w .]{1,40}>>|\*\|[A-Z_:]{2,40}\|\*|(?<!\w)__[A-Z][A-Z0-9_]*__(?!\w)"
    r"|\[%[^%\n]{1,80}%\]|\[\[[A-Za-zÀ-ÿ_][\w \-/.]{0,40}\]\]|\[[A-Z]\](?!\()"
    r"|\[(?!x\]|\s*\])[A-Za-zÀ-ÿ_][\w \-/.',]{1,40}\](?!\()"
)
_TAGS = re.compile(
    r"\{%.{0,400}?%\}|\{#.{0,400}?#\}|<!--.{0,2000}?-->|<%(?!=).{0,400}?%>|(?<!<)</?[A-Za-z][^<>\n]{0,300}>"
    r"|\{\{[-~]?\s*(?:[#/^>!]|(?:else|end|if|range|with|depend|block|define|template)\b)[^{}]{0,200}\}\}",
    re.S,
)
_LINKS = re.compile(r"https?://[^\s<>()\"]+|www\.[^\s<>()\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_QUOTES = re.compile(
    r"\"[^\"\n]{1,400}\"|“[^“”\n]{1,400}[”\"]|„[^“”\n]{1,400}[”“\"]|«[^»\n]{1,400}»"
    r"|(?<!\w)['‘](?=\S)[^'‘’\n]{2,200}?(?:(?<=\w)['’]\w[^'‘’\n]{0,200}?)*(?<=\S)['’](?!\w)"
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\t": " "})


def mask(text: str) -> str:
    """The text with tags blanked and placeholders, links and quotations filled, same length."""
    blank = _TAGS.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    filled = _PLACEHOLDERS.sub(lambda m: PLACEHOLDER * len(m.group()), blank)
    linked = _LINKS.sub(lambda m: PLACEHOLDER * len(m.group().rstrip(".,;:!?")) + _tail(m.group()), filled)
    quoted = _QUOTES.sub(lambda m: m.group()[0] + QUOTED * (len(m.group()) - 2) + m.group()[-1], linked)
    return quoted.translate(_STRAIGHT)


def _tail(link: str) -> str:
    return link[len(link.rstrip(".,;:!?")) :]


_WORD = re.compile(
    r"[€£$]\s?\d[\d.,]*|\d[\d.,:/\-]*(?:\s?%|\s?€)?|[^\W\d_ǂǁ][\w'’\-]*(?:\.\w+)*|[ǂǁ]+",
)


def count_words(plain: str) -> int:
    """Words of a masked text: a link, amount, date, code or placeholder is one word."""
    return sum(1 for _ in _WORD.finditer(plain))
