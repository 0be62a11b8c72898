"""The steps that bring an older store to the shape of today."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, insert, inspect, select, text, update

from replycheck.errors import StoreError
from replycheck.store import cards
from replycheck.store.tables import (
    CARDS,
    DECISIONS,
    FINDINGS,
    METADATA,
    PROMISE_CHANGES,
    PROMISES,
    REPORTS,
    TAKEN,
    VERSION,
    WORDS,
)
from replycheck.store.turns import turn

Step = Callable[[Connection], None]
CHUNK = 500

# What was decided stays decided: a later row may take it back, no statement may rewrite it.
_STAY_SQLITE = """CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'decisions and changes are added, never rewritten'); END"""
_STAY_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION replycheck_stay() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'decisions and changes are added, never rewritten'; END $$ LANGUAGE plpgsql""",
    "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION replycheck_stay()",
    "CREATE TRIGGER promise_changes_stay BEFORE UPDATE ON promise_changes "
    "FOR EACH ROW EXECUTE FUNCTION replycheck_stay()",
)


def _first_shape(connection: Connection) -> None:
    """From nothing to version 1."""
    METADATA.create_all(connection, tables=[REPORTS, DECISIONS, PROMISES, PROMISE_CHANGES])
    if connection.dialect.name == "sqlite":
        for name in ("decisions", "promise_changes"):
            connection.execute(text(_STAY_SQLITE.format(table=name)))


def _cards(connection: Connection) -> None:
    """Version 2: marks of decisions; cards, findings and words beside each report; who has it in hand."""
    if "marks" not in {column["name"] for column in inspect(connection).get_columns(DECISIONS.name)}:
        connection.execute(text("ALTER TABLE decisions ADD COLUMN marks TEXT"))
    METADATA.create_all(connection, tables=[CARDS, FINDINGS, WORDS, TAKEN])
    if connection.dialect.name == "postgresql":
        for statement in _STAY_POSTGRESQL:
            connection.execute(text(statement))
    numbers = list(connection.execute(select(REPORTS.c.id).order_by(REPORTS.c.id)).scalars())
    for start in range(0, len(numbers), CHUNK):
        chosen = REPORTS.c.id.in_(numbers[start : start + CHUNK])
        rows = connection.execute(select(REPORTS).where(chosen).order_by(REPORTS.c.id)).mappings()
        cards.add(connection, [cards.Fresh({**row}, json.loads(row["data"])) for row in rows])


# A later step meets both older stores and new ones, which the first step makes from the tables of today:
# it looks (sqlalchemy.inspect) before it adds a column or a table.
STEPS: Sequence[Step] = (_first_shape, _cards)


def upgrade(connection: Connection, steps: Sequence[Step] = STEPS) -> int:
    """Bring the store to the newest shape inside the caller's transaction; returns the version reached.

    Raises StoreError when a newer replycheck made the store.
    """
    turn(connection, "upgrade")
    version = _version(connection)
    if version > len(steps):
        raise StoreError(f"a newer replycheck made this store (version {version}); install the newer replycheck")
    for step in steps[version:]:
        step(connection)
    if version < len(steps):
        connection.execute(update(VERSION).values(version=len(steps)))
    return len(steps)


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(VERSION.name):
        VERSION.create(connection)
    found = connection.execute(select(VERSION.c.version)).scalar()
    if found is None:
        connection.execute(insert(VERSION).values(version=0))
    return int(found or 0)
