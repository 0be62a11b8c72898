"""Promises: every commitment to this customer, with owner, firmness, condition and deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from replycheck import encoder
from replycheck.checks.case import Case
from replycheck.checks.promises import dutch, english, english_words, judged
from replycheck.checks.promises.clauses import Clause, split_clauses
from replycheck.checks.promises.conditions import (
    condition_of,
    hedge_of,
    inner_condition,
    is_condition,
    list_name,
    statement_at,
)
from replycheck.checks.promises.denials import denied
from replycheck.checks.promises.due import deadline, names_date
from replycheck.checks.promises.values import DOUBTFUL, Candidate
from replycheck.checks.wording import is_reported
from replycheck.deadlines.values import TimeExpression
from replycheck.draft import Sentence
from replycheck.lexicon import found
from replycheck.report import Promise

_FINDERS = {"nl": dutch, "en": english}


def find_promises(case: Case) -> Iterator[Promise]:
    """The promises of a draft in text order; quoted and reported words make none."""
    before: Sentence | None = None
    for sentence in case.sentences:
        if case.may_promise(sentence):
            promises = _weighed(case, sentence, list(_in_sentence(case, sentence)))
            for promise in promises:
                leaning = _after(promise, sentence, before)
                yield judged.depending(case, sentence, leaning) if len(promises) == 1 else leaning
        before = sentence


def _weighed(case: Case, sentence: Sentence, promises: list[Promise]) -> list[Promise]:
    """The grammar's promises and the encoder's in one list: it adds what was missed and doubts what is none."""
    probability = judged.share(case, sentence, promises)
    if probability is None or sentence.words < 3:
        return [p for p in promises if p.confidence > DOUBTFUL]
    limits = encoder.facts()["thresholds"]
    if promises:
        sure = sentence.language == "en" and max(p.confidence for p in promises) >= _SURE
        kept = (sure or probability >= limits["promise_kept"]) and _backed(case, sentence, promises)
        return promises if kept else []
    if probability < limits["promise_added"] or sentence.question or _GREETS.search(sentence.lower):
        return promises
    if found(list_name(sentence), "no_promise", sentence.language, sentence.lower):
        return promises  # 'you'll have forgotten it', 'hopefully': no promise for the encoder either
    clauses = _clauses(case, sentence)
    number, made = judged.candidate(case, sentence, clauses, probability)
    condition = condition_of(clauses, number, sentence)
    others = sentence.language == "en" and english_words.told_by_others(sentence.lower)
    if others or not _stands(case, sentence, clauses, number, made, condition):
        return promises
    return [_promise(case, sentence, clauses, number, made, condition)]


_GREETS = re.compile(r"\b(?:i'll|i will|i'm going to) be (?:your|the) (?:\w+ )?(?:assistant|agent|adviser|advisor|host|guide|contact)\b")
"""Who serves the customer in this chat: a greeting, however sure the encoder is."""
_SURE = 0.9
"""The grammar's confidence from which the encoder has no veto: 'I will', 'let me check', 'you will receive'."""
_LEAST = {
    "en": ((DOUBTFUL, 0.3), (0.55, 0.3), (0.6, 0.15), (0.7, 0.07)),
    "nl": ((DOUBTFUL, 0.8), (0.6, 0.03), (0.7, 0.15)),
}


def _backed(case: Case, sentence: Sentence, promises: list[Promise]) -> bool:
    """True when the encoder alone sees enough of a promise; the less sure the grammar, the more it must see."""
    surest = max(p.confidence for p in promises)
    least = next((share for confidence, share in _LEAST[sentence.language] if surest <= confidence), 0.0)
    return judged.bare(case.judgements[sentence.start]) >= least


def _clauses(case: Case, sentence: Sentence) -> list[Clause]:
    forms = _FINDERS[sentence.language].finite_forms()
    doc = case.doc(sentence)
    verbs = english.misread(doc) if sentence.language == "en" else frozenset()
    return split_clauses(doc, case.times[sentence.start], sentence.language, forms, verbs)


_THEN = re.compile(r"(?:dan|then)\b")
_DEPENDS = re.compile(r"(?:en |maar )?(?:dan|anders|daarna|nadien|in dat geval)\b")


