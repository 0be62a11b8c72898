"""Every text of the review screen, Dutch and English side by side."""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.tui.texts import TEXTS

REVIEW_TEXTS: Mapping[str, tuple[str, str]] = {
    **TEXTS,
    # panes
    "queue": ("Wachtrij", "Queue"),
    "reply": ("Antwoord", "Reply"),
    "finding": ("Bevinding", "Finding"),
    "finding-of": ("Bevinding {n} van {total}", "Finding {n} of {total}"),
    "no-message": (
        "Het bericht van de klant is niet meegestuurd.",
        "The customer's message was not sent along.",
    ),
    "no-name": ("(geen naam)", "(no name)"),
    "filter-hint": ("naam, woord, regel, kanaal, taal…", "name, word, rule, channel, language…"),
    # status line
    "view.review": ("{n} te beoordelen", "{n} to review"),
    "view.returned": ("{n} teruggestuurd", "{n} returned"),
    "view.approved": ("{n} goedgekeurd", "{n} approved"),
    "view.blind": ("blind: {n} te beoordelen", "blind: {n} to judge"),
    "filtered": ("filter: {words}", "filter: {words}"),
    "as": ("als {name}", "as {name}"),
    # queue
    "more": ("+{n}", "+{n}"),
    "clear": ("niets open", "nothing open"),
    "skipped-mark": ("later", "later"),
    "agent-note": ("Vraag van {name}", "Question from {name}"),
    "agent-note-plain": ("Vraag", "Question"),
    "said-return": ("Teruggestuurd door {name}", "Returned by {name}"),
    "said-dispute": ("{name} is het er niet mee eens", "{name} does not agree"),
    "said-accept": ("{name} neemt het over", "{name} accepts it"),
    "said-close": ("Afgesloten door {name}", "Closed by {name}"),
    "disputed-mark": ("betwist", "disputed"),
    "taken-mark": ("bij {name}", "with {name}"),
    "judge-first": (
        "Oordeel eerst zelf. m markeert een fout, Enter is klaar en toont de bevindingen.",
        "Judge for yourself first. m marks a fault, Enter is done and shows the findings.",
    ),
    "overruled": ("Vals alarm: {reason}", "False alarm: {reason}"),
    # empty
    "empty": (
        "Er is niets te beoordelen.\n\n"
        "Zo komen antwoorden hier:\n"
        "  •  in het schrijfscherm (replycheck): F10, Laat nakijken\n"
        "  •  replycheck check --save MAP: met een waarschuwing of fout\n\n"
        "v toont wat is teruggestuurd en wat is goedgekeurd.\n"
        "F5 kijkt opnieuw, q stopt.",
        "There is nothing to review.\n\n"
        "This is how replies get here:\n"
        "  •  in the writing screen (replycheck): F10, To review\n"
        "  •  replycheck check --save FOLDER: with a warning or an error\n\n"
        "v shows what was returned and what was approved.\n"
        "F5 looks again, q quits.",
    ),
    "empty-view": ("Hier staat niets. v toont de volgende lijst.", "Nothing here. v shows the next list."),
    "empty-filter": (
        "Niets past bij dit filter. Esc haalt het weg.",
        "Nothing fits this filter. Esc removes it.",
    ),
    # keys
    "key.approve": ("Goed", "Approve"),
    "key.return": ("Terug", "Return"),
    "key.false": ("Vals alarm", "False alarm"),
    "key.mark": ("Gemist", "Missed"),
    "key.uphold": ("Sluit", "Close"),
    "key.blind": ("Blind", "Blind"),
    "key.figures": ("Cijfers", "Figures"),
    "key.skip": ("Later", "Skip"),
    "key.undo": ("Herstel", "Undo"),
    "key.down": ("Volgend antwoord", "Next reply"),
    "key.up": ("Vorig antwoord", "Previous reply"),
    "key.next-finding": ("Volgende", "Next"),
    "key.filter": ("Filter", "Filter"),
    "key.other": ("Klant", "Customer"),
    "key.view": ("Lijst", "List"),
    "key.refresh": ("Ververs", "Refresh"),
    "key.scroll-lower": ("Blader onder", "Scroll below"),
    "key.export": ("Export", "Export"),
    "key.scroll": ("Blader", "Scroll"),
    "do.approve": ("Dit antwoord is goed", "This reply is fine"),
    "do.return": ("Terug naar de schrijver, met een notitie", "Back to the writer, with a note"),
    "do.false": (
        "De gekozen bevinding klopt niet: vals alarm, met een reden",
        "The chosen finding is wrong: false alarm, with a reason",
    ),
    "do.mark": (
        "Een gemiste fout markeren: kies de woorden, dan de regel",
        "Mark a missed fault: select the words, then the rule",
    ),
    "do.uphold": (
        "Een betwiste terugzending sluiten: de notitie blijft staan",
        "Close a disputed return: the note stands",
    ),
    "do.blind": (
        "Blind oordelen, vóór u de bevindingen ziet; nog eens: terug",
        "Judge blind, before you see the findings; once more: back",
    ),
    "do.figures": (
        "Hoe vaak de regels gelijk hadden, en wat u kunt veranderen",
        "How often the rules were right, and what you can change",
    ),
    "do.skip": ("Later beoordelen: achteraan in de rij", "Review later: to the end of the queue"),
    "do.undo": ("Uw laatste beslissing ongedaan maken", "Undo your last decision"),
    "do.down": ("Naar het volgende antwoord", "To the next reply"),
    "do.up": ("Naar het vorige antwoord", "To the previous reply"),
    "do.next-finding": ("Naar de volgende bevinding (p: vorige)", "To the next finding (p: previous)"),
    "do.filter": (
        "Zoeken en filteren, ook regel:… wie:… kanaal:… taal:… ernst:… staat:… belofte:te-laat",
        "Search and filter, also rule:… agent:… channel:… lang:… severity:… state:… promise:late",
    ),
    "do.other": (
        "Bericht van de klant, beloften, of de bevinding",
        "The customer's message, the promises, or the finding",
    ),
    "do.rule": ("De pagina van deze regel lezen", "Read this rule's page"),
    "do.view": ("Te beoordelen, teruggestuurd of goedgekeurd", "To review, returned or approved"),
    "do.refresh": ("Opnieuw kijken wat er in de rij staat", "Look again at what is in the queue"),
    "do.export": (
        "Valse alarmen en gemiste fouten bewaren als testgevallen (JSON Lines)",
        "Save false alarms and missed faults as test cases (JSON Lines)",
    ),
    "do.scroll": ("Door het antwoord bladeren", "Scroll the reply"),
    "do.scroll-lower": (
        "Door de uitleg, het bericht of de beloften bladeren",
        "Scroll the explanation, message or promises",
    ),
    "do.quit": ("Stoppen; alles is bewaard", "Quit; everything is kept"),
    # dialogs
    "return-title": ("Wat moet er anders?", "What should change?"),
    "return-hint": ("Notitie voor de schrijver", "Note for the writer"),
    "return-needs-note": (
        "Zonder notitie weet de schrijver niet wat er anders moet.",
        "Without a note the writer cannot know what to change.",
    ),
    "false-title": ("Waarom klopt deze bevinding niet?", "Why is this finding wrong?"),
    "false-why-1": ("De zin betekent hier iets anders", "The sentence means something else here"),
    "false-why-2": ("Het is een citaat, naam of vaste term", "It is a quotation, a name or a fixed term"),
    "false-why-3": ("Deze klant vroeg er zelf om", "This customer asked for it"),
    "false-other": ("Andere reden, en dan Enter", "Another reason, then Enter"),
    "export-title": ("Testgevallen bewaren als", "Save the test cases as"),
    "close-title": ("Wat wilt u nog zeggen? (mag leeg)", "Anything to add? (may be empty)"),
    "close-hint": ("De terugzending blijft staan", "The return stands"),
    "missed-title": ("Welke regel hoort hierbij?", "Which rule does this break?"),
    "missed-hint": ("typ een deel van de naam", "type part of the name"),
    # notices
    "approved": ("Goedgekeurd: {name}. Druk op u om het te herstellen.", "Approved: {name}. Press u to undo."),
    "returned": ("Teruggestuurd: {name}. Druk op u om het te herstellen.", "Returned: {name}. Press u to undo."),
    "false-noted": (
        "Vals alarm onthouden. Druk op u om het te herstellen.",
        "False alarm remembered. Press u to undo.",
    ),
    "undone": ("Ongedaan gemaakt: {name}.", "Undone: {name}."),
    "nothing-to-undo": ("U heeft hier nog niets beslist.", "You have not decided anything here yet."),
    "already-false": ("Deze bevinding telt al niet meer mee.", "This finding does not count any more."),
    "exported": ("{n} testgevallen bewaard in {path}.", "{n} test cases saved in {path}."),
    "no-cases": (
        "Er zijn nog geen valse alarmen of gemiste fouten.",
        "There are no false alarms or missed faults yet.",
    ),
    "select-words": (
        "Kies de woorden: pijltjes, met Shift selecteren. Enter is klaar, Esc stopt.",
        "Select the words: arrows, Shift selects. Enter is done, Esc stops.",
    ),
    "nothing-selected": ("Er staan hier geen woorden.", "There are no words here."),
    "marked": ("Gemarkeerd: {rule}.", "Marked: {rule}."),
    "missed-noted": ("Gemiste fout onthouden: {rule}.", "Missed fault remembered: {rule}."),
    "judged": (
        "U vond {own} soorten fouten, replycheck {tool}; {both} zijn gelijk.",
        "You found {own} kinds of faults, replycheck {tool}; {both} are the same.",
    ),
    "in-hand": ("{name} is met dit antwoord bezig.", "{name} is working on this reply."),
    "not-disputed": ("Dit antwoord is niet betwist.", "This reply is not disputed."),
    "closed": ("Afgesloten: {name}. De notitie blijft staan.", "Closed: {name}. The note stands."),
    "skipped-once": ("Achteraan gezet: {name}.", "Moved to the end: {name}."),
    # promises
    "late-promises": ("beloften te laat: {n} (d)", "promises overdue: {n} (d)"),
    "key.promises": ("Beloften", "Promises"),
    "do.promises": ("De beloften die openstaan, en wat ervan kwam", "The open promises, and what became of them"),
    "promise.overdue": ("te laat", "overdue"),
    "promise.soon": ("bijna", "soon"),
    "promise.open": ("open", "open"),
    "promise.view.all": ("{n} beloften open", "{n} promises open"),
    "promise.view.overdue": ("{n} beloften te laat", "{n} promises overdue"),
    "promise.view.today": ("{n} beloften voor vandaag", "{n} promises due today"),
    "promise.view.week": ("{n} beloften voor de komende zeven dagen", "{n} promises due in seven days"),
    "promise.late": ("{n} te laat", "{n} overdue"),
    "promise.empty": (
        "Hier staat geen belofte open.\n\n"
        "Beloften komen hier als u in het schrijfscherm Verzonden kiest (F9),\n"
        "of met: replycheck promises add. v toont een andere lijst.",
        "No promise is open here.\n\n"
        "Promises get here when you choose Sent in the writing screen (F9),\n"
        "or with: replycheck promises add. v shows another list.",
    ),
    "promise.key.kept": ("Nagekomen", "Kept"),
    "promise.key.broken": ("Niet nagekomen", "Broken"),
    "promise.key.withdrawn": ("Vervallen", "Withdrawn"),
    "promise.key.undo": ("Herstel", "Undo"),
    "promise.key.view": ("Lijst", "List"),
    "promise.key.refresh": ("Ververs", "Refresh"),
    "promise.key.close": ("Terug", "Back"),
    "promise.now.kept": ("Nagekomen: {words}", "Kept: {words}"),
    "promise.now.broken": ("Niet nagekomen: {words}", "Broken: {words}"),
    "promise.now.withdrawn": ("Vervallen: {words}", "Withdrawn: {words}"),
    "promise.nothing-to-undo": ("Er is hier nog niets veranderd.", "Nothing was changed here yet."),
}
