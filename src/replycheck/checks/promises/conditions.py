"""Conditions of promises: the clause that a commitment hangs on, and the times that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_conditions import UNLESS_RATHER, turns
from replycheck.deadlines.values import TimeExpression
from replycheck.draft import Sentence
from replycheck.lexicon import found

if TYPE_CHECKING:
    from spacy.tokens import Token


def list_name(sentence: Sentence) -> str:
    """The word list of a sentence's language."""
    return f"promises_{sentence.language}"


_VERB_FIRST = re.compile(
    r"(?!(?:krijg|ontvang|bel|mail|stuur|regel|zal|ga|laat|neem|zet|kom)\w*\s+ik\b)[a-zé]+\s+(?:u|je|jij|ik|het|dat|hij|zij|er|wij|we)\b"
)


_AFTER_CONDITION = frozenset("dan laat bel neem mail stuur app belt neemt mailt stuurt wacht geef kom ga".split())


def _opens(clause: Clause) -> bool:
    """True at the start of a sentence when a main clause follows: 'Hoor ik niets, dan ...'."""
    before = clause.doc[clause.first - 1].lower_ if clause.first else ""
    after = clause.doc[clause.last + 1].lower_ if clause.last + 1 < len(clause.doc) else ""
    return before in _STARTS and after in _AFTER_CONDITION


_STARTS = ("", ",", ";", ":", "-", ".", "en", "maar", "dus", "want", "of")


def _asked_first(clause: Clause) -> bool:
    """'Lukt vrijdag niet, dan ...', 'staat hij er nog, dan ...': the verb stands first and 'dan' answers it."""
    before = clause.doc[clause.first - 1].lower_ if clause.first else ""
    after = clause.doc[clause.last + 1].lower_ if clause.last + 1 < len(clause.doc) else ""
    verb = clause.tokens[0]
    if before not in _STARTS or after != "dan" or verb.pos_ not in ("VERB", "AUX") or len(clause.words) < 2:
        return False
    return verb.lower_.endswith(("t", "n")) or clause.words[1] in ("u", "je", "jij", "ik", "het", "dat", "er", "hij", "ze", "we")


def is_condition(clause: Clause, sentence: Sentence) -> bool:
    """True for a clause that only states the condition: 'zodra uw retour binnen is', 'stuurt u de foto'."""
    if sentence.language == "nl":
        opening = re.match(
            r"(?:pas\s+|ook\s+|maar\s+|en\s+|dus\s+)?(?:zodra|van zodra|als|indien|wanneer|mits|tenzij|zolang|nadat|mocht(?:en)?|na ontvangst|gesteld dat|vooropgesteld|op voorwaarde|in het geval|op het moment dat|zij het)\b",
            clause.lower,
        )
        if opening and clause.tokens[0].lower_ == "als" and clause.tokens[0].dep_ == "case":
            return False  # 'als pleister op de wonde'
        return bool(opening) or (_opens(clause) and bool(_VERB_FIRST.match(clause.lower))) or _asked_first(clause)
    return bool(_IF.match(clause.lower)) and not _NO_IF.search(clause.lower)


_IF = re.compile(
    r"(?:[@_]\S+\s+)*(?:but\s+|and\s+|then\s+|so\s+|only\s+|sure\s+|however,?\s+|also,?\s+|yes,?\s+|otherwise,?\s+)*(?:once(?! (?:more|again|per|or|a (?:day|week|month|year))\b)|if|as soon as|when|whenever|unless|provided|providing|after|(?:as\s+|so\s+)?long as|assuming|(?:always\s+)?supposing|on condition|"
    r"pending|failing (?:that|which)|in the event|the (?:moment|minute|second|instant|day|week)\s+(?:you|your|the|it|we|i|this|that|he|she|they)|should (?:you|it|this|that|the|your|he|she|they|we|there|any)|"
    r"had you|in case|on receipt|upon|subject to)\b"
)
_NO_IF = re.compile(
    r"\b(?:whenever (?:it|that) suits|if (?:those|that|this|these|it) (?:\w+ )?suits?|if suits|unless you(?:'d| would)? (?:prefer|rather|sooner|want)|unless you (?:tell|let) us|also if there|(?:when|whenever) (?:we|they|he|she|everybody|everyone) (?:gets?|arrives?|comes?|delivers?|calls?|visits?|does|do)\b|when you (?:get (?:in|home|here|back)|pick (?:it|them) up)|even if|if memory|if i'm not mistaken|(?<=\w )if not\b|(?<=, )if not\b|"
    r"if all goes|if everything goes|(?:everybody|everyone) else|as and when|as soon as (?:we|i|he|she|they) (?:can|possibly))"
)


