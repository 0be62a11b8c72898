"""Steps that a customer took in vain, told again as advice: the same act on the same thing, whatever the sentence around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from replycheck.checks.context.acts import verb_stem
from replycheck.checks.context.questionkeys import is_weak
from replycheck.customer.stems import shared, stem
from replycheck.customer.values import Line, Message, Report
from replycheck.draft import Sentence

_MOST_LINES = 60


@dataclass(frozen=True)
class Step:
    """A clause in which the customer tells what was done: its line, the acts (numbers of groups and stems) and the things."""

    line: Line
    acts: frozenset[str]
    things: frozenset[str]


# Verbs that come to the same, so that 'messaged him' meets 'contact the seller'.
_ACTS = (
    "contact contacted message messaged write wrote written email emailed e-mail e-mailed mail mailed reach ring rang call called phone phoned ask asked contacteer gecontacteerd bericht gemaild mail mailt gebeld bel belt geschreven schrijf gevraagd vraag vraagt navragen aangebeld informeer",
    "check checked verify verified look looked inspect controleer gecontroleerd nagekeken nakijken gecheckt kijk gekeken zoek gezocht nagaan",
    "swap swapped replace replaced change changed switch pop put vervang vervangen verwissel verwisseld wissel gewisseld plaats geplaatst",
    "install installed reinstall reinstalled download downloaded update updated installeer geïnstalleerd geinstalleerd herinstalleer installeren gedownload bijgewerkt",
    "remove removed delete deleted uninstall uninstalled removing deleting verwijder verwijderd gewist wis verwijderen",
    "clean cleaned wash washed rinse rinsed reinig gereinigd schoonmaken schoongemaakt schoonspoelen spoel gespoeld poets gepoetst reinigen proper",
    "restart restarted reboot rebooted reset turned turn switched switch herstart gereset opgestart opstarten uitgezet aangezet uitzetten aanzetten unplugged unplug",
    "fill filled complete completed submit submitted report reported vul vult ingevuld invullen indient indienen ingediend meld gemeld melden",
    "report reported meld gemeld melden aangegeven",
    "upload uploaded send sent post posted forward forwarded geüpload geupload uploadt uploaden stuur stuurt gestuurd opgestuurd opsturen insturen ingestuurd",
    "log logged logging sign signed inloggen uitloggen uitgelogd ingelogd",
    "tighten tightened tightening aangespannen aanspannen aangedraaid aandraaien spannen",
    "adjust adjusted adjusting afgesteld afstellen bijgesteld bijstellen stellen",
    "descale descaled descaling ontkalk ontkalkt ontkalken",
    "verify verification verified",
    "charge charged charging left leave leaving opgeladen opladen laad",
    "follow followed watch watched gekeken bekijk bekeken gevolgd volg doorlopen",
    "connect connected pair paired gekoppeld koppel koppelen verbonden verbind aangesloten sluit",
    "renew renewed vernieuw vernieuwd vernieuwen",
    "move moved verplaats verplaatst verzet verplaatsen",
    "give gave given geef gegeven bied",
    "air aired lucht luchten ventileer ventileren ventilatie raam",
    "heat heated stook stoken verwarm",
    "photograph photo picture foto fotografeer",
    "empty emptied leeg geleegd leegmaken emptying",
    "insert inserted steek gestoken insteken",
    "waterpas level",
    "toggle toggled toggling",
)


@lru_cache(maxsize=4)
def _groups(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, line in enumerate(_ACTS):
        for word in line.split():
            for form in (verb_stem(word, language), stem(word, language)):
                found.setdefault(form, set()).add(f"#{number}")
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _acts_in(lower: str, language: str) -> frozenset[str]:
    groups = _groups(language)
    forms = {form for w in re.findall(r"[\w-]{3,}", lower) for form in (verb_stem(w, language), stem(w, language))}
    return frozenset(number for form in forms for number in groups.get(form, ()))


def _things_in(lower: str, language: str) -> frozenset[str]:
    groups = _groups(language)
    return frozenset(
        s for w in re.findall(r"[^\W_]{3,}", lower) if not is_weak(w, language) and not w.isdigit() and (s := stem(w, language)) not in groups and len(s) >= 3 and not _TRY.fullmatch(w)
    ) | frozenset(w for w in re.findall(r"(?<![\d.,:])\d{1,4}(?![\d.,:%])", lower) if len(w) > 1)


_SPLIT = re.compile(r"[,;:.!?()+]|\b(?:and|en|but|maar|then|toen|daarna|because|omdat|want|so|dus|with|which|die|dat)\b")
_DONE = {
    "nl": re.compile(r"\b(?:\w{0,10}ge\w{2,}(?:d|t|en)|her\w{3,}(?:d|t)|ver\w{3,}(?:d|t|en)|geprobeerd)\b"),
    "en": re.compile(
        r"\b(?:\w{3,}ed|reset|set|put|cut|ran|run|took|taken|wrote|written|rang|sent|gave|left|did|tried|been through|logging|reinstalling|resetting|restarting|unplugging|clearing|cleaning|checking|removing|turning|trying)\b"
    ),
}
_HABIT = re.compile(r"^\W*(?:ik|wij|we|i) (?:al |always |already )?(?P<act>\w{4,})\b.*\b(?:elke|iedere|every|steeds|altijd|daily|each)\b")
_OTHERS = re.compile(r"\b(?:u|jullie|you|your|uw|hij|zij|ze|he|she|they|monteur|engineer|collega|colleague|driver|bezorger|was|were|werd|wordt|is|been|gets|get)\b")
_SELF = re.compile(r"\b(?:ik|wij|we|i|i've|we've|ive|heb|hebben)\b")
_TOLD_TO = re.compile(r"\b(?:told|made|had|asked) (?:me|us) (?:to )?(?:restart|reboot|reset|reinstall|log|call|ring|fill|clear|unplug|upload|download)\b|\b(?:moest|moesten) (?:ik|we|wij) (?:\w+ ){0,4}(?:herstarten|resetten|opnieuw|bellen|invullen|installeren)\b")
_TIMES = re.compile(r"\b(?:\d+|two|three|four|five|six|twee|drie|vier|vijf|zes) ?(?:times|x|keer|maal)\b|\b(?:twice|already|tweemaal)\b")
_PASSED = re.compile(r"\b(?P<thing>formulier|aanvraag|declaratie|form|application|timesheet|claim) (?:was|is|ging|went) (?:\w+ )?(?:op tijd|binnen|ingediend|verstuurd|on time|in time|submitted|sent)\b")
_NOT = re.compile(r"\b(?:niet|nooit|geen|not|never|didn't|haven't|can't|kan|kon|couldn't|won't|wanted|wilde)\b")


def steps_in_vain(message: Message) -> Iterator[Step]:
    """The clauses that tell what the customer did; none where the message tells of nothing done."""
    language = message.language
    for line in message.lines[:_MOST_LINES]:
        if line.question or len(line.lower) > 600:
            continue
        mine = False
        for clause in _SPLIT.split(line.lower):
            mine = bool(_SELF.search(clause)) or (mine and not _OTHERS.search(clause))
            if not _tells_done(clause, message, mine=mine):
                continue
            acts, things = _acts_in(clause, language), _things_in(clause, language)
            acts |= _acts_in("submitted ingediend", language) if _PASSED.search(clause) else frozenset()
            tried = frozenset({_ANY}) if _GENERAL.search(clause) else frozenset()
            if acts or len(things) > 1 or (tried and things):
                yield Step(line, acts | tried, things)


def _tells_done(clause: str, message: Message, *, mine: bool) -> bool:
    """True for what the customer did, does every day, has handed in, or was made to do several times."""
    done = _DONE[message.language].search(clause)
    bare = done is not None and _starts(clause, done.group()) and bool(IN_VAIN.search(message.lower[:4000]))
    if done is not None and (mine or bare) and not _NOT.search(clause) and not _WISHED.search(clause):
        return True
    told_to = _TOLD_TO.search(clause) and _TIMES.search(message.lower)
    return bool(_HABIT.search(clause) or _PASSED.search(clause) or told_to)


# A clause without its subject tells of a try only beside words for one; a wish and a slip are none.
IN_VAIN = re.compile(
    r"\b(?:al|reeds|opnieuw|zonder|nogmaals|keer|maal|zelf|geprobeerd|steeds|nog|already|again|times|twice|tried|still|so far|no luck|doesn't|won't|didn't|\d ?x|(?:like|as|zoals) .{2,30}\b(?:said|says|told|suggested|zei|zegt|staat))\b"
)
_WISHED = re.compile(
    r"\b(?:i'd like|would like|want|hope|please|wish|wrong|mistakenly|by mistake|accidentally|graag|wil|wilde|wou|hoop|verkeerd\w*|per ongeluk|abusievelijk)\b"
)
_ANY = "#any"  # 'did the steps', 'went through the list': whatever the verb, the thing was done
_GENERAL = re.compile(r"\b(?:did|done|tried|followed|went through|been through|ran|gedaan|geprobeerd|gevolgd|doorlopen|uitgevoerd)\b")


def _starts(clause: str, done: str) -> bool:
    """True for a clause without its subject: 'already restarted it', 'opnieuw gekoppeld'."""
    words = clause.split()
    return done in " ".join(words[:4]) and not _OTHERS.search(" ".join(words[:3]))


_ADVICE = re.compile(
    r"^\W*(?:(?:hi|hello|dag|hoi|morning|first|eerst|so|dus|tot die tijd|until then|in the meantime)\W+(?:\w+\W+){0,4}?)?(?:please|probeer|probeert|gelieve|could you|can you|would you|would you mind|try|have (?:a|another|one)|did you|have you|heeft u|heb je)\b|"
    r"\b(?:please|probeer|probeert|gelieve|kunt u|kun je|wilt u|wil je|zou u|zou je|could you|would you(?: mind)?|you (?:can|could|need to|must|may|might want)|you should(?! (?:be|have|see|get|hear|receive|find|now))|(?:please|first|then|could|worth|always|just) try|advise[sd]?|recommend|adviseren|raden (?:wij|we|u|je)|vragen (?:we|wij) u|ask you|"
    r"u kunt|u kan|je kunt|je kan|u moet|je moet|dient|dienen|moet (?:u|je|eerst)|(?:may|must|should|can) be \w+ed|let's get|i'd (?:go|try|check|start|have|do|give) |(?:do|just) try|opnieuw \w{4,}en kan|helpt (?:het|om)|(?:volstaat|is) (?:het )?(?:vaak |meestal )?(?:genoeg )?(?:om|door) |(?:als (?:u|je)|if you) (?:\w+ ){0,4}(?:uploadt?|indient|invult|opstuurt|instuurt|submit|fill|send|resend)|als (?:u|je) [^.?!]{0,60}\beens\b|usually (?:helps|sorts|fixes|clears)|(?:often|usually|vaak) (?:helps|helpt))\b"
)
_IMPERATIVE = re.compile(
    r"(?:^|,|\b(?:and|en|dan|then|first|eerst|dus|or|of))\W*(?:vraag|vraagt|maak|zet|laat|vernieuw|koppel|stuur|neem|vul|houd|druk|pop|put|toggle|check|turn|switch|restart|log|send|ask|contact|bied|kijk|zoek|probeer|reset|reinstall|unplug|clean|update|download|geef|controleer|herstart|start|verwijder|installeer|open|call|email|lees|bekijk|meld|bel|mail)\b(?! (?:ik|wij|we|u dan|me know|us know))"
)
AGAIN = re.compile(r"\b(?:again|once more|one more|another (?:go|try|look)|opnieuw|nogmaals|nog (?:een|één|eens) ?(?:keer)?|eens)\b")
_ADDS = re.compile(
    r"https?:|ǂ|\b(?:directly|rechtstreeks|different|instead|another (?!go|try|look)|in plaats|ander(?:e|s)?|this time|deze keer|dit keer|skip|sla .{0,15}over|slaan we|overslaan|no need|don't need|needn't|needs? no|niet (?:meer )?nodig|hoeft|hoef je|lossen? .{0,15}niet op|weghalen|doesn't (?:help|fix|solve)|not the cause|already|as you (?:did|have|say)|"
    r"you've|u heeft (?:al|dat|het)|je hebt (?:al|dat|het)|zoals u|thank|thanks|bedankt|dank|niet meer|geen zin|won't (?:help|do)|other than|gaat verder|goes further|raden .{0,30}\baf\b|(?:please )?(?:don't|do not) (?:try|worry|bother|re\w+|send|call|contact|ring|e-?mail|write|use)|if you ever|als (?:u|je) ooit|should(?:n't)? have|had\w* .{0,60}moeten|911|112|999|next time|volgende keer|in future|voortaan|mocht u later|if you (?:have|need) (?:any|more)|any (?:other|further)|nog vragen)\b"
)


def told_to_repeat(sentence: Sentence, steps: tuple[Step, ...], message: Message) -> Report | None:
    """The customer's line when a sentence advises what that line says was done, or None."""
    lower, language = _joined(sentence.lower), sentence.language
    if not steps or not advises(lower) or _adds(lower, message):
        return None
    told = _told(lower)
    acts, things, again = _acts_in(told, language), _things_in(lower, language), bool(AGAIN.search(lower))
    step = next((s for s in steps if _repeated(s, acts, things, told, message, again=again)), None)
    return Report("tried", step.line.start, step.line.end, step.line.text) if step is not None else None


