"""Forms of English verbs by rule: what the lemmatizer has to learn of verbs that the treebank hardly has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# A plus: the last letter is doubled before -ed and -ing.
REGULAR = """
accept access account ache achieve acknowledge acquire act activate adapt add address adjust admit+ adopt advance advertise advise
affect afford age agree aim alert align allocate allow alter amaze amend annoy answer anticipate apologise apologize appeal appear
apply appoint appraise appreciate approach approve argue arrange arrive ask assemble assess assign assist assume assure attach
attempt attend attract audit authenticate authorise authorize avoid await award back bake balance ban+ bang bar+ bare base bathe battle behave
believe belong benefit bill bin+ blame blink block board boil book boost borrow bother bounce box brake bridge brush buckle bundle burn
cable calculate calibrate call calm cancel+ cap+ capture care carry case cash cause cease celebrate centre challenge change charge
chase chat+ check choke claim clarify classify clean clear click climb close coach code collate collect combine comment commit+
communicate compare compensate compete compile complain complete complicate comply compose compromise compute conceive concern conclude
condense confer+ configure confirm confuse connect consider consist consolidate contact contain continue contribute control+ convert convince
cook cooperate coordinate cope copy correct cough count cover crack crash crawl create credit criticise cross cruise cure cycle
damage dance dare date deactivate debate debit decide declare decline decorate decrease dedicate deduct defer+ define delay delegate delete
deliver demand demonstrate deny depart depend deposit deprive derive describe deserve designate desire detail detect determine develop
devote diagnose dial die differ direct disable disagree disappear disappoint discharge disclose disconnect discontinue discount discourage discover
discuss dismiss dispatch display dispose dispute distribute disturb dive divide dodge donate double doubt download downgrade draft drag+
drain dread dress drill drip+ drop+ dry dump duplicate earn ease edit educate elaborate eliminate email embrace emerge employ
empty enable enclose encounter encourage endorse endure enforce engage engrave enhance enjoy enlarge enquire enrol+ ensure enter entitle envisage
equip+ erase escalate escape establish estimate evaluate evolve examine exceed exchange excite exclude excuse execute exempt exercise
exhaust exist expand expect expedite expire explain explode explore export expose express extend face facilitate fade fail fasten favour fax
fetch figure file fill film finalise finalize finance fine finish fire fit+ fix flag+ flash float fluctuate fold follow force forge format+
forward frame free frustrate fuel fulfil+ function fund gain gamble gather generate glance glue gauge grade grant graduate grate greet
guarantee guess guide halve hand handle happen hassle hate head heat help hesitate highlight hike hinge hire honour hope host house
hurry identify ignore illustrate imagine implement imply import impose impress improve include inconvenience increase incur+ indicate
induce infer+ inflate inform inhale initiate injure inquire insert insist inspect inspire install institute instruct insulate insure integrate intend
interfere interpret interrupt introduce invade invest investigate invite invoice involve iron isolate issue itemise join joke judge jump justify
kick knock label+ lack land last laugh launch lease lecture leverage liaise licence license lift like link list listen load loan locate lock log+ look
lose lower lubricate maintain manage mandate manoeuvre manufacture mark match matter maximise measure mediate melt mend mention merge message migrate minimise minimize
miscalculate misplace miss misspell mistype misuse mitigate mix moderate modify monitor motivate mount move multiply name narrate need negotiate nominate note notice notify
nudge number nurse obey object oblige observe obtain occupy occur+ offer omit+ open operate oppose order organise organize originate outline overcharge overheat
overlook owe own pace package pack paint park participate pass paste patch pause peel penalise perform permit+ persevere persist persuade
phase phone pick pin+ pipe place plan+ plague plead please pledge plug+ plunge point police polish pollute pool pop+ pose position possess post postpone pour
practice practise praise predict prefer+ prepare prescribe present preserve press presume pretend prevent price print prioritise prioritize probe proceed process
procure produce program+ progress prohibit promise promote propose protect prove provide provoke prune publish pull pump purchase pursue push puzzle qualify
query question queue quote raise range rate rattle reach react reactivate realise realize reallocate rearrange reassure rebate rebook recall recalculate
receive recharge recite reckon reclaim recognise recognize recommend reconcile reconnect record recover recycle redeem redirect reduce refer+ refill refine reflect
refresh refund refuse refute regard register regret+ regulate reimburse reinstate reinstall reissue reject relate relax relay release relieve relocate rely remain
remark remedy remember remind remit+ remove rename render renew renovate rent reopen reorder repair repeat replace replenish reply report repost represent reprint reprocess
request require reroute reschedule rescue research resemble reserve reside resign resist resolve respect respond restart restate restore restrict restructure result
resume retain retire retrieve retry return reuse reveal reverse review revise revive revoke reward rinse risk rotate round route ruin rule rush sample
satisfy save scan+ scare schedule score scrape scratch screen seal search secure seize select sense separate serve service settle sew shape share shave ship+
shock shop+ shortlist shove show sign simplify size skip+ slice slip+ slope slot+ slow smile smoke smooth snooze solve soothe sort sound source spare spill
sponsor spot+ squeeze stage stain stamp stare start state stay steer step+ stock stop+ store strain stripe stroke struggle
style subscribe substitute suffer suggest suit summarise supervise supply support suppose surprise surrender survive suspect suspend swap+ swipe switch
sync synchronise tackle tag+ tailor talk tap+ taste tease telephone tempt terminate test text thank tick tidy tie time toggle tolerate total+ touch tour trace track trade
train transfer+ transform translate transmit+ travel+ treat treble trial trigger trim+ trip+ triple trouble trust try tune tweak type unblock uncover underline unite
unlock unplug+ unsubscribe untie update upgrade upload urge use utilise validate value vary venture verify violate visit void voice volunteer vote wage wait waive
walk want warn wash waste watch water weigh welcome whine wipe wire wish witness wonder work worry wrap+ yield zone
"""
# Base, past, participle; a plus as above.
IRREGULAR = """
bear bore borne; beat beat beaten; become became become; begin+ began begun; bend bent bent; bet+ bet bet; bind bound bound; bite bit
bitten; blow blew blown; break broke broken; breed bred bred; bring brought brought; build built built; burn burnt burnt; buy bought bought;
catch caught caught; choose chose chosen; come came come; cut+ cut cut; deal dealt dealt; dig+ dug dug; draw drew drawn; drink
drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found; fly flew flown;
forbid+ forbade forbidden; foresee foresaw foreseen; forget+ forgot forgotten; forgive forgave forgiven; freeze froze frozen; get+ got got; give gave given;
go went gone; grow grew grown; hang hung hung; hear heard heard; hide hid hidden; hit+ hit hit; hold held held; hurt hurt hurt; keep kept
kept; know knew known; lay laid laid; lead led led; leave left left; lend lent lent; let+ let let; lose lost lost; make made made;
mean meant meant; meet met met; mislead misled misled; mistake mistook mistaken; misunderstand misunderstood misunderstood; oversee oversaw overseen;
overtake overtook overtaken; pay paid paid; put+ put put; quit+ quit quit; read read read; rebuild rebuilt rebuilt; redo redid redone; repay repaid
repaid; resend resent resent; ride rode ridden; ring rang rung; rise rose risen; run+ ran run; say said said; see saw seen; seek sought sought; sell sold
sold; send sent sent; set+ set set; shake shook shaken; shine shone shone; shoot shot shot; show showed shown; shrink shrank shrunk; shut+ shut shut; sing
sang sung; sink sank sunk; sit+ sat sat; sleep slept slept; slide slid slid; speak spoke spoken; speed sped sped; spell spelt spelt;
spend spent spent; spill spilt spilt; split+ split split; spoil spoilt spoilt; spread spread spread; stand stood stood; steal stole stolen; stick stuck
stuck; strike struck struck; swear swore sworn; sweep swept swept; swim+ swam swum; take took taken; teach taught taught; tear tore torn;
tell told told; think thought thought; throw threw thrown; undergo underwent undergone; understand understood understood; undertake undertook undertaken;
undo undid undone; unfreeze unfroze unfrozen; wake woke woken; wear wore worn; win+ won won; wind wound wound; withdraw withdrew withdrawn; withhold
withheld withheld; write wrote written; rewrite rewrote rewritten
"""


@dataclass(frozen=True)
class Forms:
    """The forms of one verb."""

    infinitive: str
    third: str
    ing: str
    past: str
    participle: str

    def tagged(self) -> Iterator[tuple[str, str]]:
        """(form, tag) with the treebank's tags."""
        yield from ((self.infinitive, "VB"), (self.infinitive, "VBP"), (self.third, "VBZ"), (self.ing, "VBG"))
        yield from ((self.past, "VBD"), (self.participle, "VBN"))


def all_forms() -> list[Forms]:
    """Every verb of the tables."""
    rows = [entry.split() for entry in IRREGULAR.split(";")]
    odd = {row[0].rstrip("+") for row in rows} - {"show", "spill", "burn"}
    regular = [_regular(word) for word in REGULAR.split() if word.rstrip("+") not in odd]
    return regular + [_irregular(*row) for row in rows]


def _regular(word: str) -> Forms:
    past = _past(word)
    return _irregular(word, past, past)


def _irregular(word: str, past: str, participle: str) -> Forms:
    base = word.rstrip("+")
    return Forms(base, _third(base), _ing(word), past, participle)


def _past(word: str) -> str:
    base = word.rstrip("+")
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1] if word.endswith('+') else ''}ed"


def _ing(word: str) -> str:
    base = word.rstrip("+")
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return f"{base[:-1]}ing"
    return f"{base}{base[-1] if word.endswith('+') else ''}ing"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return base + ("es" if base.endswith(("s", "x", "z", "sh", "ch", "o")) else "s")
