"""Every text of the writing screen, Dutch and English side by side; a test holds the two together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

TEXTS: Mapping[str, tuple[str, str]] = {
    # panes
    "draft": ("Uw antwoord", "Your reply"),
    "draft-hint": (
        "Schrijf of plak hier uw antwoord. F2: bericht van de klant erbij. F1: hulp.",
        "Write or paste your reply here. F2: add the customer's message. F1: help.",
    ),
    "customer": ("Bericht van de klant", "The customer's message"),
    "customer-hint": (
        "Plak hier wat de klant schreef. Dan ziet u ook wat u vergeet te beantwoorden.",
        "Paste what the customer wrote. You will then also see what is left unanswered.",
    ),
    "customer-name": ("Naam van de klant", "Customer's name"),
    "findings": ("Bevindingen", "Findings"),
    "card": ("Uitleg", "Explanation"),
    "promises": ("Beloften", "Promises"),
    "gauges": ("Toon en lengte", "Tone and length"),
    # status line
    "channel.email": ("E-mail", "E-mail"),
    "channel.chat": ("Chat", "Chat"),
    "channel.social": ("Social", "Social"),
    "channel.letter": ("Brief", "Letter"),
    "language.nl": ("Nederlands", "Dutch"),
    "language.en": ("Engels", "English"),
    "language.auto": ("taal vanzelf", "any language"),
    "language.detected": ("{language} (vanzelf)", "{language} (auto)"),
    "verdict.pass": ("Klaar om te versturen", "Ready to send"),
    "verdict.review": ("Kijk nog even", "Take another look"),
    "verdict.block": ("Nog niet versturen", "Do not send yet"),
    "verdict.empty": ("Nog geen tekst", "No text yet"),
    "verdict.unchecked": ("Niet gecontroleerd", "Not checked"),
    "verdict.partly": ("Niet alles gecontroleerd", "Not everything checked"),
    "checking": ("controleert…", "checking…"),
    "warming": ("taalmodel laadt…", "loading the language model…"),
    "unsaved": ("niet bewaard", "not saved"),
    "count.error": ("{n} ernstig", "{n} error"),
    "count.errors": ("{n} ernstig", "{n} errors"),
    "count.warning": ("{n} waarschuwing", "{n} warning"),
    "count.warnings": ("{n} waarschuwingen", "{n} warnings"),
    "count.info": ("{n} tip", "{n} tip"),
    "count.infos": ("{n} tips", "{n} tips"),
    "count.ignored": ("{n} genegeerd", "{n} ignored"),
    # findings and card
    "severity.error": ("Ernstig", "Error"),
    "severity.warning": ("Waarschuwing", "Warning"),
    "severity.info": ("Info", "Info"),
    "no-findings": ("Niets gevonden.", "Nothing found."),
    "no-text": ("Begin met schrijven.", "Start writing."),
    "ignored": ("genegeerd: {reason}", "ignored: {reason}"),
    "line": ("r{line}", "l{line}"),
    "reads-as": ("De klant leest", "The customer reads"),
    "why": ("Waarom", "Why"),
    "advice": ("Beter", "Better"),
    "suggestions": ("Neem over", "Take"),
    "examples": ("Voorbeeld", "Example"),
    "customer-wrote": ("De klant schreef", "The customer wrote"),
    "card-empty": (
        "Zet de cursor op onderstreepte woorden voor uitleg, of druk op F8.",
        "Put the cursor on underlined words for an explanation, or press F8.",
    ),
    "hint-take": ("Ctrl+T neemt over", "Ctrl+T takes it"),
    "hint-example": ("F6 en dan 1 voegt het voorbeeld in", "F6, then 1 inserts the example"),
    "hint-keys": ("Ctrl+G negeert · Ctrl+R toont de regel", "Ctrl+G ignores · Ctrl+R shows the rule"),
    # promises
    "no-promises": ("Geen beloften in dit antwoord.", "No promises in this reply."),
    "owner.I": ("ik", "I"),
    "owner.we": ("wij", "we"),
    "owner.colleague": ("een collega", "a colleague"),
    "owner.company": ("het bedrijf", "the company"),
    "owner.agentless": ("niemand genoemd", "nobody named"),
    "owner.external": ("een ander bedrijf", "another company"),
    "firmness.firm": ("vast", "firm"),
    "firmness.hedged": ("met een slag om de arm", "hedged"),
    "firmness.conditional": ("onder voorwaarde", "conditional"),
    "no-deadline": ("geen tijd genoemd", "no time given"),
    "vague-deadline": ("vage tijd", "vague time"),
    "past": ("al voorbij", "already past"),
    # gauges
    "sentiment": ("Gevoel", "Sentiment"),
    "politeness": ("Beleefd", "Polite"),
    "respect": ("Respect", "Respect"),
    "sentiment.low": ("negatief", "negative"),
    "sentiment.middle": ("neutraal", "neutral"),
    "sentiment.high": ("positief", "positive"),
    "politeness.low": ("onbeleefd", "impolite"),
    "politeness.middle": ("neutraal", "neutral"),
    "politeness.high": ("beleefd", "polite"),
    "respect.low": ("zonder respect", "disrespectful"),
    "respect.middle": ("neutraal", "neutral"),
    "respect.high": ("met respect", "respectful"),
    "length": ("Lengte", "Length"),
    "reading": ("Leestijd", "Reading"),
    "words": ("{n}/{limit} woorden", "{n}/{limit} words"),
    "seconds": ("{n} s", "{n} s"),
    "minutes": ("{n} min", "{n} min"),
    "skipped": ("Niet gecontroleerd: {what}", "Not checked: {what}"),
    # keys, as the footer shows them
    "key.help": ("Hulp", "Help"),
    "key.customer": ("Klant", "Customer"),
    "key.channel": ("Kanaal", "Channel"),
    "key.language": ("Taal", "Language"),
    "key.copy": ("Kopieer", "Copy"),
    "key.panel": ("Paneel", "Panel"),
    "key.previous": ("Vorige", "Previous"),
    "key.next": ("Volgende", "Next"),
    "key.take": ("Neem", "Take"),
    "key.ignore": ("Negeer", "Ignore"),
    "key.rule": ("Regel", "Rule"),
    "key.sent": ("Verzonden", "Sent"),
    "key.review": ("Laat nakijken", "To review"),
    "key.save": ("Bewaar", "Save"),
    "key.new": ("Nieuw", "New"),
    "key.returned": ("Teruggestuurd", "Returned replies"),
    "key.quit": ("Stop", "Quit"),
    "key.palette": ("Menu", "Menu"),
    "key.theme": ("Kleuren", "Colours"),
    "key.close": ("Sluit", "Close"),
    # what the menu says of each action
    "do.help": ("Toetsen en uitleg", "Keys and explanation"),
    "do.customer": ("Bericht van de klant tonen of sluiten", "Show or close the customer's message"),
    "do.channel": (
        "Ander kanaal: e-mail, chat, social, brief",
        "Another channel: e-mail, chat, social, letter",
    ),
    "do.language": (
        "Taal van het antwoord: vanzelf, Nederlands, Engels",
        "Reply language: auto, Dutch, English",
    ),
    "do.copy": ("Het hele antwoord naar het klembord", "The whole reply to the clipboard"),
    "do.panel": ("Naar het volgende paneel", "To the next panel"),
    "do.previous": ("Naar de vorige bevinding", "To the previous finding"),
    "do.next": ("Naar de volgende bevinding", "To the next finding"),
    "do.take": ("De voorgestelde woorden overnemen", "Take the suggested words"),
    "do.ignore": ("Deze bevinding hier negeren, met een reden", "Ignore this finding here, with a reason"),
    "do.rule": ("De pagina van deze regel lezen", "Read this rule's page"),
    "do.sent": (
        "Verzonden: beloften onthouden en opnieuw beginnen",
        "Sent: remember promises and start afresh",
    ),
    "do.review": ("Het antwoord met een notitie laten nakijken", "Send the reply to review with a note"),
    "do.save": ("Bewaren in een bestand", "Save to a file"),
    "do.new": ("Een nieuw antwoord beginnen", "Start a new reply"),
    "do.returned": (
        "Uw antwoorden die de teamleider terugstuurde, met de notitie",
        "Your replies that the team lead returned, with the note",
    ),
    "do.quit": ("Stoppen; uw concept blijft bewaard", "Quit; your draft is kept"),
    "do.palette": ("Alle acties zoeken", "Search all actions"),
    "do.theme": ("Donker, licht of hoog contrast", "Dark, light or high contrast"),
    "help-list": (
        "In de lijst: pijlen of n/N lopen, Enter of 1-9 neemt over, i negeert, r toont de regel, Esc terug.",
        "In the list: arrows or n/N walk, Enter or 1-9 takes, i ignores, r shows the rule, Esc goes back.",
    ),
    "help-mouse": (
        "De muis werkt overal; Shift erbij selecteert tekst van het scherm.",
        "The mouse works everywhere; with Shift it selects text of the screen.",
    ),
    "help-privacy": (
        "Uw tekst verlaat deze computer niet.",
        "Your text does not leave this computer.",
    ),
    # dialogs
    "ignore-title": ("Waarom negeert u dit?", "Why ignore this?"),
    "ignore-why-1": ("Klopt hier niet (vals alarm)", "Wrong here (false alarm)"),
    "ignore-why-2": ("Klopt, maar hier bewust gekozen", "Right, but chosen on purpose here"),
    "ignore-why-3": ("De klant weet dit al", "The customer knows this already"),
    "ignore-other": ("Andere reden, en dan Enter", "Another reason, then Enter"),
    "review-title": ("Waar moet de nakijker op letten?", "What should the reviewer look at?"),
    "review-hint": ("Notitie (mag leeg blijven)", "Note (may stay empty)"),
    "save-title": ("Bewaren als", "Save as"),
    "save-hint": ("Naam van het bestand", "File name"),
    "overwrite": ("{path} bestaat al. Overschrijven?", "{path} exists already. Overwrite it?"),
    "block-sent": (
        "Er staat nog iets ernstigs in. Toch als verzonden boeken?",
        "There is still an error in it. Record it as sent all the same?",
    ),
    "returned-title": ("Welk antwoord verbetert u?", "Which reply do you want to improve?"),
    "returned-replace": (
        "Dit komt in de plaats van uw concept. Doorgaan?",
        "This takes the place of your draft. Go on?",
    ),
    "returned-note": ("Notitie van de teamleider", "The team lead's note"),
    "quit-how": ("Ctrl+Q stopt. Ctrl+P toont alle acties.", "Ctrl+Q quits. Ctrl+P shows all actions."),
    "quit-unsaved": ("Wijzigingen in {path} bewaren?", "Save the changes to {path}?"),
    "restore-file": (
        "Van {path} is een nieuwer concept gevonden ({when}). Daarmee verdergaan?",
        "A newer draft of {path} was found ({when}). Go on with it?",
    ),
    "yes": ("Ja", "Yes"),
    "no": ("Nee", "No"),
    "cancel": ("Annuleer", "Cancel"),
    "rule-bad": ("Niet zo", "Not this"),
    "rule-good": ("Wel goed", "Fine"),
    "rule-instead": ("Schrijf liever", "Write instead"),
    "rule-grade": ("Bewijs", "Evidence"),
    # notices
    "copied": ("Gekopieerd: {n} woorden.", "Copied: {n} words."),
    "nothing-to-copy": ("Er is nog geen tekst.", "There is no text yet."),
    "saved": ("Bewaard in {path}.", "Saved in {path}."),
    "not-saved": ("Niet bewaard: {error}", "Not saved: {error}"),
    "restored": (
        "Uw vorige concept is terug ({when}). Ctrl+N begint een nieuw antwoord.",
        "Your last draft is back ({when}). Ctrl+N starts a new reply.",
    ),
    "sent-promises": ("Verzonden. {n} beloften onthouden.", "Sent. {n} promises remembered."),
    "sent-promise": ("Verzonden. 1 belofte onthouden.", "Sent. 1 promise remembered."),
    "sent-plain": ("Verzonden. Er stonden geen beloften in.", "Sent. There were no promises in it."),
    "to-review": ("Ligt klaar om na te kijken (nummer {number}).", "Waiting for review (number {number})."),
    "no-returned": ("Er zijn geen teruggestuurde antwoorden.", "No replies were returned to you."),
    "store-unread": ("De opslag is niet te lezen: {error}", "The store cannot be read: {error}"),
    "store-failed": ("Niet opgeslagen: {error}", "Not stored: {error}"),
    "check-failed": ("De controle lukte niet: {error}", "The check failed: {error}"),
    "taken": ("Overgenomen. Ctrl+Z maakt het ongedaan.", "Taken. Ctrl+Z undoes it."),
    "example-taken": (
        "Voorbeeld ingevoegd: pas aan wat bij u niet klopt. Ctrl+Z maakt het ongedaan.",
        "Example inserted: change what does not fit. Ctrl+Z undoes it.",
    ),
    "take-example": (
        "Geen kant-en-klare woorden. F6 en dan 1 voegt het voorbeeld in.",
        "No ready-made words. F6, then 1 inserts the example.",
    ),
    "nothing-to-take": (
        "Hier zijn geen kant-en-klare woorden voor; lees het advies.",
        "There are no ready-made words for this; read the advice.",
    ),
    "no-finding": ("Er is geen bevinding gekozen.", "No finding is chosen."),
    "now-channel": ("Kanaal: {channel}", "Channel: {channel}"),
    "new-started": (
        "Nieuw antwoord. Ctrl+Z haalt het vorige terug.",
        "New reply. Ctrl+Z brings the last one back.",
    ),
    "stopped-ignoring": ("Deze bevinding telt weer mee.", "This finding counts again."),
    "still-checking": ("Even geduld: de controle loopt nog.", "One moment: the check is still running."),
}

WEEKDAYS = (("ma", "di", "wo", "do", "vr", "za", "zo"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
MONTHS = (
    ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


class Texts:
    """The texts in one interface language: `texts("saved", path="x")`."""

    def __init__(self, language: str, table: Mapping[str, tuple[str, str]] = TEXTS) -> None:
        self.language = language
        self._column = 0 if language == "nl" else 1
        self._table = table

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its braces filled; an unknown key is a KeyError."""
        text = self._table[key][self._column]
        return text.format(**values) if values else text

    def count(self, key: str, n: int) -> str:
        """'1 error', '2 errors': the plural's key is the singular's with an s."""
        return self(key if n == 1 else f"{key}s", n=n)

    def day(self, value: Any) -> str:
        """A day as 'vr 5 dec', of another year than this 'vr 5 dec 2025', a moment with its time after it."""
        words = f"{WEEKDAYS[self._column][value.weekday()]} {value.day} {MONTHS[self._column][value.month - 1]}"
        words += "" if value.year == date.today().year else f" {value.year}"
        return f"{words} {value:%H:%M}" if hasattr(value, "hour") else words
