"""Sentence labels for sentiment, politeness and respect, from word lists until a model gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from replycheck import models
from replycheck.checks import judged, witnesses
from replycheck.checks.case import Case
from replycheck.draft import Sentence, Zone
from replycheck.lexicon import count, table
from replycheck.report import Finding, Label, Promise, SentenceLabels, Severity

IMPOLITE = frozenset(
    {"politeness.bare-command", "politeness.you-must", "politeness.blunt-no", "politeness.why-reproach"}
)
_DISMISSIVE = frozenset(
    "respect.blaming respect.doubting respect.minimising respect.sarcasm respect.customer-as-nuisance respect.slamming-the-door "
    "respect.reading-reproach respect.repetition-reproach respect.threat respect.passing-the-buck respect.patronising".split()
)

_COLD = frozenset(
    "respect.repetition-reproach respect.slamming-the-door sentiment.shouting respect.threat respect.blaming respect.doubting "
    "respect.sarcasm respect.customer-as-nuisance respect.reading-reproach respect.patronising".split()
)

_RUDE = frozenset(
    "respect.sarcasm respect.threat respect.slamming-the-door respect.repetition-reproach respect.customer-as-nuisance".split()
)
# Trouble is most often made small in a friendly tone: of ten such sentences three sound negative.
_CHILLING = (_DISMISSIVE | {"sentiment.shouting"}) - {"respect.minimising"}


def labels(
    case: Case, findings: Sequence[Finding], promises: Sequence[Promise], sentiments: Sequence[Label] = ()
) -> tuple[SentenceLabels, ...]:
    """The labels of every sentence; a finding on a sentence decides its label, so the two never disagree.

    `sentiments` are those of the user's own model, one for each sentence; empty without such a model.
    """
    kept = [p.start for p in promises if p.owner in ("I", "we") and p.firmness != "hedged"]
    told: Sequence[Label | None] = sentiments or [None] * len(case.sentences)
    return tuple(
        _blended(case, s, _labels(s, _on(case, s, findings), any(s.start <= start < s.end for start in kept), own))
        for s, own in zip(case.sentences, told, strict=True)
    )


def _blended(case: Case, sentence: Sentence, told: SentenceLabels) -> SentenceLabels:
    """The labels with the encoder's say; what a finding or the user's own model decided stays."""
    if not judged.speaks(case, sentence):
        return told
    told = _doubted(case, sentence, told)
    ordered = told.politeness.label == "impolite" and told.politeness.source != "lexicon"
    respect = _label(case, sentence, "respect", told.respect, ordered)
    politeness = _label(case, sentence, "politeness", told.politeness)
    sentiment = _label(case, sentence, "sentiment", told.sentiment)
    ruled = told.respect.label == "disrespectful"
    cause = judged.likeliest_cause(case.judgements[sentence.start])
    cold = not ruled and respect.label == "disrespectful" and respect.source == "model"
    rude = (ruled or (cold and cause in _RUDE_CAUSES)) and _suspects(case, sentence, "politeness")
    negative = (ruled or (cold and cause in _NEGATIVE_CAUSES)) and _suspects(case, sentence, "sentiment")
    return replace(
        told,
        sentiment=_chilled(sentiment, "negative", negative),
        politeness=_chilled(politeness, "impolite", rude),
        respect=respect,
    )


def _doubted(case: Case, sentence: Sentence, told: SentenceLabels) -> SentenceLabels:
    """The labels without those that follow from a finding of the encoder's own, where it does not suspect them."""
    politeness, sentiment = told.politeness, told.sentiment
    if politeness.source == "model" and not _suspects(case, sentence, "politeness"):
        politeness = Label("neutral", 0.0)
    if sentiment.source == "model" and case.settings.model is None and not _suspects(case, sentence, "sentiment"):
        sentiment = Label("neutral", 0.0)
    return replace(told, politeness=politeness, sentiment=sentiment)


