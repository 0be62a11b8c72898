"""Opening the store: where it lies, who may read it, and one transaction at a time for who writes."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from platformdirs import user_data_dir
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from replycheck.errors import StoreError
from replycheck.store.desk import Store
from replycheck.store.steps import STEPS, Step, upgrade
from replycheck.store.trouble import explained, line_for

FILE_NAME = "replycheck.db"
# SQLite lets writers wait without a queue: on a busy machine one of many may be passed over for a while.
BUSY_MILLISECONDS = 60_000
WAL_TRIES = 50
WAL_PAUSE_SECONDS = 0.05


def location() -> Path:
    """The file of the default store: in the folder REPLYCHECK_DATA, else in the user's data folder."""
    folder = os.environ.get("REPLYCHECK_DATA")
    return Path(folder or user_data_dir("replycheck")).expanduser() / FILE_NAME


def open_store(url: str | None = None) -> Store:
    """Open the store at a database URL, or the default SQLite file; makes or upgrades it when needed.

    Raises StoreError with a remedy when it cannot be made, read or understood.
    """
    address = _address(url)
    path = _sqlite_path(address)
    if path is not None:
        _make_private(path, own_folder=not url and "REPLYCHECK_DATA" not in os.environ)
    with explained(_shown(address)):
        engine = engine_for(address)
        if path is not None:
            _use_wal(path)
        bring_forward(engine)
    return Store(engine, shown=_shown(address))


def _address(url: str | None) -> URL:
    if not url:
        return URL.create("sqlite", database=str(location()))
    try:
        return make_url(url)
    except ArgumentError:
        raise StoreError(
            "the store's address is not a database URL; write one such as sqlite:////folder/replycheck.db"
        ) from None


def _shown(address: URL) -> str:
    """The address as people may see it: a file's path, or the URL without its password."""
    return address.database or "" if address.get_backend_name() == "sqlite" else address.render_as_string()


def _sqlite_path(address: URL) -> Path | None:
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return None
    return Path(str(address.database))


def _make_private(path: Path, *, own_folder: bool) -> None:
    """The file is 0600; so is replycheck's own or a new folder 0700, but a folder of others keeps its mode."""
    try:
        for folder in reversed([p for p in (path.parent, *path.parent.parents) if not p.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        if own_folder:
            path.parent.chmod(0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror}); set REPLYCHECK_DATA to a folder of your own"
        ) from None


def bring_forward(engine: Engine, steps: Sequence[Step] = STEPS) -> None:
    """Upgrade a store in one transaction: it ends in the newest shape, or as it was."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        upgrade(connection, steps)


def engine_for(address: URL) -> Engine:
    """The engine for an address; raises StoreError when its driver is not installed."""
    try:
        engine = create_engine(address, pool_pre_ping=address.get_backend_name() != "sqlite")
    except (NoSuchModuleError, ImportError) as error:
        missing = getattr(error, "name", None) or address.drivername
        raise StoreError(f"the driver {missing} for this store is not installed; install it with pip") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """SQLite as we want it: our own BEGIN, waiting for each other, foreign keys, deleted means wiped."""
    connection.isolation_level = None
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        "secure_delete=ON",
        "synchronous=FULL",
        "cache_size=-32768",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _lower(value: str | None) -> str | None:
    """SQLite's own lower() leaves É and Ö as they are."""
    return None if value is None else value.lower()


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: a reader that turns writer half-way would be refused, not queued."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _use_wal(path: Path) -> None:
    """Write-ahead logging: readers and one writer work at once; another process may be setting it too."""
    for attempt in range(WAL_TRIES):
        try:
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.DatabaseError as error:
            if "locked" not in str(error) or attempt == WAL_TRIES - 1:
                raise StoreError(line_for(str(error), str(path))) from None
        time.sleep(WAL_PAUSE_SECONDS)
