"""What a customer asks for without asking: 'please refund both, and tell me how to close it', 'graag een nieuwe nota'.

A wish often holds several things; each is a question of the kind 'wish', so that one of them can be missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.customer.stems import stems
from replycheck.customer.values import Line, Question

_OPENS = {
    "nl": re.compile(
        r"(?:^|[,;:.]\s|\ben )\W*(?:(?:graag|gelieve)\b(?! gedaan)|(?:ik|wij|we) (?:wil|willen|verwacht|verwachten|eis|eisen|wens)\b(?! (?:niet|geen|u er|je er|weten|alleen maar|even zeggen))|(?:ik|wij|we) zou(?:den)? graag\b|ook (?:wil|willen) (?:ik|wij|we)\b)"
    ),
    "en": re.compile(
        r"(?:^|[,;:.]\s|\b(?:and|so) )\W*(?:please\b(?! (?:don't|do not|note|be aware|find|see))|(?:i|we)(?:'d| would| just| simply)* (?:like|want|need|expect)\b(?! (?:you to know|to know|it to|to say|to point|to thank|to complain|nothing))|kindly\b)"
    ),
}
_CUT = re.compile(r"\s*[,;]\s+(?:(?:and|en|plus)\b\s*)?|\s+(?:and|en|plus|as well as)\s+|\s*[:(]\s*|\s-\s")
_FILL = re.compile(r"^\W*(?:(?:and|also|then|please|kindly|can|could|you|just|ook|graag|gelieve|en|dan|nog|even)\b\W*)+")
# A reason, an aside or a sentence of its own is no wish.
_ASIDE = re.compile(
    r"\W*(?:i|i'm|i've|i'd|i'll|we|we're|we've|you|you've|they|he|she|it|it's|that|that's|this|there|who|which|because|since|so|but|if|when|where|as|not|nor|or|for|thanks|thank|he's|she's|"
    r"is|was|are|were|has|have|heb|heeft|ben|zijn|waren|mijn \w+ (?:is|was|heeft)|my \w+ (?:is|was|has)|ik|wij|u|je|jij|jullie|ze|hij|zij|het|dat|die|er|dit|omdat|want|als|maar|dus|zodat|niet|geen|of|toen|terwijl|bedankt|dank|alvast|nu|anders)\b"
)
_LONGEST_PIECE = 14
# 'Order 5530-77' says which thing the wish is about.
_NUMBERED = re.compile(r"\W*(?:(?:my|the|mijn|de|het|with|met|under|onder) )?[^\W\d]+\.?(?: (?:no|nr|number|nummer|ref|reference|code)\.?)?\W+(?:[a-z]{0,4}[\W_]?)?\d[\da-z./_-]*\W*")


def find_wishes(lines: Sequence[Line], language: str) -> Iterator[Question]:
    """The things that the lines wish for, in text order; offsets count from the start of the message."""
    for line in lines[:60]:
        opened = _OPENS[language].search(line.lower) if len(line.text) < 600 and not line.question else None
        if opened is not None:
            yield from _pieces(line, opened.end(), language)


def _pieces(line: Line, begin: int, language: str) -> Iterator[Question]:
    first = begin
    cuts = [(m.start(), m.end()) for m in _CUT.finditer(line.lower, begin)] + [(len(line.lower), len(line.lower))]
    for stop, resume in cuts:
        lead = _FILL.match(line.lower[begin:stop])
        start = begin + (lead.end() if lead else 0)
        piece = line.lower[start:stop]
        if _ASIDE.match(piece) and begin != first:
            return
        words = stems(piece, language)
        if (words or any(c.isdigit() for c in piece)) and len(piece.split()) <= _LONGEST_PIECE and not _NUMBERED.fullmatch(piece):
            left = start + len(piece) - len(piece.lstrip(" ,.-"))
            yield Question("wish", line.start + left, line.start + stop, line.text[left:stop].strip(" ."), words)
        begin = resume
