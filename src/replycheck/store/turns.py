"""One at a time, where two at once could do the same thing twice; SQLite writers already take turns."""

from __future__ import annotations

from sqlalchemy import Connection, func, select


def turn(connection: Connection, name: str) -> None:
    """Wait until nobody else is at `name`; the turn ends with the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"replycheck {name}"))))
