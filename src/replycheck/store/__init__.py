"""The memory of replycheck: reports, decisions and promises, kept on this machine through SQLAlchemy."""

from replycheck.store.desk import Store, this_person
from replycheck.store.opening import location, open_store
from replycheck.store.values import (
    Decision,
    FalseAlarm,
    Forgotten,
    PromiseChange,
    StoredPromise,
    StoredReport,
)

__all__ = [
    "Decision",
    "FalseAlarm",
    "Forgotten",
    "PromiseChange",
    "Store",
    "StoredPromise",
    "StoredReport",
    "location",
    "open_store",
    "this_person",
]
