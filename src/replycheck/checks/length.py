"""Length: sentences, messages and paragraphs that are too long, and replies that are too short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks import wording
from replycheck.checks.case import Case
from replycheck.checks.form import GREETING_START, content_start, is_part
from replycheck.draft import Sentence, Zone
from replycheck.masking import count_words
from replycheck.report import Finding, Severity

VERY_LONG_SENTENCE = 45
PARAGRAPH_WORDS = 100
PARAGRAPH_SENTENCES = 6
LIST_ITEMS = 4
LIST_FACTOR = 1.5


def check(case: Case) -> Iterator[Finding]:
    """Findings about length, counted in words of the body."""
    yield from _long_sentences(case)
    yield from _long_message(case)
    yield from _curt(case)
    yield from _walls(case)


def _made(case: Case, rule: str, start: int, end: int, severity: Severity | None = None, *, words: int = 0, limit: int = 0) -> Iterator[Finding]:
    found = case.finding(rule, start, end, severity=severity, words=words, limit=limit)
    if found is not None:
        yield found


def _long_sentences(case: Case) -> Iterator[Finding]:
    limit = case.settings.limits_for(case.draft.channel).sentence
    for sentence in case.body:
        start = content_start(sentence)
        lines = sentence.plain[start:].split("\n") if case.draft.channel in _SPOKEN else [sentence.plain[start:]]
        words = max(_running_words(line) for line in lines)
        if words <= limit or _is_notice(sentence):
            continue
        severity = Severity.WARNING if words > VERY_LONG_SENTENCE else Severity.INFO
        found = case.finding(
            "length.long-sentence", sentence.start + start, sentence.end, severity=severity, language=sentence.language, words=words, limit=limit
        )
        if found is not None:
            yield found


_SPOKEN = ("chat", "social")  # there a line is a turn of its own, full stop or not


def _running_words(text: str) -> int:
    """Words of the longest part: an enumeration after a colon, a link in brackets and line breaks do not add up."""
    plain = re.sub(r"\([^()\n]*[ǂ][^()\n]*\)", " ", text)
    plain = _AFTER_LINK.sub("; ", plain)
    parts = re.split(r"\n\s*\n|:\s*\n|\n(?=\s*(?:[-*•]|\d+[.)]))|[;]\s|:\s", plain)
    return max(count_words(part) for part in parts)


# A link often stands where the full stop should be.
_AFTER_LINK = re.compile(r"(?<=ǂ)\s+(?=(?:If|Please|You|We|I|Also|Let|Then|Als|U|Je|Wij|We|Ik|Daarna|Laat|Mocht)\b)")


def _is_notice(sentence: Sentence) -> bool:
    """Text that is mostly placeholders, numbers or table marks is not a sentence."""
    letters = re.findall(r"[^\W\d_ǂǁ]{2,}", sentence.plain)
    return len(letters) < 12 or sentence.plain.count("|") > 3


def _long_message(case: Case) -> Iterator[Finding]:
    """The sentence with which the message passes its limit; an instruction list may be half as long again."""
    limits = case.settings.limits_for(case.draft.channel)
    for bubble in _bubbles(case):
        factor = LIST_FACTOR if sum(s.item for s in bubble) >= LIST_ITEMS else 1.0
        total = sum(s.words for s in bubble)
        if total <= limits.info * factor:
            continue
        severity = Severity.WARNING if total > limits.warn * factor else Severity.INFO
        at = _passes(bubble, int(limits.info * factor))
        yield from _made(case, "length.long-message", at.start, at.end, severity, words=total, limit=int(limits.info * factor))
        return


def _bubbles(case: Case) -> Iterator[list[Sentence]]:
    """The body as the channel shows it: in chat every paragraph is a bubble of its own."""
    if case.draft.channel != "chat":
        yield list(case.body)
        return
    bubble: list[Sentence] = []
    for sentence in case.body:
        if bubble and re.search(r"\n\s*\n", case.draft.text[bubble[-1].end : sentence.start]):
            yield bubble
            bubble = []
        bubble.append(sentence)
    yield bubble


def _passes(sentences: list[Sentence], limit: int) -> Sentence:
    total = 0
    for sentence in sentences:
        total += sentence.words
        if total > limit:
            return sentence
    return sentences[-1]


_KIND = re.compile(
    r"\b(?:dank\w*|bedankt|fijn|graag|gelukt|super|prima|top|welkom|geen probleem|sorry|excuses|spijt|alsjeblieft|alstublieft|succes|leuk|mooi|goed zo|komt goed|ja hoor|nee hoor|doe ik|ik|zal ik|"
    r"thank\w*|thx|ty|glad|great|welcome|no problem|np|sure|of course|happy|perfect|done|got it|enjoy|lovely|will do|on it|yep|yes you|shall i|i'll|i've|cheers|good luck|please)\b|👍|🙂|😊|❤|🎉",
    re.I,
)
_CONFIRMS = re.compile(
    r"\b(?:bevestig\w*|klopt (?:het|dat|dit)|heb je|heeft u|is (?:het|dat) gelukt|ontvangen|bedankt|dank|opgelost|kort antwoord|ja of nee|alvast|confirm\w*|did you (?:get|receive)|thanks|thank you|solved|"
    r"yes or no|short answer|is that (?:right|correct)|got it)\b",
    re.I,
)


def _curt(case: Case) -> Iterator[Finding]:
    """A first reply of a few words, or a bare reply of one line to a question or a complaint."""
    draft = case.draft
    if draft.kind == "template" or not case.body or not any(c.isalpha() for c in draft.text):
        return
    first, last = case.body[0], case.body[-1]
    if is_part(draft.text):
        return
    if _too_short(case) or _stonewalls(case):
        yield from _made(case, "length.curt-reply", first.start, last.end, words=sum(s.words for s in case.body))


def _too_short(case: Case) -> bool:
    draft = case.draft
    words = sum(s.words for s in case.sentences)
    lower = case.lower
    if draft.later and not _complains(draft.customer_message):
        return False
    if words >= case.settings.limits_for(draft.channel).curt or _KIND.search(lower) or any(s.question for s in case.body):
        return False
    if any(s.zone in (Zone.GREETING, Zone.CLOSING, Zone.SIGNATURE) for s in case.sentences) or GREETING_START.match(re.sub(r"^\W*@?\w+\s+", "", draft.plain)) or GREETING_START.match(draft.plain):
        return False
    if draft.channel == "social" and draft.customer_message and not _wants(draft.customer_message):
        return False
    return not (draft.customer_message and _CONFIRMS.search(draft.customer_message) and not _complains(draft.customer_message))


def _wants(message: str) -> bool:
    """True when a public message asks, complains or requests; a remark may get a word back."""
    return "?" in message or _complains(message) or bool(re.search(r"\b(?:please|pls|help|need|want|graag|wil|hulp|help|please)\b", message, re.I))


_COMPLAINT = re.compile(
    r"nog (?:steeds|altijd)|niemand|belachelijk|schandalig|boos|klacht|te laat|kapot|defect|lekt|fout|boete|geannuleerd|geweigerd|waar blijft|al (?:\w+ )?(?:dagen|weken|maanden)|\bweken geleden|!!|\?\?|"
    r"still|nobody|ridiculous|angry|complaint|late\b|broken|leak|wrong|refused|cancelled|where is|been (?:waiting|asking|trying)|for (?:\w+ )?(?:days|weeks|months)|week\b",
    re.I,
)


def _complains(message: str) -> bool:
    return bool(_COMPLAINT.search(message))


# A short chat reply to trouble is a closed door when it brushes off and offers nothing.
_BRUSH_OFF = re.compile(
    r"\b(?:tja|rustig aan|lijkt (?:me|mij) sterk|niet de enige|(?:kan|kunt u|kun je|gaat|moet) (?:dat |ook )?(?:via|op) de (?:web)?site|staat (?:op|in) (?:de|onze|het)|zie (?:onze|de) (?:web)?(?:site|faq)|"
    r"weet (?:u|je) zeker|moet (?:u|je) (?:maar|zelf)|niet ons probleem|daar (?:ga|gaan) (?:ik|wij|we) niet over|helaas pindakaas|zo zijn de regels|regels zijn|jammer dan|kan ik niks aan doen|kunnen (?:wij|we) niets? aan doen|"
    r"niet mogelijk|geen idee|wachten net als|even geduld|niet bekend|"
    r"like i said|as i said|on (?:the|our) website|see (?:our|the) (?:web)?site|like everyone else|have to wait|all customers|without exception|that's the (?:policy|rule)s?|"
    r"not our (?:problem|fault)|nothing (?:i|we) can do|no idea|tough luck|it is what it is|not the only one|calm down|are you sure|read the|not possible)\b",
    re.I,
)
_OFFERS = re.compile(
    r"\b(?:sorry|excuses|spijt|vervelend|dank\w*|graag|zal ik|ik (?:heb|ga|stuur|bel|regel|kijk|zet|vraag|zoek|maak|boek)|we (?:sturen|bellen|regelen)|gelukkig|"
    r"apolog\w*|thank\w*|glad|happy|shall i|i'll|i've|i'm (?:sending|calling|checking)|let me|would you like|could you)\b",
    re.I,
)


def _stonewalls(case: Case) -> bool:
    draft = case.draft
    if draft.channel not in ("chat", "social") or not draft.customer_message or sum(s.words for s in case.body) > 45:
        return False
    asks = _complains(draft.customer_message) or "?" in draft.customer_message
    if not asks or case.promises or _OFFERS.search(draft.text):
        return False
    return _brushes_off(case) or ("http" not in draft.text and any(f.rule.startswith("respect.") for f in wording.check(case)))


_ON_SITE = re.compile(r"site|staat (?:op|in)|faq", re.I)


def _brushes_off(case: Case) -> bool:
    """True for a closed door; a pointer to the website is one only when it is nearly all that is said."""
    found = _BRUSH_OFF.search(case.draft.text)
    if found is None or not _ON_SITE.search(found.group()):
        return found is not None
    return sum(s.words for s in case.body) <= 18 and not any(s.question and _DID.match(s.lower) for s in case.body)


_DID = re.compile(r"\W*(?:did|have|heeft|hebt|heb) (?:you|u|je)\b")


_SEQUENCE = {
    "nl": re.compile(r"\b(?:eerst|daarna|vervolgens|tot slot|ten slotte|als laatste|hierna|nadien|(?<!, )(?<!als )dan)\b"),
    "en": re.compile(r"\b(?:first|then|next|after that|afterwards|finally|lastly|subsequently)\b"),
}


def _walls(case: Case) -> Iterator[Finding]:
    """Paragraphs that are too long, and steps strung together in one sentence."""
    for paragraph in _paragraphs(case):
        words, sentences = sum(s.words for s in paragraph), sum(s.words > 3 for s in paragraph)
        limit_words = PARAGRAPH_WORDS
        if words > limit_words or (sentences > PARAGRAPH_SENTENCES and words > 60):
            yield from _made(case, "length.wall-of-text", paragraph[0].start, paragraph[-1].end, words=words)
            continue
        for sentence in paragraph:
            if not sentence.item and len(_SEQUENCE[sentence.language].findall(sentence.lower)) >= 3:
                yield from _made(case, "length.wall-of-text", sentence.start, sentence.end, words=words)


def _paragraphs(case: Case) -> Iterator[list[Sentence]]:
    """Runs of body sentences without a blank line or a list item between them."""
    paragraph: list[Sentence] = []
    for sentence in case.body:
        between = case.draft.text[paragraph[-1].end : sentence.start] if paragraph else ""
        if paragraph and (sentence.item or re.search(r"\n\s*\n|\r\n\s*\r\n", between)):
            yield paragraph
            paragraph = []
        if sentence.item:
            continue
        paragraph.append(sentence)
    if paragraph:
        yield paragraph
