"""Asked again: what the customer's message already gives, tells, or says was done or sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.context.acts import given_things
from replycheck.checks.context.askedkinds import ASKED_RE, ASKS, ASKS_NOT, exempt, kinds_asked
from replycheck.checks.context.described import described
from replycheck.checks.context.matched import odds, severity, surest, told_in
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.toldwords import told_in_words
from replycheck.checks.context.weighing import probability
from replycheck.customer.facts import facts_in
from replycheck.customer.stems import shared, stem, stems
from replycheck.customer.values import Fact, Message
from replycheck.draft import Sentence
from replycheck.report import Finding, Related


def asks_known_fact(pair: Pair) -> Iterator[Finding | None]:
    """A request for something that the customer's message already gives or says was done; by the words, else by the matcher."""
    found = [f for f in _by_words(pair) if f is not None]
    yield from found
    sentence = None if found else surest(pair, "known")
    line = None if sentence is None or pair.spoken is None else told_in(pair.spoken, sentence)
    if sentence is not None and line is not None:
        related = Related(line.start, line.end, line.text)
        yield pair.case.finding(
            "context.asks-known-fact",
            *_whole(sentence),
            severity=severity(pair, "known", sentence),
            confidence=round(probability(odds(pair, "known", sentence)), 2),
            related=related,
            what=line.text.strip(" ."),
            source="model",
        )


def _by_words(pair: Pair) -> Iterator[Finding | None]:
    found = [
        f
        for f in (
            *_asks_what_was_done(pair),
            *_asks_what_it_is(pair),
            *_asks_what_was_sent(pair),
            *_asks_description(pair),
        )
        if f and not _NO_NEED.search(f.text.lower())
    ]
    yield from found[:1]
    message = pair.message
    if message is None or not message.facts or found:
        return
    given = {f.value for f in facts_in(pair.case.draft.text)}
    for sentence in pair.body:
        for kind in () if _NO_NEED.search(sentence.lower) else kinds_asked(sentence, message):
            fact = message.fact(kind) or _same_thing(kind, message)
            if fact is None or (fact.value and fact.value in given):
                continue
            what = ASKED_RE[kind].search(sentence.lower)
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(fact.start, fact.end, fact.text),
                what=what.group() if what else kind,
            )
            break


def _whole(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


def _same_thing(kind: str, message: Message) -> Fact | None:
    """A house number stands in an address; a 'reference' may be any number; a bare code is one where words say so."""
    alike = {"house": ("address",), "iban": ("bank",)}.get(kind, ("reference",) if kind in _NUMBERED else ())
    found = next((f for f in message.facts if f.kind in alike), None)
    bare = [f for f in message.facts if f.kind == "number"]
    if found is None and kind in _GIVEN_AS and len(bare) == 1 and len(bare[0].value) >= 5:
        before = message.text[max(0, bare[0].start - 60) : bare[0].start].lower()
        found = bare[0] if _GIVEN_AS[kind].search(before) else None
    return found


_NUMBERED = ("order", "case", "booking", "tracking", "return", "policy", "contract", "customer")
# 'Booked as VK-88310', 'ordered last week (LV-20418)': a number that stands behind what it belongs to.
_GIVEN_AS = {
    "booking": re.compile(r"\b(?:geboekt|boeking|gereserveerd|reservering|booked|reserved|booking|stay)\b[^.?!]*$"),
    "order": re.compile(r"\b(?:besteld|bestelling|bestelde|gekocht|ordered|order|bought|purchase)\b[^.?!]*$"),
    "case": re.compile(r"\b(?:gemeld|melding|klacht|schade|aangifte|bezwaar|reported|complaint|claim|ticket|case|file)\b[^.?!]*$"),
    "customer": re.compile(r"\b(?:klant|lid|account|member|customer)\b[^.?!]*$"),
}


_DID_YOU = {
    "nl": re.compile(
        r"\b(?:heeft u|hebt u|heb je|heb jij|hebben jullie)\b[^?]{0,60}?\b(?P<act>\w*ge\w{3,}(?:d|t|en))\b[^?]{0,20}\?"
    ),
    "en": re.compile(
        r"\b(?:did you|have you)\s+(?:really |actually |definitely |even |already )*(?P<act>\w{4,})\b[^?]{0,60}\?"
    ),
}
_DID_I = {"nl": r"\b(?:ik heb|heb ik|wij hebben|we hebben)\b", "en": r"\b(?:i|i've|we|we've)\b"}


def _asks_what_was_done(pair: Pair) -> Iterator[Finding | None]:
    """'Have you sent it?' to a customer who writes that it was sent."""
    message = pair.spoken
    for sentence in pair.body if message is not None else ():
        asked = _DID_YOU[sentence.language].search(sentence.lower)
        if asked is None or message is None or sentence.language != message.language:
            continue
        if _TRIED.match(asked["act"]):
            continue  # what was tried and is told again is a repeated step
        act = stem(asked["act"], message.language)
        line = next((k for k in message.lines if not k.question and _was_done(k.lower, act, message.language)), None)
        if line is not None:
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(line.start, line.end, line.text),
                what=asked["act"],
            )
            return


