"""Store: the one door to the memory. Every call is one transaction: done whole, or not at all."""

from __future__ import annotations

from replycheck.store.base import this_person
from replycheck.store.keeping import Keeping
from replycheck.store.measuring import Measuring


class Store(Keeping, Measuring):
    """Reports, decisions and promises in one database; get one from `open_store`. Raises StoreError only."""


__all__ = ["Store", "this_person"]
