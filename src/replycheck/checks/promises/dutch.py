"""Commitments in a Dutch clause: who does or brings about what, by word order and verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.values import Candidate
from replycheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "promises_nl"
_NONE = Candidate(0, "", "")
_I, _WE, _YOU = frozenset({"ik", "'k"}), frozenset({"wij", "we"}), frozenset({"u", "je", "jij", "jullie", "ge", "gij"})
_WILL = frozenset({"zal", "zullen", "zult", "ga", "gaan", "gaat"})
_NOT_DONE = frozenset(
    "zijn hebben kosten blijven duren gelden moeten kunnen mogen willen vinden zien begrijpen merken weten hopen denken "
    "vragen snappen gaan worden uit verwachten helpen proberen doen".split()
)
_INVESTIGATE = frozenset(
    "kijken nakijken bekijken checken controleren nagaan uitzoeken zoeken opzoeken navragen onderzoeken overleggen "
    "verifiëren doorlopen lezen nazien bespreken".split()
)
_STATUS = frozenset("bekijken behandelen beoordelen onderzoeken nemen verwerken".split())
_BY_COURIER = frozenset("bezorgen leveren afleveren".split())
_SUBORDINATE = frozenset("dat of zodat die als zodra wanneer indien omdat wat waar hoe nadat voordat terwijl totdat tot welke".split())
_RECEIVE = frozenset("ontvangt ontvang ontvangen krijgt krijg krijgen verneemt vernemen".split())
_HEAR = frozenset("hoort hoor horen".split())
_HAVE = frozenset("heeft hebt heb hebben".split())
_OUTCOME = frozenset(
    "komt komen ligt liggen staat staan is zijn gaat gaan start starten begint beginnen verschijnt verschijnen stopt stoppen "
    "opent openen loopt volgt arriveert vertrekt belt bellen neemt".split()
)


@dataclass(frozen=True)
class Verbs:
    """Verb forms: first person, third person and plural to infinitive, participles, and separable pairs."""

    first: Mapping[str, str]
    third: Mapping[str, str]
    plural: Mapping[str, str]
    participle: Mapping[str, str]
    contact: frozenset[str]
    separable: Mapping[tuple[str, str], str]


@lru_cache(maxsize=1)
def verbs() -> Verbs:
    """The verb table of the word list."""
    rows = [line.split() for line in table(NAME)["verbs"].strip().splitlines()]
    particles = table(NAME)["particles"]
    known = {row[0] for row in rows}
    pairs = {(v[len(p) :], p): v for v in known for p in particles if v.startswith(p) and len(v) > len(p) + 3}
    for base in ("bellen", "mailen", "schrijven", "sturen", "komen", "betalen", "storten", "appen", "koppelen"):
        pairs.setdefault((base, "terug"), f"terug{base}")
    pairs.update({("zoeken", "uit"): "uitzoeken", ("lossen", "op"): "oplossen", ("ronden", "af"): "afronden"})
    pairs.update({("passen", "aan"): "aanpassen", ("voegen", "toe"): "toevoegen", ("zoeken", "op"): "opzoeken"})
    pairs.update({("pakken", "op"): "oppakken", ("slaan", "over"): "overslaan", ("zetten", "om"): "omzetten"})
    pairs.update({("halen", "op"): "ophalen", ("geven", "door"): "doorgeven", ("kijken", "na"): "nakijken"})
    pairs.update({("maken", "over"): "overmaken", ("maken", "aan"): "aanmaken", ("gaan", "na"): "nagaan"})
    stems = {r[0]: (r[1], r[2]) for r in rows}
    joined = [(p + stems[base][0], p + stems[base][1], verb) for (base, p), verb in pairs.items() if base in stems]
    return Verbs(
        first={r[1]: r[0] for r in rows} | {first: verb for first, _, verb in joined} | {"hou": "houden"},
        third={r[2]: r[0] for r in rows} | {third: verb for _, third, verb in joined},
        plural={r[0]: r[0] for r in rows} | {verb: verb for _, _, verb in joined},
        participle={r[3]: r[0] for r in rows} | _JOINED,
        contact=frozenset(r[0] for r in rows if len(r) > 4),
        separable=pairs,
    )


_JOINED = {
    "teruggebeld": "terugbellen", "teruggestort": "terugstorten", "terugbetaald": "terugbetalen", "opgestuurd": "opsturen",
    "toegestuurd": "toesturen", "opgelost": "oplossen", "aangepast": "aanpassen", "toegevoegd": "toevoegen",
    "bijgeschreven": "bijschrijven", "omgezet": "omzetten", "ingepland": "inplannen", "geholpen": "helpen",
    "uitgenodigd": "uitnodigen", "benaderd": "benaderen", "doorgelabeld": "doorlabelen", "afgeschreven": "afschrijven",
    "opgebouwd": "opbouwen", "uitgevoerd": "uitvoeren", "verlengd": "verlengen", "gelost": "oplossen", "verwijderd": "verwijderen",
}  # fmt: skip


_PREFIXES = ("aan", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "terug", "toe", "uit", "ver", "vrij", "recht", "stop")


@lru_cache(maxsize=1)
def finite_forms() -> frozenset[str]:
    """Forms that mark a clause of their own even where the parser does not see a verb."""
    v = verbs()
    own = {form for form, verb in v.third.items() if form not in v.participle and not verb.startswith(_PREFIXES)}
    return frozenset(own) | _WILL | _RECEIVE | frozenset({"laat", "wordt", "kunt", "hoort", "volgt", "belt"})


def candidates(clause: Clause, *, subject: str | None = None) -> list[Candidate]:
    """Commitments in a clause; `subject` is the subject of the clause before it, for 'en laat het u weten'."""
    words = clause.words
    asked = _let_me(clause)
    if asked:
        return [asked]
    for i, word in enumerate(words):
        if word in _I or word in _WE:
            made = _speaker(clause, i, "I" if word in _I else "we")
            if made and (made.owner or not _goes_on(words, i)):
                return [made] if made.owner else []
    for finder in (_you, _outcome):
        made = finder(clause)
        if made:
            return [made] if made.owner else []
    made = _elliptic(clause, subject)
    return [made] if made else []


def _speaker(clause: Clause, i: int, owner: str) -> Candidate | None:
    """A commitment with ik or wij as its subject: 'ik bel', 'bel ik', 'dat ik ... terugbel'."""
    words = clause.words
    forms = _finite_of(owner)
    for j in (i - 1, i + 1):
        if 0 <= j < len(words) and (words[j] in forms or words[j] in _AUX):
            return _by_verb(clause, j, owner, words[j]) or _NONE
    if i and words[0] in _SUBORDINATE | {"en"} or (i and words[i - 1] in _SUBORDINATE):
        return _subordinate(clause, i, owner)
    return _unknown_verb(clause, i, owner)


def _goes_on(words: list[str], i: int) -> bool:
    """True when 'dat ik' or 'dat wij' follows: 'ik zeg u toe dat ik u morgen bel'."""
    pairs = zip(words[i + 1 :], words[i + 2 :], strict=False)
    return any(a == "dat" and b in _I | _WE for a, b in pairs)


_AUX = frozenset(
    "zal zullen ga gaan beloof beloven garandeer garanderen verwacht verwachten streef streven probeer proberen ben zijn heb hebben "
    "kan kunnen mag mogen wil willen moet moeten hoop hopen zou zouden had hadden".split()
)


def _finite_of(owner: str) -> Mapping[str, str]:
    return verbs().first if owner == "I" else verbs().plural


def _by_verb(clause: Clause, j: int, owner: str, verb: str) -> Candidate | None:
    if verb in ("zal", "zullen", "ga", "gaan"):
        return _will(clause, j, owner)
    if verb in ("beloof", "beloven", "garandeer", "garanderen"):
        return Candidate(j, owner, _inner_action(clause, j) or "beloven", source="promised")
    if verb in ("verwacht", "verwachten"):
        return Candidate(j, owner, _inner_action(clause, j) or "laten weten", firmness="hedged", needs_time=True)
    if verb in ("streef", "streven", "probeer", "proberen", "doe", "doen") and _effort(clause):
        return Candidate(j, owner, _inner_action(clause, j) or "proberen", firmness="hedged", needs_time=verb != "doe")
    if verb in ("ben", "zijn"):
        back = {"terug", "er", "bij", "aanwezig", "ter"} & set(clause.words)
        return Candidate(j, owner, "er zijn", needs_time=True, confidence=0.7) if back else None
    if verb in ("heb", "hebben"):
        return _asked_colleague(clause, j)
    if verb in _AUX:
        return None
    return _promise_verb(clause, j, owner, _finite_of(owner)[verb])


def _effort(clause: Clause) -> bool:
    """'Ons best doen' counts when an outcome is named: helping or a general best does not."""
    joined = f" {clause.lower} "
    named = " om " in joined or bool(clause.times)
    return named and not any(w in joined for w in (" helpen ", " van dienst ", " verder te helpen"))


def _inner_action(clause: Clause, after: int) -> str | None:
    """The verb of what is promised, expected or tried: the last verb of the clause."""
    for token, word in zip(reversed(clause.tokens), reversed(clause.words), strict=True):
        if token.i <= clause.first + after:
            break
        for forms in (verbs().plural, verbs().third, verbs().first, verbs().participle):
            if word in forms:
                return forms[word]
        if token.pos_ == "VERB":
            return str(token.lemma_)
    return None


def _asked_colleague(clause: Clause, j: int) -> Candidate | None:
    """'Ik heb haar gevraagd u morgen te bellen' is a promise by a colleague."""
    words = clause.words
    if "gevraagd" not in words or "te" not in words:
        return None
    action = _inner_action(clause, words.index("gevraagd"))
    return Candidate(j, "colleague", action or "doen", needs_time=True, contact=action in verbs().contact)


def _will(clause: Clause, j: int, owner: str) -> Candidate | None:
    action = _last_infinitive(clause, j)
    words = set(clause.words)
    if words & {"uit", "vanuit"} and "ervan" in words:
        return None
    if words & {"achteraan", "achterheen"} or {"aan", "slag"} <= words:
        return Candidate(j, owner, "achterna gaan")
    if action is None or action in {"helpen"} and "graag" in words:
        return None
    if action == "proberen":
        inner = [v for v in _infinitives(clause, j) if v != "proberen"]
        kept = [v for v in inner if v not in _NOT_DONE]
        return Candidate(j, owner, kept[-1], firmness="hedged") if kept else None
    if action in ("zien", "kijken") and {"kan", "kunnen"} & words and "wat" in words:
        return Candidate(j, owner, "nagaan", firmness="hedged")
    if action in _NOT_DONE - {"helpen", "doen", "vragen"}:
        return None
    return Candidate(j, owner, action, contact=action in verbs().contact, investigates=action in _INVESTIGATE)


def _infinitives(clause: Clause, after: int) -> list[str]:
    found = []
    for i, (token, word) in enumerate(zip(clause.tokens, clause.words, strict=True)):
        if i <= after:
            continue
        if word in verbs().plural or (token.pos_ in ("VERB", "AUX") and word.endswith("n")):
            found.append(_joined(clause, word, i))
    return found


def _joined(clause: Clause, infinitive: str, i: int) -> str:
    """The infinitive with its particle: 'zoek ... uit' is uitzoeken, 'na te kijken' is nakijken."""
    before = clause.words[i - 1] if i else ""
    particle = clause.words[i - 2] if before == "te" and i > 1 else ""
    if (infinitive, particle) in verbs().separable:
        return verbs().separable[infinitive, particle]
    for word in reversed(clause.words[i + 1 :]):
        if (infinitive, word) in verbs().separable:
            return verbs().separable[infinitive, word]
    return infinitive


def _last_infinitive(clause: Clause, after: int) -> str | None:
    found = _infinitives(clause, after)
    if not found:
        return None
    return found[0] if found[0] == "proberen" else ("proberen" if "proberen" in found else found[-1])


_SPEECH_ACTS = frozenset({"nodigen", "uitnodigen", "vragen"})


def _promise_verb(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """A present-tense verb of the promise list, unless its clause says that it is none."""
    words = set(clause.words)
    if words & set(table(NAME)["never"].get(infinitive, ())) or (owner in ("I", "we") and infinitive in _SPEECH_ACTS):
        return None
    if infinitive in ("reageren", "antwoorden") and "graag" in words:
        return None
    bound = table(NAME)["bound"].get(infinitive)
    if bound and not words & set(bound):
        return None
    action = _joined(clause, infinitive, j)
    if infinitive == "komen" and "terug" in words:
        action = "terugkomen"
    if infinitive == "laten":
        action = "laten weten" if "weten" in words else f"laten {_last_infinitive(clause, j) or 'doen'}"
    contact = action in verbs().contact or action in ("laten weten", "terugbellen", "terugkomen", "terugmailen")
    return Candidate(j, owner, action, contact=contact, investigates=action in _INVESTIGATE, confidence=0.92)


def _subordinate(clause: Clause, i: int, owner: str) -> Candidate | None:
    """'dat ik u morgen terugbel': the verb stands at the end of the clause."""
    words = clause.words
    if "zodat" in words[: i + 1] or {"zou", "zouden", "had", "hadden"} & set(words):
        return _NONE
    for j in range(len(words) - 1, max(i, len(words) - 4), -1):
        word = words[j]
        if word in ("zal", "zullen", "ga", "gaan"):
            return _will(clause, i, owner)
        infinitive = _finite_of(owner).get(word)
        if infinitive and (words[max(0, i - 1)] == "dat" or clause.times):
            return _promise_verb(clause, j, owner, infinitive)
    return None


def _unknown_verb(clause: Clause, i: int, owner: str) -> Candidate | None:
    """A verb outside the list promises only with a moment to come ('ik gasfles morgen' stays out)."""
    inverted = i > 0 and clause.tokens[i - 1].pos_ in ("VERB", "AUX")
    for j in (i - 1,) if inverted else (i + 1,):
        if 0 <= j < len(clause.tokens):
            token = clause.tokens[j]
            if token.pos_ == "VERB" and token.lemma_ not in _STATES and "Past" not in token.morph.get("Tense"):
                return Candidate(j, owner, str(token.lemma_), needs_time=True, strict=True, confidence=0.6)
            return _NONE
    return None


_STATES = frozenset(
    "zien lezen weten denken vinden begrijpen snappen hopen wensen raden adviseren verzoeken danken bedanken bieden betreuren horen "
    "vermoeden vrezen werken verkopen hanteren gebruiken heten ontvangen krijgen merken spijten constateren stellen vertellen zitten "
    "staan liggen wonen missen kennen noemen zeggen spreken bedoelen vragen rekenen gaan geloven voelen verwachten kiezen raad "
    "hebben zijn kunnen mogen moeten willen zullen worden wijzen verwijzen sluiten hanteren begrijp snap kijken".split()
)


def _let_me(clause: Clause) -> Candidate | None:
    """'Laat me even kijken', 'geef me een paar minuten om ...': a promise for right now."""
    words = clause.words
    if len(words) > 2 and words[0] == "laat" and words[1] in ("me", "mij", "ons"):
        action = _last_infinitive(clause, 1)
        if action and action not in ("weten", "horen"):
            return Candidate(0, "I" if words[1] != "ons" else "we", action, investigates=True)
    if words[:2] in (["geef", "me"], ["geef", "mij"], ["gun", "me"]) and "om" in words:
        return Candidate(0, "I", _last_infinitive(clause, words.index("om")) or "kijken", investigates=True)
    return None


def _you(clause: Clause) -> Candidate | None:
    """The customer receives: 'u ontvangt', 'krijg je', 'hoort u', 'kunt u ... verwachten', 'u wordt gebeld'."""
    words = clause.words
    for i, word in enumerate(words):
        if word not in _YOU:
            continue
        for j in (i + 1, i - 1):
            if 0 <= j < len(words):
                made = _receives(clause, i, j)
                if made:
                    return made
        if i and words[i - 1] in ("dat", "waarmee", "waarna") and words[-1] in _RECEIVE | _HAVE | _HEAR and clause.times:
            return Candidate(len(words) - 1, _giver(clause), "krijgen", needs_time=True)
    return None


def _receives(clause: Clause, i: int, j: int) -> Candidate | None:
    words, verb = clause.words, clause.words[j]
    joined = " ".join(words)
    if verb in _RECEIVE:
        if any(x in joined for x in ("deze mail", "deze e-mail", "deze email", "dit bericht", "deze brief", "hierbij", "dit mailtje", "al ontvangen")):
            return None
        return Candidate(j, _giver(clause), "krijgen")
    if verb in _HEAR and ({"van", "meer", "nog", "iets", "zo"} & set(words) or clause.times):
        return Candidate(j, _giver(clause), "laten weten", contact=True)
    if verb in _HAVE and {"terug", "binnen", "antwoord", "uitsluitsel", "huis", "bus", "rekening", "reactie", "bericht", "duidelijkheid"} & set(words):
        return Candidate(j, "company", "krijgen", needs_time=True) if "tot" not in words and "al" not in words else None
    if verb in ("kunt", "kan", "kun", "mag", "kunnen"):
        return _may_expect(clause, j)
    if verb in ("zult", "zal", "zullen") and set(words) & {"ontvangen", "krijgen", "horen", "vernemen"}:
        return Candidate(j, _giver(clause), "krijgen", contact="horen" in words)
    if verb in ("wordt", "word", "worden"):
        done = next((w for w in words if w in verbs().participle), None)
        return Candidate(j, _passive_owner(clause), verbs().participle[done], contact=True) if done else None
    if verb in ("ziet", "zie", "vindt") and {"rekening", "mailbox", "account", "app", "brievenbus"} & set(words):
        return Candidate(j, "company", "krijgen", needs_time=True)
    return None


def _may_expect(clause: Clause, j: int) -> Candidate | None:
    words = set(clause.words)
    if "verwachten" in words or {"tegemoet", "zien"} <= words:
        return Candidate(j, _giver(clause), "krijgen", firmness="hedged")
    if "rekenen" in words:
        return Candidate(j, _giver(clause), "doen")
    if words & {"ophalen", "afhalen"} and words & {"vanaf", "rond", "om", "na"}:
        return Candidate(j, "company", "klaarleggen", needs_time=True, confidence=0.7)
    return None


def _giver(clause: Clause) -> str:
    words = clause.words
    for i, word in enumerate(words[:-1]):
        if word == "van":
            if words[i + 1] == "mij" or words[i + 1] == "me":
                return "I"
            if words[i + 1] == "ons" and len(words) > i + 1:
                return "we"
            if words[i + 1] != "zodra" and any(_in(w, "colleagues") for w in words[i + 1 : i + 4] if w not in _PRONOUNS):
                return "colleague"
    return "company"


_PRONOUNS = frozenset({"zij", "ze", "hij"})


def _in(word: str, key: str) -> bool:
    entries = table(NAME)[key]
    return word in entries or any(e.endswith("*") and word.startswith(e[:-1]) for e in entries)


def _outcome(clause: Clause) -> Candidate | None:
    """A third party or a thing as the subject: the engineer comes, the label lies ready, it is paid back."""
    words = clause.words
    for j, word in enumerate(words):
        if word in ("wordt", "worden"):
            made = _passive(clause, j)
        elif word in ("zal", "zullen"):
            made = _third_will(clause, j)
        elif word in _OUTCOME or word in verbs().third or (word in verbs().plural and "Fin" in clause.tokens[j].morph.get("VerbForm")):
            made = _third_present(clause, j)
        else:
            continue
        if made:
            return made
    return None


def _owner_of(clause: Clause, j: int) -> str:
    """The owner by the words that can be the subject: those before the verb, or right behind it."""
    words = clause.words
    subjects = [t for t in clause.tokens if t.dep_.startswith("nsubj")]
    near = [*words[max(0, j - 5) : j], *words[j + 1 : j + 5]]
    if j == 0 and not subjects and clause.first:
        near = [t.lower_ for t in clause.doc[: clause.first]]
    heads = [t.lower_ for t in subjects] or near
    if any(h in ("iemand", "men") for h in heads) or words[:1] == ["er"] or "een medewerker" in clause.lower:
        return "agentless"
    for pool in (heads, near):
        if any(_in(w, "externals") for w in pool):
            return "external"
        if any(_in(w, "colleagues") for w in pool):
            return "colleague"
    if any(t.pos_ == "PROPN" and t.dep_.startswith("nsubj") and not list(t.lefts) for t in clause.tokens) and words[j] not in ("is", "zijn"):
        return "colleague"
    return "company"


def _passive_owner(clause: Clause) -> str:
    words = clause.words
    if "door" in words:
        by = words[words.index("door") + 1 : words.index("door") + 5]
        if "ons" in by:
            return "we"
        if "mij" in by:
            return "I"
        if any(_in(w, "externals") for w in by):
            return "external"
        if any(_in(w, "colleagues") for w in by):
            return "colleague"
    return "agentless"


def _passive(clause: Clause, j: int) -> Candidate | None:
    """'Het bedrag wordt teruggestort': a promise when it is this customer's matter, not a mere status."""
    words = clause.words
    if (_MODALS - {"laat"}) & set(words):
        return None
    done = next((w for w in words if w in verbs().participle and w not in ("gelaten", "gedaan")), None)
    if done is None:
        known = [t for t in clause.tokens if "Part" in t.morph.get("VerbForm")]
        return Candidate(j, _passive_owner(clause), str(known[0].lemma_), needs_time=True, confidence=0.65) if known else None
    action = verbs().participle[done]
    owner = "external" if action in _BY_COURIER else _passive_owner(clause)
    personal = bool({"u", "uw", "je", "jouw", "jullie", "er", "dit", "deze"} & set(words)) or any(
        n in words for n in ("bedrag", "geld", "terugbetaling")
    )
    vague_status = action in _STATUS | _INVESTIGATE or {"nog", "momenteel", "nu"} & set(words)
    contact = "contact" in words
    needs = not contact and (not personal or bool(vague_status) or action in _BY_COURIER)
    contact = contact or action in verbs().contact
    return Candidate(j, owner, "contact opnemen" if "contact" in words else action, needs_time=needs, contact=contact, confidence=0.85)


