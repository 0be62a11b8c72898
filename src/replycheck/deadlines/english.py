"""The English time words. Symbols are those of `grammar.py`."""

from __future__ import annotations

from .words import Entry, Lexicon, english_numbers, english_ordinals, entries

_WEEKDAYS = {
    "monday|mondy": 0, "tuesday|tues|tue": 1, "wednesday|wed|weds|wedn|wednes": 2, "thursday|thurs|thur|thu": 3,
    "friday|fri": 4, "saturday|sat": 5, "sunday|sun": 6, "mon": 0,
}  # fmt: skip
_MONTHS = {
    "january|jan": 1, "february|feb": 2, "march|mar": 3, "april|apr": 4, "may": 5, "june|jun": 6, "july|jul": 7,
    "august|aug": 8, "september|sep|sept": 9, "october|oct": 10, "november|nov": 11, "december|dec": 12,
}  # fmt: skip
_UNITS = {
    "seconds|sec|secs": "second", "minute|minutes|min|mins": "minute", "hour|hours|hr|hrs": "hour",
    "day|days|calendar day|calendar days": "day",
    "working day|working days|business day|business days|workday|workdays|work day|work days|weekdays": "workday",
    "week|weeks|wk|wks|calendar week": "week", "weekend|weekends": "weekend", "fortnight|fortnights": "fortnight",
    "working week|workweek|business week": "workweek", "month|months|mth|mths|calendar month": "month",
    "quarters|calendar quarter": "quarter", "year|years|yr|yrs|calendar year": "year", "decade|decades": "decade",
    "century|centuries": "century",
}  # fmt: skip
_PARTS = {
    "morning|mornings": "morning", "afternoon|afternoons": "afternoon", "evening|evenings|eve": "evening",
    "night|nights|overnight": "night", "daytime|day time": "day", "night-time|nighttime": "small-hours",
}  # fmt: skip
_HOLIDAYS = {
    "christmas|christmas day|xmas|xmas day": "christmas", "christmas eve|xmas eve": "christmas-eve", "boxing day": "boxing-day",
    "new year|new year's day|new years day|new year day|new year's|new years|yuandan": "new-year",
    "new year's eve|new years eve|new year eve": "new-year-eve", "good friday": "good-friday",
    "easter|easter sunday|easter day": "easter", "easter monday": "easter-monday", "ascension day": "ascension",
    "whit sunday|pentecost": "whit-sunday", "whit monday": "whit-monday", "may day|labour day|international workers' day|int'l workers day|workers' day": "labour-day",
    "labor day": "us-labor-day", "memorial day": "memorial-day", "independence day": "independence-day", "juneteenth": "juneteenth",
    "mlk day|martin luther king day|martin luther king jr day": "mlk-day", "presidents' day|presidents day|washington's birthday": "presidents-day",
    "columbus day": "columbus-day", "veterans day|veterans' day": "veterans-day", "thanksgiving|thanksgiving day": "thanksgiving",
    "black friday": "black-friday", "cyber monday": "cyber-monday", "earth day": "earth-day", "april fools|april fool's day|april fools' day": "april-fools",
    "groundhog day": "groundhog-day", "halloween|hallowe'en": "halloween", "bonfire night|guy fawkes night|guy fawkes day": "bonfire-night",
    "valentine's day|valentines day|valentine's": "valentine", "st patrick's day|st. patrick's day|st patricks day": "saint-patrick",
    "mother's day|mothers day|mothers' day": "mothers-day", "father's day|fathers day|fathers' day": "fathers-day",
    "king's day|kings day": "kings-day", "early may bank holiday": "early-may", "spring bank holiday": "spring-bank-holiday",
    "summer bank holiday|august bank holiday": "summer-bank-holiday", "all saints' day": "all-saints", "ash wednesday": "ash-wednesday",
}  # fmt: skip
_VAGUE = (
    "soon|very soon|shortly|very shortly|in due course|as soon as possible|as soon as we can|as soon as i can|asap|a.s.a.p.|"
    "as quickly as possible|as quickly as we can|as fast as possible|as fast as we can|at the earliest opportunity|"
    "at our earliest convenience|at your earliest convenience|at my earliest convenience|at your convenience|"
    "at the earliest convenience|as early as possible|before long|in the near future|in no time|quickly|swiftly|promptly|"
    "in the not too distant future|at a later date|at a later time|at some point|on time|in good time|in a timely manner|"
    "sometime soon|any day now|soonest|before too long|at the first opportunity|without delay|without undue delay|speedily|soon enough"
)
_SOON = (
    "right away|straight away|straightaway|immediately|in a moment|in a second|in a sec|in a bit|in a jiffy|"
    "in just a moment|in just a second|at once|any minute|any minute now|any moment|any moment now|momentarily|"
    "this minute|this instant|this very moment|in a little while|in a while|instantly|right this minute|in a few moments"
)


def _build() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for symbol, listing in _LISTINGS:
        table.update(entries(symbol, listing))  # type: ignore[arg-type]
    table.update({word: ("NUM", value) for word, value in english_numbers().items()})
    table.update({word: ("ORD", value) for word, value in english_ordinals().items() if word != "second"})
    for word, (symbol, value) in list(table.items()):
        if symbol == "WEEKDAY" and len(word) > 5:
            table[word + "s"] = ("DAYS", value)
    return table


