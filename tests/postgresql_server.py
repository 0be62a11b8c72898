"""A PostgreSQL server of our own, on a socket in a temporary folder; for tests and measurements."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt")


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl, or None when PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    servers = sorted(p.parent for place in PLACES for p in Path(place).glob("*/bin/initdb"))
    return servers[-1] if servers else None


def _account() -> str | None:
    """PostgreSQL refuses to run as root: then the account that its package made, or nobody."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Start a server; gives the URL of an empty database and stops the server after."""
    place, account = binaries(), _account()
    if place is None:
        raise RuntimeError("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="replycheck-pg-", dir="/tmp"))
    if account:
        shutil.chown(folder, account)
    data, name = folder / "data", account or getpass.getuser()
    options = f"-c listen_addresses='' -k {folder} -c fsync={'on' if durable else 'off'} -c max_connections=60"

    def run(*command: str) -> None:
        words = [str(place / command[0]), *command[1:]]
        subprocess.run(words, check=True, user=account, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        run("initdb", "-D", str(data), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql+psycopg://{name}@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
