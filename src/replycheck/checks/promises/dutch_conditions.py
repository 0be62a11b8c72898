"""Dutch conditions without a comma behind them, and words that look like a condition but ask for a wish."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause

UNLESS_RATHER = re.compile(r"tenzij (?:u|je|jij|jullie) .*(?:\bliever\b|prijs op|anders wil)")
"""'Tenzij u liever een bon hebt' leaves the choice and the promise as they are."""
_TURNED = {
    "ik": re.compile(r"(?!als$|zodra$|wanneer$|dat$|of$|wat$|indien$|zolang$|nadat$|waar$|hoe$|en$|mits$|tenzij$|voor$|door$|met$|ook$|die$)[a-zé]{2,}[^en]$|ga$|sla$|zie$|doe$"),
    "we": re.compile(r"[a-zé]+en$|gaan$|doen$"),
}
_SHORT = re.compile(r"(?:indien|waar|zo|als) nodig,? (?:\w+ )?(?:zal|zullen|neemt|nemen|neem|bel|belt|stuur|sturen|stuurt|komt|wordt|krijgt)\b")


def turns(clause: Clause) -> bool:
    """True when a main clause follows its condition without a comma: 'zodra er een fix is laat ik het u weten'."""
    if _SHORT.match(clause.lower):
        return True
    words = clause.words
    for i in range(3, len(words) - 1):
        subject = "we" if words[i + 1] in ("wij", "we") else words[i + 1]
        if subject in _TURNED and _TURNED[subject].match(words[i]) and clause.tokens[i].pos_ in ("VERB", "AUX"):
            return clause.tokens[i - 1].pos_ in ("VERB", "AUX", "ADJ", "ADP", "ADV", "PUNCT")
    return False
