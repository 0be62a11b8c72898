"""The Dutch time words. Symbols are those of the rules; the format of the table is `words.read_table`'s."""

from __future__ import annotations

from .words import Entry, Lexicon, dutch_halves, dutch_numbers, dutch_ordinals, read_table

_TABLE = r"""
X: die begint op, die start op, die ingaat op, gelukkig nieuwjaar, gelukkig nieuw jaar, vrolijk kerstfeest, fijne kerst, prettige kerst, vrolijk pasen
MONTH 1: januari, jan
MONTH 2: februari, feb, febr
MONTH 3: maart, mrt
MONTH 4: april, apr
MONTH 5: mei
MONTH 6: juni, jun
MONTH 7: juli, jul
MONTH 8: augustus, aug
MONTH 9: september, sep, sept
MONTH 10: oktober, okt
MONTH 11: november, nov
MONTH 12: december, dec
UNIT second: seconde, seconden, secondes, sec, secs, second
UNIT minute: minuut, minuten, min, mins, minuutje, minuutjes
UNIT hour: uren, uurtje, uurtjes
UNIT quarter-hour: kwartier, kwartiertje
UNIT half-hour: halfuur, halfuurtje
UNIT day: dag, dagen, dgn, etmaal, kalenderdag, kalenderdagen, dagje, dagjes
UNIT workday: werkdag, werkdagen
UNIT week: week, weken, weekje, weekjes
UNIT weekend: weekend, weekeinde, weekends, weekenden
UNIT month: maand, maanden, maandje
UNIT quarter: kwartaal, kwartalen
UNIT year: jaar, jaren, jr, kalenderjaar
UNIT decade: decennium, decennia
UNIT century: eeuw
UNIT workweek: werkweek, werkweken
HOLIDAY christmas: kerst, kerstmis, kerstdag
HOLIDAY christmas-eve: kerstavond
HOLIDAY new-year-eve: oud en nieuw, oudejaarsavond, oudjaarsavond, oudejaarsdag, oudjaar, silvester,
    silvesteravond
HOLIDAY new-year: nieuwjaar, nieuwjaarsdag, yuandan
HOLIDAY prinsjesdag: prinsjesdag
HOLIDAY dutch-veterans-day: veteranendag, nederlandse veteranendag
HOLIDAY teachers-day: dag van de leraar, dag van de leerkracht
HOLIDAY queens-day: koninginnedag
HOLIDAY mlk-day: mlkdag, mlk-dag, martin luther kingdag, martin luther king-dag
HOLIDAY easter: pasen, paasdag, paaszondag
HOLIDAY easter-monday: paasmaandag
HOLIDAY good-friday: goede vrijdag
HOLIDAY kings-day: koningsdag
HOLIDAY remembrance: dodenherdenking
HOLIDAY liberation: bevrijdingsdag
HOLIDAY ascension: hemelvaart, hemelvaartsdag, onze-lieve-heer-hemelvaart
HOLIDAY whit-sunday: pinksteren, pinksterdag, pinksterzondag
HOLIDAY whit-monday: pinkstermaandag
HOLIDAY ash-wednesday: aswoensdag
HOLIDAY saint-nicholas-eve: sinterklaas, sinterklaasavond, pakjesavond
HOLIDAY saint-martin: sint-maarten
HOLIDAY labour-day: dag van de arbeid, feest van de arbeid
HOLIDAY all-saints: allerheiligen
HOLIDAY epiphany: driekoningen
HOLIDAY mothers-day: moederdag
HOLIDAY fathers-day: vaderdag
HOLIDAY valentine: valentijnsdag, valentijn
HOLIDAY carnival: carnaval
HOLIDAY halloween: halloween
HOLIDAY black-friday: black friday
HOLIDAY cyber-monday: cyber monday
HOLIDAY all-souls: allerzielen
HOLIDAY kingdom-day: koninkrijksdag
HOLIDAY keti-koti: keti koti, ketikoti
HOLIDAY womens-day: internationale vrouwendag, wereldvrouwendag
HOLIDAY palm-sunday: palmzondag, palmpasen
HOLIDAY maundy-thursday: witte donderdag
HOLIDAY holy-saturday: stille zaterdag, paaszaterdag
HOLIDAY corpus-christi: sacramentsdag
HOLIDAY shrove-tuesday: vastenavond
HOLIDAY assumption: maria-hemelvaart, maria-tenhemelopneming, onze-lieve-vrouw-hemelvaart
HOLIDAY saint-nicholas: sint-nicolaas
HOLIDAY memorial-day: memorial day
HOLIDAY presidents-day: presidents day, presidentsdag
HOLIDAY veterans-day: veterans day
HOLIDAY columbus-day: columbus day, columbusdag
HOLIDAY us-labor-day: labor day
HOLIDAY groundhog-day: groundhog day
HOLIDAY independence-day: independence day
HOLIDAY bonfire-night: guy fawkes
HOLIDAY new-year-eve: oudejaarsnacht, oudjaarsdag, oudejaar
HOLIDAY christmas-eve: kerstnacht
HOLIDAY saint-martin: wapenstilstand, wapenstilstandsdag
HOLIDAY flemish-day: vlaamse feestdag, feest van de vlaamse gemeenschap
HOLIDAY independence-day: onafhankelijkheidsdag
HOLIDAY juneteenth: juneteenth, vrijheidsdag, jubilee day
HOLIDAY world-animal-day: dierendag
HOLIDAY thanksgiving: thanksgiving, thanksgiving day, dankzeggingsdag
HOLIDAY earth-day: dag van de aarde
HOLIDAY saint-patrick: patricksdag, saint patricks day, st. patrick's day, st patrick's day, saint patrick's day
VAGUE: zodra mogelijk, binnenkort, spoedig, zo spoedig mogelijk, zo snel mogelijk, zo vlug mogelijk, zo gauw mogelijk,
    z.s.m., zsm, asap, zo snel als we kunnen, zo snel als ik kan, zo snel als wij kunnen, zo snel als
    mogelijk, zo spoedig als mogelijk, zo snel als dat kan, zo snel als kan, zeer binnenkort, heel
    binnenkort, zeer spoedig, snel, gauw, op korte termijn, op zeer korte termijn, op termijn, weldra,
    eerdaags, eerstdaags, een dezer dagen, een dezer, binnen afzienbare tijd,
    binnen afzienbare termijn, mettertijd, bij gelegenheid,
    te zijner tijd, t.z.t., tzt, op tijd, tijdig, op een later moment, op een
    later tijdstip, ten spoedigste, vlug, met spoed, zo vlot mogelijk, vlot
SOON: straks, zo meteen, zometeen, zo dadelijk, zodadelijk, dadelijk, meteen, direct, onmiddellijk, nu
    meteen, nu direct, per direct, per omgaande, zo direct, ogenblikkelijk, terstond, a la minute, elk
    moment, ieder moment
UUR: uur, u, u., h, hr, uurs
PARTG day: overdag
RELDAY 0: vandaag, heden, vandaag nog, nog vandaag, vandaag de dag
RELDAY 2: overmorgen, de dag na morgen, dag na morgen
RELDAY -1: gisteren
RELDAY -2: eergisteren
MORGEN 1: morgen
NOW: nu, op dit moment, op het moment, nu al, op dit ogenblik
THIS: deze, dit, huidige, huidig, lopende, dezelfde, hetzelfde
NEXT: volgende, volgend, daaropvolgende, opvolgende
COMING: komende, komend, aanstaande, aanstaand, a.s., as., eerstvolgende, eerstkomende, aankomende,
    aankomend
LAST: vorige, vorig, afgelopen, voorbije, verleden, jongstleden, jl., jl, voorgaande, voorafgaande, laatste,
    laatst
A 1: een, 'n
THE: de, het, 't, der, den, mijn, onze
VAN: van
DURING: in de loop van, tijdens, gedurende, door de
AND: en, &
OR: of
IN: in
OVER: over
WITHIN: binnen, in minder dan
AFTER: na, later dan, pas na, na afloop van
BEFORE: voor, eerder dan, voordat het, vroeger dan, voorafgaand aan
BY: uiterlijk, tegen, voor of gelijk aan, om of voor, op zijn laatst, op z'n laatst, ten laatste, niet later dan, ten laatste op, uiterlijk
    op, uiterlijk voor, uiterlijk in, uiterlijk om, voor of op, op of voor, op of eerder dan, op of vroeger
    dan, eerder dan of op, voor of in, uiterlijk tegen, op uiterlijk, voor het einde van de dag van
SINCE: vanaf, sinds, sedert, om of na, op of na, na of gelijk aan, later dan of op, beginnend, startend, zo
    vroeg als, al zo vroeg als, met ingang van, m.i.v., per, ingaande, beginnend op, beginnend vanaf,
    startend op, startend vanaf
TILL: tot, tot aan
UNTIL: tot en met, t/m, tem, t.e.m., tot en met uiterlijk
FROM: vanaf
BETWEEN: tussen
ON: op
AT: om
AROUND: rond, omstreeks, circa, ca., ca, ongeveer, rondom, plusminus, zo'n
FOR: voor de duur van
AGO: geleden
LATER: later, na nu, vanaf nu
START: begin, start
MID: mid, midden, medio, halverwege
END: eind, einde
REST: rest
EARLY: vroeg, vroege
EARLIER: eerder, vroeger
LATE: laat, late
HALF: half, halve, ½
QUART: kwart
FEW 3: paar, enkele, aantal, enige, tal, meerdere, verschillende
NOON 12: twaalf uur 's middags, noen, middaguur, het middaguur
NOON 0: middernacht, twaalf uur 's nachts
LUNCH: lunch, middageten
MEAL lunch: lunchtijd, lunchpauze
LUNCH breakfast: ontbijt
LUNCH dinner: avondeten, diner
AMPM am: am, a.m., a.m, vm, v.m.
AMPM pm: pm, p.m., p.m, nm, n.m.
EVERY: elke, elk, iedere, ieder, alle, wekelijks, maandelijks, dagelijks, jaarlijks
WHOLE: hele, heel, gehele, volledige, volle
ANOTHER: nog een, nog
MAX: maximaal, max, max., hooguit, hoogstens, minimaal, minstens, meer dan, minder dan, langer dan, korter
    dan, ruim, bijna, tot maximaal
DAYEND: einde werkdag, einde van de werkdag, eind van de werkdag, einde van de dag, eind van de dag, einde
    dag, sluitingstijd, het einde van de dag, het eind van de dag, het einde van de werkdag, eod, einde
    kantooruren
HOURSOPEN: kantooruren, werktijd, kantoortijd, openingstijden, werkuren
QNAME 1: q1, k1
QNAME 2: q2, k2
QNAME 3: q3, k3
QNAME 4: q4, k4
HNAME 1: h1, eerste helft, 1e helft
HNAME 2: h2, tweede helft, 2e helft
FISCAL: schooljaar, boekjaar, studiejaar, academiejaar, belastingjaar
THATUNIT week: die week
THATUNIT weekend: dat weekend
THATUNIT month: die maand
THATUNIT quarter: dat kwartaal
THATUNIT year: dat jaar
SOMEUNITS minute: wat minuten
SOMEUNITS hour: wat uren
SOMEUNITS day: wat dagen
SOMEUNITS week: wat weken
SOMEUNITS month: wat maanden
SOMEUNITS year: wat jaren
NEARDAY 1: dag erna, dag daarna, dag nadien
NEARDAY -1: dag ervoor, dag daarvoor
THEREAFTER: daarna, nadien
ONWARD: en daarna, en later, en verder
LANG: lang
PLAIN: terug, weg, klaar, bij, thuis, niet, nog, wel, vertrekken, komen, bezorgd, geleverd, af
YEARBASE 2000: tweeduizend
YEARBASE 1700: zeventienhonderd
YEARBASE 1800: achttienhonderd
YEARBASE 1900: negentienhonderd
TODATE: tot op heden, tot nu toe, tot dusver, tot nog toe
SEASON SP: lente, voorjaar
SEASON SU: zomer
SEASON FA: herfst, najaar
SEASON WI: winter
"""
_PARTS = {
    "ochtend": "morning",
    "morgen": "morning",
    "voormiddag": "morning",
    "middag": "afternoon",
    "namiddag": "afternoon",
    "avond": "evening",
    "nacht": "night",
}
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT_WEEKDAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "vrij": 4, "za": 5, "zo": 6}
_CUT_WEEKDAYS = {"dins": 1, "dinsd": 1, "woens": 2, "woensd": 2, "dond": 3, "donder": 3, "vrijd": 4, "zat": 5}
_DAY_STEMS = {"van": 0, "morgen": 1, "overmorgen": 2, "gister": -1, "gisteren": -1, "eergister": -2}
_CENTURIES = {"zestien": 1600, "zeventien": 1700, "achttien": 1800, "negentien": 1900}
# "rond elven": only after such a word, since vieren and achten are verbs
_ROUND_HOURS = "enen tweeen drieen vieren vijven zessen zevenen achten negenen tienen elven twaalven"


