"""What several test files need: the databases on which the store is tested."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import postgresql_server

HAS_POSTGRESQL = postgresql_server.binaries() is not None and importlib.util.find_spec("psycopg") is not None
STORES = ("sqlite", "postgresql") if HAS_POSTGRESQL else ("sqlite",)


@pytest.fixture
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the test runs, with the store and all choices in it, and English as the language."""
    monkeypatch.setenv("REPLYCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the test run."""
    with postgresql_server.server() as url:
        yield url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say on which databases the store was tested."""
    ran = {n for n in STORES for r in terminalreporter.getreports("passed") if r.nodeid.endswith(f"[{n}]")}
    if ran:
        missing = "" if HAS_POSTGRESQL else "; PostgreSQL is not installed here (see CONTRIBUTING.md)"
        terminalreporter.write_line(f"store tested on: {', '.join(sorted(ran))}{missing}")
