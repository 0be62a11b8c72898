"""Steps that the customer took already and is sent back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.checks.context.acts import FINISHED, Done, same_act, steps_taken, told_again
from replycheck.checks.context.certainty import DOUBTED
from replycheck.checks.context.matched import odds, severity, surest, told_in
from replycheck.checks.context.pair import Pair, related
from replycheck.checks.context.tried import AGAIN, IN_VAIN, advises, steps_in_vain, told_to_repeat
from replycheck.checks.context.weighing import probability
from replycheck.customer.values import Message, Report
from replycheck.draft import Sentence
from replycheck.report import Finding, Related, Severity

_STEPS = (
    "website",
    "call",
    "restart",
    "app",
    "reinstall",
    "cable",
    "email",
    "form",
    "password",
    "spam",
    "shop",
    "cache",
    "neighbours",
)
_NEW_STEP = {
    "nl": re.compile(
        r"https?:|ǂ|\blink\b|rechtstreeks|direct nummer|mijn nummer|mijn directe|mij (?:direct|rechtstreeks)|persoonlijk|samen met|blijf (?:even )?mee|loop ik|had(?:den)? .{0,25}moeten|al (?:heeft|hebt|heb|geprobeerd|gebeld|gezocht|gedaan)|u heeft (?:al|dat)|je hebt (?:al|dat)|zoals u|sla .{0,20}over|overslaan|slaan we|niet meer|hoeft (?:u|je)?|deze keer|dit keer|in plaats|ander(?:e|s)?\b|helpt (?:hier )?niet|\d+ seconden|minuten|dan\b.{0,30}\b(?:ik|wij)\b|vraag (?:dan )?naar|toestelnummer|u zocht|je zocht|nu wel|weer (?:wel|werkt)|knopje|stap \d|ik (?:bel|heb|stuur|kijk|zet|los|regel)|wij (?:bellen|hebben|sturen)|niet nodig|geen zin|hoort|horen"
    ),
    "en": re.compile(
        r"https?:|ǂ|\blink\b|directly|direct line|my number|my direct|ext\b|extension|in person|together|stay with|i'll walk|already|you've|need not|not (?:call|email|restart)|you have (?:tried|done|called)|as you|skip|no need|should have|should've|don't need|needn't|instead|different|another|leave the|this time|\d+ seconds|minutes|won't (?:help|do)|ask for|we won't|\bi (?:will|have|am|sent|put|can)\b|\bi'(?:ll|ve|m)\b|\bwe'(?:ll|ve|re)\b|not necessary|other than|belongs?|(?:please |\W)(?:don't|do not) \w+"
    ),
}
_SORRY_STEP = re.compile(
    r"\b(?:heeft u|hebt u|heb je|heb jij|did you|have you|knippert|is the|is het|welke|which|what|wat)\b"
)


def repeats_tried_step(pair: Pair) -> Iterator[Finding | None]:
    """The reply sends the customer to what the message says was tried, and adds nothing to it."""
    message = pair.spoken
    if message is None:
        return
    steps = steps_taken(message)
    vain = tuple(steps_in_vain(message)) if any(advises(s.lower) for s in pair.body) else ()
    for number, sentence in enumerate(pair.body):
        mended = any(_MENDED.search(s.lower) for s in pair.body[:number])
        tried = None if mended and AGAIN.search(sentence.lower) else told_to_repeat(sentence, vain, message)
        if tried is None and not _new_step(sentence, message):
            tried = _sent_back_to(pair, sentence, message) or _told_to_repeat(sentence, steps)
        if tried is None or _tried_for_other(message, tried.start, sentence):
            continue
        hint = mended or not _in_vain(message, tried.start)
        yield pair.case.finding(
            "context.repeats-tried-step",
            sentence.start,
            sentence.end,
            severity=Severity.INFO if hint else None,
            confidence=DOUBTED if hint else None,
            related=related(tried),
            step=tried.text,
        )
        return
    yield _by_matcher(pair, message)


def _by_matcher(pair: Pair, message: Message) -> Finding | None:
    """The sentence that sends back to a tried step in words that no list has."""
    sentence = surest(pair, "tried")
    line = None if sentence is None else told_in(message, sentence)
    if sentence is None or line is None:
        return None
    return pair.case.finding(
        "context.repeats-tried-step",
        sentence.start,
        sentence.end,
        severity=severity(pair, "tried", sentence),
        confidence=round(probability(odds(pair, "tried", sentence)), 2),
        related=Related(line.start, line.end, line.text),
        step=line.text.strip(" ."),
        source="model",
    )


def _in_vain(message: Message, place: int) -> bool:
    """True when the line that tells of the step, or one beside it, says that it was done before or did not help."""
    lines = message.lines
    number = next((i for i, line in enumerate(lines) if line.start <= place < line.end), 0)
    return any(IN_VAIN.search(line.lower[:600]) for line in lines[max(0, number - 1) : number + 2])


# After the writer's own repair another try is no repeat.
_MENDED = re.compile(
    r"\b(?:kon|konden|mocht) (?:ik|wij|we)\b|\b(?:ik|wij|we) (?:heb|hebben)\b|\b(?:heb|hebben) (?:ik|wij|we)\b|\b(?:i|we)(?:'ve| have) (?!(?:a|an|the|got|no|some|to)\b)|\b(?:i|we) (?:\w+ )?(?:reset|refreshed|fixed|cleared|updated|unlocked|changed|sent|put|lifted)\b"
)


_SHORT = 12  # words in which 'our number is on the website' is all that is said
_LIES = re.compile(
    r"\b(?:is|are|was|were|staat|staan|zit|zitten|ligt|liggen)\s+(?:\w+\s+){0,3}?(?:in|on|op)\s+(?:the|your|our|de|het|uw|je|onze)\s"
)
_WAS = re.compile(r"\b(?:was|were|had been|werd|werden)\s+(?:\w+\s+){0,4}?\w+(?:ed|en|d|t)\b")


def _sent_back_to(pair: Pair, sentence: Sentence, message: Message) -> Report | None:
    """The report of a step for which there are words on both sides: website, call, restart, app ..."""
    if sentence.words > _SHORT and not advises(sentence.lower) and (_LIES.search(sentence.lower) or _WAS.search(sentence.lower)):
        return None  # 'your tickets, which are in the app', 'it was ordered by telephone' send nobody back
    step = next((s for s in _STEPS if pair.says(f"sends_{s}", sentence) and message.report(f"tried_{s}")), None)
    return message.report(f"tried_{step}") if step else None


_ADVISES = re.compile(
    r"^\W*(?:[a-zé]+,? )?(?:please|probeer|gelieve|kunt u|kun je|could you|can you|try)\b|\b(?:u kunt|u kan|je kunt|je kan|u moet|je moet|"
    r"dient u|dien je|probeer|gelieve|please|you (?:can|could|should|need|must)|try|perform|advise|adviseren|raden (?:wij|we))\b(?!.{0,40}\baf\b)|"
    r"\b(?:helpt (?:het )?(?:\w+ )?om|(?:meestal|vaak) helpt|kan het helpen|usually (?:helps|sorts|fixes)|(?:often|usually) helps|it (?:often )?helps to|"
    r"i'd suggest|(?:i|we) (?:would )?(?:suggest|recommend))\b"
)
_COMMANDED = re.compile(r"(?:^|[,;:]|\b(?:and|en|then|daarna|dan|first|eerst)\b)\W*(?:please |dan |daarna |then )?(\w+)")


def _told_to_repeat(sentence: Sentence, steps: Sequence[Done]) -> Report | None:
    """A step told in other words: the same verb on the same thing, as advice."""
    if not steps or (sentence.question and not _ADVISES.search(sentence.lower)):
        return None
    for done in steps:
        commands = any(
            same_act(word, done.act, sentence.language) and not FINISHED[sentence.language].fullmatch(word)
            for word in _COMMANDED.findall(sentence.lower)
        )
        if (commands or _ADVISES.search(sentence.lower)) and told_again(done, sentence.lower, sentence.language):
            return Report("tried", done.line.start, done.line.end, done.line.text)
    return None


def _new_step(sentence: Sentence, message: Message) -> bool:
    """True when the sentence adds something; 'another' adds nothing where the customer tried another already."""
    other = bool(_ANOTHER.search(message.lower))
    new = any(not (other and _ANOTHER.match(m.group())) for m in _NEW_STEP[sentence.language].finditer(sentence.lower))
    return new or (sentence.question and bool(_SORRY_STEP.search(sentence.lower)))


_ANOTHER = re.compile(r"\b(?:ander(?:e|s)?|another|different)\b")


def _tried_for_other(message: Message, start: int, sentence: Sentence) -> bool:
    """Sending somebody back for the thing that is not the subject: conditional help for later is no sending back."""
    return bool(
        re.search(
            r"\b(?:als u (?:nog|later|verder|ooit|meer)|mocht|nog vragen|voortaan|in de toekomst|volgende keer|if you have (?:any|more|other|further)|next time|in future|any (?:other|further) questions|should you)\b",
            sentence.lower,
        )
    )
