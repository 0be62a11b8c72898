"""The tables, and the steps that bring an older store to the shape of today. Times are ISO text, in UTC."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    inspect,
    select,
    text,
    update,
)

from replycheck.errors import StoreError

METADATA = MetaData()

VERSION = Table("replycheck_version", METADATA, Column("version", Integer, nullable=False))

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("added_at", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("arrived_as", String(20), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("content_key", String(64), nullable=False),
    Column("customer_name", Text, nullable=False),
    Column("customer_key", Text, nullable=False),
    Column("customer_message", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("data", Text, nullable=False),
    Index("reports_by_state", "state", "verdict"),
    Index("reports_by_content", "content_key"),
    Index("reports_by_customer", "customer_key"),
    sqlite_autoincrement=True,
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("at", String(40), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("fingerprint", String(64)),
    Column("undoes", Integer),
    Index("decisions_by_report", "report_id"),
    Index("decisions_by_action", "action"),
    sqlite_autoincrement=True,
)

PROMISES = Table(
    "promises",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("uid", String(36), nullable=False),
    Column("same_as", String(64), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("customer", Text, nullable=False),
    Column("customer_key", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("owner", String(40), nullable=False),
    Column("action", Text, nullable=False),
    Column("firmness", String(20), nullable=False),
    Column("condition", Text),
    Column("deadline_text", Text),
    Column("earliest", String(40)),
    Column("latest", String(40)),
    UniqueConstraint("same_as", name="promises_once"),
    Index("promises_by_customer", "customer_key"),
    sqlite_autoincrement=True,
)

PROMISE_CHANGES = Table(
    "promise_changes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("promise_id", Integer, ForeignKey("promises.id", ondelete="CASCADE"), nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Index("changes_by_promise", "promise_id"),
    sqlite_autoincrement=True,
)

# What was decided stays decided: a later row may take it back, no statement may rewrite it.
_APPEND_ONLY = """CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'decisions and changes are added, never rewritten'); END"""

Step = Callable[[Connection], None]


def _first_shape(connection: Connection) -> None:
    """From nothing to version 1."""
    tables = [REPORTS, DECISIONS, PROMISES, PROMISE_CHANGES]
    METADATA.create_all(connection, tables=tables)
    if connection.dialect.name == "sqlite":
        for name in ("decisions", "promise_changes"):
            connection.execute(text(_APPEND_ONLY.format(table=name)))


# A later step meets both older stores and new ones, which the first step makes from the tables above:
# it looks (sqlalchemy.inspect) before it adds a column or a table.
STEPS: Sequence[Step] = (_first_shape,)


def upgrade(connection: Connection, steps: Sequence[Step] = STEPS) -> int:
    """Bring the store to the newest shape inside the caller's transaction; returns the version reached.

    Raises StoreError when a newer replycheck made the store.
    """
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
