"""The form that an answer has: a day for 'when', a sum for 'how much', a yes or 'you can' for 'can I'."""

from __future__ import annotations

import re

from replycheck.checks.context.pair import Pair
from replycheck.customer.facts import AMOUNT
from replycheck.customer.phrases import says
from replycheck.customer.values import Question
from replycheck.draft import Sentence

_YES = {
    "nl": re.compile(
        r"\b(?:ja|jazeker|jawel|nee|neen|zeker|natuurlijk|uiteraard|tuurlijk|helaas|klopt|inderdaad|allebei|beide|prima|graag|akkoord|goed nieuws|lukt|kan|kunt|kun|mag|mogen|hoef|hoeft|hoeven|moet|moeten|kunnen|mogelijk|onmogelijk|geldt|blijft|blijven|krijgt|krijg|vervalt|gratis|kosteloos|wel|niet|geen|zit|staat|is er|zijn er|hebben wij|hebben we)\b"
    ),
    "en": re.compile(
        r"\b(?:yes|yep|no|nope|sure|certainly|absolutely|unfortunately|of course|indeed|both|either|neither|can|cannot|could|may|must|need|needn't|should|possible|impossible|stays?|keeps?|remains?|free|covered|included|never|not|won't|isn't|doesn't|don't|didn't|aren't|wasn't|(?:you|it|that|they|he|she|we|there)(?:'ll| will|'s| is| are|'re| do| does| did| has| have|'ve))\b|n't\b"
    ),
}
_WHEN = re.compile(
    r"\b(?:zodra|totdat|nadat|meteen|direct|nu|inmiddels|al|nog niet|once|as soon as|until|after|already|right away|immediately|now|straight away|yet|\d+ (?:dagen|weken|uur|min\w*|days|weeks|hours|months|maanden))\b|\d{1,2}[.:]\d\d|\d+\s?(?:am|pm|uur|u\b)"
)
_WHY = re.compile(
    r"\b(?:because|since|due to|as a result|the reason|caused?|comes? from|means?|that's why|which is why|so that|mistake|error|mix-?up|somebody|someone|turns out|"
    r"want|omdat|doordat|door|daardoor|hierdoor|vanwege|wegens|namelijk|daarom|vandaar|oorzaak|reden|komt|kwam|blijkt|zodat|ligt|lag|fout|vergissing|per ongeluk|betekent)\b"
)
_WHERE = re.compile(
    r"\b(?:op|in|bij|onder|naast|via|aan|achter|boven|hier|daar|naar|under|at|on|in|near|next to|behind|above|here|there|via|through|to|with|held|stuck)\b"
)
_WHO = re.compile(
    r"\b(?:ik|wij|we|u|je|collega\w*|monteur|team|mevrouw|meneer|afdeling|medewerker|gemeente|verhuurder|bezorger|i|you|colleague|engineer|manager|mrs?|ms|dr|department|landlord|council|driver|team)\b"
)
_ACTS = re.compile(
    r"\b(?:u kunt|u kan|je kunt|je kan|kunt u|kun je|u hoeft|je hoeft|u moet|je moet|ga|gaat|klik|kies|vul|open|neem|bel|stuur|zet|houd|druk|check|probeer|gebruik|meld|geef|vraag|maak|log|stap|dient|dienen|"
    r"you can|you could|you need|you should|you may|you'll|go to|click|choose|select|fill|press|hold|try|use|call|send|take|tap|head|follow|please|just|keep|don't|bring|step)\b"
)


def fits(pair: Pair, question: Question, sentence: Sentence) -> bool:
    """True when a sentence has the form of an answer to this kind of question."""
    if sentence.question or pair.says("stonewalls", sentence):
        return False
    lower = sentence.lower
    if question.kind == "yesno":
        return bool(_YES[sentence.language].search(lower))
    if question.kind == "when":
        return bool(pair.case.times[sentence.start] or _WHEN.search(lower))
    if question.kind == "much":
        return bool(re.search(r"\d", sentence.plain) or AMOUNT.search(sentence.plain))
    form = {"why": _WHY, "where": _WHERE, "who": _WHO}.get(question.kind)
    if form is not None:
        return bool(form.search(lower))
    return _does(pair, sentence) or bool(_ACTS.search(lower))


def _does(pair: Pair, sentence: Sentence) -> bool:
    promised = any(sentence.start <= p.start < sentence.end for p in pair.promises)
    return promised or says("solves", sentence.language, sentence.lower)
