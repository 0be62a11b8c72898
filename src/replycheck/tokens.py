"""How text is cut into words: what the stock spaCy tokenizers of Dutch and English miss in service replies.

`configure` is called once, before training; the rules travel inside the saved pipeline, so that
`spacy.load` is enough later on. `join_placeholders` is for callers, before text goes into a pipeline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

PLACEHOLDER = (
    r"(?:\{\{[^\s{}]*\}\}"  # {{name}}
    r"|\{%[^\s{}]*%\}"  # {%if%}
    r"|[%$#@]?\{[^\s{}]*\}"  # {name} %{name} ${name} #{name}
    r"|\[\[?[^\W\d][^\s\[\]]*\]?\](?!\()"  # [naam], but not the text of a Markdown link
    r"|%\([^\s()]*\)[sd]"  # %(name)s
    r"|%(?:\d\$)?[sd](?![^\W_])"  # %s %1$s
    r"|:[a-z][a-z0-9]*(?:_[a-z0-9]+)*:?(?![^\W_]))"  # :name
)
_NUMBERS = (
    r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?"  # 1.250,00
    r"|\d+[.,]\d+"  # 4,95
    r"|\d+,(?:-+|–|—)"  # 25,-
    r"|\d{1,2}[.:]\d{2}(?:[.:]\d{2})?"  # 14:00 14.00
    r"|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"  # 12-11-2026
    r"|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?"
)
_REFERENCES = (
    r"#\w*\d[\w-]*"  # #12345
    r"|(?=[\w-]*\d[\w-]*\d)[A-Z]{1,6}[-_]?\d[\w]*(?:[-_/]\w*\d\w*)*"  # ORD-2024-0012 NL91ABNA0417164300
    r"|\d{2,}(?:-\d{2,})+"  # 088-1234567
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_EMOJI_UNIT = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]"
    "[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?)"
)
EMOJI = f"{_EMOJI_UNIT}(?:\u200d{_EMOJI_UNIT})*"
_WHOLE = re.compile(rf"(?:(?:{PLACEHOLDER})+|{_NUMBERS}|{_REFERENCES}|{EMOJI})\Z")
_SPACED_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}\n]{1,80}%\}|[%$#]\{[^{}\n]{1,60}\}|\[[^\W\d][^\[\]\n]{0,40}\](?!\()"
)

ABBREVIATIONS: dict[str, str] = {
    "nl": """
        dhr. mevr. mw. hr. drs. ir. ing. mr. dr. m.b.t. t.a.v. i.v.m. z.s.m. a.u.b. s.v.p. bv. bijv.
        nr. nrs. blz. pag. tel. t/m o.b.v. o.a. d.m.v. t.o.v. m.u.v. n.a.v. i.p.v. i.o.m. e.d. enz.
        etc. evt. excl. incl. max. ca. resp. jl. a.s. t.n.v. p/m p.m. p.st. p.p. o.v.v. t.b.v. m.i.
        n.v.t. d.w.z. v.a. afd. zgn. ong. ref. jan. feb. mrt. apr. aug. sept. okt. nov. dec. w.o.
        i.g.v. mvg. n.b. p.s. i.c.m. a.d.h.v. pct. prof. o.m. nl. mln. mld. zg. sec. b.v. n.v. jr.
        sr. ds. v.d. j.l. mgr. c.s. m.a.w. gr. jhr. v.chr. vgl. t.g.v. st. dd. d.d. i.o. o.g.v.
        t.z.t. m.n.
    """,
    "en": """
        e.g. i.e. mr. ms. mrs. dr. prof. approx. ref. tel. dept. acct. incl. excl. etc. vs. a.s.a.p.
        max. qty. jan. feb. apr. jun. jul. aug. sept. oct. nov. dec. p.s. n.b. ave. p.m. a.m. w/o w/
        c/o n/a e-mail e-mails
    """,
}
# The stock rules take these for initials; in replies they end a sentence ("Graag hoor ik van u.").
SPLIT_AT_STOP = {"nl": "u", "en": "i"}


def join_placeholders(text: str) -> str:
    """`text` with the spaces inside placeholders as underscores: same length, so offsets stay right."""
    return _SPACED_PLACEHOLDER.sub(lambda match: re.sub(r"\s", "_", match.group()), text)


def configure(nlp: Language) -> None:
    """Give the tokenizer of `nlp` (Dutch or English) our exceptions, affixes and whole words, in place."""
    tokenizer: Any = nlp.tokenizer
    _add_abbreviations(tokenizer, str(nlp.lang))
    prefix, suffix = tokenizer.prefix_search, tokenizer.suffix_search
    if prefix is not None:
        # A placeholder or reference keeps its opening sign: "{" and "#" are prefixes only elsewhere.
        guard = rf"(?!{PLACEHOLDER}|#\w*\d)"
        tokenizer.prefix_search = re.compile(rf"^{EMOJI}|{guard}(?:{prefix.__self__.pattern})").search
    if suffix is not None:
        tail = r"(?<=\d[A-Z])\.$|(?<=[\d\-–—])[.,:;!?]+$|(?<=\d)(?:uur|u|%|[ap]m)$"
        if nlp.lang == "en":  # "which'll", "Dad'd": the stock rules know pronouns only
            tail += r"|(?<=[a-z])['’](?:ll|ve|re|d)$"
        tokenizer.suffix_search = re.compile(rf"{EMOJI}$|{tail}|{suffix.__self__.pattern}").search
    tokenizer.token_match = _WHOLE.match


def _add_abbreviations(tokenizer: Any, lang: str) -> None:
    """Register each abbreviation in lower case and with a capital, as one word."""
    if lang == "nl":
        tokenizer.rules = {form: cut for form, cut in tokenizer.rules.items() if _kept(form)}
    for word in SPLIT_AT_STOP[lang].split():
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(f"{form}.", [{"ORTH": form}, {"ORTH": "."}])
    for short in ABBREVIATIONS[lang].split():
        for form in (short, short[0].upper() + short[1:]):
            tokenizer.add_special_case(form, [{"ORTH": form, "NORM": short}])


def _kept(form: str) -> bool:
    """Of the stock Dutch rules, signs and clitics, not the 4,000 abbreviations: among them are ordinary words
    ("dat.", "me.", "vol."), and they double the time to load.
    """
    from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS

    return form in BASE_EXCEPTIONS or not form.endswith(".")
