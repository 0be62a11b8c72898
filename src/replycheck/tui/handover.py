"""Passing a reply on, in the calling thread: promises of a sent reply, and replies to review."""

from __future__ import annotations

from replycheck.tui.session import Request, inspect


def record_sent(request: Request) -> int:
    """Check the reply once more as it is sent and remember its promises; the number remembered."""
    from replycheck.store import open_store

    report = inspect(request, sent=True)
    return open_store(request.settings.store).record_promises(report, customer=request.customer_name)


def send_to_review(request: Request, note: str) -> int:
    """Put the reply with its report and a note into the team lead's queue; its number there."""
    from replycheck.store import open_store, this_person

    report = inspect(request)
    store = open_store(request.settings.store)
    return store.add_report(
        report,
        customer_name=request.customer_name,
        customer_message=request.customer_message,
        agent=this_person(),
        note=note,
        state="review",
    )
