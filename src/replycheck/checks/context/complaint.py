"""What a message that complains needs: acknowledgement, an owned promise, no survey, a signal passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from replycheck.checks.context.pair import Pair, related
from replycheck.checks.context.weighing import (
    ENCODED,
    WORDS,
    complaint_signs,
    group_of,
    hurt,
    least,
    odds,
    probability,
    told_lines,
)
from replycheck.checks.form import is_part
from replycheck.customer.phrases import first, says
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Line, Message, Report
from replycheck.draft import Sentence
from replycheck.report import Finding, Promise, Severity


def unacknowledged_complaint(pair: Pair) -> Iterator[Finding | None]:
    """A complaint or a loss that the reply neither takes up nor mends at once."""
    message = pair.spoken
    if message is None or pair.first is None or is_part(pair.case.draft.text):
        return
    seen = signs(pair, message)
    likely = likelihood(pair, seen)
    told = complained(pair, message, likely)
    if told is None or likely < _least(pair, seen) or _brief(pair, seen, likely):
        return
    later, asks = (pair.case.draft.turn or 1) > 1, any(_ASKS_STORY.search(s.lower) for s in pair.body)
    calm = (asks and told.kind != "grief") or not _plain_to_see(pair, message, seen, likely)
    severity = Severity.INFO if later or calm else None
    yield pair.case.finding(
        "context.unacknowledged-complaint",
        pair.first.start,
        pair.first.end,
        severity=severity,
        confidence=round(likely, 2),
        related=related(told),
    )


def _weights(pair: Pair) -> str:
    """The name of the weights: without an encoder the words alone count."""
    return ENCODED if pair.case.judgements else WORDS


def likelihood(pair: Pair, seen: Mapping[str, float]) -> float:
    """The probability that a complaint is passed over: the odds of the weights and of the matcher, by halves."""
    total = odds(seen, _weights(pair))
    return probability(total if pair.match is None else (total + pair.match.complaint) / 2)


def _least(pair: Pair, seen: Mapping[str, float]) -> float:
    """The share from which a finding is made; higher in public and where no words tell of a trouble."""
    doubtful = pair.case.draft.channel == "social" or not any(seen[f"told_{k}"] for k in _WORDED)
    return max(least(seen, _weights(pair)), _SURE if doubtful else 0.0)


def _brief(pair: Pair, seen: Mapping[str, float], likely: float) -> bool:
    """True for a line or two in which half an acknowledgement, or the help itself, is as much as there is room for."""
    if sum(s.words for s in pair.body) >= _LINE_OR_TWO:
        return False
    return group_of(seen) in ("hinted", "regret") or bool(likely < _HELPED and (seen["mended"] or pair.any_says("solves")))


_LINE_OR_TWO, _SURE, _HELPED = 16, 0.55, 0.7


def _plain_to_see(pair: Pair, message: Message, seen: Mapping[str, float], likely: float) -> bool:
    """False for a likely case with half an acknowledgement, without words for a trouble, or with a trouble told to ask
    something; in chat and on social media beside praise or half an acknowledgement, and where the weights are not sure.

    There most messages are small troubles told in a line, and a short answer that helps is no offence.
    """
    if likely < _SURE_ENOUGH:
        return False
    said = [kind for kind in _WORDED if seen[f"told_{kind}"]]
    if not said and max(hurt(message), default=0.0) < _HURTS:
        return False  # a request told without any word of trouble
    asking = said == ["trouble"] and any(line.question for line in told_lines(message))
    if likely < _DOUBTED and (group_of(seen) in ("hinted", "regret") or not said or asking):
        return False
    if any(_SORRY_FOR.search(s.lower) for s in pair.body):
        return False  # the words of regret come late, but they come
    if pair.case.draft.channel == "email" or not pair.case.judgements:
        return True
    if seen["acknowledged_early"] or seen["told_praise"] or seen["told_good_mood"] > _CHEERFUL:
        return False
    if seen["told_grief"]:
        return True
    pain = max(hurt(message), default=0.0)
    told = any(seen[f"told_{kind}"] for kind in ("grievance", "broken_promise", "trouble"))
    if asking:
        return likely >= _LIKELY and pain >= _ACHES
    return (told or pain >= _ACHES) and (likely >= _CERTAIN or (likely >= _LIKELY and pain >= _STINGS))


_SORRY_FOR = re.compile(
    r"\bsorry (?:you|that you|we|that we|for (?:the wait|the long|keeping|making|letting|how|what))\b|\byou should(?:n't)? (?:not )?have\b|\bthat's on us\b|\bour (?:mistake|fault)\b|"
    r"\bhet spijt (?:me|mij|ons) dat (?:u|je|jullie|wij|we|ik)\b|\bsorry dat\b|\b(?:onze|mijn) fout\b|\b(?:u|je) had (?:dit|dat|het) \w+ (?:moeten|horen)\b"
)
_CHEERFUL, _STINGS, _ACHES = 0.5, 0.3, 0.6
_SURE_ENOUGH, _DOUBTED = 0.8, 0.9  # below the first one good reply in some is taken for a cold one
_WORDED = ("grief", "grievance", "broken_promise", "trouble")
_LIKELY, _CERTAIN = 0.85, 0.95


def complained(pair: Pair, message: Message, likely: float) -> Report | None:
    """What the customer complains of or has lost.

    Without words for it, the line that hurts most by the encoder's judgement, or the longest one where the weights
    are sure enough; nothing in a calm message of questions alone.
    """
    told = message.report("grief", "grievance", "broken_promise", "trouble")
    lines = told_lines(message)
    if told is not None or not pair.case.judgements or not lines:
        return told
    pain = hurt(message)
    asks = all(line.question for line in lines)
    worst = max(range(len(lines)), key=lambda i: pain[i])
    if asks and pain[worst] < _CALM:
        return None
    if pain[worst] < _HURTS or asks:
        if likely < _least_untold(pair, lines) or _THANKS.search(message.lower):
            return None
        worst = max(range(len(lines)), key=lambda i: (not lines[i].question, len(lines[i].text)))
    return Report("trouble", lines[worst].start, lines[worst].end, lines[worst].text)


def _least_untold(pair: Pair, lines: Sequence[Line]) -> float:
    """The share that a trouble without words for it needs: most of what is posted in public is no complaint."""
    if pair.case.draft.channel == "social":
        return 1.0
    return _UNTOLD_ASKING if pair.case.draft.channel == "chat" or all(line.question for line in lines) else _UNTOLD


_THANKS = re.compile(r"\b(?:thanks|thank you|thx|cheers|love[ds]?|awesome|great|bedankt|dank (?:u|je)|dankjewel|dankuwel|super|geweldig|fijn)\b")
_CALM, _HURTS = 0.2, 0.5
_UNTOLD, _UNTOLD_ASKING = 0.6, 0.75


def signs(pair: Pair, message: Message) -> dict[str, float]:
    """The signs that the weights judge: those of both texts, and what the phrase lists alone would say."""
    acknowledged = [_acknowledges(pair, s, message) for s in pair.body]
    told = message.report("grief", "grievance", "broken_promise", "trouble")
    mended = told is not None and _mends(pair, told)
    ruled = told is not None and not any(acknowledged) and not mended and _serious(pair, message, told)
    return complaint_signs(pair, message, acknowledged=acknowledged, mended=mended) | {"ruled": float(ruled)}


def _serious(pair: Pair, message: Message, told: Report) -> bool:
    """False for a small trouble told calmly to which the reply is not rude, and beside praise."""
    weak = told.kind == "trouble" and not _loud(message)
    if told.kind != "grief" and message.report("praise") is not None:
        return False
    return not weak or _brushes_off(pair)


# Who asks for the story listens already; a word of regret would still be better.
_ASKS_STORY = re.compile(
    r"what's (?:going on|wrong|happening)|what (?:happened|is going on|went wrong)|how can (?:we|i) (?:help|turn)|tell (?:us|me) (?:more|what)|share (?:with (?:us|me) )?what|"
    r"wat is er (?:aan de hand|gebeurd|precies)|wat (?:ging|gaat) er mis|vertel (?:ons|me|mij|eens)"
)
_CAPITALS = re.compile(
    r"(?<![^\W_])(?:STILL|NEVER|NOT|AGAIN|NOTHING|NOBODY|ZERO|EVERY|ALL|WAS|NOW|PLEASE|BROKEN|WRONG|DEAD|NIKS|NIET|NOOIT|NIEMAND|WEER|WÉÉR|AL|NU|GEEN|STEEDS|WEL|ZAT|TWEE|DRIE|VIER|STOP)(?![^\W_])"
)


def _loud(message: Message) -> bool:
    """True when a small trouble is told with exclamation marks or with stressed words in capitals."""
    text = message.text[:4000]
    letters = [c for c in text if c.isalpha()]
    stressed = bool(_CAPITALS.search(text)) and sum(c.isupper() for c in letters) < 0.5 * len(letters)
    return text.count("!") >= 2 or stressed


def _acknowledges(pair: Pair, sentence: Sentence, message: Message) -> bool:
    """True for words of regret, recognition, thanks for the report, or the trouble named in plain words."""
    if _CONDITIONAL.search(sentence.lower) or _DISOWNS.search(sentence.lower):
        return True
    if says("acknowledges", sentence.language, sentence.lower) and not says(
        "no_acknowledgement", sentence.language, sentence.lower
    ):
        return True
    if message.report("grief") is not None and _LOSS.search(sentence.lower) and not sentence.question:
        return True
    if sentence.question or pair.says("empty", sentence):
        return False
    return sentence in pair.body[:2] and _echoes(sentence, message)


# 'Sorry if ...' has a rule of its own; one finding is enough.
_CONDITIONAL = re.compile(
    r"\b(?:sorry|apolog\w+|excuses|spijt|verontschuldig\w+)\b[^.?!]{0,25}\b(?:if|als|indien|mocht)\b"
)
# 'We never want you to wait this long' takes the customer's side.
_DISOWNS = re.compile(
    r"\b(?:we|i) (?:don't|do not|never) (?:like|want) (?:you|this|that|our|any(?:one|body| customer)|to (?:let|keep|see|hear|make))\b|\b(?:isn't|is not|not) (?:how|what|the \w+) (?:we|i) (?:want|like|aim|expect|wish)|"
    r"\bnever our (?:goal|intention|aim)|\bzo (?:hoort|had) (?:het|dat) niet|\bniet (?:hoe|wat) (?:wij|we|ik) (?:het )?(?:wil|willen|hopen|voor ogen)"
)
_LOSS = re.compile(r"\b(?:het overlijden|verlies van|passing of|the loss of|your loss|(?:death|passing) of your)\b")


_DENIES = re.compile(
    r"\b(?:niet|geen|nooit|maar|alleen|echter|wel eens|dient|moet|kunt|not|never|no|but|only|however|must|n't|should|if you|if your|next time|you'll|volgens|als u|als je|as per|according)\b|n't\b"
)


_PROCESS = re.compile(
    r"\b(?:regarding|in response|receipt of|refer to|reference|betreft|inzake|betreffende|aangaande|naar aanleiding|in antwoord|verwijzen|geregistreerd|registered|in behandeling|verwerking)\b"
)
_PERSONAL = re.compile(r"\b(?:u|uw|je|jij|jouw|jullie|ik|wij|we|ons|onze|you|your|i|our|us|my)\b|n't|'s\b")


def _echoes(sentence: Sentence, message: Message) -> bool:
    """Two or more of the customer's own words come back in a sentence that denies nothing."""
    if _DENIES.search(sentence.lower) or _PROCESS.search(sentence.lower) or not _PERSONAL.search(sentence.lower):
        return False
    mine = stems(sentence.lower, sentence.language)
    return shared(mine, stems(message.lower, message.language)) >= 2


