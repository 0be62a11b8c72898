"""The Dutch time words. Symbols are those of `grammar.py`."""

from __future__ import annotations

from .words import Entry, Lexicon, dutch_halves, dutch_numbers, dutch_ordinals, entries

_PARTS = {"ochtend": "morning", "morgen": "morning", "voormiddag": "morning", "middag": "afternoon",
          "namiddag": "afternoon", "avond": "evening", "nacht": "night"}  # fmt: skip
_WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_ROUND_HOURS = "enen tweeen drieen vieren vijven zessen zevenen achten negenen tienen elven twaalven"
_CUT_WEEKDAYS = {"woens": 2, "dins": 1, "donder": 3, "zat": 5, "vrijd": 4, "dinsd": 1, "woensd": 2, "dond": 3}
_SHORT_WEEKDAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "vrij": 4, "za": 5, "zo": 6}
_MONTHS = {
    "januari|jan": 1, "februari|feb|febr": 2, "maart|mrt": 3, "april|apr": 4, "mei": 5, "juni|jun": 6, "juli|jul": 7,
    "augustus|aug": 8, "september|sep|sept": 9, "oktober|okt": 10, "november|nov": 11, "december|dec": 12,
}  # fmt: skip
_UNITS = {
    "seconde|seconden|secondes|sec|secs|second": "second", "minuut|minuten|min|mins|minuutje|minuutjes": "minute",
    "uren|uurtje|uurtjes": "hour", "kwartier|kwartiertje": "quarter-hour", "halfuur|halfuurtje": "half-hour",
    "dag|dagen|dgn|etmaal|kalenderdag|kalenderdagen|dagje|dagjes": "day",
    "werkdag|werkdagen": "workday", "week|weken|weekje|weekjes": "week", "weekend|weekeinde|weekends": "weekend",
    "maand|maanden|maandje": "month", "kwartaal|kwartalen": "quarter", "jaar|jaren|jr|kalenderjaar": "year",
    "decennium|decennia": "decade", "eeuw": "century", "werkweek|werkweken": "workweek",
}  # fmt: skip
_HOLIDAYS = {
    "kerst|kerstmis|kerstdag": "christmas",
    "kerstavond": "christmas-eve", "oud en nieuw|oudejaarsavond|oudjaarsavond|oudejaarsdag|oudjaar|silvester|silvesteravond": "new-year-eve",
    "nieuwjaar|nieuwjaarsdag|yuandan": "new-year", "prinsjesdag": "prinsjesdag", "veteranendag|nederlandse veteranendag": "dutch-veterans-day", "dag van de leraar|dag van de leerkracht": "teachers-day", "koninginnedag": "queens-day", "mlkdag|martin luther kingdag": "mlk-day", "pasen|paasdag|paaszondag": "easter",
    "paasmaandag": "easter-monday", "goede vrijdag": "good-friday",
    "koningsdag": "kings-day", "dodenherdenking": "remembrance", "bevrijdingsdag": "liberation",
    "hemelvaart|hemelvaartsdag|onze-lieve-heer-hemelvaart": "ascension",
    "pinksteren|pinksterdag|pinksterzondag": "whit-sunday",
    "pinkstermaandag": "whit-monday", "aswoensdag": "ash-wednesday",
    "sinterklaas|sinterklaasavond|pakjesavond": "saint-nicholas-eve", "sint-maarten": "saint-martin",
    "dag van de arbeid|feest van de arbeid": "labour-day", "allerheiligen": "all-saints",
    "driekoningen": "epiphany", "moederdag": "mothers-day", "vaderdag": "fathers-day", "valentijnsdag|valentijn": "valentine",
    "carnaval": "carnival", "halloween": "halloween", "black friday": "black-friday", "cyber monday": "cyber-monday",
    "wapenstilstand": "saint-martin", "vlaamse feestdag": "flemish-day", "onafhankelijkheidsdag": "independence-day",
    "juneteenth|vrijheidsdag|jubilee day": "juneteenth", "dierendag": "world-animal-day",
    "thanksgiving|thanksgiving day|dankzeggingsdag": "thanksgiving", "dag van de aarde": "earth-day", "patricksdag": "saint-patrick",
}  # fmt: skip
_VAGUE = (
    "binnenkort|spoedig|zo spoedig mogelijk|zo snel mogelijk|zo vlug mogelijk|zo gauw mogelijk|z.s.m.|zsm|asap|"
    "zo snel als we kunnen|zo snel als ik kan|zo snel als wij kunnen|zo snel als mogelijk|zo spoedig als mogelijk|"
    "zo snel als dat kan|zo snel als kan|"
    "zeer binnenkort|heel binnenkort|zeer spoedig|snel|gauw|op korte termijn|op zeer korte termijn|op termijn|"
    "weldra|eerdaags|een dezer dagen|te zijner tijd|t.z.t.|tzt|op tijd|tijdig|op een later moment|"
    "op een later tijdstip|ten spoedigste|vlug|met spoed|zo vlot mogelijk|vlot"
)
_SOON = (
    "straks|zo meteen|zometeen|zo dadelijk|zodadelijk|dadelijk|meteen|direct|onmiddellijk|nu meteen|nu direct|"
    "per direct|per omgaande|zo direct|ogenblikkelijk|terstond|a la minute|elk moment|ieder moment"
)