def _after(promise: Promise, sentence: Sentence, before: Sentence | None) -> Promise:
    """'Past hij niet? Dan ruil ik hem om': the question before is the condition; Dutch 'dan', 'anders' and
    'daarna' always lean on what stands before."""
    if sentence.language == "nl" and promise.firmness != "conditional" and promise.start - sentence.start < 4:
        leans = _DEPENDS.match(sentence.lower)
        if leans:
            told = leans.group() if before is None else before.text
            return replace(promise, firmness="conditional", condition=told)
    if before is None or not before.question or promise.firmness == "conditional" or not _THEN.match(sentence.lower):
        return promise
    return replace(promise, firmness="conditional", condition=before.text)


def _in_sentence(case: Case, sentence: Sentence) -> Iterator[Promise]:
    finder = _FINDERS[sentence.language]
    clauses = _clauses(case, sentence)
    subject: str | None = None
    for number, clause in enumerate(clauses):
        condition = condition_of(clauses, number, sentence)
        made = [
            _settled(case, sentence, clauses, number, c, condition)
            for c in finder.candidates(clause, subject=subject)
            if _stands(case, sentence, clauses, number, c, condition)
        ]
        if subject is not None and number and _pledged(sentence, clauses, number - 1):
            continue  # the pledge behind a promise is no second one
        if is_condition(clause, sentence) and not inner_condition(clause, sentence):
            made = []
        if made:
            subject = made[0].owner
            yield _promise(case, sentence, clauses, number, max(made, key=lambda c: c.confidence), condition)
        else:
            subject = None if number == 0 or not _verbless(clause) else subject


def _verbless(clause: Clause) -> bool:
    return not any(t.pos_ in ("VERB", "AUX") for t in clause.tokens)


def _stands(
    case: Case,
    sentence: Sentence,
    clauses: Sequence[Clause],
    number: int,
    candidate: Candidate,
    condition: Clause | None,
) -> bool:
    """False for what only looks like a promise: questions, wishes, hopes, policy, other people's words."""
    clause = clauses[number]
    if sentence.language == "en" and english.idle(clause, candidate):
        return False
    if candidate.source == "chat" and case.draft.channel not in ("chat", "social"):
        return False
    verb_at = clause.tokens[candidate.verb].idx if candidate.verb < len(clause.tokens) else clause.start
    told = condition is None and is_reported(case, sentence, verb_at)  # 'zegt u ja, dan ...' reports nothing
    told = told and not (number and clause.words[0] in ("ik", "wij", "we", "i"))  # a main clause of its own again
    if told or _asks(sentence, clauses, number):
        return False
    around = " ".join(
        c.lower for c in (*clauses[max(0, number - 1) : number], clause, *([condition] if condition else []))
    )
    for key, text in (("wish", around), ("no_promise", clause.lower), ("costs", clause.lower)):
        spares = key == "costs" and (_NO_COST.search(text) or english.SPARES.search(text))
        if found(list_name(sentence), key, sentence.language, text) and not spares:
            return False
    personal = re.search(
        r"\b(?:uw|u|je|jou|jouw|jullie)\b" if sentence.language == "nl" else r"\byou(?:r)?\b", clause.lower
    )
    policy = found(list_name(sentence), "policy", sentence.language, clause.lower)
    if policy and (not personal or policy in ("altijd", "always", "bij ons", "with us you")):
        return False
    if denied(clause, sentence.language, max(candidate.at, statement_at(clause, sentence, candidate.verb)), verb_at - clause.start):
        return False
    own = sentence.language == "nl" and candidate.owner in ("I", "we")  # a day gone by is then a fault, not a report
    return own or not _over(case, clause)


def _settled(
    case: Case, sentence: Sentence, clauses: Sequence[Clause], number: int, candidate: Candidate, condition: Clause | None
) -> Candidate:
    """The candidate, doubtful when it needs a moment to come and none stands in the clause; a pledge behind it settles it too."""
    clause = clauses[number]
    if not candidate.needs_time or _pledged(sentence, clauses, number) or (condition is not None and not candidate.strict):
        return candidate
    if _time_to_come(case, clause, dated=candidate.strict) or names_date(case, sentence, clause):
        return candidate
    return replace(candidate, confidence=min(candidate.confidence, candidate.proof))


def _pledged(sentence: Sentence, clauses: Sequence[Clause], number: int) -> bool:
    """'Uw geld komt terug, dat beloof ik u': the next clause gives one's word."""
    if number + 1 >= len(clauses) or sentence.question:
        return False
    return found(list_name(sentence), "pledge", sentence.language, clauses[number + 1].lower) is not None


