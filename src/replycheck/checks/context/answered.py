"""Whether the news in a reply answers a question: a day for 'when', a sum for 'how much', an act for a request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replycheck.checks.context.pair import Pair
from replycheck.customer.facts import AMOUNT
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import stems
from replycheck.customer.values import Message, Question
from replycheck.draft import Sentence


def answered(pair: Pair, question: Question, message: Message) -> bool:
    """True when the reply deals with a question: by its kind, by its subject, or by what it settles."""
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
    if any(_takes_up(pair, question, s) for s in news) or _turned(question, news) or _dated(pair, question, news):
        return True
    return exists(question, news) or _settled(question, pair.body)


def _news(pair: Pair) -> list[Sentence]:
    """Sentences that tell something: no thanks, receipt or closing, and no question."""
    return [s for s in pair.body if not s.question and (not pair.says("empty", s) or s.words > 18)]


def _telling(pair: Pair) -> list[Sentence]:
    """The news without sentences about the procedure: 'requests are handled in order of receipt' answers nothing."""
    return [s for s in _news(pair) if not pair.says("stonewalls", s)]


# 'Is my bike ready yet?', 'can my lesson be moved?': a day or an hour is the answer.
_TIMELY = re.compile(
    r"\b(?:(?:by|before|on|voor|op|tegen) \w+(?:day|dag)|on time|in time|op tijd|al|nog|klaar|binnen|verzet\w*|verplaats\w*|eerder|later|vandaag|morgen|plek\w*|verleng\w*|extend\w*|yet|already|ready|still|back|today|tomorrow|"
    r"moved?|earlier|later|resched\w+)\b"
)
_NEARLY = re.compile(r"\b(?:bijna|zojuist|net|inmiddels|sinds|vanaf|almost|nearly|just|since|from|not yet|nog niet)\b")


def _dated(pair: Pair, question: Question, news: Sequence[Sentence]) -> bool:
    if not _TIMELY.search(question.text.lower()):
        return False
    return any(pair.case.times[s.start] or _NEARLY.search(s.lower) for s in news)


def _takes_up(pair: Pair, question: Question, sentence: Sentence) -> bool:
    return alike(question.stems, stems(sentence.lower, sentence.language), sentence.language)


def _turned(question: Question, news: Sequence[Sentence]) -> bool:
    """A question without content words of its own ('Kan dat?', 'Kan die eraf?') is answered by any news."""
    return bool(news) and (not question.stems or bool(_BARE.fullmatch(question.text.lower())))


_BARE = re.compile(r"(?:kan|mag|moet) (?:dit|dat|die|het|deze|hij) (?:nog |ook |alsnog )?(?:terug|eraf|weg|af)\W*|can (?:it|this|that|these|they) (?:come off|go back)\W*|(?:would |is |is dat |is dit |is het )(?:(?:that|this|it) )?(?:be |still |nog |ook )?(?:possible|ok|okay|alright|allowed|doable|mogelijk|haalbaar|oké)\W*")


def exists(question: Question, news: Sequence[Sentence]) -> bool:
    """'Is there an alternative?' is answered by what there is: 'there's a tablet of another make'."""
    return bool(_IS_THERE.match(question.text.lower())) and any(_THERE_IS.search(s.lower) for s in news)


_IS_THERE = re.compile(r"\W*(?:en |and |or |of )?(?:is er|zijn er|bestaat er|bestaan er|hebben jullie|heeft u|heb je|is there|are there|do you (?:have|sell|do)|have you got)\b")
_THERE_IS = re.compile(
    r"\b(?:er (?:is|zijn|ligt|liggen|bestaat|bestaan|staat|staan)|(?:is|zijn) er|(?:we|wij|ik) (?:heb|hebben|verkopen)|(?:heb|hebben) (?:we|wij|ik)|there(?:'s| is| are| isn't| aren't)|(?:we|i)(?:'ve| have| don't| do| sell| stock| can))\b"
)


def _settled(question: Question, body: Sequence[Sentence]) -> bool:
    """'Do I get this money back?' is answered by goodwill, a claim or a sum, also when it is put off or refused."""
    return bool(MONEY_BACK.search(question.text.lower())) and any(PAID.search(s.lower) or AMOUNT.search(s.plain) for s in body)


MONEY_BACK = re.compile(r"\b(?:(?:be|get|been) (?:paid|covered|reimbursed)|repay|refund\w*|reimburse|money back|mijn geld|compensat\w+|geld terug|terugkrijgen|terugbetaal\w*|vergoed\w*|vergoeding)\b|\bkrijg(?:en)? (?:ik|we|wij) [^?]{0,25}\bterug\b")
PAID = re.compile(r"\b(?:refund\w*|repaid|credit\w*|claim|money|compensat\w+|goodwill|coulance|waiver\w*|vergoed\w*|terug\w*|geld|bedrag|amount|restitu\w+|gerestitueerd)\b")


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
    r"[€£$]|ǂ|\b\d+[.,]\d\d\b(?!\s?(?:uur|u\b|h\b|am|pm))|\b(?:gratis|kosteloos|inbegrepen|inclusief|kost\w*|prijs\w*|tarie\w+|bedrag\w*|betaal\w*|reken\w*|offerte|vergoed\w*|euro|"
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
        return bool(pair.promises) or any(pair.says("solves", s) or _OFFERS.search(s.lower) for s in pair.body) or _says_unknown(pair)
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
_OFFERS = re.compile(r"\b(?:behoort tot de mogelijkheden|korting|tegoedbon|waardebon|cadeaubon|voucher|discount)\b|\d\s?% (?:off|korting)")
_INSTRUCTS = re.compile(
    r"\b(?:u kunt|u kan|je kunt|je kan|kunt u|kun je|u hoeft|je hoeft|u moet|je moet|ga |gaat u|klik|kies|vul|open|neem|bel|stuur|zet|houd|druk|check|probeer|wacht|gebruik|meld|geef|vraag|maak|log|eerst|stap|dient|dienen|te worden|you can|you could|you need|you should|you may|you'll|go to|click|choose|select|fill|press|hold|try|use|call|send|take|tap|head|follow|please|just|keep|don't|do not|bring|check|first|step|upon receipt|on receipt|must be (?:received|submitted|completed|sent|made|requested)|by completing|na ontvangst|schriftelijk)\b"
)
