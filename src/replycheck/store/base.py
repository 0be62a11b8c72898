"""What every part of the store stands on: the database, its transactions and the clock."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from replycheck.store.trouble import explained

Clock = Callable[[], datetime]


def _utc() -> datetime:
    return datetime.now(UTC)


def this_person() -> str:
    """The name of the person at this machine, for decisions that name nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class Base:
    """A database and its transactions; every call is one transaction: done whole, or not at all."""

    def __init__(self, engine: Engine, *, shown: str, clock: Clock = _utc) -> None:
        self._engine = engine
        # One picture of the data for all the questions of a reading, as SQLite gives anyway.
        whole = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
        self._pictures = engine.execution_options(**whole)
        self._clock = clock
        self.place = shown

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.place), self._pictures.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        options = self._engine.execution_options(writes=True)
        with explained(self.place), options.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the database; the store may still be used and then opens it again."""
        self._engine.dispose()

    def _now(self) -> str:
        return _stamp(self._clock())

    def _then(self, moment: datetime) -> str:
        return _stamp(moment)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
