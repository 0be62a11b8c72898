"""Dutch commitments with the customer as their subject: 'u ontvangt', 'hoort u', 'kunt u ... verwachten', 'u wordt gebeld'."""

from __future__ import annotations

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_people import HEAR, giver, passive_owner
from replycheck.checks.promises.dutch_verbs import verbs
from replycheck.checks.promises.values import Candidate

YOU = frozenset({"u", "je", "jij", "jullie", "ge", "gij"})
_RECEIVE = frozenset("ontvangt ontvang ontvangen krijgt krijg krijgen verneemt vernemen".split())
_HAVE = frozenset("heeft hebt heb hebben".split())


def customer_receives(clause: Clause) -> Candidate | None:
    """The customer receives: 'u ontvangt', 'krijg je', 'hoort u', 'kunt u ... verwachten', 'u wordt gebeld'."""
    words = clause.words
    for i, word in enumerate(words):
        if word not in YOU:
            continue
        for j in (i + 1, i - 1):
            if 0 <= j < len(words):
                made = _receives(clause, i, j)
                if made:
                    return made
        if (
            i
            and words[i - 1] in ("dat", "waarmee", "waarna")
            and (words[-1] in _RECEIVE | HEAR or (words[-1] in _HAVE and clause.tokens[-2].pos_ != "VERB"))
            and clause.times
        ):
            return Candidate(len(words) - 1, giver(clause), "krijgen", needs_time=True)
    return None


def _receives(clause: Clause, i: int, j: int) -> Candidate | None:
    words, verb = clause.words, clause.words[j]
    joined = " ".join(words)
    if verb in _RECEIVE:
        if any(
            x in joined
            for x in (
                "deze mail",
                "deze e-mail",
                "deze email",
                "dit bericht",
                "deze brief",
                "hierbij",
                "dit mailtje",
                "al ontvangen",
            )
        ):
            return None
        return Candidate(j, giver(clause), "krijgen")
    if verb in HEAR and (
        words[-1] in ("het", "ervan")
        or {"via", "telefonisch", "schriftelijk", "van", "meer", "nog", "iets", "zo", "wanneer", "hoe", "welk", "welke"} & set(words)
        or clause.times
    ):
        return Candidate(j, giver(clause), "laten weten", contact=True)
    if verb in _HAVE and {
        "terug",
        "binnen",
        "antwoord",
        "uitsluitsel",
        "huis",
        "bus",
        "rekening",
        "reactie",
        "bericht",
        "duidelijkheid",
    } & set(words):
        return Candidate(j, "company", "krijgen", needs_time=True) if "tot" not in words and "al" not in words else None
    if verb in ("kunt", "kan", "kun", "mag", "kunnen"):
        return _may_expect(clause, j)
    if verb in ("zult", "zal", "zullen") and set(words) & {"ontvangen", "krijgen", "horen", "vernemen"}:
        return Candidate(j, giver(clause), "krijgen", contact="horen" in words)
    if verb in ("wordt", "word", "worden"):
        done = next((w for w in words if w in verbs().participle), None)
        return Candidate(j, passive_owner(clause), verbs().participle[done], contact=True) if done else None
    if verb in ("ziet", "zie", "vindt") and {"rekening", "mailbox", "account", "app", "brievenbus"} & set(words):
        return Candidate(j, "company", "krijgen", needs_time=True)
    return None


def _may_expect(clause: Clause, j: int) -> Candidate | None:
    words = set(clause.words)
    if words & {"beter", "recht"}:
        return None
    if "verwachten" in words or {"tegemoet", "zien"} <= words:
        return Candidate(j, giver(clause), "krijgen", firmness="hedged")
    if "rekenen" in words:
        return Candidate(j, giver(clause), "doen")
    if words & {"ophalen", "afhalen"} and words & {"vanaf", "rond", "om", "na"}:
        return Candidate(j, "company", "klaarleggen", needs_time=True, confidence=0.7)
    return None
