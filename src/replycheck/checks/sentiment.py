"""Framing of bad news: how a reply opens, how often it regrets, what it leaves open, and how loud it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.case import Case
from replycheck.checks.form import GREETING_START, content_start, has_greeting, is_heading
from replycheck.checks.wording import is_reported
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding, Severity
from replycheck.rules import Rule


def check(case: Case) -> Iterator[Finding]:
    """Findings about framing, over the message as a whole."""
    yield from _negative_opening(case)
    yield from _stacked(case)
    yield from _refusal(case)
    yield from _cheerful(case)


def _rule(case: Case, name: str) -> Rule | None:
    return case.rules.rules.get(f"sentiment.{name}")


def _made(case: Case, name: str, start: int, end: int, severity: Severity | None = None) -> Iterator[Finding]:
    found = case.finding(f"sentiment.{name}", start, end, severity=severity)
    if found is not None:
        yield found


def _first_content(case: Case) -> tuple[Sentence, int] | None:
    """The first sentence that says something, and where in it that starts."""
    for sentence in case.body:
        if is_heading(case, sentence):
            continue
        start = content_start(sentence)
        only_name = sentence.text.rstrip().endswith(",") or (sentence.words < 3 and sentence.text[-1:] not in ".!?")
        if start == 0 and (only_name or (GREETING_START.match(sentence.plain) and sentence.words < 5)):
            continue
        return sentence, start
    return None


def _negative_opening(case: Case) -> Iterator[Finding]:
    rule, first = _rule(case, "negative-opening"), _first_content(case)
    if rule is None or first is None or first[0].question:
        return
    if case.draft.later and (case.draft.channel in ("chat", "social") or not has_greeting(case)):
        return
    sentence, start = first
    lower = sentence.lower[start:]
    if sentence.item or not any(p.search(lower) for p in rule.marks) or any(p.search(lower) for p in rule.unless):
        return
    if not is_reported(case, sentence, sentence.end) and not _offer_follows(case, sentence):
        severity = Severity.INFO if case.draft.channel in ("chat", "social") or _is_snippet(case) else None
        yield from _made(case, "negative-opening", sentence.start + start, sentence.end, severity)


def _is_snippet(case: Case) -> bool:
    """A template of a line or two, without greeting or closing: it goes into a letter that opens for itself."""
    framed = any(s.zone in (Zone.GREETING, Zone.CLOSING) for s in case.sentences)
    return case.draft.kind == "template" and not framed and len(case.body) <= 2


_OFFER = {
    "nl": re.compile(
        r"\?|\b(?:zal ik|wel|alternatief|in plaats|heb ik nog|(?:ik|wij|we) (?:bied|stuur|heb|kan|geef|regel|bieden|hebben|sturen))\b"
    ),
    "en": re.compile(
        r"\?|\b(?:shall i|what (?:i|we) can|instead|alternative|(?:i|we) (?:do|still|could|also) |(?:i|we) (?:can|have|offer|will)|i'll|we'll)\b"
    ),
}


def _offer_follows(case: Case, sentence: Sentence) -> bool:
    """True when the very next sentence offers something."""
    following = next((s for s in case.body if s.start > sentence.start), None)
    return following is not None and bool(_OFFER[case.language].search(following.lower))


_HEAVY = {
    "nl": re.compile(
        r"(?:helaas|spijtig genoeg|jammer genoeg) (?:moet(?:en)? (?:ik|wij|we)|zijn (?:wij|we) genoodzaakt|ben ik genoodzaakt|zien wij ons genoodzaakt)(?: (?:u|je|jullie)\b)?(?: (?:mede ?delen|melden|teleurstellen|informeren))?"
        r"|moet(?:en)? (?:wij|we|ik) (?:u|je|jullie) helaas (?:mede ?delen|meedelen|melden|teleurstellen)"
    ),
    "en": re.compile(
        r"(?:unfortunately|regrettably|sadly),? (?:we|i) (?:have to|must|are forced|are obliged|are compelled|need to)(?: (?:inform|tell|advise|disappoint)(?: you)?)?"
    ),
}


def _stacked(case: Case) -> Iterator[Finding]:
    """The second word of regret in a message, or regret joined to 'we must'."""
    rule = _rule(case, "stacked-unfortunately")
    if rule is None:
        return
    found = sorted(
        (s.start + a, s.start + b)
        for s in case.body
        if s.language == case.language
        for p in rule.marks
        for a, b in p.finditer(s.lower)
        if not is_reported(case, s, a)
    )
    if len(found) > 1:
        yield from _made(case, "stacked-unfortunately", *found[1])
        return
    for sentence in case.body:
        heavy = _HEAVY[case.language].search(sentence.lower)
        if heavy and not is_reported(case, sentence, heavy.start()):
            yield from _made(
                case, "stacked-unfortunately", sentence.start + heavy.start(), sentence.start + heavy.end()
            )
            return


def _without(lower: str, rule: Rule) -> str:
    """The text with the words of refusal blanked, so that 'u kunt ... niet ruilen' does not pass for an offer."""
    for pattern in rule.marks:
        for start, end in pattern.finditer(lower):
            lower = lower[:start] + "#" * (end - start) + lower[end:]
    return lower


_LINK = re.compile(r"https?://|www\.")
# 'If window seats aren't available, ...' refuses nothing yet.
_CONDITION = re.compile(r"^\W*(?:if|in case|should|when|als|indien|mocht|wanneer)\b[^,.?!]{3,90},")


def _refusal(case: Case) -> Iterator[Finding]:
    """A refusal in a message that holds no reason, no alternative and no route to object."""
    rule = _rule(case, "refusal-without-alternative")
    if rule is None or (case.draft.later and case.draft.channel in ("chat", "social") and not has_greeting(case)):
        return
    refusal = next((s for s in case.body if not is_heading(case, s) and _refuses(case, s, rule)), None)
    if refusal is None or _LINK.search(case.draft.text) or any(s.question for s in case.body):
        return
    body = "\n".join(_without(s.lower, rule) for s in case.body)
    if not any(p.search(body) for p in rule.unless_message):
        severity = Severity.INFO if _is_snippet(case) else None
        start = refusal.start + content_start(refusal)
        yield from _made(case, "refusal-without-alternative", start, refusal.end, severity)


def _refuses(case: Case, sentence: Sentence, rule: Rule) -> bool:
    """True for a sentence with words of refusal that are the company's own."""
    if any(p.search(sentence.lower) for p in rule.unless):
        return False
    said = _CONDITION.sub(" ", sentence.lower)
    return rule.marked.occurs(said) and not is_reported(case, sentence, sentence.end)


