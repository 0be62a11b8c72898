"""One draft as the checks see it: sentences, parses, times, promises, and a way to say a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from replycheck import encoder, models
from replycheck import language as languages
from replycheck.checks.shares import softmax
from replycheck.checks.spoken import renewed
from replycheck.config import DEFAULT_COUNTRY, WEEKDAYS, Settings
from replycheck.deadlines.values import TimeExpression, WorkingTime
from replycheck.draft import Draft, Sentence, Zone
from replycheck.encoder import Judgement
from replycheck.report import Finding, Promise, Related, Severity, Suggestion
from replycheck.rules import Rule, RuleSet, load

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Case:
    """A draft with its settings; everything costly is worked out on first use and kept."""

    draft: Draft
    settings: Settings
    now: datetime

    @property
    def language(self) -> str:
        """The draft's language, nl or en."""
        return self.draft.language

    @cached_property
    def rules(self) -> RuleSet:
        """The rules of the draft's language."""
        return load(self.language)

    def rules_for(self, sentence: Sentence) -> RuleSet:
        """The rules of one sentence's language."""
        return load(sentence.language)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences with their language; quoted text is left out."""
        return tuple(replace(s, language=self._language_of(s)) for s in self.draft.sentences)

    def _language_of(self, sentence: Sentence) -> str:
        if sentence.words < 3 or sentence.zone is not Zone.BODY:
            return self.language
        return languages.detect_sentence(sentence.plain, draft=self.language)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body."""
        return tuple(s for s in self.sentences if s.zone is Zone.BODY)

    @cached_property
    def lower(self) -> str:
        """The masked draft in lower case, without quoted lines, for message-wide patterns."""
        return "\n".join(s.lower for s in self.sentences)

    def may_promise(self, sentence: Sentence) -> bool:
        """False for what is no running text, and where the encoder is sure of no promise: no parse is needed then."""
        if sentence.zone not in (Zone.BODY, Zone.CLOSING) or sentence.words < 2 or sentence.text[0] == "#":
            return False
        if sentence.words < 3 or not self.judgements:
            return True
        return 1 - softmax(self.judgements[sentence.start].promise)[0] >= _HOPELESS

    @cached_property
    def _docs(self) -> dict[int, Doc]:
        """Parses by sentence start, of the sentences that are sure to be asked for."""
        docs: dict[int, Doc] = {}
        for lang, group in _by_language([s for s in self.sentences if self.may_promise(s)]).items():
            parsed = models.parse([_speakable(s.plain) for s in group], lang)
            docs.update(zip((s.start for s in group), parsed, strict=True))
        return docs

    def doc(self, sentence: Sentence) -> Doc:
        """The spaCy parse of a sentence; token.idx counts from the sentence's start."""
        if sentence.start not in self._docs:
            self._docs[sentence.start] = models.parse([_speakable(sentence.plain)], sentence.language)[0]
        return self._docs[sentence.start]

    @cached_property
    def working(self) -> WorkingTime:
        """Opening hours, working days and country for deadlines."""
        settings = self.settings
        return WorkingTime(
            opens=settings.opens,
            closes=settings.closes,
            weekdays=frozenset(WEEKDAYS.index(d) for d in settings.workdays),
            country=settings.country or DEFAULT_COUNTRY[self.language],
            closed=frozenset(settings.closed_days),
            chat_soon=settings.chat_soon,
        )

    @cached_property
    def times(self) -> Mapping[int, Sequence[TimeExpression]]:
        """Time expressions by sentence start; their offsets count from the sentence's start."""
        from replycheck.deadlines import find_times

        return {
            s.start: find_times(
                s.plain,
                language="nl" if s.language == "nl" else "en",
                now=self.now,
                working=self.working,
                channel=self.draft.channel,
            )
            for s in self.sentences
        }

    @property
    def is_judged(self) -> bool:
        """True when the encoder is there and the settings want it."""
        return self.settings.encoder and encoder.available()

    @cached_property
    def judgements(self) -> Mapping[int, Judgement]:
        """The encoder's judgement by sentence start; empty without an encoder, or when the settings leave it out."""
        if not self.is_judged:
            return {}
        (found,) = encoder.judge([self.passage])
        return {s.start: judgement for s, judgement in zip(self.sentences, found, strict=True)}

    @cached_property
    def passage(self) -> encoder.Passage:
        """All sentences as the encoder reads them."""
        return tuple(encoder.readable(s.plain) for s in self.sentences)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """The promises of the draft, in text order."""
        from replycheck.checks.promises import find_promises

        return tuple(find_promises(self))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

    def finding(
        self,
        rule_id: str,
        start: int,
        end: int,
        *,
        severity: Severity | None = None,
        confidence: float | None = None,
        suggestions: Sequence[str] = (),
        related: Related | None = None,
        language: str | None = None,
        source: str | None = None,
        **values: Any,
    ) -> Finding | None:
        """A finding of a rule on text[start:end], or None when the rule does not speak here.

        `values` fill the braces of the rule's message; `suggestions` replace exactly the marked words.
        """
        rules = load(language or self.language)
        if rule_id not in rules or not self.settings.selects(rule_id):
            return None
        rule = rules[rule_id]
        if rule.channels and self.draft.channel not in rule.channels:
            return None
        made = self._made(rule, start, end, severity or rule.severity, confidence, suggestions, related, values)
        return made if source is None else replace(made, source=source)

    def _made(
        self,
        rule: Rule,
        start: int,
        end: int,
        severity: Severity,
        confidence: float | None,
        suggestions: Sequence[str],
        related: Related | None,
        values: Mapping[str, Any],
    ) -> Finding:
        return Finding(
            rule=rule.id,
            severity=self.settings.severity_of(rule.id, severity),
            start=start,
            end=end,
            text=self.draft.text[start:end],
            message=rule.message.format(**values) if values else rule.message,
            confidence=rule.confidence if confidence is None else confidence,
            source=rule.source,
            reads_as=rule.reads_as,
            advice=renewed(rule.advice, rule.language, self.now),
            suggestions=tuple(Suggestion(start, end, text) for text in suggestions),
            related=related,
            sentence_wide=rule.scope in ("span", "sentence", "sentence-1"),
        )


_HOPELESS = 0.015
"""Below this lie two of the 1,652 promises in the corpus's dev part, and nearly half of all other sentences."""


def read_together(cases: Sequence[Case]) -> None:
    """Judge and parse the sentences of several cases at one go; the models keep what they have read."""
    if judged := [case.passage for case in cases if case.is_judged]:
        encoder.judge(judged)
    for lang, group in _by_language([s for case in cases for s in case.sentences if case.may_promise(s)]).items():
        models.parse([_speakable(s.plain) for s in group], lang)


def _by_language(sentences: Sequence[Sentence]) -> Mapping[str, Sequence[Sentence]]:
    groups: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(sentence.language, []).append(sentence)
    return groups


def _speakable(plain: str) -> str:
    """Masked text as the parser reads it: placeholders and quotations look like names, same length."""
    return plain.replace("ǂ", "x").replace("ǁ", "x")
