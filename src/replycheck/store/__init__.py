"""The memory of replycheck: reports, decisions and promises, kept on this machine through SQLAlchemy."""

from replycheck.store.desk import Store, this_person
from replycheck.store.filtering import Filter
from replycheck.store.moving import Added, Contact
from replycheck.store.opening import location, open_store
from replycheck.store.values import (
    Decision,
    FalseAlarm,
    Forgotten,
    Mark,
    PromiseChange,
    StoredPromise,
    StoredReport,
)

__all__ = [
    "Added",
    "Contact",
    "Decision",
    "FalseAlarm",
    "Filter",
    "Forgotten",
    "Mark",
    "PromiseChange",
    "Store",
    "StoredPromise",
    "StoredReport",
    "location",
    "open_store",
    "this_person",
]
