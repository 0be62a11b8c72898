"""Conditions of promises: the clause that a commitment hangs on, and the times that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replycheck.checks.promises.clauses import Clause
from replycheck.deadlines.values import TimeExpression
from replycheck.draft import Sentence
from replycheck.lexicon import found


def list_name(sentence: Sentence) -> str:
    """The word list of a sentence's language."""
    return f"promises_{sentence.language}"


_VERB_FIRST = re.compile(
    r"(?!(?:krijg|ontvang|bel|mail|stuur|regel|zal|ga|laat|neem|zet|kom)\w*\s+ik\b)[a-zé]+\s+(?:u|je|jij|ik|het|dat|hij|zij|er|wij|we)\b"
)


def _opens(clause: Clause) -> bool:
    """True at the start of a sentence when a main clause follows: 'Hoor ik niets, dan ...'."""
    before = clause.doc[clause.first - 1].lower_ if clause.first else ""
    after = clause.doc[clause.last + 1].lower_ if clause.last + 1 < len(clause.doc) else ""
    return before in ("", ",", ";", ":", "-") and after in ("dan", "laat", "bel", "neem", "mail", "stuur", "app")


def is_condition(clause: Clause, sentence: Sentence) -> bool:
    """True for a clause that only states the condition: 'zodra uw retour binnen is', 'stuurt u de foto'."""
    if sentence.language == "nl":
        opening = re.match(
            r"(?:pas\s+|ook\s+|maar\s+|en\s+|dus\s+)?(?:zodra|van zodra|als|indien|wanneer|mits|tenzij|zolang|nadat|mocht(?:en)?|na ontvangst)\b",
            clause.lower,
        )
        return bool(opening) or (_opens(clause) and bool(_VERB_FIRST.match(clause.lower)))
    return bool(
        re.match(
            r"(?:but\s+|and\s+|then\s+|so\s+)?(?:once|if|as soon as|when|unless|provided|after|as long as|the moment|should (?:you|it|this)|in case|on receipt|upon)\b",
            clause.lower,
        )
    )


def inner_condition(clause: Clause, sentence: Sentence) -> bool:
    """True when condition and commitment stand in one clause without a comma."""
    body = clause.lower
    if sentence.language == "nl":
        return bool(
            re.search(
                r"\bdan\s+\w+\s+(?:ik|wij|we|u|je)\b|\b(?:bel|mail|stuur|regel|krijgt|ontvangt|betaal|zorg|neem)\w*\s+(?:ik|wij|we|u|je)\b",
                body,
            )
        ) and not body.startswith(("stuurt", "mailt", "belt", "geeft"))
    if re.match(r"(?:but\s+)?(?:if|when|whether|once)\s+(?:i|we|you|he|she|they|it)\s*(?:will|'ll)\b", body):
        return False
    if re.match(r"(?:upon|on receipt|following|after)\b", body) and re.search(r"\b(?:will|shall)\b|'ll\b", body):
        return True
    return bool(re.search(r"\b(?:i|we|you|he|she|they)\s*(?:will|'ll|get|receive)\b", body))


def condition_of(clauses: Sequence[Clause], number: int, sentence: Sentence) -> Clause | None:
    """The clause on which this one depends: the one before, the one after, or its own tail."""
    clause = clauses[number]
    if number and is_condition(clauses[number - 1], sentence):
        return clauses[number - 1]
    if number > 1 and is_condition(clauses[number - 2], sentence) and not is_condition(clauses[number - 1], sentence):
        return clauses[number - 2] if _chained(clauses, number) else None
    if number and _starts_dan(clause) and sentence.language == "nl":
        return clauses[number - 1]
    if number and _orders(clauses[number - 1], sentence.language, clause):
        return clauses[number - 1]
    if number + 1 < len(clauses) and _hangs_on_next(clauses[number + 1], sentence):
        return clauses[number + 1]
    inner = found(list_name(sentence), "condition", sentence.language, clause.lower)
    return clause if inner and not _only_if_question(clause, inner) else None


def _hangs_on_next(after: Clause, sentence: Sentence) -> bool:
    """A condition behind its promise; one joined by 'and' starts a statement of its own, 'ook als' is none."""
    before = after.doc[after.first - 1].lower_ if after.first else ""
    if before in ("en", "maar", "and", "but") or after.lower.startswith(("ook als", "even if")):
        return False
    return is_condition(after, sentence) and not sentence.question


def _chained(clauses: Sequence[Clause], number: int) -> bool:
    return clauses[number].words[0] not in ("ik", "wij", "we", "i", "u", "you")


def _starts_dan(clause: Clause) -> bool:
    return bool(clause.words) and clause.words[0] == "dan"


_ORDERS = re.compile(
    r"(?:\w+,\s+)?(?:please\s+|just\s+|then\s+|simply\s+)?(?:come|hand|ring|tick|place|choose|pick|say|keep|cut|make|take|log|shout|write|book|order|put|leave|check|try|send|sign|bring|give|reply|email|call|let|drop|tell|return|post|write|confirm|share|fill|hand|pop|upload|attach|dm|message)\b"
)


_ORDERS_NL = re.compile(
    r"(?:.{1,60},\s+)?(?:bezorg|stuur|mail|geef|bel|app|verwittig|laat|zeg|gil|vul|breng|kom|vraag|bestel|reageer|antwoord)\b"
)


def _orders(before: Clause, language: str, clause: Clause) -> bool:
    """True when the clause before asks the customer for a step: 'stuur mij de bon en ik regel het'."""
    if language == "en":
        return bool(_ORDERS.match(before.lower))
    speaks = bool({"ik", "wij", "we"} & set(clause.words[:3]))
    own = bool({"ik", "wij", "we"} & set(before.words))
    return speaks and not own and bool(_ORDERS_NL.match(before.lower))


def _only_if_question(clause: Clause, words: str) -> bool:
    """'laat weten als' and 'let you know if/when' do not make the promise conditional."""
    return bool(
        re.search(
            r"(?:weten|horen|nagaan|kijken|controleren|vragen)\s+(?:of|wanneer|als)|(?:know|see|check|tell you|find out|ask|update you)\s+(?:if|when|whether)",
            clause.lower,
        )
    ) and words.split()[0] in ("als", "wanneer", "if", "when", "whenever")


def in_condition(time: TimeExpression, clause: Clause, condition: Clause | None, sentence: Sentence) -> bool:
    """A time that belongs to the condition is not the promise's deadline."""
    if condition is None or condition is not clause:
        return False
    inner = found(list_name(sentence), "condition", sentence.language, clause.lower)
    if inner is None or inner.startswith(
        ("in dat geval", "na ", "bij ", "within", "upon", "on receipt", "following", "in that case")
    ):
        return False
    at = clause.lower.find(inner)
    return at > 0 and time.start >= clause.start + at
