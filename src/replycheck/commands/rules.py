"""`replycheck rules` and `replycheck explain`: what every rule is, from the rules' own tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from replycheck.commands.talk import utf8
from replycheck.errors import ConfigError
from replycheck.exits import Exit
from replycheck.output.data import dumps
from replycheck.rules import Example, Rule, check_rule_names, known_rules, load

_HEADS = {
    "nl": ("Wat de klant leest", "Waarom", "Advies", "Schrijf liever", "Fout", "Goed", "Bron", "graad"),
    "en": ("What the customer reads", "Why", "Advice", "Write instead", "Bad", "Good", "Source", "grade"),
}


def explain(name: str, *, language: str) -> Exit:
    """Print a rule's page in Dutch, English or both."""
    check_rule_names([name])
    if language not in ("auto", "nl", "en"):
        raise ConfigError(f"--lang: {language!r} is not one of auto, nl, en")
    rules = [load(lang) for lang in (("nl", "en") if language == "auto" else (language,))]
    names = [rule_id for rule_id in known_rules() if name in (rule_id, rule_id.partition(".")[0])]
    pages = [page(found[rule_id]) for rule_id in names for found in rules if rule_id in found]
    if not pages:
        raise ConfigError(f"the rule {name!r} has no page in this language yet")
    utf8(sys.stdout).write("\n\n".join(pages) + "\n")
    return Exit.CLEAN


def page(rule: Rule) -> str:
    """A rule's page as plain text."""
    reads, why, advice, instead, bad, good, source, grade = _HEADS[rule.language]
    parts = [f"{rule.id}: {rule.title} [{rule.severity.value}]", rule.message]
    parts += [
        f"{head}: {text}" for head, text in ((reads, rule.reads_as), (why, rule.why), (advice, rule.advice)) if text
    ]
    parts += _listed(instead, rule.instead)
    parts += _listed(bad, [_marked(e) for e in rule.bad[:4]])
    parts += _listed(good, [_marked(e) for e in rule.good[:4]])
    parts.append(f"{source}: {rule.sources} ({grade} {rule.grade})")
    return "\n".join(parts)


def _listed(head: str, texts: tuple[str, ...] | list[str]) -> Iterator[str]:
    if texts:
        yield f"{head}:"
        yield from (f"  - {' '.join(text.split())}" for text in texts)


def _marked(example: Example) -> str:
    if example.start is None:
        return example.text
    text, start, end = example.text, example.start, example.end
    return f"{text[:start]}[{text[start:end]}]{text[end:]}"


def list_rules(*, form: str) -> Exit:
    """Print all rules."""
    makers = {"text": _as_text, "json": _as_json, "markdown": _as_markdown}
    if form not in makers:
        raise ConfigError(f"--format: {form!r} is not one of {', '.join(makers)}")
    utf8(sys.stdout).write(makers[form]())
    return Exit.CLEAN


def rows() -> list[dict[str, Any]]:
    """Every rule of the catalogue: id, severity, scope, grade, and in each language its title and message."""
    sets = {language: load(language) for language in ("nl", "en")}
    found = []
    for rule_id, entry in known_rules().items():
        languages = {lang: rules[rule_id] for lang, rules in sets.items() if rule_id in rules}
        found.append(
            {
                "id": rule_id,
                "severity": entry["severity"],
                "scope": entry["scope"],
                "grade": entry["grade"],
                "title": dict(entry["title"]),
                "languages": list(languages),
                "message": {lang: rule.message for lang, rule in languages.items()},
            }
        )
    return found


def _as_text() -> str:
    return "".join(
        f"{r['id']:<36} {r['severity']:<8} {' / '.join(r['title'].values())}\n" for r in rows() if r["languages"]
    )


def _as_json() -> str:
    return dumps(rows(), indent=1) + "\n"


def _as_markdown() -> str:
    head = "| rule | severity | Nederlands | English | evidence |\n|---|---|---|---|---|\n"
    lines = (
        f"| `{r['id']}` | {r['severity']} | {r['title']['nl']} | {r['title']['en']} | {r['grade']} |\n"
        for r in rows()
        if r["languages"]
    )
    return head + "".join(lines)