def _build() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for symbol, listing in _LISTINGS:
        table.update(entries(symbol, listing))  # type: ignore[arg-type]
    table.update({word: ("NUM", value) for word, value in dutch_numbers().items()})
    table.update({word: ("ORD", value) for word, value in dutch_ordinals().items()})
    table.update({f"tweeduizend{word}": ("YEARWORD", 2000 + value) for word, value in dutch_numbers().items()})
    table.update({f"negentien{word}": ("YEARWORD", 1900 + value) for word, value in dutch_numbers().items() if value > 9})
    table.update({word: ("ONEHALF", value) for word, value in dutch_halves().items()})
    table.update({word: ("HOURISH", hour) for hour, word in enumerate(_ROUND_HOURS.split(), 1)})
    table.update(_weekdays())
    table.update(_day_parts())
    return table


def _weekdays() -> dict[str, Entry]:
    table: dict[str, Entry] = {word: ("WDSHORT", number) for word, number in _SHORT_WEEKDAYS.items()}
    table.update({word: ("WDCUT", number) for word, number in _CUT_WEEKDAYS.items()})
    for number, day in enumerate(_WEEKDAYS):
        table[day] = ("WEEKDAY", number)
        table[day + "en"] = table[day + "s"] = ("DAYS", number)
        for part, name in _PARTS.items():
            table[day + part] = ("WDPART", (number, name))
    return table


def _day_parts() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for part, name in _PARTS.items():
        for stem, offset in (("van", 0), ("morgen", 1), ("overmorgen", 2), ("gister", -1), ("gisteren", -1), ("eergister", -2)):
            table[stem + part] = ("PARTDAY", (offset, name))
        table[f"s {part}s"] = table[f"s' {part}s"] = table[f"s{part}s"] = ("PARTG", name)
        if part != "morgen":
            table[part] = ("PART", name)
            table[part + "en"] = ("PART", name)
        table[f"{part}s"] = ("PART", name)
    del table["vanvoormiddag"]
    table["vannamiddag"] = ("PARTDAY", (0, "afternoon"))
    table["vannacht"] = ("PARTDAY", (0, "night"))
    return table


