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

# Particle and stem of verbs whose particle is written on in subordinate clauses: "dat u inlogt".
PARTICLE_VERBS = """
toe voeg; toe stuur; toe pas; toe licht; in log; in vul; in stel; in dien; in plan; in lever; in schat; in zie;
in ga; aan geef; aan pas; aan vraag; aan bied; aan kom; aan neem; aan raad; aan meld; aan lever; aan vink;
op neem; op los; op stuur; op haal; op zoek; op zet; op volg; op merk; op bel; op geef; op start; op sla; af rond;
af handel; af sluit; af spreek; af lever; af loop; af haal; af schrijf; af wijs; af boek; uit zoek; uit voer;
uit leg; uit betaal; uit log; uit print; uit nodig; over maak; over neem; over zet; over stap; terug bel;
terug stuur; terug stort; terug kom; terug betaal; terug krijg; terug vind; terug boek; door geef; door stuur;
door verbind; na kijk; na lees; mee stuur; mee neem; mee denk; mee deel; voor stel; voor leg; voor kom;
bij werk; bij voeg; klaar zet; klaar staat; weg haal; langs kom; plaats vind; vast leg; vast stel
"""
_MORE_STEMS = {"licht": "lichten", "stel": "stellen", "schat": "schatten", "sla": "slaan", "rond": "ronden",
    "handel": "handelen", "loop": "lopen", "nodig": "nodigen", "krijg": "krijgen"}  # fmt: skip


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


def lemma_patterns() -> list[dict[str, object]]:
    """Rules for spaCy's attribute ruler: the lemma of these verbs' present singular, capitals included.

    The lemmatizer knows a rule only with the letters that it changes, so it cannot carry "stuur" to "Stuur",
    and it has seen few of the particle verbs.
    """
    lemmas = {stem: infinitive for stem, infinitive, _ in _VERBS}
    wanted = {form: lemma for stem, lemma in lemmas.items() for form in (stem, _third(stem))}
    wanted |= {"heb": "hebben", "hebt": "hebben", "heeft": "hebben", "ben": "zijn", "bent": "zijn"}
    for pair in PARTICLE_VERBS.split(";"):
        particle, stem = pair.split()
        infinitive = (lemmas | _MORE_STEMS).get(stem)
        if infinitive:
            wanted |= {particle + form: particle + infinitive for form in (stem, _third(stem))}
    present = {"IN": list(_FORMS[:2])}
    rules: list[dict[str, object]] = [
        {"patterns": [[{"LOWER": form, "TAG": present}]], "attrs": {"LEMMA": lemma}} for form, lemma in wanted.items()
    ]
    return [*rules, {"patterns": [[{"LOWER": "gelieve", "POS": {"IN": ["VERB", "AUX"]}}]], "attrs": {"LEMMA": "gelieven"}}]


_HELPING = ("aux", "aux:pass", "cop")


def helping_verb_patterns() -> list[dict[str, object]]:
    """Rules for spaCy's attribute ruler: a verb is an auxiliary exactly where the parser has it help another
    word, as the treebanks have it."""
    helps: dict[str, object] = {"POS": "VERB", "DEP": {"IN": list(_HELPING)}}
    stands: dict[str, object] = {"POS": "AUX", "DEP": {"NOT_IN": list(_HELPING)}}
    return [{"patterns": [[helps]], "attrs": {"POS": "AUX"}}, {"patterns": [[stands]], "attrs": {"POS": "VERB"}}]


_NO_START = 2**64 - 1
"""-1 for SENT_START, as the unsigned number that spaCy's rulers take."""


def boundary_patterns() -> list[dict[str, object]]:
    """Rules for spaCy's attribute ruler: no sentence begins behind a colon, semicolon or opening mark, nor
    with a closing one."""
    behind = [{"ORTH": {"IN": [":", ";", ",,", "\u201e", "``", "(", "\u00ab"]}}, {}]
    closing = [{"ORTH": {"IN": ["''", "\u201d", "\u00bb", ")", ",", ".", ";", ":"]}}]
    return [
        {"patterns": [behind], "attrs": {"SENT_START": _NO_START}, "index": 1},
        {"patterns": [closing], "attrs": {"SENT_START": _NO_START}},
    ]


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