def _over(case: Case, clause: Clause) -> bool:
    """True when the times of a clause lie in the past."""
    times = [t for t in clause.times if t.type != "duration"]
    return bool(times) and not any(_future(case, t) or t.bound in ("by", "before") for t in times)


_AGREED = re.compile(r",\s*(?:goed|ok[eé]?|okay|akkoord|top toch|toch|prima|hè)\s*\?\s*$")


_CAN_YOU = re.compile(r"(?:en |maar )?(?:kan|kunt|kun|wil|wilt|zou|zoudt|geeft|geef|stuurt|mailt|laat) (?:u|je|jij|jullie)\b")


def _asks(sentence: Sentence, clauses: Sequence[Clause], number: int) -> bool:
    if not sentence.question or _AGREED.search(sentence.lower):
        return False
    if sentence.language == "nl" and number and clauses[number].words[0] == "dan" and _CAN_YOU.match(clauses[number - 1].lower):
        return False  # 'kunt u mij het nummer geven, dan koppel ik alles?'
    tag = len(clauses[-1].words) <= 3 and number == len(clauses) - 2
    if tag and sentence.language == "en" and english.asks_leave(clauses[-1].lower):
        return False
    return (
        number == len(clauses) - 1
        or tag
        or bool(re.match(r"(?:zal|zullen|shall|will|kan|mag|may|could|would|do|can)\b", clauses[number].lower))
    )


_NO_COST = re.compile(
    r"\b(?:won't|will not|not|no|niet|geen|niets|kwijt|geschrapt|schrap\w*|weg|haal|halen|vervalt|terug|trek\w* .*\bin\b|in(?:ge)?trek|ingetrok\w*|"
    r"boek .* af|houd\w*\b.*\btegen|opnieuw|bekijk\w*|tegen(?:houden|gehouden)|stop|storneer\w*|van tafel|kwijtgescholden|kwijtscheld\w*|scheld\w*|stil|streep|vervallen|pauzeer\w*|vergoed\w*|opgeschort)\b"
)
def _time_to_come(case: Case, clause: Clause, *, dated: bool) -> bool:
    """True when a moment to come stands in the clause; `dated`: a vague one does not do."""
    timed = any(_future(case, t) and not (dated and t.type == "vague") for t in clause.times if t.type != "duration")
    return timed or clause.slotted


def _future(case: Case, time: TimeExpression) -> bool:
    limit = time.latest or time.earliest
    if time.type == "vague" or limit is None:
        return time.bound != "since"
    if isinstance(limit, datetime):
        return limit >= case.now - timedelta(minutes=1)
    return limit >= case.now.date()


_LINK = re.compile("ǂ{15}")
"""A masked link: the span of a promise does not stretch over an address."""


def _promise(
    case: Case,
    sentence: Sentence,
    clauses: Sequence[Clause],
    number: int,
    candidate: Candidate,
    condition: Clause | None,
) -> Promise:
    clause = clauses[number]
    start, end = clause.start, clause.end
    if sentence.language == "en":
        start, end = english.trimmed(clause)
    if (
        condition is not None
        and condition is not clause
        and not _LINK.search(sentence.plain, condition.start, condition.end)
    ):
        start, end = min(start, condition.start), max(end, condition.end)
    hedge = hedge_of(clauses, number, sentence)
    firmness = (
        "conditional" if condition is not None else "hedged" if hedge or candidate.firmness == "hedged" else "firm"
    )
    return Promise(
        start=sentence.start + start,
        end=sentence.start + end,
        text=case.draft.text[sentence.start + start : sentence.start + end],
        owner=candidate.owner,
        action=candidate.action,
        firmness=firmness,
        condition=None if condition is None else _condition_text(case, sentence, clause, condition),
        hedge=hedge if firmness == "hedged" else None,
        deadline=deadline(case, sentence, clause, candidate, condition),
        confidence=candidate.confidence,
    )


def _condition_text(case: Case, sentence: Sentence, clause: Clause, condition: Clause) -> str:
    if condition is not clause:
        return case.draft.text[sentence.start + condition.start : sentence.start + condition.end]
    inner = found(list_name(sentence), "condition", sentence.language, clause.lower) or ""
    at = clause.lower.find(inner)
    return case.draft.text[sentence.start + clause.start + max(0, at) : sentence.start + clause.end]