def _mends(pair: Pair, told: Report) -> bool:
    """A first-person act or the money itself is an answer; for a death it is not enough."""
    if told.kind == "grief":
        return False
    own = any(p.owner in ("I", "we") and p.firmness != "conditional" and _acts(p) for p in pair.promises)
    return own or any(_solved(pair, s) for s in pair.body)


def _acts(promise: Promise) -> bool:
    return not re.search(r"\b(?:verzoek|noteer|registr|forward|doorgestuurd|contact|touch)", promise.text.lower())


def _solved(pair: Pair, sentence: Sentence) -> bool:
    return (
        not sentence.question
        and pair.says("solves", sentence)
        and not re.search(
            r"\b(?:niet|geen|helaas|unfortunately|not|cannot|can't|won't|zodra|als|if|once|volgens|forwarded|doorgestuurd|doorgezet)\b",
            sentence.lower,
        )
    )


def _brushes_off(pair: Pair) -> bool:
    """True when the reply puts a small trouble down to the customer and helps with nothing."""
    return pair.any_says("blames") and not pair.promises


def survey_in_complaint(pair: Pair) -> Iterator[Finding | None]:
    """A survey, an offer or a 'follow us' in the answer to a complaint, a fault or a death."""
    message = pair.spoken
    told = message.report("grief", "grievance", "broken_promise", "trouble") if message is not None else None
    if message is None or told is None or says("survey_asked", message.language, message.lower):
        return
    for sentence in pair.body:
        found = first("survey", sentence.language, sentence.lower)
        if found is not None and not pair.says("survey_other", sentence) and _invites(sentence.lower, found[0]):
            yield pair.case.finding(
                "context.survey-in-complaint",
                sentence.start + found[0],
                sentence.start + found[1],
                related=related(told),
            )
            return


