"""Signs of a complaint, and of a reply that passes it over, counted in the words of both texts."""

from __future__ import annotations

import re

_TOLD = {
    "told_turn": r"\b(?:maar|terwijl|toch|alsnog|ondanks|ipv|in plaats van|blijkt|blijkbaar|ineens|opeens|plots|zomaar|"
    r"but|although|yet|though|instead|despite|turns out|apparently|suddenly)\b",
    "told_span": r"\b(?:\d+|een|twee|drie|vier|vijf|zes|acht|tien|elf|one|two|three|four|five|six|eight|ten|a|al|half) "
    r"(?:hele |volle |whole |full )?(?:dag|dagen|week|weken|wkn|maand|maanden|uur|jaar|min\w*|keer|days?|weeks?|wks|months?|"
    r"hours?|hrs|years?|times|mins?)\b",
    "told_lack": r"\b(?:niet|geen|nooit|niks|niets|niemand|nergens|zonder|not|no|never|nothing|nobody|none|without|can't|cannot)\b|n't\b",
    "told_wish": r"^\W*[\w ,]{0,25}\b(?:kan ik|kan je|kunt u|mag ik|kunnen wij|kunnen we|hoe kan|hoe zeg|ik wil|ik zou graag|graag|"
    r"is het mogelijk|can i|could i|may i|could you|can you|how do i|i'd like|i would like|i want to|is there|do you)\b",
    "told_doubt": r"\?\?|\?!|!\?",
    "told_loud": r"!",
    "told_money": r"[€£$]|\b(?:euro|eur|dollars?|pounds?)\b|\d[.,]\d\d\b",
    "told_again": r"\b(?:derde|vierde|tweede|vijfde|weer|opnieuw|nogmaals|third|fourth|second|fifth|again|another|\d(?:e|de|rd|th|nd)) ",
    "told_thanks": r"\b(?:bedankt|dank|dankjewel|thanks|thank you|cheers|top|super|fijn|great|lovely)\b",
    "told_kin": r"\b(?:mijn|m'n|mn|onze|my|our|her|his) (?:\w+ )?(?:moeder|vader|ma|pa|oma|opa|dochter|zoon|kind|kinderen|vrouw|man|"
    r"zus|broer|mum|mom|dad|mother|father|gran\w*|daughter|son|kids?|child|baby|wife|husband|sister|brother)\b|"
    r"\b(?:ik ben|ben|i'm|i am) (?:\d\d|ziek|sick|disabled|diabet|zwanger|pregnant)",
}
_REPLIED = {
    "said_rules": r"\b(?:voorwaarden|beleid|conform|artikel|clausule|reglement|uitsluitend|dient|dienen|geschiedt|policy|terms|clause|"
    r"section|regulations?|subject to|eligible|applicants?|must|only|exclusively|accordance|advised|standard)\b",
    "said_lightly": r"[😅😄😉😜👻🎉🙈]|\b(?:haha|ha|grapp\w+|spannend|leuk|knap|wow|funny|luckily|gelukkig|positief|no worries|geen paniek|"
    r"never mind|cheer)\b",
    "said_blame": r"\b(?:had u|had je|u had|je had|de meeste|volgende keer|voortaan|zelf|next time|you should have|should've|"
    r"most (?:people|customers|guests|members)|yourself|as you|please be sure|try to)\b",
    "said_loudly": r"!",
    "said_sorry": r"\b(?:sorry|apolog\w+|excus\w+|excuus|spijt\w*|verontschuld\w*)\b",
}
_PATTERNS = {name: re.compile(words) for name, words in (_TOLD | _REPLIED).items()}
_LONGEST = 4000  # characters of either text; a sign is counted at most three times


def wording_signs(told: str, replied: str) -> dict[str, float]:
    """How often each sign stands in the customer's and in the reply's lower-case text: 0..2 and 0..3."""
    return {name: _count(_PATTERNS[name], told, 2) for name in _TOLD} | {
        name: _count(_PATTERNS[name], replied, 3) for name in _REPLIED
    }


def _count(pattern: re.Pattern[str], text: str, most: int) -> float:
    found = pattern.finditer(text, 0, _LONGEST)
    return float(sum(1 for _ in zip(range(most), found, strict=False)))
