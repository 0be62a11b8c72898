"""Verbs of service replies put in the place of the treebank's, for Dutch."""

from __future__ import annotations

import random
from dataclasses import replace

from replycheck.training.conllu import Sentence, Word

# Stem, infinitive, past participle.
SERVICE_VERBS = """
stuur sturen gestuurd; bel bellen gebeld; mail mailen gemaild; app appen geappt; boek boeken geboekt;
plan plannen gepland; regel regelen geregeld; zoek zoeken gezocht; stort storten gestort; meld melden
gemeld; pak pakken gepakt; werk werken gewerkt; check checken gecheckt; chat chatten gechat; betaal
betalen betaald; bestel bestellen besteld; lever leveren geleverd; verzend verzenden verzonden; ontvang
ontvangen ontvangen; vergoed vergoeden vergoed; annuleer annuleren geannuleerd; controleer controleren
gecontroleerd; informeer informeren geïnformeerd; reageer reageren gereageerd; activeer activeren
geactiveerd; blokkeer blokkeren geblokkeerd; reserveer reserveren gereserveerd; installeer installeren
geïnstalleerd; corrigeer corrigeren gecorrigeerd; crediteer crediteren gecrediteerd; factureer
factureren gefactureerd; registreer registreren geregistreerd; noteer noteren genoteerd; escaleer
escaleren geëscaleerd; compenseer compenseren gecompenseerd; repareer repareren gerepareerd; adviseer
adviseren geadviseerd; probeer proberen geprobeerd; accepteer accepteren geaccepteerd; garandeer
garanderen gegarandeerd; verwerk verwerken verwerkt; verwijder verwijderen verwijderd; verleng verlengen
verlengd; verstuur versturen verstuurd; vervang vervangen vervangen; verwacht verwachten verwacht; vraag
vragen gevraagd; verzoek verzoeken verzocht; verzeker verzekeren verzekerd; verklaar verklaren
verklaard; vermeld vermelden vermeld; vernieuw vernieuwen vernieuwd; verplaats verplaatsen verplaatst;
bevestig bevestigen bevestigd; beantwoord beantwoorden beantwoord; bekijk bekijken bekeken; begrijp
begrijpen begrepen; beloof beloven beloofd; bezorg bezorgen bezorgd; bespreek bespreken besproken;
beoordeel beoordelen beoordeeld; bewaar bewaren bewaard; bied bieden geboden; benader benaderen
benaderd; behandel behandelen behandeld; beschouw beschouwen beschouwd; besluit besluiten besloten;
bereik bereiken bereikt; bedank bedanken bedankt; beëindig beëindigen beëindigd; los lossen gelost; kijk
kijken gekeken; lees lezen gelezen; schrijf schrijven geschreven; geef geven gegeven; vind vinden
gevonden; houd houden gehouden; laat laten gelaten; neem nemen genomen; zet zetten gezet; leg leggen
gelegd; haal halen gehaald; breng brengen gebracht; kom komen gekomen; ga gaan gegaan; sta staan
gestaan; doe doen gedaan; zie zien gezien; weet weten geweten; denk denken gedacht; hoop hopen gehoopt;
hoor horen gehoord; lijk lijken geleken; blijf blijven gebleven; begin beginnen begonnen; wacht wachten
gewacht; help helpen geholpen; klik klikken geklikt; kies kiezen gekozen; vul vullen gevuld; voeg voegen
gevoegd; vergeet vergeten vergeten; wijzig wijzigen gewijzigd; ondersteun ondersteunen ondersteund; lach
lachen gelachen; onderzoek onderzoeken onderzocht; overleg overleggen overlegd; open openen geopend;
sluit sluiten gesloten; start starten gestart; stop stoppen gestopt; test testen getest; toon tonen
getoond; tel tellen geteld; trek trekken getrokken; draai draaien gedraaid; druk drukken gedrukt;
gebruik gebruiken gebruikt; geloof geloven geloofd; snap snappen gesnapt; spijt spijten gespeten;
excuseer excuseren geëxcuseerd; let letten gelet; luister luisteren geluisterd; praat praten gepraat;
spreek spreken gesproken; klaag klagen geklaagd; klop kloppen geklopt; koop kopen gekocht; ruil ruilen
geruild; retourneer retourneren geretourneerd; scan scannen gescand; print printen geprint; download
downloaden gedownload; upload uploaden geüpload; deel delen gedeeld; dien dienen gediend; eis eisen
geëist; fix fixen gefixt; maak maken gemaakt; merk merken gemerkt; noem noemen genoemd; pas passen
gepast; reken rekenen gerekend; reis reizen gereisd; schrik schrikken geschrokken; stel stellen gesteld;
stem stemmen gestemd; storneer storneren gestorneerd; streef streven gestreefd; teken tekenen getekend;
twijfel twijfelen getwijfeld; verbind verbinden verbonden; verbreek verbreken verbroken; verhelp
verhelpen verholpen; verontschuldig verontschuldigen verontschuldigd; vertel vertellen verteld; vertrouw
vertrouwen vertrouwd; volg volgen gevolgd; voorkom voorkomen voorkomen; waardeer waarderen gewaardeerd;
wens wensen gewenst; wijs wijzen gewezen; zeg zeggen gezegd; zorg zorgen gezorgd; zit zitten gezeten;
keer keren gekeerd; schakel schakelen geschakeld; reset resetten gereset; parkeer parkeren geparkeerd;
rijd rijden gereden; log loggen gelogd; raad raden geraden; vink vinken gevinkt; aarzel aarzelen
geaarzeld; negeer negeren genegeerd; kopieer kopiëren gekopieerd; plak plakken geplakt; voer voeren
gevoerd; voldoe voldoen voldaan; vermijd vermijden vermeden; herstel herstellen hersteld; herstart
herstarten herstart; selecteer selecteren geselecteerd; synchroniseer synchroniseren gesynchroniseerd
"""


def other_verb(sentence: Sentence, rng: random.Random) -> Sentence:
    """One full verb becomes a verb of service replies, in the same form; sense is not kept, grammar is."""
    places = [i for i, word in enumerate(sentence.words) if _replaceable(word)]
    if not places:
        return sentence
    place = rng.choice(places)
    words = list(sentence.words)
    words[place] = _exchanged(words[place], rng.choice(_VERBS))
    return replace(sentence, words=tuple(words))


_FORMS = ("WW|pv|tgw|ev", "WW|pv|tgw|met-t", "WW|pv|tgw|mv", "WW|inf|vrij|zonder", "WW|vd|vrij|zonder")
_VERBS = [entry.split() for entry in SERVICE_VERBS.split(";")]


def _third(stem: str) -> str:
    return stem if stem.endswith("t") else {"ga": "gaat", "sta": "staat"}.get(stem, f"{stem}t")


def _replaceable(word: Word) -> bool:
    whole = not any(word.form.lower().startswith(start) for start in ("in", "op", "aan", "af", "uit", "over"))
    clear = word.tag != _FORMS[0] or not word.form.endswith("t")  # "heet" may be first or third person
    return word.pos == "VERB" and word.tag in _FORMS and whole and clear and word.lemma not in ("zijn", "hebben")


def _exchanged(word: Word, verb: list[str]) -> Word:
    stem, infinitive, participle = verb
    third = _third(stem)
    form = dict(zip(_FORMS, (stem, third, infinitive, infinitive, participle), strict=True))[word.tag]
    tag = "WW|pv|tgw|ev" if word.tag == _FORMS[1] and third == stem else word.tag
    return replace(word, form=form.capitalize() if word.form[0].isupper() else form, lemma=infinitive, tag=tag)