def _invites(lower: str, place: int) -> bool:
    """False where no offer is made: 'ik ontdek net dat', 'geen post of aanbiedingen meer', 'the upgrade took it down'."""
    before = lower[:place]
    if _OWN_UPGRADE.search(before) or _WRITER_DOES.search(before) or _NONE.search(before):
        return False
    return not _ARTICLE.search(before) or bool(_ASKS_TO.search(lower))


# 'Enjoy your upgrade' sells nothing.
_OWN_UPGRADE = re.compile(r"\b(?:enjoy|requested|(?:bought|chose|took|paid for) the (?:[\"“][^\"”]*[\"”] |\w+ )?|your (?:free )?|uw (?:gratis )?|je (?:gratis )?)\s*(?:your\s*)?$")
_WRITER_DOES = re.compile(r"\b(?:ik|wij|we|i|i'll|we'll|i've|we've)\s+(?:(?!(?:ask|invite|vraag|vragen|nodig\w*)\b)\w+\s+)?$")
_NONE = re.compile(r"\b(?:geen|niet|nooit|zonder|no|not|never|won't|without|stop\w*)\b[^,;:.!?]{0,40}$")
_ARTICLE = re.compile(r"\b(?:the|this|that|last|de|het|deze|die|dit|dat)\s+(?:\w+\s+)?$")
_ASKS_TO = re.compile(r"[?!]|\b(?:please|now|today only|you (?:can|could|may|might)|why not|our|nu|graag|kunt u|kun je|wilt u|wil je|u kunt|je kunt|onze)\b|^\W*(?:take|fill|complete|bekijk|vul|doe|profiteer|neem)\b")


def missed_signal(pair: Pair) -> Iterator[Finding | None]:
    """A fault that hits more people or comes back, and no word of passing it on."""
    message = pair.spoken
    told = message.report("signal") if message is not None else None
    if told is None or pair.first is None or any(pair.says("passed_on", s) for s in pair.body):
        return
    yield pair.case.finding("context.missed-signal", pair.first.start, pair.first.end, related=related(told))
