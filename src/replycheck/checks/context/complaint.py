"""What a message that complains needs: acknowledgement, an owned promise, no survey, a signal passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.context.pair import Pair, related
from replycheck.customer.phrases import first, says
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Message, Report
from replycheck.draft import Sentence
from replycheck.report import Finding, Promise, Severity


def unacknowledged_complaint(pair: Pair) -> Iterator[Finding | None]:
    """A complaint or a loss that the reply neither takes up nor mends at once."""
    message = pair.spoken
    if message is None or pair.first is None:
        return
    told = message.report("grief", "grievance", "broken_promise")
    weak = told is None
    told = told or message.report("trouble")
    if told is None or any(_acknowledges(pair, s, message) for s in pair.body) or _mends(pair, told):
        return
    if weak and not _brushes_off(pair):
        return
    severity = Severity.INFO if pair.case.draft.turn > 1 else None
    yield pair.case.finding(
        "context.unacknowledged-complaint", pair.first.start, pair.first.end, severity=severity, related=related(told)
    )


def _acknowledges(pair: Pair, sentence: Sentence, message: Message) -> bool:
    """True for words of regret, recognition, thanks for the report, or the trouble named in plain words."""
    if says("acknowledges", sentence.language, sentence.lower) and not says("no_acknowledgement", sentence.language, sentence.lower):
        return True
    if message.report("grief") is not None and _LOSS.search(sentence.lower) and not sentence.question:
        return True
    return sentence in pair.body[:2] and not sentence.question and _echoes(sentence, message)


_LOSS = re.compile(r"\b(?:het overlijden|verlies van|passing of|the loss of|your loss|(?:death|passing) of your)\b")


_DENIES = re.compile(r"\b(?:niet|geen|nooit|maar|alleen|echter|wel eens|dient|moet|kunt|not|never|no|but|only|however|must|n't|should)\b|n't\b")


def _echoes(sentence: Sentence, message: Message) -> bool:
    """Two or more of the customer's own words come back in a sentence that denies nothing."""
    if _DENIES.search(sentence.lower):
        return False
    mine = stems(sentence.lower, sentence.language)
    return shared(mine, stems(message.lower, message.language)) >= 2


def _mends(pair: Pair, told: Report) -> bool:
    """A first-person act or the money itself is an answer; for a death it is not enough."""
    if told.kind == "grief":
        return False
    own = any(p.owner in ("I", "we", "colleague") and p.firmness != "conditional" and _acts(p) for p in pair.promises)
    return own or any(_solved(pair, s) for s in pair.body)


def _acts(promise: Promise) -> bool:
    return not re.search(r"\b(?:verzoek|noteer|registr|forward|doorgestuurd|contact|touch)", promise.text.lower())


def _solved(pair: Pair, sentence: Sentence) -> bool:
    return not sentence.question and pair.says("solves", sentence) and not re.search(
        r"\b(?:niet|geen|helaas|unfortunately|not|cannot|can't|won't|zodra|als|if|once|volgens|forwarded|doorgestuurd|doorgezet)\b", sentence.lower
    )


_INSTRUCTS = re.compile(
    r"\b(?:ga |gaat|klik|kies|vul|open|neem|zet|houd|druk|probeer|gebruik|log|geef|kunt u|u kunt|je kunt|kun je|go to|click|choose|select|press|hold|try|use|tap|head|follow|you can|please|take)\b"
)


def _brushes_off(pair: Pair) -> bool:
    """True when no sentence helps: the reply disputes, asks about the customer's doing, or only states rules."""
    if pair.promises or pair.any_says("solves") or pair.any_says("unknown"):
        return False
    return not any(_INSTRUCTS.search(s.lower) for s in pair.body) or pair.any_says("blames")


def broken_promise_ignored(pair: Pair) -> Iterator[Finding | None]:
    """The customer names a promise that was not kept; the reply makes a new one and does not own the old."""
    message = pair.spoken
    told = message.report("broken_promise") if message is not None else None
    if told is None or pair.first is None or any(_owns(pair, s, told) for s in pair.body):
        return
    promise = next(iter(pair.promises), None)
    if promise is not None:
        yield pair.case.finding("promise.broken-promise-ignored", promise.start, promise.end, related=related(told))
        return
    yield pair.case.finding(
        "promise.broken-promise-ignored", pair.first.start, pair.first.end, severity=Severity.WARNING, confidence=0.7, related=related(told)
    )


def _owns(pair: Pair, sentence: Sentence, told: Report) -> bool:
    return not sentence.question and pair.says("owns_promise", sentence)


def survey_in_complaint(pair: Pair) -> Iterator[Finding | None]:
    """A survey, an offer or a 'follow us' in the answer to a complaint, a fault or a death."""
    message = pair.spoken
    told = message.report("grief", "grievance", "broken_promise", "trouble") if message is not None else None
    if message is None or told is None or says("survey_asked", message.language, message.lower):
        return
    for sentence in pair.body:
        found = first("survey", sentence.language, sentence.lower)
        if found is not None and not pair.says("survey_other", sentence):
            yield pair.case.finding(
                "context.survey-in-complaint", sentence.start + found[0], sentence.start + found[1], related=related(told)
            )
            return


def missed_signal(pair: Pair) -> Iterator[Finding | None]:
    """A fault that hits more people or comes back, and no word of passing it on."""
    message = pair.spoken
    told = message.report("signal") if message is not None else None
    if told is None or pair.first is None or any(pair.says("passed_on", s) for s in pair.body):
        return
    yield pair.case.finding("context.missed-signal", pair.first.start, pair.first.end, related=related(told))