def _repeated(step: Step, acts: frozenset[str], things: frozenset[str], told: str, message: Message, *, again: bool) -> bool:
    """True for the same act on the same thing, for the same thing again, and for an act that needs no thing."""
    common = shared(step.things, things)
    if acts & step.acts:
        return bool(common or (_pronoun(step) and _known(things, message)) or (again and (not step.things or not _named(told))) or not things)
    if _ANY in step.acts and (_TRY.search(told) or again):
        return common > 0 or bool(_IT_AGAIN.search(told))
    if _ANY in step.acts and common > 1:
        return True
    return again and common > 0


_TRY = re.compile(r"\b(?:tr(?:y|ied)|follow|go through|run through|probeer\w*|geprobeerd|volg|doorloop)\b")
_IT_AGAIN = re.compile(r"\b(?:it|that|them|this|het|dat|die|ze) (?:\w+ )?(?:again|once more|opnieuw|nogmaals|nog (?:een|één|eens) ?keer)\b|\b(?:daar|het) (?:eerst |even )?eens\b")


def _named(told: str) -> bool:
    """True when the advice names a thing of its own behind an article."""
    return bool(re.search(r"\b(?:the|your|a|an|our|de|het|een|uw|je|jouw|onze)\s+[^\W\d]{3,}", told.split(",")[0]))


