"""What an English reply spares the customer: 'we won't charge you', 'nothing leaves your account', 'you won't get another call'."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.values import Candidate

_SPARED = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:won't|will not|'ll not|shall not|shan't|'m not going to|'re not going to|am not|are not|'m not|'re not|do not|don't)\s+(?:be\s+)?"
    r"(?P<verb>charg(?:e|ing)|bill(?:ing)?|invoic(?:e|ing)|debit(?:ing)?|deduct(?:ing)?|touch(?:ing)?|chas(?:e|ing)|clos(?:e|ing)|leav(?:e|ing)|los(?:e|ing)|taking|take|send(?:ing)? (?:you )?any)\b(?P<rest>.*)"
)


_NOTHING = re.compile(
    r"(?<!\w)(?:nothing|no (?:\w+ ){0,3}\w+|none)\s+(?:more\s+|else\s+|further\s+)?(?:will|shall|'ll|is going to|is|are|gets)\s+(?:ever\s+)?"
    r"(?P<verb>be (?:charged|taken|billed|invoiced|debited|deducted|collected|drawn|sent|closed|deleted|lost)|charged|taken|billed|debited|leave|follow|go|come off|get lost)\b"
)


_NO_BILL = re.compile(
    r"^(?:\w+,? )*?there\s*(?:won't|will not|will never|'ll)\s+be\s+(?:no\s+|an?\s+|any\s+)?(?:(?:more|further|extra|additional|second|other|other) )?(?:\w+ )?(?P<what>bills?|charges?|fees?|costs?|invoices?|surcharge|deductions?|reminders?|penalt\w+)\b"
)
_STAYS = re.compile(
    r"^(?:\w+,? )*?(?P<np>(?:your|his|her|their) (?:\w+ ){1,3}?)(?:stays?|remains?|will stay|will remain)\s+(?:(?:switched |fully )?on|open|yours|valid|connected|free|covered|active|reserved|booked|as (?:it is|agreed|is)|exactly as|unchanged|at (?:the|your))\b"
)
_ON_US = re.compile(
    r"^(?!.*\b(?:mistake|error|fault|blame|onus|burden|if|when|because)\b)(?P<np>\S.*?)\s*(?:(?<!\w)(?:is|are|goes|go|comes|come|will (?:be|go|come))|'s|'re|'ll (?:be|go|come))\s+(?:all |entirely |fully |straight )*"
    r"(?:on|onto|out of|at) (?:our|my) (?:own )?(?:tab|dime|tick|expense|cost|pocket|bill)\b"
)


def spared(lower: str, clause: Clause) -> Candidate | None:
    """'Nothing more will be charged': what the customer is spared, with nobody named."""
    found = _NOTHING.search(lower)
    if found is None:
        ours = _ON_US.match(lower)
        bill = _NO_BILL.match(lower)
        if bill is not None and re.search(r"\b(?:won't|not|never|no)\b", bill.group()):
            return Candidate(0, "company", "not bill", confidence=0.8, at=len(lower))
        stays = _STAYS.match(lower)
        if stays is not None and not re.search(r"\b(?:if|responsib\w+|must|choice|task|duty)\b", lower[: stays.end()]):
            return Candidate(0, "company", "keep", confidence=0.7)
        return Candidate(0, "company", "be on us", confidence=0.75, at=len(lower)) if ours else you_spared(lower)
    owner = "company" if found["verb"] in ("leave", "follow", "go", "come off", "get lost") else "agentless"
    return Candidate(0, owner, "not " + found["verb"], confidence=0.85, at=found.end())


def own_spared(lower: str) -> Candidate | None:
    """'We won't charge you the second hour': what the customer is spared."""
    found = _SPARED.search(lower)
    if found is None:
        return None
    rest = found["rest"]
    rule = re.search(r"\b(?:don't|do not)\b", found.group()) and not re.search(r"\b(?:this|next|until|till)\b", rest)
    takes = found["verb"].startswith("tak") and not re.search(
        r"\b(?:payment|money|anything|it|any|the fee|a penny)\b", rest
    )
    if rule or takes:
        return None
    return Candidate(0, "I" if found["who"] == "i" else "we", "not " + found["verb"], at=found.end("verb"))


_YOU_WONT = re.compile(
    r"(?<!\w)you\s*(?:(?:won't|will not|'ll not|will never|'ll never|shan't|are not going to|aren't going to|'re not going to)\s+(?:ever\s+)?(?:be\s+)?|(?:don't|do not)\s+(?=pay|owe))"
    r"(?P<verb>receive|receiving|get|getting|hear|hearing|see|seeing|pay|paying|owe|lose|losing|be out of pocket|out of pocket)\b(?P<rest>.*)"
)
_BURDEN = re.compile(
    r"\s+(?:out\b|(?:[\w'-]+\s+){0,3}?(?:calls?|letters?|reminders?|bills?|charges?|fees?|invoices?|e-?mails?|messages?|texts?|mail|post|statements?|interest|visits?|boxes|deliveries|newsletters?|surcharge|debits?|payments?|deductions?)\b"
    r"|.*\b(?:another|any ?more|any further|anything (?:more|else|further|about|from)|again|a (?:penny|cent|thing))\b)"
)
_REFUSED = re.compile(
    r"\b(?:refund|compensation|replacement|reimburse\w*|credit|your money|money back|deposit|it back|anything (?:back|for)|points|discount|better|voucher)\b"
)
_THING_WONT = re.compile(
    r"^(?P<np>(?:(?:so|and|but|that|also|then|yes|no)\s+)*(?P<noun>[\w'’£$€.-]+(?:\s+[\w'’£$€.-]+){0,6}?))\s*(?:won't|will not|'ll not|will never)\s+(?P<verb>count|affect|show up|show|appear|touch|hurt|go (?:out|on)|come off|happen again|"
    r"be (?:reported|recorded|counted|added|passed on|shared|disclosed|held against|lost|affected|interrupted|cut|closed|deleted|sent home|marked|logged|disturbed|opened))\b(?P<rest>.*)"
)
_AGAINST = re.compile(r"\b(?:against|on|from|off|to|for|by|again|you|your|his|her|their|him|them)\b|^$")


def you_spared(lower: str) -> Candidate | None:
    """'You won't receive any more boxes', 'late marks won't count against you'; 'no refund' is a refusal."""
    found = _YOU_WONT.search(lower)
    if found is not None:
        rest = found["rest"]
        lost = found["verb"][:3] == "los" and re.match(r"\s+(?:your|any|a (?:day|penny|cent|thing))\b", rest)
        spares = lost or found["verb"][:3] in ("pay", "owe", "out", "be ") or _BURDEN.match(rest)
        if not spares or _REFUSED.search(rest) or re.match(r"\s+(?:attention|until|till|less)\b", rest):
            return None
        return Candidate(0, "company", "not " + found["verb"], confidence=0.8, at=len(lower))
    thing = _THING_WONT.search(lower)
    if thing is None or re.search(r"(?:^|\s)(?:i|we|you|he|she|it|that|this|which|who|system|app)$", thing["noun"]) or not _AGAINST.search(thing["rest"]):
        return None
    owner = "agentless" if thing["verb"].startswith("be ") else "company"
    return Candidate(0, owner, "not " + thing["verb"], confidence=0.75, at=len(lower))