_JOY = re.compile(
    "[\U0001f600-\U0001f606\U0001f923\U0001f602\U0001f929\U0001f973\U0001f389\U0001f38a\U0001f388\U0001f483\U0001f57a]"
)
_TROUBLE = {
    "nl": re.compile(
        r"overleden|overlijden|begrafenis|uitvaart|deurwaarder|incasso|schuld(?:en)?\b|faillie|gestolen|inbraak|ziekenhuis|ongeluk|ontslagen|belachelijk|schandalig|schandal|woedend|boos\b|klacht|waardeloos|oplicht|"
        r"nog (?:steeds|altijd) (?:niet|geen)|niemand reageert|(?:al|nu) (?:\d+|twee|drie|vier|vijf|zes|weken|maanden)\w* (?:dagen|weken|maanden|keer|uur)|kapot|beschadigd|schade\b|lekt|onder water|defect|teleurgesteld|wanhopig|"
        r"nooit meer|ontevreden|fout\b|alles kwijt|verdwenen"
    ),
    "en": re.compile(
        r"\bdied\b|passed away|death|funeral|bereave|bailiff|debt|bankrupt|stolen|burglar|\bhospital\b|accident|redundan|ridiculous|disgrace|furious|angry|complaint|useless|scam|fraud|"
        r"still (?:not|no|haven't|hasn't|waiting)|nobody (?:replies|answers|responds|calls)|(?:for|waiting) (?:\d+|two|three|four|five|six|weeks|months)\w* (?:days|weeks|months|times|hours)|broken|damaged?\b|leak|flooded|"
        r"faulty|disappoint|desperate|never again|unhappy|mistake\b|lost (?:everything|my job)|unacceptable|robbed|mugged|can't (?:pay|afford)|cannot (?:pay|afford)|intensive care|burn(?:ed|t) down|\bfire\b.{0,20}\b(?:house|flat|kitchen)|"
        r"divorc|miscarriage|cancer\b|diagnos|evict|surgery|mould|\bmold\b|(?:third|fourth|fifth|sixth) time|break-?in\b|terminal(?:ly)? ill|widow|laid off|seriously ill|is ill\b"
    ),
}
_SETBACK = {
    "nl": re.compile(
        r"afgewezen|afgekeurd|geweigerd|niet (?:goedgekeurd|toegekend|verlengd|gehonoreerd|gehaald|akkoord)|afgelast|uitgesteld|opgezegd|mislukt|gezakt|volgeboekt|niet mogelijk|uitverkocht|geannuleerd|vertraag|(?:week|weken|dag|dagen|maand|uur) later|later (?:bezorgd|geleverd)|te laat|omhoog|duurder|verhoogd|stijgt|stopt|vervalt|kwijt|"
        r"kapot|niet (?:door|leverbaar|beschikbaar|gelukt)|geen (?:recht|vergoeding|geld)|helaas|langer (?:wachten|duren)|boete|gesloten"
    ),
    "en": re.compile(
        r"declined|rejected|refused|denied|not possible|sold out|cancell?ed|delay|(?:week|weeks|day|days|month|hours?) (?:late|later)|too late|go(?:es|ing)? up|increase|more expensive|will (?:end|stop)|expired|lost|"
        r"pushed back|put back|postponed|(?:can't|cannot|won't|unable to) (?!wait)|called off|fallen through|discontinued|broken|no longer|not (?:available|eligible|covered)|no (?:refund|compensation)|unfortunately|longer to|fine of|clos(?:ed|ing)\b|fee (?:rises|will rise)|price (?:rises|will rise)|will rise|charge more"
    ),
}
_GOOD = re.compile(
    r"gevonden|terecht\b|teruggestort|terugbetaald|goedgekeurd|toegekend|gelukt|opgelost|hersteld|gratis|klaar|onderweg|aangekomen|gemaakt|found|refunded|has been paid|approved|granted|solved|fixed|repaired|free|ready|"
    r"on its way|arrived|restored|sorted"
)