def _main_will(clause: Clause) -> bool:
    """True when will, shall or going to belongs to the main verb and another verb to the condition before it."""
    for place, token in enumerate(clause.tokens):
        if token.lower_ in ("will", "shall", "'ll", "gon", "gonna", "going") and place > 2:
            head = token if token.lower_ == "going" else token.head
            before = any(t.dep_ == "advcl" and t.pos_ in ("VERB", "AUX", "ADJ") for t in clause.tokens[:place])
            if before and head.dep_ != "advcl":
                return True
    return False


_ACTS = (
    "get|receive|send|call|ring|mail|email|post|pay|refund|make|book|repair|replace|bring|write|let|credit|check|ask"
)
_OPENING = re.compile(r"^(?:\w+\s+){1,3}?(?:i|we|you|he|she|they)\s+\w+")


def inner_condition(clause: Clause, sentence: Sentence) -> bool:
    """True when condition and commitment stand in one clause without a comma."""
    body = clause.lower
    if sentence.language == "nl":
        if turns(clause) or body.startswith("na ontvangst"):
            return True
        return bool(
            re.search(
                r"\bdan\s+\w+\s+(?:ik|wij|we|u|je)\b|\b(?:zal|zullen|voeg|zet|geef|kijk)\w*\s+(?:ik|wij|we)\b|\b(?:bel|mail|stuur|regel|krijgt|ontvangt|betaal|zorg|neem)\w*\s+(?:ik|wij|we|u|je)\b",
                body,
            )
        ) and not body.startswith(("stuurt", "mailt", "belt", "geeft"))
    if re.match(r"(?:but\s+)?(?:if|when|whether|once)\s+(?:i|we|you|he|she|they|it)\s*(?:will|'ll)\b", body):
        return False
    if re.match(r"(?:upon|on receipt|following|after)\b", body) and re.search(r"\b(?:will|shall)\b|'ll\b", body):
        return True
    if re.search(r"\b(?:i|we|you|he|she|they)\s*(?:will\b|'ll\b)", body):
        return True
    if _main_will(clause):
        return True
    return bool(re.search(rf"\b(?:i|we|you|he|she|they)\s+(?:then\s+)?(?:{_ACTS})\b", _OPENING.sub("", body)))


def condition_of(clauses: Sequence[Clause], number: int, sentence: Sentence) -> Clause | None:
    """The clause on which this one depends: the one before, the one after, or its own tail."""
    clause = clauses[number]
    if number and is_condition(clauses[number - 1], sentence):
        return clauses[number - 1]
    if number > 1 and is_condition(clauses[number - 2], sentence) and not is_condition(clauses[number - 1], sentence):
        asked = sentence.language == "en" and bool(_ORDERS.match(clauses[number - 1].lower))
        return clauses[number - 2] if asked or _chained(clauses, number) else None
    if number and _starts_dan(clause) and sentence.language == "nl":
        return clauses[number - 1]
    if number and _orders(clauses[number - 1], sentence.language, clause):
        return clauses[number - 1]
    if number + 1 < len(clauses) and _hangs_on_next(clauses[number + 1], sentence):
        return clauses[number + 1]
    shared = sentence.language == "en" and number + 2 < len(clauses) and _same_subject(clauses[number + 1])
    if shared and _hangs_on_next(clauses[number + 2], sentence):
        return clauses[number + 2]
    inner = found(list_name(sentence), "condition", sentence.language, clause.lower)
    if sentence.language == "nl" and _LEANING.search(clause.lower):
        return clause
    if sentence.language == "en" and (number and _then_after_step(clauses[number - 1], clause)):
        return clauses[number - 1]
    if sentence.language == "en" and _NO_IF.search(clause.lower):
        return None
    if sentence.language == "nl" and inner is not None and f"ook {inner}" in clause.lower:
        return None  # 'ook als hij dan nog niet gevonden is'
    if inner is None or _only_if_question(clause, inner) or not _subordinates(clause, inner):
        return None
    return clause


