"""The tables. Times are ISO text: in UTC when something was stored or decided, local when it was sent or is due."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

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
    Column("marks", Text),
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

# Beside each report a narrow row with what the queue and the signals ask; it follows from the report and
# its decisions. `listed` is the list in which the screen shows it, `score` its place there.
CARDS = Table(
    "cards",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("listed", String(20), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("sample", Integer, nullable=False),
    Column("sent_at", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("agent", Text, nullable=False),
    Column("customer_key", Text, nullable=False),
    Column("ticket", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("moment", Text, nullable=False),
    Column("sentiment", Float),
    Column("politeness", Float),
    Column("respect", Float),
    Column("csat", Float),
    Column("nps", Float),
    Index("cards_by_list", "listed", "score"),
    Index("cards_by_time", "sent_at"),
    Index("cards_by_ticket", "ticket"),
)

# A finding of a report: `stands` is false once it is suppressed or overruled, `stood` says how it arrived.
# `weight` is severity x confidence x reach when it arrived.
FINDINGS = Table(
    "findings",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("rule", String(80), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("weight", Float, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("stood", Boolean, nullable=False),
    Column("stands", Boolean, nullable=False),
    Index("findings_by_fingerprint", "fingerprint"),
    Index("findings_by_rule", "rule"),
)

# Everything of a report that can be searched, in lower case.
WORDS = Table(
    "words",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)

# Who has a reply in hand; a reviewer who went home lets go of it when the time is over.
TAKEN = Table(
    "taken",
    METADATA,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("reviewer", Text, nullable=False),
    Column("until", String(40), nullable=False),
)
