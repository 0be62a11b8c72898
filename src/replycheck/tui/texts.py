"""Every text of the writing screen, Dutch and English side by side; a test holds the two together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

TEXTS: Mapping[str, tuple[str, str]] = {
    # panes
    "draft": ("Uw antwoord", "Your reply"),
    "draft-hint": (
        "Schrijf of plak hier uw antwoord. [customer]: bericht van de klant erbij. [help]: hulp.",
        "Write or paste your reply here. [customer]: add the customer's message. [help]: help.",
    ),
    "customer": ("Bericht van de klant", "The customer's message"),
    "customer-hint": (
        "Plak hier wat de klant schreef. Dan ziet u ook wat u vergeet te beantwoorden.",
        "Paste what the customer wrote. You will then also see what is left unanswered.",
    ),
    "customer-name": ("Naam van de klant", "Customer's name"),
    "findings": ("Bevindingen", "Findings"),
    "card": ("Uitleg", "Explanation"),
    "card-more": ("Uitleg · [more] leest verder", "Explanation · [more] reads on"),
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
        "Zet de cursor op onderstreepte woorden voor uitleg, of druk op [next].",
        "Put the cursor on underlined words for an explanation, or press [next].",
    ),
    "hint-take": ("[take] neemt over", "[take] takes it"),
    "hint-example": ("Tab en dan 1 voegt het voorbeeld in", "Tab, then 1 inserts the example"),
    "hint-keys": ("[ignore] negeert · [rule] toont de regel", "[ignore] ignores · [rule] shows the rule"),
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
    "words": ("{n}/{limit} woorden", "{n}/{limit} words"),
    "seconds": ("{n} s lezen", "{n} s to read"),
    "minutes": ("{n} min lezen", "{n} min to read"),
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
    "key.more": ("Lees verder", "Read on"),
    "key.rule": ("Regel", "Rule"),
    "key.sent": ("Verzonden", "Sent"),
    "key.review": ("Laat nakijken", "To review"),
    "key.save": ("Bewaar", "Save"),
    "key.save-as": ("Bewaar als", "Save as"),
    "key.paste": ("Plak", "Paste"),
    "key.recent": ("Concepten", "Drafts"),
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
    "do.more": ("De uitleg verder lezen", "Read the explanation further"),
    "do.rule": ("De pagina van deze regel lezen", "Read this rule's page"),
    "do.sent": (
        "Als verzonden boeken: beloften onthouden, nieuw antwoord",
        "Record as sent: remember promises, start a new reply",
    ),
    "do.review": ("Het antwoord met een notitie laten nakijken", "Send the reply to review with a note"),
    "do.save": ("Bewaren in een bestand", "Save to a file"),
    "do.save-as": (
        "Bewaren onder een naam; met .eml erachter als e-mail",
        "Save under a name; with .eml at its end as an e-mail",
    ),
    "do.paste": ("Invoegen wat op het klembord staat", "Insert what is on the clipboard"),
    "do.recent": ("Verdergaan met een eerder concept", "Go on with an earlier draft"),
    "do.new": ("Een nieuw antwoord beginnen", "Start a new reply"),
    "do.returned": (
        "Uw antwoorden die de teamleider terugstuurde, met de notitie",
        "Your replies that the team lead returned, with the note",
    ),
    "do.quit": ("Stoppen; uw concept blijft bewaard", "Quit; your draft is kept"),
    "do.palette": ("Alle acties zoeken", "Search all actions"),
    "do.theme": (
        "Donker, licht, hoog contrast of voor kleurenblinden",
        "Dark, light, high contrast or for colour-blind people",
    ),
    "help.draft": (
        "U bent in uw antwoord. Schrijf, of plak een tekst. Onderstreepte woorden hebben links een letter:",
        "You are in your reply. Write, or paste a text. Underlined words have a letter at the left:",
    ),
    "help.findings": (
        "U bent in de bevindingen. Tab of n gaat vooruit, Shift+Tab of N terug. Enter neemt de woorden over, een "
        "cijfer kiest er een. i negeert, e toont de regel, Esc gaat terug naar uw antwoord.",
        "You are in the findings. Tab or n goes on, Shift+Tab or N back. Enter takes the words, a digit picks one. "
        "i ignores, e shows the rule, Esc goes back to your reply.",
    ),
    "help.promises": (
        "U bent in de beloften. De pijlen lopen, Enter gaat naar de woorden, Esc terug naar uw antwoord.",
        "You are in the promises. The arrows walk, Enter goes to the words, Esc back to your reply.",
    ),
    "help.customer": (
        "U bent in het bericht van de klant. Links ziet u: ? wat de klant vraagt, + wat de klant geeft, ! wat "
        "misging. Esc gaat terug naar uw antwoord.",
        "You are in the customer's message. At the left: ? what the customer asks, + what the customer gives, "
        "! what went wrong. Esc goes back to your reply.",
    ),
    "help-list": (
        "In de lijst met bevindingen: Tab of n vooruit, N terug, Enter of 1-9 neemt over, i negeert, e de regel.",
        "In the list of findings: Tab or n goes on, N back, Enter or 1-9 takes, i ignores, e shows the rule.",
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
    "save-hint": ("Naam van het bestand; .eml maakt een e-mail", "File name; .eml makes an e-mail"),
    "recent-title": ("Met welk concept gaat u verder?", "Which draft do you want to go on with?"),
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
    "quit-how": ("[quit] stopt. [palette] toont alle acties.", "[quit] quits. [palette] shows all actions."),
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
        "Uw vorige concept is terug ({when}). [new] begint een nieuw antwoord.",
        "Your last draft is back ({when}). [new] starts a new reply.",
    ),
    "sent-promises": ("Geboekt als verzonden: {n} beloften onthouden.", "Recorded as sent: {n} promises remembered."),
    "sent-promise": ("Geboekt als verzonden: 1 belofte onthouden.", "Recorded as sent: 1 promise remembered."),
    "sent-plain": ("Geboekt als verzonden, zonder beloften.", "Recorded as sent, without promises."),
    "sent-again": ("Dit antwoord was al geboekt als verzonden.", "This reply was recorded as sent before."),
    "review-again": ("Dit antwoord ligt er al (nummer {number}).", "This reply is waiting there already (number {number})."),
    "to-review": ("Ligt klaar om na te kijken (nummer {number}).", "Waiting for review (number {number})."),
    "no-recent": ("Er zijn geen eerdere concepten.", "There are no earlier drafts."),
    "no-clipboard": (
        "Het klembord is leeg of niet te lezen. Plak met uw terminal: vaak Ctrl+Shift+V.",
        "The clipboard is empty or cannot be read. Paste with your terminal: often Ctrl+Shift+V.",
    ),
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
        "Geen kant-en-klare woorden. Tab en dan 1 voegt het voorbeeld in.",
        "No ready-made words. Tab, then 1 inserts the example.",
    ),
    "nothing-to-take": (
        "Hier zijn geen kant-en-klare woorden voor; lees het advies.",
        "There are no ready-made words for this; read the advice.",
    ),
    "no-finding": ("Er is geen bevinding gekozen.", "No finding is chosen."),
    "now-channel": ("Kanaal: {channel}", "Channel: {channel}"),
    "new-started": (
        "Nieuw antwoord. Ctrl+Z haalt het vorige terug, [recent] ook later.",
        "New reply. Ctrl+Z brings the last one back, [recent] later too.",
    ),
    "stopped-ignoring": ("Deze bevinding telt weer mee.", "This finding counts again."),
    "still-checking": ("Even geduld: de controle loopt nog.", "One moment: the check is still running."),
}

WEEKDAYS = (("ma", "di", "wo", "do", "vr", "za", "zo"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
MONTHS = (
    ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


_KEY_NAME = re.compile(r"\[(\w+)\]")

# The few sources of rules that are no names of works, in Dutch.
_SOURCES = {
    "own judgement": "eigen oordeel",
    "politeness corpus, own computation": "beleefdheidscorpus, eigen berekening",
    "lists of irritating phrases": "lijsten van ergerlijke woorden",
    "plain-language practice": "praktijk van klare taal",
    "live-chat practice": "praktijk van live chat",
}


class Texts:
    """The texts in one interface language: `texts("saved", path="x")`; [next] becomes that action's key."""

    def __init__(
        self,
        language: str,
        table: Mapping[str, tuple[str, str]] = TEXTS,
        *,
        keys: Mapping[str, str] | None = None,
    ) -> None:
        self.language = language
        self._column = 0 if language == "nl" else 1
        self._table = table
        self._keys = keys or {}

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its braces filled; an unknown key is a KeyError."""
        text = _KEY_NAME.sub(lambda found: self._keys.get(found[1], found[0]), self._table[key][self._column])
        return text.format(**values) if values else text

    def count(self, key: str, n: int) -> str:
        """'1 error', '2 errors': the plural's key is the singular's with an s."""
        return self(key if n == 1 else f"{key}s", n=n)

    def sources(self, sources: str) -> str:
        """Where a rule's evidence comes from; names of works stay as they are."""
        if self.language != "nl":
            return sources
        return "; ".join(_SOURCES.get(source, source) for source in sources.split("; "))

    def day(self, value: Any) -> str:
        """A day as 'vr 5 dec', of another year than this 'vr 5 dec 2025', a moment with its time after it."""
        words = f"{WEEKDAYS[self._column][value.weekday()]} {value.day} {MONTHS[self._column][value.month - 1]}"
        words += "" if value.year == date.today().year else f" {value.year}"
        return f"{words} {value:%H:%M}" if hasattr(value, "hour") else words