def _third_will(clause: Clause, j: int) -> Candidate | None:
    words = clause.words
    if "worden" in words[j:]:
        done = next((w for w in words if w in verbs().participle), None)
        if done:
            action = verbs().participle[done]
            owner = "external" if action in _BY_COURIER else _passive_owner(clause)
            return Candidate(j, owner, action, contact=action in verbs().contact)
    action = _last_infinitive(clause, j)
    if action is None:
        return None
    owner = _owner_of(clause, j)
    needs = action in _NOT_DONE or (action not in verbs().plural and owner != "colleague")
    return Candidate(j, owner, action, needs_time=needs, contact=action in verbs().contact, confidence=0.85)


_MODALS = frozenset("kan kunt kun kunnen moet moeten mag mogen zou zouden wil wilt willen dient dienen hoeft hoeven wilde kon mocht laat".split())
_READY = frozenset("klaar rond gereed binnen terug beschikbaar online opgelost verholpen hersteld afgerond geregeld verwerkt bereikbaar".split())
_PLACES = frozenset("rekening mailbox inbox online klaar app account mijn voor bij er brievenbus deur bus".split())


def _noun_before(clause: Clause, j: int) -> bool:
    """True when a noun or name outside the time words can be the subject before the verb."""
    timed = {i for t in clause.times for i in range(t.start, t.end)}
    return any(t.pos_ in ("NOUN", "PROPN") and t.idx not in timed for t in clause.tokens[:j])