_TRIED = re.compile(r"tried|used|geprobeerd|gebruikt")


def _was_done(lower: str, act: str, language: str) -> bool:
    """True when a first-person sentence has the same act and no 'not' just before it."""
    if not re.search(_DID_I[language], lower):
        return False
    for word in re.finditer(r"\w{4,}", lower):
        mine = stem(word.group(), language)
        alike = mine == act or (len(mine) >= 4 and act.endswith(mine))
        if alike and not re.search(
            r"\b(?:niet|nooit|geen|not|never|didn't|haven't)\b", lower[max(0, word.start() - 25) : word.start()]
        ):
            return True
    return False


# 'Tell me what it is about' to somebody who has told it.
_WHAT_IS_IT = {
    "nl": re.compile(
        r"\b(?:wat is (?:precies |nu |eigenlijk )?(?:uw|je|jouw|het) (?:vraag|probleem|klacht)|waar gaat (?:het|uw bericht|je bericht|dit) (?:om|over)|"
        r"waarmee kan ik (?:u|je) (?:\w+ )?(?:helpen|van dienst)|wat kan ik (?:vandaag |precies )?voor (?:u|je|jou) (?:doen|betekenen)|"
        r"hoe kan ik (?:u|je|jou) (?:\w+ )?(?:helpen|van dienst)|wat wilt u (?:nu )?precies|vertel\w* (?:me |mij |ons |eens )?wat er (?:aan de hand|mis) is|"
        r"(?:uw|je) (?:vraag|probleem|klacht) (?:nogmaals|opnieuw|nog eens|nog een keer) (?:\w+ )?(?:omschrijven|uitleggen|toelichten|beschrijven|stellen))\b"
    ),
    "en": re.compile(
        r"\b(?:what (?:is|seems to be) (?:the|your) (?:\w+ )?(?:issue|problem|question|concern|complaint|trouble)|what's the (?:issue|problem|matter)|"
        r"what (?:the|your) (?:issue|problem|question|concern) is|how (?:can|may) i (?:help|assist) you|what can i (?:help|do for) you|"
        r"in your own words|(?:explain|describe|tell (?:me|us)) (?:again |once more |me )?(?:what|the|your) (?:\w+ )?(?:issue|problem|question)|"
        r"what (?:is|was) (?:it|this|your (?:message|email|e-mail)) about)\b"
    ),
}
_CLOSING = re.compile(r"\b(?:anders|verder|nog|meer|else|more|further|any other|today with anything)\b")


def _asks_what_it_is(pair: Pair) -> Iterator[Finding | None]:
    """'What is the problem?' to a customer whose message tells it: a report or a question in eight words or more."""
    message = pair.spoken
    if message is None or len(message.text.split()) < 8 or pair.case.draft.channel == "social":
        return
    told = message.report("grief", "broken_promise", "grievance", "trouble") or next(iter(message.questions), None)
    for sentence in pair.body if told is not None else ():
        asked = _WHAT_IS_IT[sentence.language].search(sentence.lower)
        if asked is not None and told is not None and _open_request(sentence):
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(told.start, told.end, told.text),
                what=asked.group(),
            )
            return