def _build() -> dict[str, Entry]:
    table = read_table(_TABLE)
    table.update({word: ("NUM", value) for word, value in dutch_numbers().items()})
    table.update({word: ("ORD", value) for word, value in dutch_ordinals().items()})
    table["morgenvroeg"] = ("PARTDAY", (1, "morning"))
    table.update({word: ("ONEHALF", value) for word, value in dutch_halves().items()})
    table.update({word: ("HOURISH", hour) for hour, word in enumerate(_ROUND_HOURS.split(), 1)})
    return table | _years() | _weekdays() | _day_parts()


def _years() -> dict[str, Entry]:
    """tweeduizendachttien, negentienzevenentachtig, zeventienhonderdnegenentachtig."""
    table: dict[str, Entry] = {}
    for word, value in dutch_numbers().items():
        table[f"tweeduizend{word}"] = ("YEARWORD", 2000 + value)
        for century, start in _CENTURIES.items():
            table[f"{century}honderd{word}"] = table[f"{century}honderden{word}"] = ("YEARWORD", start + value)
            if value > 9:
                table[f"{century}{word}"] = ("YEARWORD", start + value)
    return table


def _weekdays() -> dict[str, Entry]:
    table: dict[str, Entry] = {word: ("WDSHORT", number) for word, number in _SHORT_WEEKDAYS.items()}
    table.update({word: ("WDCUT", number) for word, number in _CUT_WEEKDAYS.items()})
    for number, day in enumerate(_WEEKDAYS):
        table[day] = ("WEEKDAY", number)
        table[day + "en"] = table[day + "s"] = ("DAYS", number)
        table.update({day + part: ("WDPART", (number, name)) for part, name in _PARTS.items()})
    return table


def _day_parts() -> dict[str, Entry]:
    """vanavond, morgenochtend, 's middags (whose apostrophe the lexer takes), de ochtenden."""
    table: dict[str, Entry] = {}
    for part, name in _PARTS.items():
        table.update({stem + part: ("PARTDAY", (days, name)) for stem, days in _DAY_STEMS.items()})
        table.update(dict.fromkeys((f"s {part}s", f"s' {part}s", f"s{part}s"), ("PARTG", name)))
        table[f"{part}s"] = ("PART", name)
        if part != "morgen":
            table[part] = table[f"{part}en"] = ("PART", name)
    return table


LEXICON = Lexicon(entries=_build())