def _third_present(clause: Clause, j: int) -> Candidate | None:
    words, verb = clause.words, clause.words[j]
    if j and words[j - 1] in _YOU | {"te", "het"}:
        return None
    if j + 1 < len(words) and words[j + 1] in _YOU and not _noun_before(clause, j):
        return None
    if _MODALS & set(words) or (words[0] in _SUBORDINATE - {"dat"} and j > 1) or "al" in words:
        return None
    if verb in ("is", "zijn") and not _READY & set(words) and not {w for w in words if w in verbs().participle}:
        return None
    if verb in ("is", "zijn") and {"vanmorgen", "vanochtend", "vandaag", "zojuist", "net", "inmiddels", "nu", "gisteren", "reeds", "contact"} & set(words):
        return None
    if verb in ("staat", "staan", "ligt", "liggen") and not _PLACES & set(words):
        return None
    owner = _owner_of(clause, j)
    if verb in ("volgt", "volgen") and not {"u", "je", "stappen", "stap"} & set(words):
        return Candidate(j, "company", "volgen", confidence=0.75)
    infinitive = verbs().third.get(verb) or verbs().plural.get(verb)
    if owner in ("colleague", "agentless") and infinitive:
        made = _promise_verb(clause, j, owner, infinitive)
        if made and {"u", "je", "jullie", "uw", "contact", "jouw"} & set(words):
            return made
    action = _joined(clause, infinitive, j) if infinitive else verb
    return Candidate(j, owner, action, needs_time=True, strict=owner != "colleague", contact=infinitive in verbs().contact, confidence=0.8)