def _open_request(sentence: Sentence) -> bool:
    """False for 'anything else I can help you with' and for 'I don't see what the problem is'."""
    asks = sentence.question or re.search(r"\b(?:please|tell|explain|describe|vertel|omschrijf|leg)\b", sentence.lower)
    return bool(asks) and not _CLOSING.search(sentence.lower)


def _asks_description(pair: Pair) -> Iterator[Finding | None]:
    """A colour, a worth, a free moment or the day of it, asked of a customer who wrote it."""
    message = pair.spoken
    for sentence in pair.body if message is not None else ():
        told = (described(sentence, pair, message) or told_in_words(sentence, message)) if message is not None else None
        if told is not None:
            line, what = told
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(line.start, line.end, line.text),
                what=what,
            )
            return


# What the writer sends is not asked for.
_SENDS_SELF = re.compile(
    r"\b(?:ik|wij|we) (?:zal |zullen |heb |hebben )?(?:stuur|sturen|mail|mailen|post)\b|\b(?:stuur|sturen|mail|mailen) (?:ik|wij|we)\b|"
    r"\b(?:i|we)(?:'ll| will| have|'ve| can)? (?:\w+ )?(?:send|sent|e-?mail|forward|post)\b"
)
_NO_NEED = re.compile(
    r"\b(?:don't|do not|needn't|won't|no|never|no longer|doesn't|does not) (?:\w+ )?(?:need|have to|send|require)\b|\b(?:niet|geen|niets)\b[^,;.]{0,30}\b(?:nodig|op ?sturen|sturen|insturen|meesturen)\b"
)
_WANTS_SENT = {
    "nl": re.compile(
        r"\b(?:stuurt?|sturen|opsturen|toesturen|meesturen|insturen|aanleveren|aan te leveren|uploaden|te uploaden|(?<!de )(?<!uw )(?<!je )(?<!per )(?<!via )(?<!deze )mailt?|mailen|bezorgen|"
        r"indienen|in te dienen|overleggen|bijvoegen|bij te voegen|ontvangen|nodig|ontbreekt|ontbreken|aangeleverd te worden|te worden aangeleverd)\b"
    ),
    "en": re.compile(
        r"\b(?:send|submit|resubmit|upload|provide|supply|attach|e-?mail us|forward|post it|(?:must|should|need to|needs to) be (?:uploaded|sent|submitted|provided)|"
        r"need|needs|missing|require|required|need to see|let us have|let me have|send me|send us|(?:shoot|drop|ping) (?:us|me)|give me|give us|will do|share|pop (?:it|one))\b"
    ),
}


def _asks_what_was_sent(pair: Pair) -> Iterator[Finding | None]:
    """A document asked for by a name under which the customer sent it."""
    message = pair.spoken
    things = given_things(message) if message is not None else []
    for sentence in pair.body if things else ():
        lower, language = sentence.lower, sentence.language
        if not _WANTS_SENT[language].search(_NO_NEED.sub(" ", lower)) or _SENDS_SELF.search(lower):
            continue
        if message is None or exempt(sentence, message, proof=True) or ASKS_NOT.search(lower):
            continue
        asks = ASKS[language].search(lower) or _MUST[language].search(lower)
        mine = stems(lower, language)
        line = next((line for line, words in things if shared(words, mine)), None) if asks else None
        if line is not None:
            related = Related(line.start, line.end, line.text)
            yield pair.case.finding(
                "context.asks-known-fact", *_whole(sentence), related=related, what=line.text.strip(" .")
            )
            return


_MUST = {
    "nl": re.compile(r"\b(?:dient|dienen|moet|moeten|graag|gelieve|stuur|stuurt|(?<!de )(?<!uw )(?<!je )(?<!per )(?<!via )(?<!deze )mail(?= (?:ons|mij|me|u|je|ze|die|het|de|een)\b)|kunt u|kan u|kun je|zou u|zou je|wil je|wilt u|ontbreekt|ontbreken|alsnog)\b"),
    "en": re.compile(r"\b(?:please|must|should|need|needs|missing|required|resubmit|upload|send|could you|can you|would you|just)\b"),
}
