"""Every rule is tested by its own examples: each bad text is flagged, each good text and better text is not."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import Finding, Severity
from replycheck.rules import Example, Rule, known_rules, load

RULES = [rule for language in ("nl", "en") for rule in load(language).rules.values()]
SENT_AT = "2025-12-03T10:00"


def findings_of(example: Example, rule: Rule) -> tuple[Finding, ...]:
    draft = Draft(
        text=example.text,
        language=rule.language,
        channel=example.channel,
        kind=example.kind,
        customer_message=example.customer,
        customer_name=example.name,
        turn=example.turn,
        attachments=example.attachments,
        sent_at=datetime.fromisoformat(example.sent_at or SENT_AT),
    )
    report = check_draft(draft, Settings())
    assert not report.skipped, report.skipped
    return report.findings


def ids(rule: Rule) -> str:
    return f"{rule.language}-{rule.id}"


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_bad_examples_are_flagged_at_the_marked_words(rule: Rule) -> None:
    missed = []
    for example in rule.bad:
        spans = [(f.start, f.end) for f in findings_of(example, rule) if f.rule == rule.id]
        wanted = (example.start, example.end)
        if not spans or (example.start is not None and wanted not in spans):
            missed.append((example.text, [example.text[a:b] for a, b in spans]))
    assert not missed


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_good_examples_are_left_alone(rule: Rule) -> None:
    nagged = [(e.text, f.text) for e in rule.good for f in findings_of(e, rule) if f.rule == rule.id]
    assert not nagged


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_better_sentences_pass_every_rule(rule: Rule) -> None:
    message_wide = {"politeness.missing-greeting", "length.curt-reply"}
    faults = [
        (text, f.rule, f.text)
        for text in rule.instead
        for f in findings_of(Example(text=text), rule)
        if f.severity is not Severity.INFO and f.rule not in message_wide
    ]
    assert not faults


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_rules_are_complete(rule: Rule) -> None:
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3
    assert all((rule.message, rule.advice, rule.why, rule.instead))


def test_every_catalogue_rule_has_words_in_its_languages() -> None:
    unbuilt = {"respect.disrespect", "context.contradicts-message", "empathy.vague-not-concrete"}
    for rule_id, entry in known_rules().items():
        for language in entry.get("languages", ["nl", "en"]):
            assert rule_id in load(language) or rule_id in unbuilt, (rule_id, language)


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_every_pattern_compiles(rule: Rule) -> None:
    for pattern in (*rule.patterns, *rule.unless, *rule.unless_near, *rule.unless_message):
        assert pattern.regex.pattern
