"""Questions that no sentence of the reply takes up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.checks.context.answersigns import question_signs
from replycheck.checks.context.forgotten import forgotten
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.weighing import QUESTION, least, share
from replycheck.checks.form import is_part
from replycheck.customer.facts import AMOUNT
from replycheck.customer.phrases import says
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import stems
from replycheck.customer.values import Message, Question
from replycheck.draft import Sentence
from replycheck.report import Finding, Related, Severity


def unanswered_question(pair: Pair) -> Iterator[Finding | None]:
    """A question of the customer that the reply does not answer and does not put off to a named moment."""
    message = pair.spoken
    if message is None or pair.first is None or not message.questions or is_part(pair.case.draft.text):
        return
    asked = [
        q for q in message.questions if not _NO_QUESTION.search(message.text[max(0, q.start - 30) : q.end].lower())
    ]
    plain = next(_open_questions(pair, asked, message), None)
    question = plain or _weighed(pair, asked, message)
    if question is not None:
        yield pair.case.finding(
            "context.unanswered-question",
            pair.first.start,
            pair.first.end,
            severity=Severity.INFO if plain is None else _severity(pair, message),
            related=Related(question.start, question.end, question.text),
            question=_short(question.text),
        )


def _weighed(pair: Pair, asked: Sequence[Question], message: Message) -> Question | None:
    """Of several questions the one that the weights are surest of being left open, or None."""
    if len(asked) < 2 or _gives_link(pair) or sum(s.words for s in pair.body) < _FEWEST_WORDS:
        return None
    seen = {q: question_signs(pair, q, message) for q in asked}
    shares = {q: share(s, QUESTION) for q, s in seen.items() if s["met_all"] < _HALF}
    best = max(shares, key=lambda q: shares[q], default=None)
    return best if best is not None and shares[best] >= least({}, QUESTION) else None


_FEWEST_WORDS, _HALF = 18, 0.5


def _severity(pair: Pair, message: Message) -> Severity | None:
    """A hint on social media beside a grievance: there 'are you kidding?' often wants no answer."""
    rhetorical = message.report("grievance", "trouble", "broken_promise") is not None
    return Severity.INFO if rhetorical and pair.case.draft.channel == "social" else None


def _open_questions(pair: Pair, asked: Sequence[Question], message: Message) -> Iterator[Question]:
    if not _puts_off(pair):
        yield from _left_over(pair, [q for q in asked if not _answered(pair, q, message)], message)
    if not _gives_link(pair):
        yield from forgotten(pair, asked, message)


# An offer of the customer, a plan of their own, or a sigh: no answer is missed.
_NO_QUESTION = re.compile(
    r"let (?:me|us) know if (?:you|u) need|once i (?:find out|know)|when i (?:find out|know)|(?:where|what|who|how) else (?:was|were|am|are|could|would) (?:i|we)|(?:do|should) i laugh or cry|"
    r"als (?:u|je|jullie) (?:nog )?(?:iets|meer|\w+ gegevens|mijn \w+) nodig|zodra ik (?:weet|hoor)|(?:klopt|gaat|ging) er iets (?:niet|mis|fout)|(?:did|has) something (?:go|gone) wrong|moet ik (?:nu )?(?:lachen|huilen)"
)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 70 else words[:67].rstrip() + "..."


def _news(pair: Pair) -> list[Sentence]:
    """Sentences that tell something: no thanks, receipt or closing, and no question."""
    return [s for s in pair.body if not s.question and (not pair.says("empty", s) or s.words > 18)]


def _telling(pair: Pair) -> list[Sentence]:
    """The news without sentences about the procedure: 'requests are handled in order of receipt' answers nothing."""
    return [s for s in _news(pair) if not pair.says("stonewalls", s)]


def _puts_off(pair: Pair) -> bool:
    """True when the reply asks what it must know first, or says when the answer comes."""
    asks_back = any(s.question and not _closing_question(s) for s in pair.body)
    promised = any(p.deadline.latest is not None for p in pair.promises) and pair.any_says("unknown")
    return asks_back or promised or _gives_link(pair) or any(_HOLD.search(s.lower) for s in pair.body)


_HOLD = re.compile(
    r"\b(?:(?:give|allow) (?:me|us) (?:a |one |just )|one moment|moment please|een moment|momentje|ogenblik|even geduld|while i (?:check|look|research|review|find)|terwijl ik (?:kijk|zoek|check))"
)


def _gives_link(pair: Pair) -> bool:
    """True when the reply points at a page: what stands there may be the answer."""
    return any(re.search(r"https?:|www\.", s.text) for s in pair.body)


_CLOSING_QUESTION = re.compile(
    r"nog (?:iets|andere vragen|vragen|meer)|anders van dienst|verder (?:helpen|nog iets)|anything else|any (?:other|more|further) questions|something else|have (?:any )?questions|heeft u (?:nog )?vragen|heb je (?:nog )?vragen|weet u zeker|weet je zeker|are you sure"
)


def _closing_question(sentence: Sentence) -> bool:
    return bool(_CLOSING_QUESTION.search(sentence.lower))


def _answered(pair: Pair, question: Question, message: Message) -> bool:
    news = _telling(pair)
    if question.kind in ("request", "now", "how", "what"):
        return _acts(pair, question, news)
    test = {
        "when": _tells_when,
        "much": _tells_amount,
        "why": _tells_why,
        "where": _tells_where,
        "who": _tells_who,
    }.get(question.kind)
    if test is not None:
        return test(pair, question, news)
    return (
        any(_takes_up(pair, question, s) for s in news) or _turned(pair, question, news) or _dated(pair, question, news)
    )


# 'Is my bike ready yet?', 'can my lesson be moved?': a day or an hour is the answer.
_TIMELY = re.compile(
    r"\b(?:(?:by|before|on|voor|op|tegen) \w+(?:day|dag)|on time|in time|op tijd|al|nog|klaar|binnen|verzet\w*|verplaats\w*|eerder|later|vandaag|morgen|plek\w*|yet|already|ready|still|back|today|tomorrow|"
    r"moved?|earlier|later|resched\w+)\b"
)
_NEARLY = re.compile(r"\b(?:bijna|zojuist|net|inmiddels|sinds|vanaf|almost|nearly|just|since|from|not yet|nog niet)\b")


def _dated(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    if not _TIMELY.search(question.text.lower()):
        return False
    return any(pair.case.times[s.start] or _NEARLY.search(s.lower) for s in news)


def _takes_up(pair: Pair, question: Question, sentence: Sentence) -> bool:
    return alike(question.stems, stems(sentence.lower, sentence.language), sentence.language)


def _turned(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    """A question without content words of its own ('Kan dat?') is answered by any news."""
    return not question.stems and bool(news)


def _tells_when(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    told = [s for s in news if not _VAGUE.search(s.lower) and not _DUTY.search(s.lower)]
    return any(pair.case.times[s.start] or _UNTIMED.search(s.lower) for s in told) or (
        _says_unknown(pair) and not any(_VAGUE.search(s.lower) for s in pair.body)
    )


# 'Must be reported within two working days' tells no customer when somebody comes.
_DUTY = re.compile(r"\b(?:must|should|need to|have to|has to) be \w+ed\b|\b(?:dient|dienen)\b.{0,80}\bte\b|\b(?:crews|wij|we) do not return\b")
_VAGUE = re.compile(
    r"\b(?:as soon as (?:we|i) (?:know|have|hear)|once (?:we|i) know|in due course|shortly|zodra (?:er|wij|we|ik) (?:meer|nieuws|iets)|te zijner tijd|binnenkort)\b"
)
_UNTIMED = re.compile(
    r"\b(?:zodra|totdat|nadat|zolang|nog niet bekend|al (?:onderweg|verzonden|gebeurd|geregeld|binnen)|meteen|direct|nu|inmiddels|once|as soon as|until|after|already|right away|immediately|now|straight away|on (?:its|the) way|\d+ (?:dagen|weken|uur|min\w*|days|weeks|hours|months|maanden))\b"
    r"|\d{1,2}[.:]\d\d|\d+\s?(?:am|pm|uur|u\b)"
)


def _tells_amount(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    if _PRICE.search(question.text.lower()):
        return any(AMOUNT.search(s.plain) or _PRICED.search(s.lower) for s in pair.body) or _says_unknown(pair)
    return any(
        re.search(r"\d", s.plain) or AMOUNT.search(s.plain) or _NUMBER.search(s.lower) for s in pair.body
    ) or _says_unknown(pair)


_PRICE = re.compile(r"\b(?:kost|kosten|prijs|tarief|how much (?:is|does|do|would|will|are|for)|cost|costs|price|fee)\b")
_PRICED = re.compile(
    r"[€£$]|ǂ|\b\d+[.,]\d\d\b|\b(?:gratis|kosteloos|inbegrepen|inclusief|kost\w*|prijs\w*|tarie\w+|bedrag\w*|betaal\w*|reken\w*|offerte|vergoed\w*|euro|"
    r"free(?! (?:on|at|from|until|to|this|that))|included|includes|costs?|pric\w+|charge\w*|fees?|pay\w*|paid|quote|pounds?|dollars?|waived?|on us|cover\w*|refund\w*)\b|%"
)


_NUMBER = re.compile(
    r"\b(?:gratis|kosteloos|niets|geen|helft|twee|drie|vier|vijf|zes|tien|twaalf|alle|onbeperkt|free|nothing|none|no (?:charge|cost|fee)|half|two|three|four|five|six|ten|twelve|all|unlimited|eenmaal|één|dubbel|both)\b"
)


def _tells_why(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    return (
        any(pair.says("reason", s) or _takes_up(pair, question, s) for s in _news(pair))
        or len(_news(pair)) >= 3
        or _says_unknown(pair)
    )


def _tells_where(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    if AMOUNT.search(question.text) or _MONEY.search(question.text.lower()):
        return any(
            re.search(r"\d", s.plain) or any(t.latest for t in pair.case.times[s.start])
            for s in news
            if not _VAGUE.search(s.lower)
        ) or _says_unknown(pair)
    return any(_takes_up(pair, question, s) or _PLACE.search(s.lower) or "ǂ" in s.plain for s in news) or _says_unknown(
        pair
    )


_MONEY = re.compile(r"\b(?:geld|terugbetaling|bedrag|refund|money)\b")
_PLACE = re.compile(
    r"\b(?:op|in|bij|onder|naast|via|aan|achter|boven|rechts\w*|links\w*|hier|daar|naar|onderaan|bovenaan|under|at|on|in|near|next to|behind|above|here|there|via|through|left|right|to|with|between|held|stuck)\b"
)


def _tells_who(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    paid = re.search(r"\b(?:pay|pays|paying|refunds?|betaal\w*|vergoed\w*)\b", question.text.lower())
    return (
        any(_takes_up(pair, question, s) or _PERSON.search(s.plain) or (paid and _PAID.search(s.lower)) for s in news)
    ) or _says_unknown(pair)


_PAID = re.compile(
    r"\b(?:compensat\w+|refund\w*|reimburs\w+|pay|paid|charge\w*|costs?|free|vergoed\w*|betaal\w*|kosten|gratis)\b"
)


_PERSON = re.compile(
    r"\b(?:[Ii]k|[Ww]ij|[Ww]e|[Cc]ollega\w*|[Mm]onteur|[Tt]eam|[Mm]evrouw|[Mm]eneer|I|[Cc]olleague|[Ee]ngineer|[Mm]anager|[Tt]eam|Mrs?|Ms|Dr|[Dd]epartment|[Aa]fdeling|[Mm]edewerker|[Uu]|[Yy]ou|[Ll]andlord|[Cc]ouncil|[Gg]emeente)\b"
)


def _says_unknown(pair: Pair) -> bool:
    """True when the reply says that it does not know yet, or that it will find out."""
    return any(pair.says("unknown", s) for s in pair.body)


def _acts(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    """A request, 'what now' or 'how' is met by an act, an instruction or news on the same subject."""
    if _PLAN.search(question.text.lower()):
        return bool(pair.promises) or any(pair.says("solves", s) for s in pair.body) or _says_unknown(pair)
    if pair.promises or any(pair.says("solves", s) for s in pair.body):
        return True
    if any(_takes_up(pair, question, s) for s in news):
        return True
    stony = len(news) < len(_news(pair))
    return any(
        _INSTRUCTS.search(s.lower) or (_wide(question) and not stony and s.words >= 4) for s in news
    ) or _says_unknown(pair)


def _wide(question: Question) -> bool:
    """True for a question that any piece of news may answer: how, what, a request, what is going on."""
    return question.kind in ("how", "what", "request") or bool(_GOING_ON.search(question.text.lower()))


_GOING_ON = re.compile(r"going on|happening|aan de hand|gaande|the (?:status|problem)")
_PLAN = re.compile(
    r"\b(?:wat|hoe) (?:gaan|doen) (?:jullie|we|u)\b|\bwat gaat u\b|what (?:are|will) you (?:going to |gonna )?do\b|how (?:are|will) you (?:going to )?(?:fix|solve|sort|make)"
)
_INSTRUCTS = re.compile(
    r"\b(?:u kunt|u kan|je kunt|je kan|kunt u|kun je|u hoeft|je hoeft|u moet|je moet|ga |gaat u|klik|kies|vul|open|neem|bel|stuur|zet|houd|druk|check|probeer|wacht|gebruik|meld|geef|vraag|maak|log|eerst|stap|dient|dienen|te worden|you can|you could|you need|you should|you may|you'll|go to|click|choose|select|fill|press|hold|try|use|call|send|take|tap|head|follow|please|just|keep|don't|do not|bring|check|first|step)\b"
)


def _left_over(pair: Pair, questions: Sequence[Question], message: Message) -> list[Question]:
    """Open questions after a plain yes or no has answered the first yes-no question that it can."""
    asked = [q for q in message.questions if q.kind == "yesno"]
    answers = sum(_particles(pair, s) for s in pair.body if not pair.says("stonewalls", s))
    if answers == 0 or pair.any_says("both"):
        left = list(questions) if answers == 0 else []
        return _certain(pair, left)
    covered = [q for q in asked if q not in questions]
    plain = any(_SHORT_ANSWER.match(s.lower) for s in pair.body)
    spare = answers if not covered or plain else answers - 1
    left = []
    for question in questions:
        if question.kind == "yesno" and (spare > 0 or len(asked) == 1):
            spare -= 1
            continue
        left.append(question)
    return _certain(pair, left)


def _particles(pair: Pair, sentence: Sentence) -> int:
    return int(says("strict_yes_no", sentence.language, sentence.lower) or bool(_SHORT_ANSWER.match(sentence.lower)))


# 'We do: the Felco 9.', 'They are, from May.'
_SHORT_ANSWER = re.compile(
    r"\W*(?:i|we|you|it|they|he|she|that|this|there) (?:do|does|did|is|are|was|were|can|could|will|would|has|have|may)(?:n't)?\s*(?:[,:;.!–—]|$)|"
    r"\W*(?:dat|die|het|deze) (?:kan|mag|klopt|lukt|gaat|werkt|past|hebben we|doen we|hebben wij|doen wij)\s*(?:[,:;.!–—]|$)"
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
    r"\b(?:u|je)\s+(?:krijgt|ontvangt)\b|\b(?:krijgt|ontvangt) (?:u|je)\b|\b(?:u|je|jullie|dat|het|ze|die)\s+(?:kunt|kan|kunnen|mag|mogen|moet|hoeft)\b(?!.{0,40}(?:bereik|vinden|contact|lezen))|\b(?:kan|mag|kunt|hoeft|moet) (?:u|je|dat|het|zeker|gewoon|helaas|niet|wel|ook|allebei|natuurlijk)\b|(?:niet |wel )?mogelijk|lukt|\b(?:niet|geen|wel)\b"
)
_ABLE_EN = re.compile(
    r"\byou (?:can(?! (?:reach|find|contact|call|see|read|always))|can't|cannot|could|may|need|don't|do not|won't|will|'ll|should|must|get)\b|\byou'll\b|possible|\b(?:not|don't|won't|can't|isn't|aren't|no)\b|\bthat (?:is|works|will)\b|that's|it (?:is|does|will|can|has)\b|\b(?:it's|it'll|they're)\b"
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
