"""The engine: one draft in, one report out. It runs the checks and contains what goes wrong in one."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from replycheck import encoder, suppress
from replycheck import language as languages
from replycheck.checks import CHECKS, judged, tone
from replycheck.checks.case import Case, read_together
from replycheck.checks.readability import readability
from replycheck.config import CHANNELS, KINDS, LANGUAGES, Settings
from replycheck.draft import Draft
from replycheck.errors import InputError, LanguageError, ReplycheckError
from replycheck.files import whole
from replycheck.report import (
    Finding,
    Promise,
    Report,
    SentenceLabels,
    Skipped,
    Verdict,
    decide_verdict,
    fingerprint,
)

LOG = logging.getLogger("replycheck")
READING_WORDS_PER_SECOND = 4.0
MAX_CHARACTERS = 1_000_000


def check(
    text: str,
    *,
    channel: str = "email",
    language: str | None = None,
    customer_message: str | None = None,
    customer_name: str | None = None,
    sent_at: datetime | None = None,
    turn: int | None = None,
    kind: str = "draft",
    attachments: Sequence[str] | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check one reply and return its report.

    `channel` is email, chat, social or letter; `language` nl, en or None (detected); `sent_at` a local
    date-time (now when None). Raises InputError, LanguageError or ModelError with a line for a person.
    """
    draft = Draft(
        text=text,
        channel=channel,
        language=language or "",
        kind=kind,
        customer_message=customer_message or "",
        customer_name=customer_name or "",
        sent_at=sent_at,
        turn=turn,
        attachments=None if attachments is None else tuple(attachments),
    )
    return check_draft(draft, settings or Settings())


@dataclass(frozen=True)
class Begun:
    """A draft that is ready to be checked: `text` is all of it, `spoken` its language, and the case leaves out
    the `directives`, comments that suppress findings."""

    text: str
    spoken: str
    case: Case
    directives: Sequence[suppress.Directive]


def check_draft(draft: Draft, settings: Settings) -> Report:
    """Check a Draft; what could not be checked stands in the report's `skipped`, and comments in the
    text that suppress a finding are obeyed."""
    return finish(begin(draft, settings))


def begin(draft: Draft, settings: Settings) -> Begun:
    """Make a Draft ready; raises InputError or LanguageError when it cannot be checked as it is."""
    _validate(draft)
    draft = _whole(draft)
    directives, _ = suppress.find(draft.text)
    text = suppress.blank(draft.text) if directives else draft.text
    spoken = _language(replace(draft, text=text), settings)
    now = (draft.sent_at or datetime.now()).replace(tzinfo=None)
    case = Case(replace(draft, text=text, language=spoken), settings, now)
    return Begun(draft.text, spoken, case, directives)


def _whole(draft: Draft) -> Draft:
    """The draft without lone surrogates, as a program may hand over and no model takes."""
    text, message, name = whole(draft.text), whole(draft.customer_message), whole(draft.customer_name)
    if (text, message, name) == (draft.text, draft.customer_message, draft.customer_name):
        return draft
    return replace(draft, text=text, customer_message=message, customer_name=name)


def read_ahead(begun: Sequence[Begun]) -> None:
    """Parse and judge the sentences of several drafts at one go, faster than draft by draft; `finish` finds them."""
    spoken = [one.case for one in begun if one.spoken != languages.UNSUPPORTED and one.case.draft.text.strip()]
    try:
        read_together(spoken)
    except Exception as error:  # whatever it is, the check of the draft that it comes from will say so
        LOG.warning("reading ahead failed: %s", type(error).__name__)


def finish(begun: Begun) -> Report:
    """Run the checks on a draft that was made ready."""
    report = _check(begun)
    if not begun.directives:
        return report
    report = replace(report, text=begun.text)
    least = begun.case.settings.min_confidence
    return suppress.apply(report, begun.directives, today=report.checked_at.date(), min_confidence=least)[0]


def _check(begun: Begun) -> Report:
    case = begun.case
    if not case.draft.text.strip():
        return _empty(case.draft, case.now, begun.spoken, "the text is empty")
    if begun.spoken == languages.UNSUPPORTED:
        return _empty(case.draft, case.now, begun.spoken, "the text is neither Dutch nor English")
    skipped: list[Skipped] = []
    case = _judged(case, skipped)
    findings = _run(case, skipped)
    promises = _guarded(lambda: case.promises, (), "promises", skipped)
    sentiments = _guarded(lambda: tone.model_sentiments(case), (), "sentiment model", skipped)
    labels = tone.labels(case, findings, promises, sentiments)
    return _report(case, findings, promises, labels, skipped)