def _elliptic(clause: Clause, subject: str | None) -> Candidate | None:
    """'en laat het u morgen weten' after 'ik zoek het uit'; in short messages 'Bel je zo terug'."""
    words = clause.words
    if not words:
        return None
    at = 1 if len(words) > 1 and words[0] in ("dan", "daarna", "ook", "vervolgens") else 0
    verb = words[at]
    if subject in ("I", "we", "colleague"):
        forms = {"I": verbs().first, "we": verbs().plural, "colleague": verbs().third}[subject]
        if verb in forms:
            return _promise_verb(clause, at, subject, forms[verb])
        return _continued_infinitive(clause, subject)
    if subject is None and verb in verbs().first and not {"mij", "me", "ons", "uw", "jouw", "aub"} & set(words):
        return _bare(clause, at, verb)
    return None


def _continued_infinitive(clause: Clause, subject: str) -> Candidate | None:
    """'(ik zal dit bekijken) en je verder helpen': an infinitive that the first auxiliary still governs."""
    last = clause.words[-1]
    found = _infinitives(clause, -1)
    if found and last.endswith("n") and not any(t.morph.get("Tense") for t in clause.tokens):
        return Candidate(len(clause.words) - 1, subject, found[-1], contact=found[-1] in verbs().contact, confidence=0.7)
    return None


def _bare(clause: Clause, at: int, verb: str) -> Candidate | None:
    """A verb without subject that has the customer as its object: 'Mail je morgen de link'."""
    for i in range(at + 1, min(at + 4, len(clause.words))):
        if clause.words[i] in ("je", "u", "jullie", "jou"):
            following = clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None
            if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ"):
                made = _promise_verb(clause, at, "I", verbs().first[verb])
                return made if made is None or clause.times or made.action in _INVESTIGATE else None
    return None
