"""E-mail files in the editor: the reply apart from the thread below it, and back into a file that can be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP, default
from email.utils import format_datetime

from replycheck.readers.mail import read_mail
from replycheck.tui.files import clean
from replycheck.zones import QUOTE_HEAD


@dataclass(frozen=True)
class OpenedMail:
    """An e-mail as the editor has it: the reply, the quoted thread below it, and the file's own bytes."""

    reply: str
    thread: str
    customer_message: str
    customer_name: str
    original: bytes


def open_mail(data: bytes) -> OpenedMail:
    """Split an .eml file; raises InputError when it is no e-mail or holds no text."""
    mail = read_mail(data)
    reply, thread = split_thread(clean(mail.text))
    return OpenedMail(reply, thread, clean(mail.customer_message), clean(mail.customer_name), data)


def split_thread(text: str) -> tuple[str, str]:
    """The reply, and what is quoted from the first quoted line on; the reply alone when all is quoted."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.startswith(">") or QUOTE_HEAD.match(line)), len(lines))
    reply = "\n".join(lines[:first]).rstrip()
    return (f"{reply}\n", "\n".join(lines[first:])) if reply else (text, "")


def mail_bytes(
    reply: str,
    *,
    original: bytes = b"",
    thread: str = "",
    customer_name: str = "",
    customer_message: str = "",
    now: datetime | None = None,
) -> bytes:
    """An e-mail with the reply: the original file with a new body, or a new one that opens as a draft."""
    quoted = thread or "\n".join(f"> {line}".rstrip() for line in customer_message.splitlines())
    body = reply.rstrip("\n") + (f"\n\n{quoted.rstrip()}\n" if quoted.strip() else "\n")
    message = message_from_bytes(original, policy=default) if original else _new(customer_name, now)
    if not isinstance(message, EmailMessage):  # the policy makes no other kind
        raise TypeError(type(message).__name__)
    _set_body(message, body)
    return message.as_bytes(policy=SMTP)


def _new(customer_name: str, now: datetime | None) -> EmailMessage:
    message = EmailMessage()
    message["Date"] = format_datetime((now or datetime.now()).astimezone())
    if customer_name:
        message["To"] = Address(display_name=" ".join(customer_name.split()))
    message["X-Unsent"] = "1"
    return message


def _set_body(message: EmailMessage, body: str) -> None:
    """Put the text in the place of the old one; an HTML twin would still say the old text, so it goes."""
    twins = [part for part in message.walk() if part.get_content_type() == "multipart/alternative"]
    part = twins[0] if twins else message.get_body(preferencelist=("plain", "html")) or message
    if isinstance(part, MIMEPart):
        part.clear_content()
        part.set_content(body)