def _validate(draft: Draft) -> None:
    if draft.channel not in CHANNELS:
        raise InputError(f"unknown channel {draft.channel!r}; use one of {', '.join(CHANNELS)}")
    if draft.kind not in KINDS:
        raise InputError(f"unknown kind {draft.kind!r}; use draft or template")
    if draft.language and draft.language not in LANGUAGES:
        raise LanguageError(f"unknown language {draft.language!r}; replycheck checks nl and en")
    if len(draft.text) > MAX_CHARACTERS:
        raise InputError(f"the text has {len(draft.text)} characters; one draft may have {MAX_CHARACTERS}")


def _language(draft: Draft, settings: Settings) -> str:
    if draft.language:
        return draft.language
    if settings.language != "auto":
        return settings.language
    return languages.detect(draft.plain)[0]


def _judged(case: Case, skipped: list[Skipped]) -> Case:
    """The case with the encoder's judgements; the case of a reply without encoder where that cannot be."""
    if not case.settings.encoder:
        return case
    before = len(skipped)
    if problem := encoder.problem():
        skipped.append(Skipped("encoder", problem))
    else:
        _guarded(lambda: case.judgements, {}, "encoder", skipped)
    return case if len(skipped) == before else replace(case, settings=replace(case.settings, encoder=False))


def _run(case: Case, skipped: list[Skipped]) -> list[Finding]:
    findings: list[Finding] = []
    for check_ in CHECKS:
        findings.extend(_guarded(lambda run=check_.run: list(run(case)), [], check_.name, skipped))
    findings.extend(_guarded(lambda: list(judged.check(case, findings)), [], "encoder", skipped))
    findings = _guarded(lambda: judged.weighed(case, findings), findings, "encoder", skipped)
    return _named(case, _deduplicated(findings))


def _guarded(work, default, name: str, skipped: list[Skipped]):  # type: ignore[no-untyped-def]
    """Run one check; a crash is reported as skipped and never loses the rest. No draft text is logged."""
    try:
        return work()
    except ReplycheckError as error:
        skipped.append(Skipped(name, str(error)))
    except Exception as error:
        LOG.warning("check %s failed: %s", name, type(error).__name__)
        skipped.append(Skipped(name, f"the check failed ({type(error).__name__}); please report this"))
    return default


def _deduplicated(findings: Sequence[Finding]) -> list[Finding]:
    """Findings in text order; the same rule speaks once on overlapping words."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, f.rule)):
        twin = next(
            (k for k in kept if k.rule == finding.rule and finding.start < k.end and k.start < finding.end), None
        )
        if twin is None:
            kept.append(finding)
    return kept


def _named(case: Case, findings: Sequence[Finding]) -> list[Finding]:
    """Findings with their fingerprints."""
    seen: Counter[tuple[str, str]] = Counter()
    named = []
    for finding in findings:
        sentence = case.sentence_at(finding.start)
        key = (finding.rule, sentence.text if sentence else finding.text)
        named.append(replace(finding, fingerprint=fingerprint(*key, seen[key])))
        seen[key] += 1
    return named


def _report(
    case: Case,
    findings: Sequence[Finding],
    promises: Sequence[Promise],
    labels: Sequence[SentenceLabels],
    skipped: Sequence[Skipped],
) -> Report:
    draft = case.draft
    words = sum(s.words for s in case.sentences)
    return Report(
        text=draft.text,
        id=draft.id,
        path=draft.path,
        kind=draft.kind,
        language=draft.language,
        channel=draft.channel,
        checked_at=case.now,
        verdict=decide_verdict(findings, case.settings.min_confidence),
        scores={**tone.scores(labels), "readability": readability(case.body, draft.language)},
        counts={
            "words": words,
            "body_words": draft.words,
            "sentences": len(case.sentences),
            "reading_seconds": round(words / READING_WORDS_PER_SECOND),
        },
        sentences=tuple(labels),
        findings=tuple(findings),
        promises=tuple(promises),
        skipped=tuple(skipped),
    )


def _empty(draft: Draft, now: datetime, language: str, reason: str) -> Report:
    return Report(
        text=draft.text,
        id=draft.id,
        path=draft.path,
        kind=draft.kind,
        language=language,
        channel=draft.channel,
        checked_at=now,
        verdict=Verdict.PASS,
        scores={"sentiment": 0.0, "politeness": 0.0, "respect": 0.0, "readability": {}},
        counts={"words": 0, "body_words": 0, "sentences": 0, "reading_seconds": 0},
        skipped=(Skipped("all", reason),),
    )