def _suspects(case: Case, sentence: Sentence, head: str) -> bool:
    """True when the encoder at least suspects the worst of a head; enough in a sentence known to be disrespectful."""
    return judged.probabilities(case.judgements[sentence.start], head, "neutral")[0] >= _SUSPECTED


_SUSPECTED = 0.35
_NEGATIVE_CAUSES = frozenset({"blame", "condescend", "doubt", "sarcasm", "threat"})
_RUDE_CAUSES = frozenset({"order", "sarcasm", "threat"})


def _chilled(own: Label, worst: str, cold: bool) -> Label:
    """The label of another head in a sentence that the encoder calls disrespectful for a cold cause."""
    return Label(worst, -0.5, "model") if cold and own.label == "neutral" else own


def _label(case: Case, sentence: Sentence, head: str, own: Label, ordered: bool = False) -> Label:
    """The label of one head; `ordered` says that a rule found an order in the sentence, a witness for disrespect."""
    if own.source != "lexicon":
        return own
    shares = judged.probabilities(case.judgements[sentence.start], head, own.label)
    name = judged.label(shares, head, witnesses.least(case, sentence, head, ordered))
    if name == judged.NAMES[head][0]:
        return own if name == own.label else Label(name, round(shares[2] - shares[0], 3), "model")
    name = _BEST_OR_NOT[head](sentence, own.label, shares)
    return own if name == own.label else Label(name, round(shares[2] - shares[0], 3), "model")


def _polite_or_not(sentence: Sentence, own: str, shares: Sequence[float]) -> str:
    """The likelier of the two; words of courtesy that leave no doubt stay polite."""
    if own == "polite" and _matches(sentence, "courtesy"):
        return own
    return "polite" if shares[2] > shares[1] else "neutral"


def _positive_or_not(sentence: Sentence, own: str, shares: Sequence[float]) -> str:
    """The lists know warm words better; the encoder adds what it is sure of, sooner in an exclamation."""
    least = _POSITIVE_EXCLAIMED if sentence.text.rstrip().endswith("!") else _POSITIVE
    return "positive" if own == "neutral" and shares[2] >= least else own


def _respectful_or_not(sentence: Sentence, own: str, shares: Sequence[float]) -> str:
    """Standing phrases that everyone gets are not meant for this customer: they need near certainty."""
    if own == "respectful" and _matches(sentence, "meant"):
        return own
    least = _RESPECTFUL_FORMULA if _matches(sentence, "formula") else _RESPECTFUL
    return "respectful" if shares[2] >= least and shares[2] > shares[1] else "neutral"


_POSITIVE, _POSITIVE_EXCLAIMED = 0.3, 0.4
_RESPECTFUL, _RESPECTFUL_FORMULA = 0.45, 0.8
_BEST_OR_NOT = {"politeness": _polite_or_not, "sentiment": _positive_or_not, "respect": _respectful_or_not}


def model_sentiments(case: Case) -> tuple[Label, ...]:
    """The sentiment of every sentence by the model that the settings name; empty when they name none."""
    if case.settings.model is None:
        return ()
    values = models.sentiments([s.plain for s in case.sentences], case.settings.model)
    return tuple(Label(_NAMES[round(v)] if abs(v) >= 0.5 else "neutral", v, "model") for v in values)


_NAMES = {-1: "negative", 0: "neutral", 1: "positive"}


def _on(case: Case, sentence: Sentence, findings: Sequence[Finding]) -> list[Finding]:
    return [
        f
        for f in findings
        if f.sentence_wide
        and f.suppressed is None
        and f.start < sentence.end
        and sentence.start < f.end
        and judged.decides(case, sentence, f)
    ]


def _labels(sentence: Sentence, findings: Sequence[Finding], commits: bool, own: Label | None) -> SentenceLabels:
    return SentenceLabels(
        start=sentence.start,
        end=sentence.end,
        language=sentence.language,
        sentiment=_sentiment(sentence, findings, own),
        politeness=_politeness(sentence, findings),
        respect=_respect(sentence, findings, commits),
    )