# Exclamation marks are trouble only in a message that praises nothing.
_LOUD = re.compile(r"!!|\?!")
_PRAISE = re.compile(
    r"\b(?:bedankt|dank\w*|super|geweldig|top|blij|fijn|mooi|leuk|lekker|perfect|prima|gelukkig|helemaal goed|fantastisch|tevreden|"
    r"thank\w*|thx|great|love[ds]?|best|perfect|excellent|awesome|amazing|smooth|fantastic|wonderful|happy|kudos|props|go right|went well|shout-?out|can't wait|fun|good job|well done)\b"
)


def _troubled(message: str, language: str) -> bool:
    """True when the customer's message (lower case) tells of trouble."""
    return bool(_TROUBLE[language].search(message)) or bool(_LOUD.search(message) and not _PRAISE.search(message))


_DENIED = re.compile(r"(?:\b(?:no|not|never|cannot|geen|niet|nooit)|n't)\b[^.;!?]{0,25}$")


def _cheerful(case: Case) -> Iterator[Finding]:
    """Joy in a reply to trouble, or joy right before bad news."""
    rule = _rule(case, "cheerful-bad-news")
    if rule is None:
        return
    trouble = _troubled(case.draft.customer_message.lower(), case.language)
    sentences = [s for s in case.sentences if s.zone in (Zone.BODY, Zone.GREETING)]
    for number, sentence in enumerate(sentences):
        near = " ".join(s.lower for s in sentences[number : number + 2])
        setback = _SETBACK[case.language].search(near) is not None
        if (_GOOD.search(near) and not setback) or sentence.question or not (trouble or setback):
            continue
        for start, end in _joys(sentence, rule, trouble, setback):
            if not is_reported(case, sentence, start) and not _DENIED.search(sentence.lower, 0, start):
                smile = case.draft.channel == "chat" and _JOY.match(sentence.plain, start) is not None
                severity = Severity.INFO if smile else None
                yield from _made(case, "cheerful-bad-news", sentence.start + start, sentence.start + end, severity)
                return


def _joys(sentence: Sentence, rule: Rule, trouble: bool, setback: bool) -> Iterator[tuple[int, int]]:
    """Spans of joy: words of cheer, then a joyful emoji in a reply to trouble."""
    for pattern in rule.marks:
        for start, end in pattern.finditer(sentence.lower):
            words = sentence.lower[start:end].rstrip(" !")
            news = words.endswith(("nieuws", "news"))
            if setback if news else (trouble or (setback and "!" in sentence.text)):
                yield start, start + len(words)
    emoji = _JOY.search(sentence.plain)
    if emoji and (trouble or setback):
        yield emoji.span()
