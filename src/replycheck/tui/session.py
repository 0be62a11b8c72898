"""One writing session without its screen: what is known about the reply, and how it is checked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck.config import Settings
from replycheck.errors import InputError, RuleError
from replycheck.files import read_bytes, write_bytes_atomic
from replycheck.report import Finding, Report, Suppression, decide_verdict
from replycheck.tui.files import clean, read_text, write_private

if TYPE_CHECKING:
    from replycheck.rules import Rule
    from replycheck.tui.mail import OpenedMail

LANGUAGES = ("", "nl", "en")


@dataclass
class Session:
    """The state of one reply; `language` is empty when it is detected, `newline` is the file's own."""

    settings: Settings
    text: str = ""
    file: Path | None = None
    newline: str = "\n"
    saved_text: str | None = None
    mail: OpenedMail | None = None
    kind: str = "draft"
    channel: str = "email"
    language: str = ""
    customer_message: str = ""
    customer_name: str = ""
    turn: int = 1
    ignored: dict[str, str] = field(default_factory=dict)

    @property
    def unsaved(self) -> bool:
        """True when the session belongs to a file whose text is not this text."""
        return self.saved_text is not None and self.text != self.saved_text

    def request(self) -> Request:
        """What the checking thread needs to know, as a value that no longer changes."""
        return Request(
            text=self.text,
            kind=self.kind,
            channel=self.channel,
            language=self.language,
            customer_message=self.customer_message,
            customer_name=self.customer_name,
            turn=self.turn,
            ignored=dict(self.ignored),
            settings=self.settings,
        )

    def save(self, path: Path) -> None:
        """Write the reply to a file (0600 when new), to .eml as an e-mail, and make it the session's own.

        OSError when that fails.
        """
        if path.suffix.lower() == ".eml":
            write_bytes_atomic(path, [self.as_mail()])
        else:
            write_private(path, self.text.replace("\n", self.newline))
        self.file = path
        self.saved_text = self.text

    def as_mail(self) -> bytes:
        """The reply as an e-mail: the one that was opened with its new text, or a new one."""
        from replycheck.tui.mail import mail_bytes

        return mail_bytes(
            self.text,
            original=self.mail.original if self.mail else b"",
            thread=self.mail.thread if self.mail else "",
            customer_name=self.customer_name,
            customer_message=self.customer_message,
        )

    def start_afresh(self) -> None:
        """Forget this reply. In a chat the same customer stays, and the next turn begins."""
        chat = self.channel in ("chat", "social")
        self.turn = self.turn + 1 if chat else 1
        self.customer_name = self.customer_name if chat else ""
        self.text, self.customer_message = "", ""
        self.file, self.saved_text, self.kind, self.mail = None, None, "draft", None
        self.ignored = {}


@dataclass(frozen=True)
class Request:
    """One question to the engine; requests are equal when their answer would be."""

    text: str
    channel: str
    language: str
    customer_message: str
    customer_name: str
    turn: int
    ignored: Mapping[str, str]
    settings: Settings
    kind: str = "draft"


def start_session(
    *,
    settings: Settings,
    file: Path | None,
    channel: str | None,
    language: str | None,
    customer_message: str,
    text: str,
) -> Session:
    """A session for a file (which may be new), a text or a new reply; InputError for an unreadable file."""
    own = settings.for_path(str(file)) if file else settings
    session = Session(
        settings=own,
        channel=channel or own.channel,
        language="" if language in (None, "auto") else str(language),
        customer_message=clean(customer_message),
        text=clean(text),
    )
    if file is not None:
        _open(session, file)
    session.customer_message = session.customer_message or quoted(session.text)
    return session


def quoted(text: str) -> str:
    """What a mail program quotes below a reply with '>' before it: the customer's words."""
    lines = [line[1:].removeprefix(" ") for line in text.split("\n") if line.startswith(">") and line[:2] != ">>"]
    return "\n".join(line for line in lines if not line.startswith(">")).strip()


def _open(session: Session, file: Path) -> None:
    if file.suffix.lower() == ".eml" and file.exists():
        _open_mail(session, file)
        return
    raw = read_text(file) if file.exists() else ""
    session.file = file
    session.kind = _kind(file, session.settings)
    session.newline = "\r\n" if "\r\n" in raw else "\n"
    session.saved_text = clean(raw)
    session.text = session.text or session.saved_text


def _open_mail(session: Session, file: Path) -> None:
    from replycheck.tui.mail import open_mail

    try:
        mail = open_mail(read_bytes(file))
    except InputError as error:
        raise InputError(f"{file}: {error}") from None
    session.file, session.mail, session.saved_text = file, mail, mail.reply
    session.text = session.text or mail.reply
    session.customer_message = session.customer_message or mail.customer_message
    session.customer_name = session.customer_name or mail.customer_name


def _kind(file: Path, settings: Settings) -> str:
    """What `check` takes the file for: a template's fields may stay open."""
    from replycheck.readers import is_template

    if settings.kind != "auto":
        return settings.kind
    return "template" if is_template(file.name) else "draft"


def inspect(request: Request, *, sent: bool = False) -> Report:
    """Check a request in the calling thread; `sent` when it leaves now. The engine is imported here."""
    from replycheck.draft import Draft
    from replycheck.engine import check_draft

    live = request.channel in ("chat", "social")  # sent as soon as it is written; a letter may wait a day
    draft = Draft(
        text=request.text,
        kind=request.kind,
        channel=request.channel,
        language=request.language,
        customer_message=request.customer_message,
        customer_name=request.customer_name,
        turn=request.turn,
        sent_at=datetime.now() if live or sent else None,
    )
    report = check_draft(draft, request.settings)
    return with_ignored(report, request.ignored, request.settings.min_confidence)


def with_ignored(report: Report, ignored: Mapping[str, str], min_confidence: float) -> Report:
    """The report with the writer's own ignored findings suppressed, and the verdict that is left."""
    findings = tuple(_ignored(f, ignored) for f in report.findings)
    return replace(report, findings=findings, verdict=decide_verdict(findings, min_confidence))


def _ignored(finding: Finding, ignored: Mapping[str, str]) -> Finding:
    if finding.fingerprint in ignored:
        return replace(finding, suppressed=Suppression("writer", ignored[finding.fingerprint]))
    if finding.suppressed is not None and finding.suppressed.kind == "writer":
        return replace(finding, suppressed=None)
    return finding


def warm_up(language: str) -> None:
    """Load rules and models of a language by checking one harmless sentence of it."""
    sentence = (
        "Ik bel u morgen terug over uw bestelling."
        if language == "nl"
        else "I will call you back tomorrow about your order."
    )
    inspect(Request(sentence, "email", language, "", "", 1, {}, Settings()))


def rule_of(finding: Finding, report: Report) -> Rule | None:
    """The rule of a finding in the language of its sentence; the check has loaded it already."""
    from replycheck.rules import load

    languages = [s.language for s in report.sentences if s.start <= finding.start < s.end]
    for language in dict.fromkeys((*languages, report.language)):
        with suppress(RuleError):
            if language in LANGUAGES[1:] and finding.rule in (rules := load(language)):
                return rules[finding.rule]
    return None
