"""Database errors as one line with a remedy; never the statement, for it may hold a customer's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from replycheck.errors import StoreError

_REMEDIES = (
    ("locked", "another program keeps the store busy; close it and try again"),
    ("not a database", "this file is not a replycheck store; move it away and try again"),
    ("malformed", "the store is damaged; put a copy back or move the file away"),
    ("readonly", "the store may not be written; set REPLYCHECK_DATA to a folder of your own"),
    ("unable to open", "the store cannot be opened; set REPLYCHECK_DATA to a folder of your own"),
    ("full", "the disk is full; make room and try again"),
    ("connect", "the database does not answer; check the address of the store and try again"),
    ("no such table", "this database holds other tables; give replycheck a database of its own"),
    ("already exists", "this database holds other tables; give replycheck a database of its own"),
)

_UNKNOWN = "the store cannot be used; check that it is a replycheck store"


def line_for(words: str, shown: str) -> str:
    """The line for an error text of the database at a place."""
    lower = words.lower()
    remedy = next((r for sign, r in _REMEDIES if sign in lower), _UNKNOWN)
    return f"{shown}: {remedy}"


@contextmanager
def explained(shown: str) -> Iterator[None]:
    """Turn errors of SQLAlchemy into StoreError."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(line_for(str(error.orig), shown)) from None
    except SQLAlchemyError as error:
        raise StoreError(line_for(type(error).__name__, shown)) from None