_PARTED = re.compile(r"\b(aan|af|op|uit|in|door|terug|na|bij|over|om|los|weg|dicht|open|vast|mee|toe) te (?=\w{4,}en\b)")


def _joined(lower: str) -> str:
    """'Aan te spannen' as one word, so that it meets 'aangespannen'."""
    return _PARTED.sub(r"\1", lower)


def _told(lower: str) -> str:
    """From the advice on: 'you'll get an e-mail, so you can check it' tells only to check."""
    if _TAIL.search(lower):
        return lower
    found = [m.start() for p in (_ADVICE, _IMPERATIVE) if (m := p.search(lower))]
    return lower[min(found, default=0) :]


_TAIL = re.compile(r"\b(?:may|must|should|can) be \w+ed\b|\b(?:usually|often|vaak|meestal)\b|\b(?:volstaat|helpt|genoeg)\b|\b(?:als|if) (?:u|je|you)\b|\b(?:kan|kunt|kun|mag|must|moet|dient|dienen)\b(?!\s+(?:u|je)\b)")


def _adds(lower: str, message: Message) -> bool:
    """True when the sentence adds something; 'a different one' adds nothing where the customer tried another already."""
    other = bool(_OTHER.search(message.lower[:4000]))
    return any(not (other and _OTHER.fullmatch(m.group().strip())) for m in _ADDS.finditer(lower))


