"""Dutch infinitives of a clause, separable verbs put together: 'zoek ... uit', 'na te kijken'."""

from __future__ import annotations

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_verbs import verbs

NOT_DONE = frozenset(
    "zijn hebben kosten blijven duren gelden moeten kunnen mogen willen vinden zien begrijpen merken weten hopen denken "
    "vragen zeggen snappen gaan worden uit verwachten helpen proberen doen missen".split()
)
INVESTIGATE = frozenset(
    "kijken nakijken bekijken checken controleren nagaan uitzoeken zoeken opzoeken navragen onderzoeken overleggen "
    "verifiëren doorlopen lezen nazien bespreken meekijken".split()
)


def infinitives(clause: Clause, after: int) -> list[str]:
    """The infinitives behind word `after`, each with its particle."""
    found = []
    for i, (token, word) in enumerate(zip(clause.tokens, clause.words, strict=True)):
        if i <= after or (i and clause.words[i - 1] == "geen"):
            continue
        if word in verbs().plural or (token.pos_ in ("VERB", "AUX") and word.endswith("n")):
            found.append(joined_verb(clause, word, i))
    return found


def joined_verb(clause: Clause, infinitive: str, i: int) -> str:
    """The infinitive with its particle: 'zoek ... uit' is uitzoeken, 'na te kijken' is nakijken."""
    before = clause.words[i - 1] if i else ""
    particle = clause.words[i - 2] if before == "te" and i > 1 else ""
    if (infinitive, particle) in verbs().separable:
        return verbs().separable[infinitive, particle]
    for word in reversed(clause.words[i + 1 :]):
        if (infinitive, word) in verbs().separable:
            return verbs().separable[infinitive, word]
    return infinitive


def last_infinitive(clause: Clause, after: int) -> str | None:
    """The infinitive that tells what is done, 'proberen' before others; None where there is none."""
    found = infinitives(clause, after)
    if not found:
        return None
    return found[0] if found[0] == "proberen" else ("proberen" if "proberen" in found else found[-1])
