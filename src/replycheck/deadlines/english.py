"""The English time words. Symbols are those of the rules; the format of the table is `words.read_table`'s."""

from __future__ import annotations

from .words import Entry, Lexicon, english_numbers, english_ordinals, read_table

_TABLE = r"""
WEEKDAY 0: monday, mondy
WEEKDAY 1: tuesday, tues, tue
WEEKDAY 2: wednesday, wed, weds, wedn, wednes
WEEKDAY 3: thursday, thurs, thur, thu
WEEKDAY 4: friday, fri
WEEKDAY 5: saturday, sat
WEEKDAY 6: sunday, sun
WEEKDAY 0: mon
MONTH 1: january, jan
MONTH 2: february, feb
MONTH 3: march, mar
MONTH 4: april, apr
MONTH 5: may
MONTH 6: june, jun
MONTH 7: july, jul
MONTH 8: august, aug
MONTH 9: september, sep, sept
MONTH 10: october, oct
MONTH 11: november, nov
MONTH 12: december, dec
UNIT second: seconds, sec, secs
UNIT minute: minute, minutes, min, mins
UNIT hour: hour, hours, hr, hrs
UNIT day: day, days, calendar day, calendar days
UNIT workday: working day, working days, business day, business days, workday, workdays, work day, work
    days, weekdays
UNIT week: week, weeks, wk, wks, calendar week
UNIT weekend: weekend, weekends
UNIT fortnight: fortnight, fortnights
UNIT workweek: working week, workweek, business week
UNIT month: month, months, mth, mths, calendar month
UNIT quarter: quarters, calendar quarter
UNIT year: year, years, yr, yrs, calendar year
UNIT decade: decade, decades
UNIT century: century, centuries
PART morning: morning, mornings
PART afternoon: afternoon, afternoons
PART evening: evening, evenings, eve
PART night: night, nights, overnight
PART day: daytime, day time
PART small-hours: night-time, nighttime
HOLIDAY christmas: christmas, christmas day, xmas, xmas day
HOLIDAY christmas-eve: christmas eve, xmas eve
HOLIDAY boxing-day: boxing day
HOLIDAY new-year: new year, new year's day, new years day, new year day, new year's, new years, yuandan
HOLIDAY new-year-eve: new year's eve, new years eve, new year eve
HOLIDAY good-friday: good friday
HOLIDAY easter: easter, easter sunday, easter day
HOLIDAY easter-monday: easter monday
HOLIDAY ascension: ascension day
HOLIDAY whit-sunday: whit sunday, pentecost
HOLIDAY whit-monday: whit monday
HOLIDAY labour-day: may day, labour day, international workers' day, int'l workers day, workers' day
HOLIDAY us-labor-day: labor day
HOLIDAY memorial-day: memorial day
HOLIDAY independence-day: independence day
HOLIDAY juneteenth: juneteenth
HOLIDAY mlk-day: mlk day, martin luther king day, martin luther king jr day
HOLIDAY presidents-day: presidents' day, presidents day, washington's birthday
HOLIDAY columbus-day: columbus day
HOLIDAY veterans-day: veterans day, veterans' day
HOLIDAY thanksgiving: thanksgiving, thanks giving, thanksgiving day
HOLIDAY black-friday: black friday
HOLIDAY cyber-monday: cyber monday
HOLIDAY all-souls: all souls' day, all souls day
HOLIDAY womens-day: international women's day, international womens day
HOLIDAY burns-night: burns night
HOLIDAY australia-day: australia day
HOLIDAY anzac-day: anzac day
HOLIDAY canada-day: canada day
HOLIDAY saint-david: st david's day, st. david's day
HOLIDAY saint-george: st george's day, st. george's day, saint george's day, st george day
HOLIDAY saint-andrew: st andrew's day, st. andrew's day
HOLIDAY inauguration: inauguration day
HOLIDAY flag-day: flag day
HOLIDAY bastille-day: bastille day
HOLIDAY cinco-de-mayo: cinco de mayo
HOLIDAY shrove-tuesday: shrove tuesday, pancake day, mardi gras
HOLIDAY palm-sunday: palm sunday
HOLIDAY maundy-thursday: maundy thursday
HOLIDAY holy-saturday: holy saturday, easter saturday
HOLIDAY remembrance-sunday: remembrance sunday
HOLIDAY veterans-day: remembrance day, armistice day
HOLIDAY assumption: assumption day
HOLIDAY earth-day: earth day
HOLIDAY april-fools: april fools, april fool's day, april fools' day
HOLIDAY groundhog-day: groundhog day
HOLIDAY halloween: halloween, hallowe'en
HOLIDAY bonfire-night: bonfire night, guy fawkes night, guy fawkes day
HOLIDAY valentine: valentine's day, valentines day, valentine's
HOLIDAY saint-patrick: st patrick's day, st. patrick's day, st patricks day, saint patrick's day, st patrick day
HOLIDAY mothers-day: mother's day, mothers day, mothers' day
HOLIDAY fathers-day: father's day, fathers day, fathers' day
HOLIDAY kings-day: king's day, kings day
HOLIDAY early-may: early may bank holiday
HOLIDAY spring-bank-holiday: spring bank holiday
HOLIDAY summer-bank-holiday: summer bank holiday, august bank holiday
HOLIDAY all-saints: all saints' day, all saints day, all hallows day
HOLIDAY ash-wednesday: ash wednesday
VAGUE: by return of post, by return, soon, very soon, shortly, very shortly, in due course, as soon as possible, as soon as we can, as
    soon as i can, asap, a.s.a.p., as quickly as possible, as quickly as we can, as fast as possible, as
    fast as we can, at the earliest opportunity, at our earliest convenience, at your earliest convenience,
    at my earliest convenience, at your convenience, at the earliest convenience, as early as possible,
    before long, in the near future, in no time, quickly, swiftly, promptly, in the not too distant future,
    at a later date, at a later time, at some point, on time, in good time, in a timely manner, sometime
    soon, any day now, soonest, before too long, at the first opportunity, without delay, without undue
    delay, speedily, soon enough
SOON: right away, straight away, straightaway, immediately, in a moment, in a second, in a sec, in a bit, in
    a jiffy, in just a moment, in just a second, at once, any minute, any minute now, any moment, any moment
    now, momentarily, this minute, this instant, this very moment, in a little while, in a while, instantly,
    right this minute, in a few moments
SECOND 2: second
RELDAY 0: today
RELDAY 1: tomorrow, tmrw, tmr, tomorow, tomoz
RELDAY -1: yesterday
RELDAY 2: day after tomorrow, the day after tomorrow, day after tmrw, the day after tmrw
RELDAY -2: day before yesterday, the day before yesterday
RELDAY 1: the day after, the next day, the following day
NOW: now, right now, at present, at the present time, at the moment, at the minute, at this moment, as of
    now, at this time
THIS: this, current, same, this current, this coming, this upcoming
NEXT: next, following
COMING: coming, upcoming, forthcoming
LAST: last, previous, past, prior
A 1: a, an
THE: the, my, our, your, that, these, those
OF: of
AND: and, &, and a
OR: or
IN: in, in about, in around, in approximately, in roughly
WITHIN: within, inside, inside of, within about, in less than, in under, within a maximum of
AFTER: after, later than, not before, not until, greater than
BEFORE: before, prior to, in advance of, ahead of, earlier than, sooner than, on or earlier than
BY: before or equal to, at or before, up to and including, by, no later than, not later than, at the latest by, by the latest, on or before, before or on, by no
    later than, latest by, as late as, on or earlier than, by at the latest
SINCE: at or since, since, starting, starting from, starting on, from, as of, as from, beginning, beginning on, with
    effect from, effective, effective from, as early as, on or after, after or equal to, at or after, later
    than or in, later than or on, onwards from
TO: to, thru, through
TILL: until, till, til, up to, up until, 'til, through to
BETWEEN: between
ON: on
AT: at
AROUND: around, about, approximately, roughly, circa, approx, approx., ca.
FOR: for
AGO: ago
LATER: later, from now, hence, in the future
FROMDAY: from
START: start, beginning, very beginning
MID: mid, middle
END: end, very end
REST: rest, remainder
EARLY: early
LATE: late
EARLIER: earlier
HALF: half, ½
QUART: quarter
FEW 3: few, several, some, a few, a couple, couple, a couple of, couple of, a number of, another few
NOON 12: noon, midday, mid-day, noonish
NOON 0: midnight, mid-night
LUNCH: lunch
MEAL lunch: lunchtime, lunch time
AMPM am: am, a.m., a.m, a. m., a. m, a m
AMPM pm: pm, p.m., p.m, p. m., p. m, p m, p . m .
AMPM -: ampm
OCLOCK: o'clock, oclock, o clock
EVERY: every, each, any, once a, twice a, per, daily, weekly, monthly
WHOLE: whole, full, all, entire
ANOTHER: another
MAX: at most, at least, a maximum of, maximum, max, more than, less than, under, no more than, just over
DAYEND: end of day, end of the day, the end of the day, eod, the eod, close of business, cob, the close of
    business, end of business, end of business day, close of play, end of play, the end of the working day,
    end of the working day, closing time, the end of business, the end of play, end of the business day
HOURSOPEN: business hours, office hours, working hours, opening hours
QNAME 1: q1
QNAME 2: q2
QNAME 3: q3
QNAME 4: q4
TODATE: to date
X: happy new year, merry christmas, happy christmas, happy easter, as soon as, up to date, best before, day
    by day, day after day, night after night, the other day, one day, day to day, good day
HUNDRED: hundred
THOUSAND: thousand
FOLLOWDAY: day after
HNAME 1: h1, first half
HNAME 2: h2, second half
FISCAL: school year, fiscal year, financial year, academic year, tax year, fy, cy, sy
TENS 20: twenties
TENS 30: thirties
TENS 40: forties
TENS 50: fifties
TENS 60: sixties
TENS 70: seventies
TENS 80: eighties
TENS 90: nineties
ISH: ish
LUNCH breakfast: breakfast
LUNCH dinner: dinner
SEASON SP: spring
SEASON SU: summer
SEASON FA: autumn, fall
SEASON WI: winter
DURING: during, throughout, in the course of, over the course of, over
ZERO 0: oh, o
"""


def _build() -> dict[str, Entry]:
    table = read_table(_TABLE)
    table.update({word: ("NUM", value) for word, value in english_numbers().items()})
    table.update({word: ("ORD", value) for word, value in english_ordinals().items() if word != "second"})
    table.update(dict.fromkeys(("tonight", "tonite"), ("PARTDAY", (0, "tonight"))))
    days = [(word, value) for word, (symbol, value) in table.items() if symbol == "WEEKDAY" and len(word) > 5]
    table.update({word + "s": ("DAYS", value) for word, value in days})
    return table


LEXICON = Lexicon(entries=_build(), possessive=True)