_OTHER = re.compile(r"\b(?:different|another|ander(?:e|s)?)\b")


def advises(lower: str) -> bool:
    """True for advice, a request or an order; not for papers to send, nor where the writer is the one who acts."""
    if _SEND_US.search(lower):
        return False
    order = _IMPERATIVE.search(lower)
    return bool(_ADVICE.search(lower)) or (order is not None and not _WRITER.search(lower[: order.start()]))


_SEND_US = re.compile(r"\b(?:send|stuur\w*|sturen|upload|let|mail) (?:\w+ )?(?:to )?(?:us|me|ons|mij|me)\b|\b(?:ons|mij)\b.{0,40}\b(?:sturen|mailen|stuur)\b")
_WRITER = re.compile(r"\b(?:i|we|i've|we've|i'll|we'll|ik|wij)\b")
_PRONOUN = re.compile(r"\b(?:him|her|them|it|hem|haar|ze|diegene)\b")


def _pronoun(step: Step) -> bool:
    return not step.things or bool(_PRONOUN.search(step.line.lower) or _POINTS.match(step.line.lower))


_POINTS = re.compile(r"^\W*(?:die|deze|dat|dit|that|those|this) (?:heb|had|hebben|is|was|i|we)\b")


def _known(things: frozenset[str], message: Message) -> bool:
    """True when the message names one of the things somewhere."""
    return bool(shared(things, _things_in(message.lower[:4000], message.language)))
