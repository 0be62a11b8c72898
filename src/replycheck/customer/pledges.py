"""Promises that a customer says were made: 'you said it'd be here Monday', 'er zou iemand bellen', 'mij is gezegd: twee weken'.

Each is a source, a verb of saying and something to come, or a plan in the past ('was due', 'zou komen'). What customers say
themselves, ask for, or were told by somebody else is left out.
"""

from __future__ import annotations

import re

_LONGEST = 1500
_NUM_EN = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|a few|few|a couple of|couple of)"
_TERM_EN = (
    rf"(?:{_NUM_EN}(?:\s?(?:-|–|to|or)\s?\w+)?[\s-](?:more |full |business |working |calendar )?(?:min|minute|hour|hr|day|night|week|fortnight|month|year)s?\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|same[ -]day|next[ -](?:day|week|month|morning)|overnight|"
    r"(?:the )?(?:end|start|beginning|middle) of|mid-?\w+|this (?:week|month|morning|afternoon|evening)|"
    r"(?:by|before|at|around|until) (?:\d|noon|lunch|xmas|christmas|easter|then|now)|24/7|asap|straight away|right away|shortly|"
    r"(?:jan|febr)uary|march|april|june|july|august|(?:sept|nov|dec)ember|october)"
)
_COMING_EN = (
    r"(?:would|wouldn't|won't|will|shall|(?:i|you|he|she|it|we|they|someone|somebody|that|there|one|this)'(?:d|ll)|(?:going|gonna) (?:to )?|is coming|was coming|were coming|"
    r"on (?:its|the|his|her|their) way|(?:had|has|have|'d|'s) been (?:\w+ )?\w+(?:ed|nt|id)\b|"
    r"(?:is|was|were|are|it's|all) (?:all |now |already )?(?:cancell?ed|sorted|stopped|closed|refunded|approved|sent|shipped|dispatched|booked|reserved|changed|included|free|covered|waived|on file|secured|guaranteed|tagged)|(?:was|is) ['\"]locked in|['\"]don't worry|"
    r"consider it (?:done|sorted)|leave it with|all set|a one[- ]off|not happen again|no (?:charge|extra|problem|fee|cost))"
)
_SAY_EN = (
    r"(?:said|saying|told|tells|telling|wrote|texted|e-?mailed|messaged|assured|promised|promises|promise|advised|confirmed|stated|states|swore|insisted|"
    r"informed|guaranteed|guarantees|indicated|let me know|let us know|quoted)"
)
_ACT_EN = (
    r"(?:be|call|ring|phone|come|arrive|send|e-?mail|text|write|get|fix|repair|replace|refund|pay|credit|post|deliver|collect|pick|visit|install|finish|start|"
    r"have|look|let|chase|check|sort|return|ship|hear|receive|pass|reply|respond|update|give|reverse|cancel|contact|show|turn|drop|land|go|happen|follow|bring)"
)
_EN = re.compile(
    rf"\b(?P<said>{_SAY_EN})\b(?!\s+(?:that )?(?:i|we) (?:can|could|have|had|must|should|need|was|am|are|were)\b)[^.!?;]{{0,90}}?(?:\b{_COMING_EN}(?!\w)|\b(?:in|within|by|on|for|before|about|around|it'?s?|was|be|takes?|:|-|,|me|us|allow|up to|max|only|just|say|said|says|write|wrote|another|['\"(])\s*['\"(]?\s*{_TERM_EN}|['\"][^'\"]{{0,40}}{_TERM_EN})|"
    rf"\b(?:was|were|had been|have been|'ve been|been|got|getting|am|being) (?:(?!never|not)\w+ )?(?P<told>told|promised|assured|guaranteed|quoted|advised|informed)\b[^.!?;]{{0,90}}?(?:\b{_COMING_EN}(?!\w)|{_TERM_EN})|"
    rf"\b(?:was|were) (?:only |also |both )?(?:supposed|meant|due|scheduled|going|to have|gonna|expected|booked|set)\b(?: (?:to|for|in|at|on|between|by|from|today|yesterday|\w+day|back)\b)|\b(?:was|were) to (?:be|have) (?!fair|honest|blame|expected)|"
    rf"\b(?:is|are|'re) supposed to (?:be here|come|arrive|deliver|have been|ring|call)\b|"
    rf"\b(?:someone|somebody|(?:the|your|an?|their) (?!same|other)\w+(?: \w+)?|they|he|she|you|it) (?:would|'d) (?:also |then |definitely |only |just )?{_ACT_EN}\b(?! (?:nice|great|good|helpful|lovely|grateful|appreciated|kind|able|better|easier|useful|ideal|fair|possible|willing|interested|so |a great|awesome|amazing|cool|perfect|handy|best|fine|ok|the (?:best|cost|price)|my))|"
    r"\b(?:you|they|he|she|u|we) (?:all |both |guys )?(?:had |have |'d |'ve )?(?:promised|agreed|guaranteed|arranged|assured)\b|\bpromised (?:me|us|for|by|on|to|that|a|the|delivery|date|within)\b|\b(?:as|the|your|its|their|a) promised\b|\bpromise[sd]?,? (?:broken|not kept|no|nothing|never)\b|"
    r"\b(?:letter|facebook|instagram|rep|salesman|salesperson|text|texts|e-?mail|website|site|page|app|confirmation|box|ad|advert|listing|estimate|form|receipt|chatbot|bot|system|portal|sms|card|notice|contract|status)[^.!?;]{0,20} (?:still |clearly |only |just |all )?(?:said|says|promised|promises|stated|states|gave)\b[^.!?;]{0,50}?(?:"
    + _TERM_EN
    + r"|\bwould\b|\bwill\b|'ll\b|guarantee)|"
    r"\b(?:you|they) (?:even |also |clearly |all )?(?:said|say|write|wrote|quoted|told (?:me|us))\b[^.!?;]{0,12}['\"][^'\"]{3,60}|"
    r"\b(?:you|they|he|she|it) (?:said|wrote|estimated) (?:a |an )?(?:max|" + _NUM_EN + r")\b|"
    r"(?<!\bi )(?<!\bwe )\bsaid (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|end of)\b|^\W*told " + _TERM_EN + r"|"
    r"\b(?:salesm[ae]n|salesperson|rep|agent|advis[eo]r|colleague|assistant|fitter|engineer|girl|guy|man|lady) (?:had |even |also )?(?:guaranteed|promised|assured)\b|\byou confirmed (?:it|this|that) (?:by|in|on|over)\b|"
    r"['\"][^'\"]{1,30}\b(?:in|within|by) " + _TERM_EN + r"[^'\"]{0,20}['\"]"
)
_NUM_NL = r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|veertien|enkele|een paar|paar)"
_TERM_NL = (
    rf"(?:{_NUM_NL}(?:\s?(?:-|–|à|a|tot|of)\s?\w+)?\s(?:volle |hele )?(?:minuten|minuutjes|uur|uren|uurtje|dag|dagen|dagje|werkdag|werkdagen|nachten|week|weken|weekje|maand|maanden|kwartier|jaar)\b|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*|vandaag|morgen|overmorgen|vanavond|vanmiddag|vanochtend|deze (?:week|maand|middag|avond|ochtend|voormiddag|namiddag)|"
    r"(?:volgende|komende|dezelfde|diezelfde|eerstvolgende) (?:week|maand|dag|ochtend|werkdag)|zelfde dag|eind\w*|begin|medio|half|halverwege|uiterlijk|ten laatste|binnen|binnenkort|meteen|direct|spoedig|"
    r"(?:tegen|voor|vóór|na|om|rond|tot|vanaf) (?:de |het |den )?(?:\d|kerst|nieuwjaar|pasen|zomer|weekend|middag|vakantie|winter)|"
    r"januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december|100\s?%|gratis|altijd)"
)
_SAY_NL = (
    r"(?:zei|zeiden|zegde|zegden|zegt|zeggen|gezegd|verteld|vertelde|vertelden|vertelt|schreef|schreven|geschreven|schrijft|mailde|mailden|gemaild|meldde|meldden|meldt|appte|appten|ge-appt|geappt|"
    r"beloofde|beloofden|beloofd|belooft|beloven|toegezegd|toezegging|verzekerd|verzekerde|verzekerden|bevestigd|bevestigde|bevestigden|aangegeven|gaf aan|gaven aan|gegarandeerd|garandeerde|"
    r"beweerde|beweerden|liet weten|lieten weten|laten weten|te horen|te verstaan|afgesproken|voorgespiegeld|meegedeeld|medegedeeld|geadviseerd)"
)
_PLAN_NL = (
    r"(?:bellen|nabellen|mailen|komen|langskomen|afkomen|sturen|leveren|regelen|oplossen|betalen|storten|krijgen|ontvangen|horen|nakijken|uitzoeken|bezorgen|brengen|ophalen|afhalen|vervangen|herstellen|repareren|"
    r"weten|hebben|zijn|arriveren|aankomen|verwerken|aanpassen|antwoorden|reageren|worden|starten|beginnen|beslissen|plaatsen|installeren|aansluiten|monteren|maken|afronden|afhandelen|behandelen|crediteren|vergoeden|"
    r"contacteren|verwittigen|verwijderen|wijzigen|stopzetten|doorgeven|bevestigen|verlengen|navragen|fixen|bespreken|gaan|staan|zitten|stoppen|vervallen|terugkomen|doorkomen|duren|kosten|liggen|opnemen|noteren|kijken|doorsturen|opvolgen|vallen|lopen|"
    r"terug\w+en|op\w+en|na\w+en|toe\w+en|uit\w+en|in\w+en|over\w+en|recht\w+en|klaar\w+en|door\w+en)"
)
_NL = re.compile(
    rf"\b(?P<said>{_SAY_NL})\b(?P<what>[^.!?;]{{0,100}}?(?:\b(?:zou|zouden|zal|zullen|ging|gingen|gaat|gaan|kon|konden|mocht|kreeg|kregen|krijg|krijgen|kwam|kwamen|komt|werd|wordt|hoefde|inbegrepen|onderweg|in orde|geregeld|goed (?:was|kwam|komt)|klaar (?:stond|staat|was|lag)|klaarstaat|klaarstond|in de bundel|afliep|afloopt)\b|\b(?:dat|:|,|tot|in|op|er)?\s*['\"(]?{_TERM_NL}(?!\w)|['\"][^'\"]{{0,40}}\b(?:{_TERM_NL}|zal|gaan|komt|bellen|sturen|zou)[^'\"]{{0,40}}['\"]))|"
    rf"\b(?:zou|zouden|zoudt|ging|gingen|gingt)\b(?!\s+(?:u|je|jij|jullie|het|dat|dit)?\s*(?:al |ook |al wel )?(?:graag|willen|wel|eens|fijn|mooi|leuk|super|top|prettig|prachtig|handig|liever|eerder|best|toch|ook|niet|kunnen|mogen|moeten|geweldig|tof|zeggen|denken|verwachten|zeer|heel|erg|dan|natuurlijk|jammer|logisch|mogelijk|om|weg|bij|met|naar)\b)(?!\s+(?:ik|we|wij)\b(?![^.!?;]{{0,70}}\b(?:krijgen|ontvangen|horen|worden|vernemen)\b))(?!\s+(?:u|je|jij|jullie)\b[^.!?;]{{0,60}}\b(?:kunnen|willen)\b)[^.!?;]{{0,80}}?\b{_PLAN_NL}\b|"
    r"\b(?:had|hadden|was|waren|is|werd|heeft|hebben|heb|kreeg|kregen|toch|wel|zoals|volgens) [^.!?;]{0,40}?\b(?:beloofd|toegezegd|afgesproken|gegarandeerd|toezegging|belofte)\b|\b(?:beloofde|beloofden|toegezegde|afgesproken) (?:dat|om|me|mij|ons|u|jullie|levering|leverdatum|datum|tijd|tijdstip|terug\w+)\b|\b(?:u|jullie|je|men|hij|zij|ze|collega|medewerker|monteur|verkoper) (?:had(?:den)? (?:me |mij |ons )?)?(?:beloofde|beloofden|belooft|beloofd|toegezegd|garandeerde)\b|\b(?:gepland|ingepland|stond)(?: vast)? (?:voor|op|om|tussen) [^.!?;]{0,30}(?:\d|dag\b)|"
    rf"\bvolgens (?:uw|jullie|je|de|het) (?:brief|mail|e-mail|site|website|bevestiging|offerte|sms|nota|jaarnota|folder|advertentie)\b[^.!?;]{{0,50}}?(?:\b(?:zou|binnen|uiterlijk)\b|['\"][^'\"]{{0,40}}{_TERM_NL})|\bstond:? [^.!?;]{{0,20}}?(?:['\"][^'\"]{{0,40}}(?:eindigt|\b(?:zou|wordt|komt|krijgt|ontvangt)\b|{_TERM_NL})|\bbinnen {_NUM_NL})|\bwas er sprake van [^.!?;]{{0,12}}\d|"
    r"['\"][^'\"]{3,40}['\"] (?:mailde|mailden|zei|zeiden|schreef|schreven|beloofden|appten)\b|,\s*(?:zeiden|zei|beloofden|beloofde|schreven|zegt) (?:jullie|u|je|men|ze)\W*$|['\"][^'\"]{0,40}\b(?:staat klaar|komt goed|komt in orde|is geregeld)\b|"
    r"\b(?:loze|lege|gebroken) belofte\w*|\btegen (?:de )?afspraak\b"
)
# The customer's own words, or another's.
_OWN = {
    "en": re.compile(
        r"\b(?:i|we)(?: had| have|'ve|'d)? (?:(?:already|also|just|only|even|clearly|then|never|can|could|would|to) )*$|\bi (?:can|could|to) $|\b(?:my|our) (?:own )?(?:(?:next[- ]door|old|elderly|new|other|dear) )?(?:gp|doctor|dr|dentist|vet|solicitor|lawyer|wife|husband|son|daughter|mum|mom|mother|dad|father|neighbou?rs?|friend|bank|boss|employer|landlord|brother|sister|partner|accountant|surgery|teacher|ifa|nan|gran|granny)(?:'s office| also)? $|\b(?:their|the|a|seller's|buyer's|vendor's|landlord's) (?:solicitor|estate agent|police|neighbou?rs?) (?:\w+ )?$|\btrack(?:ing|er)\b[^.!?;]{0,40}$|"
        r"\b(?:to|never|wasn't|weren't|can|could|please|must|should|would|will|don't|not|as|that's what|needless to|nobody|no one|no-one|noone|none of you|neither) $"
    ),
    "nl": re.compile(
        r"\b(?:ik|wij|we)(?: heb| hebben| had| hadden)? (?:(?:al|ook|nog|toen|dat|het|hem|haar|u|jullie|net|meteen|duidelijk|steeds|altijd|zelf) )*$|\b(?:heb|had|hebben) (?:ik|we|wij)\b[^.!?;]{0,50}$|\bik\b[^.!?;,]{0,30} (?:heb|had) [^.!?;,]{0,30}$|\b(?:mijn|onze|m'n|mn) (?:eigen )?(?:zoon|dochter|man|vrouw|moeder|vader|buurman|buurvrouw|buren|huisarts|arts|dokter|tandarts|dierenarts|advocaat|bank|baas|werkgever|verhuurder|zus|broer|vriend|vriendin|partner|boekhouder|oma|opa|kind|collega)(?: \w+)? $|"
        r"\b(?:de|het|een) (?:huisarts|arts|dokter|dierenarts|specialist|ziekenhuis|notaris|bank|politie|buurman|buurvrouw|buren|verzekeraar|apotheek|tandarts|gemeente) (?:\w+ )?$|\b(?:te|kunt u|kan u|kun je|graag|wilt u|zoals ik|eerlijk|moet ik|wil ik|kan ik|mag ik|dat|wat) (?:mij |me |ons )?$"
    ),
}
_OTHERS = re.compile(r"\s+(?:de|het|mijn|onze|m'n|mn) (?:huisarts|arts|dokter|dierenarts|specialist|ziekenhuis|notaris|bank|politie|buurman|buurvrouw|buren|man|vrouw|zoon|dochter|moeder|vader|baas|werkgever)\b")
_DENIED = re.compile(r"\b(?:isn't|wasn't|not|no longer|aren't) (?:\w+ )?(?:covered|included|refunded|free|approved)\b|\bsays? (?:it|that|this|the \w+) (?:isn't|is not)")
_ASKED = re.compile(r"^\W*(?:zou(?:den)?(?! (?:\w+ ){1,3}worden\b[^?]*$)|would|could|wil|kun|kunt|kan|can)\b")
# Wishes, conditions and small talk that look like plans.
_HARMLESS = {
    "en": re.compile(
        r"\b(?:would (?:be (?:nice|great|good|lovely|grateful|appreciated|helpful|happy|able)|like|love|prefer|appreciate|rather|expect|hope|think|imagine|say)|if (?:you|it|they|someone) (?:would|could|will|'d)|i would|we would|wish (?:you|it) would|hop(?:e|ing) (?:you|it|that|someone)|guaranteed? (?:period|repair|claim|still|is|has|expired)|who would|you would think|you'd think|anyone would|nobody would|no one would)\b|\b(?:shift|flight|train|class|event|lesson|trip|show|appointment|slot|game|match) (?:was|were|is|had been) (?:all |now |already )?cancell?ed|said ['\"]?(?:around|about|roughly) [£$€]|said if (?:i|we|they|it|he|she)\b|supposed to have (?:done|said|caused|broken|cheated)\b"
    ),
    "nl": re.compile(
        r"\b(?:zou (?:ik|u|het|dat|dit|iemand|iets) [^.!?;]{0,30}(?:kunnen|willen|mogelijk|mogen)|zou(?:den)? (?:fijn|mooi|leuk|graag|prettig|willen)|als (?:u|je|jullie|het|er) [^.!?;]{0,30}zou|alsof|zou (?:je|u) (?:denken|zeggen|verwachten)|ga ik|ging er (?:iets|wat) mis|ging (?:mis|fout|niet|kapot|stuk)|staat (?:er )?(?:al|nog|nu|een|geen|mijn|op mijn|in de|bij de))\b"
    ),
}