def _matches(sentence: Sentence, key: str) -> int:
    """How many patterns of a tone list occur in a sentence; none where the language has no such list."""
    name = f"tone_{sentence.language}"
    if key not in table(name):
        return 0
    return count(name, key, sentence.language, sentence.lower)


def _worst(findings: Sequence[Finding], wanted: frozenset[str]) -> Finding | None:
    hits = [f for f in findings if f.rule in wanted or f.rule.partition(".")[0] in wanted]
    return max(hits, key=lambda f: (f.severity.rank, f.confidence), default=None)


def _respect(sentence: Sentence, findings: Sequence[Finding], commits: bool) -> Label:
    """Respectful: words of acknowledgement, or the writer's own next step for this customer (`commits`)."""
    worst = _worst(findings, judged.DISRESPECT)
    if worst is not None:
        return Label("disrespectful", -1.0 if worst.severity is Severity.ERROR else -0.7, worst.source)
    if sentence.zone is not Zone.BODY:
        return Label("neutral", 0.0)
    hits = _matches(sentence, "respectful") + commits
    return Label("respectful", min(1.0, 0.5 + 0.2 * hits)) if hits else Label("neutral", 0.0)


def _politeness(sentence: Sentence, findings: Sequence[Finding]) -> Label:
    worst = _worst(findings, IMPOLITE)
    if worst is not None:
        return Label("impolite", -0.8, worst.source)
    rude = _worst(findings, _DISMISSIVE)
    hits = _matches(sentence, "polite")
    if rude is not None:
        return Label("impolite", -0.6, rude.source) if rude.rule in _RUDE and not hits else Label("neutral", 0.0)
    if _is_formula(sentence):
        return Label("polite", 0.6)
    return Label("polite", min(1.0, 0.4 + 0.2 * hits)) if hits else Label("neutral", 0.0)


def _is_formula(sentence: Sentence) -> bool:
    """A greeting with a name, or a sign-off formula; a bare 'Groet,' or 'Regards,' is none."""
    if sentence.zone is Zone.GREETING:
        return sentence.words > 1
    if sentence.zone is Zone.CLOSING:
        return sentence.lower.strip(" ,.!") not in _BARE and _matches(sentence, "closing") > 0
    return False


_BARE = frozenset({"groet", "groeten", "gr", "mvg", "regards", "best", "cheers", "thanks"})


def _sentiment(sentence: Sentence, findings: Sequence[Finding], own: Label | None) -> Label:
    worst = _worst(findings, _CHILLING)
    if worst is not None and (worst.severity is Severity.ERROR or worst.rule in _COLD):
        return Label("negative", -0.8 if worst.severity is Severity.ERROR else -0.5, worst.source)
    if own is not None:
        return own
    good = _matches(sentence, "positive") + _smiles(sentence)
    bad = _matches(sentence, "negative")
    if bad and bad >= good:
        return Label("negative", max(-1.0, -0.3 - 0.2 * bad))
    return Label("positive", min(1.0, 0.4 + 0.2 * good)) if good else Label("neutral", 0.0)


def _smiles(sentence: Sentence) -> int:
    """Friendly emoji and text smileys count once."""
    marks = table(f"tone_{sentence.language}")["positive_marks"]
    return int(any(c in marks for c in sentence.text) or any(s in sentence.text for s in (":-)", ":)", ";-)")))


def scores(sentences: Sequence[SentenceLabels]) -> dict[str, float]:
    """Message scores in -1..1: the mean of the sentence scores, pulled down by the worst sentence."""
    return {
        name: _score([getattr(s, name).score for s in sentences]) for name in ("sentiment", "politeness", "respect")
    }


def _score(values: Sequence[float]) -> float:
    if not values:
        return 0.0
    mean = sum(values) / len(values)
    return round(0.5 * (mean + min(values)) if min(values) < 0 else mean, 3)