_STEP = re.compile(r"\b(?:you (?:can|could|need|have|just|only)|i (?:only |just |first )?need|we (?:only |just |first )?need|please|first|simply|just)\b")


def _then_after_step(before: Clause, clause: Clause) -> bool:
    """True for 'first I need your number, then I'll send a link': English 'then' behind a step of the customer."""
    opener = clause.doc[clause.first - 1].lower_ if clause.first else ""
    return "then" in (clause.words[0], opener) and bool(_STEP.search(before.lower))


_ALL_WELL = re.compile(
    r"\bals (?:het goed is|alles|(?:het|de|ons|onze) (?:\w+ )?(?:\w+ )?(?:wat |een beetje |even )?(?:meezit|meewerkt))\b"
)
_LEANING = re.compile(r"\S dan \w+ (?:ik|wij|we|u|je|uw|de|het|onze|er|mijn)\b")


def statement_at(clause: Clause, sentence: Sentence, verb: int) -> int:
    """Where the commitment begins in a Dutch clause that opens with its condition ('lukt het niet dan ...'), else 0."""
    if sentence.language != "nl" or verb >= len(clause.tokens):
        return 0
    leaning = _LEANING.search(clause.lower)
    if leaning:
        return leaning.start() + 1
    return int(clause.tokens[verb].idx) - clause.start if is_condition(clause, sentence) else 0


def _subordinates(clause: Clause, words: str) -> bool:
    """False for 'als' and 'zolang' that open no clause: 'als eerste', 'ik houd hem zolang vast'."""
    first = words.split()[0]
    if clause.doc.text and _ALL_WELL.search(clause.lower):
        return False
    if first == "once":  # 'at once' opens no clause
        return any(t.lower_ == "once" and t.dep_ in ("mark", "advmod") and t.head.i > t.i + 1 for t in clause.tokens)
    if first not in ("als", "zolang", "wanneer", "indien") or f"{first} nodig" in clause.lower:
        return True
    return any(
        t.lower_ == first and t.dep_ in ("mark", "advmod", "ROOT") and t.head.i > t.i + 1 and not _as_one(t)
        for t in clause.tokens
    )


def _as_one(mark: Token) -> bool:
    """'Als beheerder', 'als eerste adres van de dag': 'als' before a noun without a verb opens no clause."""
    head = mark.head
    return head.pos_ in ("NOUN", "PROPN") and not any(c.dep_ in ("cop", "aux", "nsubj") for c in head.children)


def _same_subject(clause: Clause) -> bool:
    """True for 'and tune it there': a verb that shares the subject of the clause before."""
    return not any(t.dep_.startswith("nsubj") for t in clause.tokens)


def _hangs_on_next(after: Clause, sentence: Sentence) -> bool:
    """A condition behind its promise; one joined by 'and' starts a statement of its own, 'ook als' is none."""
    before = after.doc[after.first - 1].lower_ if after.first else ""
    if before in ("en", "maar", "and", "but") or after.lower.startswith(("ook als", "even if")) or UNLESS_RATHER.match(after.lower):
        return False
    return is_condition(after, sentence) and not sentence.question


def _chained(clauses: Sequence[Clause], number: int) -> bool:
    return clauses[number].words[0] not in ("ik", "wij", "we", "i", "u", "you")


def _starts_dan(clause: Clause) -> bool:
    return clause.words[:1] in (["dan"], ["anders"])