# 'The day before we were due to fly' is the customer's own plan; 'omdat er geen verwijzing zou zijn' is what others claim.
_OWN_PLAN = re.compile(
    r"\b(?:i|we)(?: both| all| two)? (?:was|were) (?:due|supposed|meant|going|scheduled|booked|set|to)(?: to)? (?:fly|travel|leave|go|move|drive|meet|marry|check|take|return|visit|sell|buy|start|set off|be (?:in|at|there|married|away|on))\b|"
    r"\b(?:omdat|want|dat) [^.!?;,]{0,30}\b(?:geen|niet|nooit)\b[^.!?;,]{0,30}\bzou(?:den)? (?:zijn|hebben|staan)\b"
)


_GUARANTEE = re.compile(r"'?s?'?\s+(?:of )?(?:guarantee|warranty|notice|garantie|opzegtermijn)\b")  # a term, no promise


def own_plan(lower: str, start: int, end: int) -> bool:
    """True when the words at start:end tell of a plan of the customer, or of what somebody claims."""
    return bool(_OWN_PLAN.search(lower[max(0, start - 60) : end + 40]))


def pledge(lower: str, language: str) -> tuple[int, int] | None:
    """(start, end) of the first promise that a lower-case sentence of a customer tells of, or None."""
    for found in (_EN if language == "en" else _NL).finditer(lower, 0, _LONGEST):
        before = lower[max(0, found.start() - 60) : found.start()]
        if found["said"] and _OWN[language].search(before):
            continue
        if found["said"] and _OTHERS.match(lower, found.end("said")):
            continue
        if own_plan(lower, *found.span()) or _GUARANTEE.match(lower, found.end()):
            continue
        if _HARMLESS[language].search(found.group()) or _DENIED.search(found.group()) or (not found["said"] and _ASKED.match(lower)):
            continue
        return found.span()
    return None
