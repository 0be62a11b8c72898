"""Every text of the signals, Dutch and English side by side, and numbers as each language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from replycheck.store.measures import Interval, Period

TEXTS: Mapping[str, tuple[str, str]] = {
    "title": ("Signalen", "Signals"),
    "days": ("{n} dagen", "{n} days"),
    "against": ("vergeleken met de {n} dagen ervoor", "compared with the {n} days before"),
    "replies": ("antwoorden", "replies"),
    "customers": ("klanten", "customers"),
    "before": ("ervoor {n}", "before {n}"),
    "nothing": (
        "In deze periode is niets opgeslagen. Antwoorden komen in de opslag met `replycheck check --save`, "
        "`replycheck store intake`, of F10 in het schrijfscherm.",
        "Nothing was stored in this period. Replies get into the store with `replycheck check --save`, "
        "`replycheck store intake`, or F10 in the writing screen.",
    ),
    "by.rule": ("Fouten", "Faults"),
    "by.channel": ("Fouten per kanaal", "Faults by channel"),
    "by.agent": ("Fouten per medewerker", "Faults by agent"),
    "by.template": ("Fouten per sjabloon", "Faults by template"),
    "by.moment": ("Fouten per moment in de klantreis", "Faults by moment of the customer journey"),
    "no-faults": ("Geen fouten in deze periode.", "No faults in this period."),
    "no-groups": (
        "Bij geen enkel antwoord staat dit vermeld. De export van de helpdesk kan het meegeven ([intake]).",
        "No reply says this. The help desk's export can give it ([intake]).",
    ),
    "name.rule": ("regel", "rule"),
    "name.channel": ("kanaal", "channel"),
    "name.agent": ("medewerker", "agent"),
    "name.template": ("sjabloon", "template"),
    "name.moment": ("moment", "moment"),
    "per-hundred": ("per 100", "per 100"),
    "trend": ("trend", "trend"),
    "course": ("verloop", "course"),
    "severity": ("ernst", "severity"),
    "reach": ("klanten", "customers"),
    "priority": ("prioriteit", "priority"),
    "worst": ("weegt het meest", "weighs most"),
    "new": ("nieuw", "new"),
    "how": (
        "prioriteit = fouten per 100 antwoorden × ernst (1, 3 of 9 × zekerheid) × bereik (1 + log10 van de klanten). "
        "▲ en ▼: meer of minder antwoorden met deze fout dan ervoor, niet door toeval (95 %).",
        "priority = faults per 100 replies × severity (1, 3 or 9 × confidence) × reach (1 + log10 of the customers). "
        "▲ and ▼: more or fewer replies with this fault than before, beyond chance (95%).",
    ),
    "promises": ("Beloften", "Promises"),
    "promises-made": ("gedaan", "made"),
    "promises-kept": ("nagekomen", "kept"),
    "promises-broken": ("niet nagekomen", "broken"),
    "promises-overdue": ("te laat", "overdue"),
    "promises-open": ("open", "open"),
    "promises-withdrawn": ("vervallen", "withdrawn"),
    "no-promises": ("Geen beloften in deze periode.", "No promises in this period."),
    "period": ("periode", "period"),
    "now": ("nu", "now"),
    "earlier": ("ervoor", "before"),
    "tone": ("Toon (-1 tot 1)", "Tone (-1 to 1)"),
    "tone.respect": ("respect", "respect"),
    "tone.politeness": ("beleefdheid", "politeness"),
    "tone.sentiment": ("sentiment", "sentiment"),
    "templates": ("Sjablonen die de meeste fouten geven", "Templates that cause most faults"),
    "links": ("Fouten en ontevreden klanten", "Faults and dissatisfied customers"),
    "links-with": ("met fout", "with fault"),
    "links-without": ("zonder", "without"),
    "links-gap": ("verschil (95 %)", "difference (95%)"),
    "links-few": (
        "Te weinig antwoorden met een cijfer ({n}): per regel zijn er 30 met en 30 zonder de fout nodig.",
        "Too few replies with a score ({n}): each rule needs 30 with and 30 without the fault.",
    ),
    "links-warn": (
        "Let op: dit is samenhang, geen bewijs van oorzaak. Een lastig geval geeft vaker fouten én een laag cijfer. "
        "Van twintig regels wijkt er één door toeval af.",
        "Mind: this is association, not proof of cause. A hard case gives more faults and a low score. "
        "Of twenty rules, one differs by chance.",
    ),
    "links-what": (
        "Aandeel ontevreden klanten: CSAT {low} of lager, of zonder CSAT een NPS van 6 of lager.",
        "Share of dissatisfied customers: CSAT {low} or lower, or without CSAT an NPS of 6 or lower.",
    ),
    "made": (
        "Gemaakt door replycheck op deze computer. Deze pagina haalt niets van internet.",
        "Made by replycheck on this computer. This page fetches nothing from the internet.",
    ),
}
MONTHS = (
    "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
)


class Words:
    """The texts and numbers in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._column = 0 if language == "nl" else 1

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its braces filled."""
        return TEXTS[key][self._column].format(**values)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with separators as the language writes them."""
        text = f"{value:,.{digits}f}"
        return text.translate(str.maketrans(",.", ".,")) if self._column == 0 else text

    def signed(self, value: float, digits: int = 2) -> str:
        """A number with its sign."""
        return ("+" if value > 0 else "") + self.number(value, digits)

    def percent(self, value: float) -> str:
        """A share as whole percents."""
        return f"{self.number(100 * value)} %" if self._column == 0 else f"{self.number(100 * value)}%"

    def points(self, gap: Interval) -> str:
        """A difference of shares in percentage points with its interval."""
        value, low, high = (self.signed(100 * v, 0) for v in (gap.value, gap.low, gap.high))
        between = "tot" if self._column == 0 else "to"
        return f"{value} ({low} {between} {high})"

    def day(self, day: date) -> str:
        """A day as '3 dec 2025'."""
        return f"{day.day} {MONTHS[self._column][day.month - 1]} {day.year}"

    def span(self, period: Period) -> str:
        """The first and last day of a period."""
        return f"{self.day(period.first)} – {self.day(period.last)}"


def arrow(change: Interval | None) -> str:
    """▲ or ▼ when something grew or shrank beyond chance, else a dot; nothing without a period before."""
    if change is None:
        return ""
    return ("▲" if change.value > 0 else "▼") if change.sure else "·"