_ORDERS = re.compile(
    r"(?:[@_]\S+\s+)*(?:.{1,60}?[,:–—-]\s+)?(?:please\s+|pls\s+|just\s+|then\s+|simply\s+|kindly\s+|so\s+|or\s+|and\s+|but\s+|you can\s+|could you\s+|can you\s+|would you\s+|all you (?:need to )?do is\s+|(?:i|we) (?:only |just )?need (?:you to )?)*"
    r"(?:come|hand|ring|tick|place|choose|pick|say|cut|make|take|log|shout|write|book|order|put|check|try|send|sign|bring|give|reply|e-?mail|mail|call|phone|text|let|drop|tell|return|post|confirm|share|fill|pop|upload|attach|"
    r"dm|pm|message|contact|submit|provide|forward|reach|add|visit|use|do|clear|delete|restart|scan|show|leave|keep|get|change|select|click|open|enter|update|verify|complete|find|look|set|turn|quote|hit|snap|shoot)\b"
    r"(?! (?:me|us) (?:a |one |two |\d+ )?(?:few |couple |quick )?(?:of )?(?:sec|mo|min|moment|second|minute|tick|time|look|check|know (?:what|how)))"
)
_OWN_TIME = re.compile(
    r"(?:[@_]\S+\s+)*(?:.{1,40}?,\s+)?(?:please\s+|just\s+)*(?:give (?:me|us) \w+ (?:sec|mo|min|moment|second|minute|tick)|let (?:me|us)\b(?! know| have)|leave (?:it|that|this)\b(?! (?:in|at|by the|on|outside|under|behind)\b)|take (?:care|your time)|keep (?:the|it|an eye|hold)|look (?:for|out)|check (?:spam|your))"
)


_ORDERS_NL = re.compile(
    r"(?:.{1,60},\s+)?(?:bezorg|stuur|mail|geef|bel|app|verwittig|laat|zeg|gil|vul|breng|kom|vraag|bestel|reageer|antwoord)\b"
)


def _orders(before: Clause, language: str, clause: Clause) -> bool:
    """True when the clause before asks the customer for a step: 'stuur mij de bon en ik regel het'."""
    if language == "en":
        return _asks_step(before, clause)
    speaks = bool({"ik", "wij", "we"} & set(clause.words[:3]))
    own = bool({"ik", "wij", "we"} & set(before.words))
    return speaks and not own and bool(_ORDERS_NL.match(before.lower))


def _asks_step(before: Clause, clause: Clause) -> bool:
    """True for 'send me the slip' before 'and I will pay it'; 'give me a second, I'll check' asks nothing."""
    if _OWN_TIME.match(before.lower) or not _ORDERS.match(before.lower):
        return False
    joined = before.doc[clause.first - 1].lower_ in ("and", "then", "&") or clause.words[0] in ("and", "then")
    return joined or not before.lower.startswith(("keep", "check", "look", "use", "find", "get", "open", "add", "do "))


def _only_if_question(clause: Clause, words: str) -> bool:
    """'laat weten als' and 'let you know if/when' do not make the promise conditional."""
    return bool(
        re.search(
            r"(?:weten|horen|nagaan|kijken|controleren|vragen)\s+(?:of|wanneer|als)|(?:know|see|hear|check|tell you|find out|ask|update you|ask \w+ \w+ \w+ \w+)\s+(?:if|when|whether)",
            clause.lower,
        )
    ) and words.split()[0] in ("als", "wanneer", "if", "when", "whenever")


_OUTCOME_BEHIND = re.compile(
    r", (?:probably |likely |most likely |hopefully |so |at the latest |latest |normally |usually )?$|"
    r"\b(?!(?:if|once|when|whenever|unless|and|or|that|as|after|moment|minute|day|until|because|which|what|how|whether|provided|providing|"
    r"before|assuming|supposing|where|than|should|had|case)\b)[a-z]+ (?:he|she|we|they|i) (?!have|had|are|is|am|were|was|do|can)[a-z]+\b.*\b(?:you|it|the|your)\b"
)
"""What ends a condition in its own clause: '..., probably before lunch', 'if they are in he brings it ...'."""


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
    if sentence.language == "en" and _OUTCOME_BEHIND.search(clause.lower[max(0, at) : time.start - clause.start]):
        return False
    return at > 0 and time.start >= clause.start + at


def hedge_of(clauses: Sequence[Clause], number: int, sentence: Sentence) -> str | None:
    """The words that soften a promise: in its clause, or in an aside before or behind it ('..., I think')."""
    inside = found(list_name(sentence), "hedge", sentence.language, clauses[number].lower)
    if inside:
        return inside
    beside = " ".join(c.lower for c in (*clauses[max(0, number - 1) : number], *clauses[number : number + 2]))
    return found(list_name(sentence), "hedge_aside", sentence.language, beside)
