"""Yes-no questions that a plain yes or no, or a modal answer, has met; the questions that are left after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replycheck.checks.context.pair import Pair
from replycheck.customer.phrases import says
from replycheck.customer.values import Message, Question
from replycheck.draft import Sentence


def left_over(pair: Pair, questions: Sequence[Question], message: Message) -> list[Question]:
    """Open questions after a plain yes or no has answered the first yes-no question that it can."""
    asked = [q for q in message.questions if q.kind == "yesno"]
    answers = sum(_particles(pair, s) for s in pair.body if not pair.says("stonewalls", s))
    if answers == 0 or pair.any_says("both"):
        left = list(questions) if answers == 0 else []
        return _certain(pair, left)
    covered = [q for q in asked if q not in questions]
    plain = any(SHORT_ANSWER.match(s.lower) for s in pair.body)
    spare = answers if not covered or plain else answers - 1
    left = []
    for question in questions:
        if question.kind == "yesno" and (spare > 0 or len(asked) == 1):
            spare -= 1
            continue
        left.append(question)
    return _certain(pair, left)


def _particles(pair: Pair, sentence: Sentence) -> int:
    return int(says("strict_yes_no", sentence.language, sentence.lower) or bool(SHORT_ANSWER.match(sentence.lower)))


# 'We do: the Felco 9.', 'They are, from May.', 'Geregeld!'
SHORT_ANSWER = re.compile(
    r"\W*(?:i|we|you|it|they|he|she|that|this|there) (?:do|does|did|is|are|was|were|can|could|will|would|has|have|may)(?:n't)?\s*(?:[,:;.!–—]|$)|"
    r"\W*(?:dat|die|het|deze) (?:kan|mag|klopt|lukt|gaat|werkt|past|hebben we|doen we|hebben wij|doen wij)\s*(?:[,:;.!–—]|$)|"
    r"\W*(?:(?:is |al |all |it's |that's |already |consider it )?(?:geregeld|gedaan|gelukt|gefikst|voor elkaar|in orde|done|sorted|fixed|set|taken care of)|doen we|doe ik|komt goed|komt in orde|will do|you (?:sure |certainly )?can)\s*(?:[,:;.!–—]|$)"
)


def echoed(pair: Pair, question: Question) -> bool:
    """True for 'It is, 8 o'clock as always' after 'Is the quiz on?': a short answer with the verb that was asked with."""
    asked = _VERB.match(question.text.lower())
    short = [m.group() for s in pair.body if (m := SHORT_ANSWER.match(s.lower))] if asked else []
    return asked is not None and any(re.search(rf"\b{asked[1]}", words) for words in short)


_VERB = re.compile(
    r"\W*(?:en |and |or |of |also )*(is|are|can|could|will|would|do|does|did|has|have|may|kan|mag|klopt|lukt|past|werkt|gaat)\b"
)


def _certain(pair: Pair, questions: Sequence[Question]) -> list[Question]:
    """Without a plain answer, a yes-no question is still open only in a reply too short to hold one."""
    words = sum(s.words for s in pair.body)
    kept = []
    for question in questions:
        if question.kind == "yesno" and _loosely(pair, question):
            continue
        if question.kind in ("yesno", "why", "where", "who") and words > 60:
            continue
        kept.append(question)
    return kept


def _loosely(pair: Pair, question: Question) -> bool:
    """A modal answer that follows the question's own verb: 'Kan ik ...' - 'dat kan', 'u mag', 'you can'."""
    opening = re.findall(r"[\w']+", question.text.lower())[:4]
    kind = next((_MODAL[word] for word in opening if word in _MODAL), None)
    return kind is not None and any(
        kind.search(s.lower) for s in pair.body if not s.question and not pair.says("stonewalls", s)
    )


_ABLE = re.compile(
    r"\b(?:u|je)\s+(?:krijgt|ontvangt)\b|\b(?:krijgt|ontvangt) (?:u|je)\b|\b(?:u|je|jullie|dat|het|ze|die)\s+(?:kunt|kan|kunnen|mag|mogen|moet|hoeft)\b(?!.{0,40}(?:bereik|vinden|contact|lezen))|\b(?:kan|mag|kunt|hoeft|moet) (?:u|je|dat|het|zeker|gewoon|helaas|niet|wel|ook|allebei|natuurlijk)\b|(?:niet |wel )?mogelijk|lukt|\b(?:niet|geen|wel)\b|\b(?:moet|moeten|mag|mogen|dient|dienen) (?:\w+ ){0,5}(?:zijn|worden)\b|\b(?:vervallen|vervalt|afgewezen|afgekeurd|in behandeling|beoordeeld|gesloten|bezet|volgeboekt|uitverkocht)\b"
)
_ABLE_EN = re.compile(
    r"\byou (?:can(?! (?:reach|find|contact|call|see|read|always))|can't|cannot|could|may|need|don't|do not|won't|will|'ll|should|must|get)\b|\byou'll\b|possible|\b(?:not|don't|won't|can't|isn't|aren't|no)\b|\bthat (?:is|works|will)\b|that's|it (?:is|does|will|can|has)\b|\b(?:it's|it'll|they're)\b|\b(?:must|has to|have to|needs to) be\b|\b(?:filled|under review|pending|declined|rejected|refused|closed|sold out|fully booked|non-?\w+able)\b"
)
_MODAL = {
    **dict.fromkeys(
        "kan kunt kun kunnen mag mogen moet moeten hoef hoeft krijg krijgt krijgen is zijn heb heeft hebben zal zullen gaat wordt worden komt komen werkt klopt geldt ben betaal".split(),
        _ABLE,
    ),
    **dict.fromkeys(
        "can could may must do does did is are am will would shall should have has any was were".split(), _ABLE_EN
    ),
}
