"""Cards: beside each report a narrow row, its findings and its words, for the queue and the signals."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from replycheck.report import Severity
from replycheck.store.bulk import add_rows, among, parts
from replycheck.store.codec import storable
from replycheck.store.measures import reach
from replycheck.store.tables import CARDS, DECISIONS, FINDINGS, REPORTS, WORDS

# How much one finding weighs by its severity: a fault outweighs three warnings, a warning three hints.
SEVERITY_WEIGHTS = (1.0, 3.0, 9.0)
# A template is read by many; until replies name it, it counts as read by so many.
TEMPLATE_READERS = 10
# An agent who disputes a return is answered before anything else.
DISPUTED_BONUS = 1000.0
SAMPLES = 1_000_000


@dataclass(frozen=True)
class Fresh:
    """A row of REPORTS, its report as plain JSON values, and what the help desk says about the contact."""

    row: Mapping[str, Any]
    data: Mapping[str, Any]
    facts: Mapping[str, Any] = field(default_factory=dict)


def add(connection: Connection, fresh: Sequence[Fresh]) -> None:
    """Add the cards, findings and words of reports that were just added."""
    if not fresh:
        return
    names = {f["fingerprint"] for one in fresh for f in one.data["findings"]}
    seen, overruled = _seen(connection, names), overruled_now(connection)
    findings: list[dict[str, Any]] = []
    rows = []
    for one in fresh:
        own = _findings(one, seen, overruled)
        findings += own
        rows.append(_card(one, own))
    add_rows(connection, CARDS, rows)
    add_rows(connection, WORDS, [{"report_id": o.row["id"], "words": words_of(o)} for o in fresh])
    add_rows(connection, FINDINGS, findings)


def _seen(connection: Connection, names: Iterable[str]) -> Counter[str]:
    """How many stored reports hold each fingerprint."""
    found = Counter[str]()
    for part in parts(sorted(names)):
        chosen = among(connection, FINDINGS.c.fingerprint, part)
        counted = select(FINDINGS.c.fingerprint, func.count()).where(chosen).group_by(FINDINGS.c.fingerprint)
        found.update({row[0]: row[1] for row in connection.execute(counted)})
    return found


def overruled_now(connection: Connection) -> set[str]:
    """Fingerprints that people overruled and that still stand overruled."""
    undone = select(DECISIONS.c.undoes).where(DECISIONS.c.undoes.is_not(None))
    chosen = select(DECISIONS.c.fingerprint).where(DECISIONS.c.action == "false-alarm", DECISIONS.c.id.not_in(undone))
    return set(connection.execute(chosen).scalars())


def _findings(one: Fresh, seen: Counter[str], overruled: set[str]) -> list[dict[str, Any]]:
    least = TEMPLATE_READERS if one.data["kind"] == "template" else 1
    made = []
    for place, finding in enumerate(one.data["findings"]):
        name = finding["fingerprint"]
        seen[name] += 1
        severity, stood = Severity(finding["severity"]).rank, finding["suppressed"] is None
        made.append(
            {
                "report_id": one.row["id"],
                "place": place,
                "rule": finding["rule"],
                "severity": severity,
                "confidence": finding["confidence"],
                "weight": SEVERITY_WEIGHTS[severity] * finding["confidence"] * reach(max(least, seen[name])),
                "fingerprint": name,
                "stood": stood,
                "stands": stood and name not in overruled,
            }
        )
    return made


def _card(one: Fresh, findings: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    row, data, facts = one.row, one.data, one.facts
    standing = [f for f in findings if f["stands"]]
    severity = max((f["severity"] for f in standing), default=-1)
    scores = data["scores"]
    return {
        "report_id": row["id"],
        "listed": listed(row["state"], severity),
        "severity": severity,
        "score": max((f["weight"] for f in standing), default=0.0) + bonus(row["state"]),
        "sample": zlib.crc32(row["text"].encode("utf-8", "replace")) % SAMPLES,
        "sent_at": data["checked_at"],
        "kind": data["kind"],
        "language": row["language"],
        "channel": row["channel"],
        "agent": row["agent"].casefold(),
        "customer_key": row["customer_key"],
        "ticket": storable(str(data["id"] or "")),
        "template": storable(facts.get("template") or (data["path"] if data["kind"] == "template" else "")),
        "moment": storable(facts.get("moment") or ""),
        **{name: scores.get(name) for name in ("sentiment", "politeness", "respect")},
        **{name: facts.get(name) for name in ("csat", "nps")},
    }


def listed(state: str, severity: int) -> str:
    """The list in which a report is shown: a saved one with a warning or error waits for review."""
    if state == "disputed" or (state == "saved" and severity >= Severity.WARNING.rank):
        return "review"
    return state


def bonus(state: str) -> float:
    """What a state adds to a report's score."""
    return DISPUTED_BONUS if state == "disputed" else 0.0


def words_of(one: Fresh) -> str:
    """Everything that can be searched, in lower case."""
    row, data = one.row, one.data
    names = (row["customer_name"], row["agent"], row["channel"], row["language"], data["path"], str(data["id"] or ""))
    rules = (f["rule"] for f in data["findings"])
    words = "\n".join((row["text"], row["customer_message"], row["note"], *names, *rules))
    return storable(words.casefold())


def settle(connection: Connection, report_ids: Sequence[int]) -> None:
    """Work the cards of some reports out anew, after a decision or a change of state."""
    for part in parts(report_ids):
        worst = _worst(connection, part)
        states = connection.execute(select(REPORTS.c.id, REPORTS.c.state).where(among(connection, REPORTS.c.id, part)))
        connection.execute(
            _SETTLE, [_settled(number, state, *worst.get(number, (-1, 0.0))) for number, state in states]
        )


_SETTLE = (
    update(CARDS)
    .where(CARDS.c.report_id == bindparam("number"))
    .values({name: bindparam(f"new_{name}") for name in ("severity", "score", "listed")})
)


def _settled(number: int, state: str, severity: int, weight: float) -> dict[str, Any]:
    return {
        "number": number,
        "new_severity": severity,
        "new_score": weight + bonus(state),
        "new_listed": listed(state, severity),
    }


def _worst(connection: Connection, report_ids: Sequence[int]) -> dict[int, tuple[int, float]]:
    """The worst severity and the greatest weight of the findings that stand, by report."""
    chosen = select(FINDINGS.c.report_id, func.max(FINDINGS.c.severity), func.max(FINDINGS.c.weight))
    standing = chosen.where(among(connection, FINDINGS.c.report_id, report_ids), FINDINGS.c.stands).group_by(FINDINGS.c.report_id)
    return {number: (severity, weight) for number, severity, weight in connection.execute(standing)}


def overrule(connection: Connection, fingerprint: str) -> None:
    """Let the findings with a fingerprint stand or not, as the decisions about it now say; settle their reports."""
    stands = FINDINGS.c.stood if fingerprint not in overruled_now(connection) else False
    own = FINDINGS.c.fingerprint == fingerprint
    connection.execute(update(FINDINGS).where(own).values(stands=stands))
    numbers = connection.execute(select(FINDINGS.c.report_id).where(own).distinct()).scalars()
    settle(connection, sorted(numbers))


def reword(connection: Connection, row: Mapping[str, Any]) -> None:
    """Renew the words of a report whose note changed; `row` is its row in REPORTS."""
    words = words_of(Fresh(row, json.loads(row["data"])))
    connection.execute(update(WORDS).where(WORDS.c.report_id == row["id"]).values(words=words))