_LISTINGS: tuple[tuple[str, object], ...] = (
    ("WEEKDAY", _WEEKDAYS), ("MONTH", _MONTHS), ("UNIT", _UNITS), ("PART", _PARTS), ("HOLIDAY", _HOLIDAYS), ("VAGUE", _VAGUE), ("SOON", _SOON),
    ("PARTDAY", {"tonight|tonite": (0, "tonight")}), ("SECOND", {"second": 2}),
    ("RELDAY", {"today": 0, "tomorrow|tmrw|tmr|tomorow|tomoz": 1, "yesterday": -1, "day after tomorrow|the day after tomorrow|day after tmrw|the day after tmrw": 2,
                "day before yesterday|the day before yesterday": -2, "the day after|the next day|the following day": 1}),
    ("NOW", "now|right now|at present|at the present time|at the moment|at the minute|at this moment|as of now|at this time"),
    ("THIS", "this|current|same|this current|this coming|this upcoming"), ("NEXT", "next|following"),
    ("COMING", "coming|upcoming|forthcoming"), ("LAST", "last|previous|past|prior"),
    ("A", {"a|an": 1}), ("THE", "the|my|our|your|that|these|those"), ("OF", "of"), ("AND", "and|&|and a"), ("OR", "or"),
    ("IN", "in|in about|in around|in approximately|in roughly"),
    ("WITHIN", "within|inside|within the|inside of|within about|in less than|in under|within a maximum of"),
    ("AFTER", "after|later than|not before|not until|greater than"),
    ("BEFORE", "before|prior to|in advance of|ahead of|earlier than|sooner than|on or earlier than"),
    ("BY", "by|no later than|not later than|at the latest by|by the latest|on or before|before or on|by no later than|latest by|as late as|"
           "on or earlier than|by at the latest"),
    ("SINCE", "since|starting|starting from|starting on|from|as of|as from|beginning|beginning on|with effect from|effective|effective from|as early as|"
              "on or after|after or equal to|at or after|later than or in|later than or on|onwards from"),
    ("TO", "to|thru|through"), ("TILL", "until|till|til|up to|up until|'til|through to"), ("BETWEEN", "between"),
    ("ON", "on"), ("AT", "at"), ("AROUND", "around|about|approximately|roughly|circa|approx|approx.|ca."), ("FOR", "for"),
    ("AGO", "ago"), ("LATER", "later|from now|hence|in the future"), ("FROMDAY", "from"),
    ("START", "start|beginning|very beginning"), ("MID", "mid|middle"),
    ("END", "end|very end"), ("REST", "rest|remainder"), ("EARLY", "early"), ("LATE", "late"), ("EARLIER", "earlier"),
    ("HALF", "half"), ("QUART", "quarter"), ("FEW", {"few|several|some|a few|a couple|couple|a couple of|couple of|a number of|another few": 3}),
    ("NOON", {"noon|midday|mid-day|noonish": 12, "midnight|mid-night": 0}), ("MEAL", {"lunchtime|lunch time": "lunch"}),
    ("AMPM", {"am|a.m.|a.m|a. m.|a. m|a m": "am", "pm|p.m.|p.m|p. m.|p. m|p m|p . m .": "pm", "ampm": ""}), ("OCLOCK", "o'clock|oclock|o clock"),
    ("EVERY", "every|each|any|once a|twice a|per|daily|weekly|monthly"), ("WHOLE", "whole|full|all|entire"), ("ANOTHER", "another"),
    ("MAX", "at most|at least|a maximum of|maximum|max|more than|less than|under|no more than|just over"),
    ("DAYEND", "end of day|end of the day|the end of the day|eod|the eod|close of business|cob|the close of business|end of business|end of business day|close of play|"
               "end of play|the end of the working day|end of the working day|closing time|the end of business|the end of play|end of the business day"),
    ("HOURSOPEN", "business hours|office hours|working hours|opening hours"), ("QNAME", {"q1": 1, "q2": 2, "q3": 3, "q4": 4}),
    ("TODATE", "to date"), ("X", "as soon as|up to date|best before|day by day|day after day|night after night|the other day|one day|day to day|good day"), ("HUNDRED", "hundred"), ("THOUSAND", "thousand"), ("FOLLOWDAY", "day after"),
    ("SEASON", {"spring": "SP", "summer": "SU", "autumn|fall": "FA", "winter": "WI"}), ("DURING", "during|throughout|in the course of|over the course of|over"),
    ("ZERO", {"oh|o": 0}),
)  # fmt: skip

_TRIGGER_SYMBOLS = {
    "WEEKDAY", "DAYS", "MONTH", "UNIT", "PART", "PARTDAY", "HOLIDAY", "VAGUE", "SOON", "RELDAY", "NOW", "NOON", "MEAL", "DAYEND", "HOURSOPEN", "SEASON",
    "QNAME", "TODATE", "OCLOCK", "AMPM", "NUM", "ORD", "SECOND", "START", "END", "QUART",
}  # fmt: skip
_TABLE = _build()
LEXICON = Lexicon(
    entries=_TABLE,
    triggers=frozenset(word for word, (symbol, _) in _TABLE.items() if symbol in _TRIGGER_SYMBOLS),
    possessive=True,
)