_LISTINGS: tuple[tuple[str, object], ...] = (
    ("MONTH", _MONTHS), ("UNIT", _UNITS), ("HOLIDAY", _HOLIDAYS), ("VAGUE", _VAGUE), ("SOON", _SOON),
    ("UUR", "uur|u|u.|h|hr|uurs"), ("PARTG", {"overdag": "day"}),
    ("RELDAY", {"vandaag|heden|vandaag nog|nog vandaag|vandaag de dag": 0, "overmorgen|de dag na morgen|dag na morgen": 2, "gisteren": -1, "eergisteren": -2}),
    ("MORGEN", {"morgen": 1}), ("NOW", "nu|op dit moment|op het moment|nu al|op dit ogenblik"),
    ("THIS", "deze|dit|huidige|huidig|lopende|dezelfde|hetzelfde"), ("NEXT", "volgende|volgend|daaropvolgende|opvolgende"),
    ("COMING", "komende|komend|aanstaande|aanstaand|a.s.|as.|eerstvolgende|eerstkomende|aankomende|aankomend"),
    ("LAST", "vorige|vorig|afgelopen|voorbije|verleden|jongstleden|jl.|jl|voorgaande|voorafgaande|laatste|laatst"),
    ("A", {"een|'n": 1}), ("THE", "de|het|'t|der|den|mijn|onze"), ("VAN", "van"), ("DURING", "in de loop van|tijdens|gedurende|door de"), ("AND", "en|&"), ("OR", "of"),
    ("IN", "in"), ("OVER", "over"), ("WITHIN", "binnen|in minder dan"), ("AFTER", "na|later dan|pas na|na afloop van"),
    ("BEFORE", "voor|eerder dan|voordat het|vroeger dan|voorafgaand aan"),
    ("BY", "uiterlijk|tegen|op zijn laatst|op z'n laatst|ten laatste|niet later dan|ten laatste op|uiterlijk op|"
     "uiterlijk voor|uiterlijk in|uiterlijk om|voor of op|op of voor|op of eerder dan|op of vroeger dan|eerder dan of op|voor of in|uiterlijk tegen|op uiterlijk|voor het einde van de dag van"),
    ("SINCE", "vanaf|sinds|sedert|om of na|op of na|na of gelijk aan|later dan of op|beginnend|startend|zo vroeg als|al zo vroeg als|met ingang van|m.i.v.|per|ingaande|beginnend op|beginnend vanaf|startend op|startend vanaf"),
    ("TILL", "tot|tot aan"), ("UNTIL", "tot en met|t/m|tem|t.e.m.|tot en met uiterlijk"),
    ("FROM", "vanaf"), ("BETWEEN", "tussen"), ("ON", "op"), ("AT", "om"), ("AROUND", "rond|omstreeks|circa|ca.|ca|ongeveer|rondom|plusminus|zo'n"),
    ("FOR", "voor de duur van"), ("AGO", "geleden"), ("LATER", "later|na nu|vanaf nu"),
    ("START", "begin|start"), ("MID", "midden|medio|halverwege"),
    ("END", "eind|einde"),
    ("REST", "rest"), ("EARLY", "vroeg|vroege"), ("EARLIER", "eerder|vroeger"), ("LATE", "laat|late"), ("HALF", "half|halve"),
    ("QUART", "kwart"), ("FEW", {"paar|enkele|aantal|enige|tal": 3}),
    ("NOON", {"twaalf uur 's middags|noen|middaguur|het middaguur": 12, "middernacht|twaalf uur 's nachts": 0}),
    ("MEAL", {"lunchtijd|lunchpauze": "lunch"}),
    ("AMPM", {"am|a.m.|a.m|vm|v.m.": "am", "pm|p.m.|p.m|nm|n.m.": "pm"}),
    ("EVERY", "elke|elk|iedere|ieder|alle|wekelijks|maandelijks|dagelijks|jaarlijks"), ("WHOLE", "hele|heel|gehele|volledige|volle"),
    ("ANOTHER", "nog een|nog"), ("MAX", "maximaal|max|max.|hooguit|hoogstens|minimaal|minstens|meer dan|minder dan|langer dan|korter dan|ruim|bijna|tot maximaal"),
    ("DAYEND", "einde werkdag|einde van de werkdag|eind van de werkdag|einde van de dag|eind van de dag|einde dag|sluitingstijd|"
     "het einde van de dag|het eind van de dag|het einde van de werkdag|eod|einde kantooruren"),
    ("HOURSOPEN", "kantooruren|werktijd|kantoortijd|openingstijden|werkuren"), ("QNAME", {"q1|k1": 1, "q2|k2": 2, "q3|k3": 3, "q4|k4": 4}),
    ("LANG", "lang"), ("PLAIN", "terug|weg|klaar|bij|thuis|niet|nog|wel|vertrekken|komen|bezorgd|geleverd|af"), ("YEARBASE", {"tweeduizend": 2000, "negentienhonderd": 1900}), ("TODATE", "tot op heden|tot nu toe|tot dusver|tot nog toe"),
    ("SEASON", {"lente|voorjaar": "SP", "zomer": "SU", "herfst|najaar": "FA", "winter": "WI"}),
)  # fmt: skip

_TRIGGER_SYMBOLS = {
    "MONTH", "UNIT", "HOLIDAY", "VAGUE", "SOON", "UUR", "PARTG", "PART", "PARTDAY", "WDPART", "RELDAY", "MORGEN", "NOW", "WEEKDAY", "NOON",
    "DAYEND", "ONEHALF", "HOURISH", "TODATE", "YEARWORD", "YEARBASE", "MEAL", "SEASON", "HOURSOPEN", "WDSHORT", "AMPM", "QNAME", "NUM", "ORD", "START", "END",
}  # fmt: skip
_TABLE = _build()
LEXICON = Lexicon(
    entries=_TABLE,
    triggers=frozenset(word for word, (symbol, _) in _TABLE.items() if symbol in _TRIGGER_SYMBOLS),
)
