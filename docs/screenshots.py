"""Makes the pictures of the README from the example drafts: python docs/screenshots.py"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
CUSTOMER = """\
Goedemiddag,

Mijn bestelling 1234567 is nog steeds niet binnen. Wanneer krijg ik mijn geld terug?

Petra de Wit
"""


async def picture(
    name: str, *, size: tuple[int, int], theme: str, customer: str = "", keys: Sequence[str] = ("f8",)
) -> None:
    """The agent's screen on the example draft, once its findings are there, after some keys."""
    from replycheck.config import Settings
    from replycheck.tui.session import start_session
    from replycheck.tui.write import WriteApp

    session = start_session(
        settings=Settings(ui_language="en"),
        file=ROOT / "examples" / "angry-customer.nl.txt",
        channel=None,
        language=None,
        customer_message=customer,
        text="",
    )
    app = WriteApp(session)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        while app.writing.report is None or app.writing.checker.busy:
            await pilot.pause(0.1)
        await pilot.press(*keys)
        await pilot.pause(0.5)
        (ROOT / "docs" / name).write_text(app.export_screenshot(title="replycheck"), encoding="utf-8")


async def pictures() -> None:
    """All pictures, one after the other: the models are loaded once."""
    await picture("write.svg", size=(120, 40), theme="replycheck-dark")
    await picture("write-customer.svg", size=(160, 45), theme="replycheck-light", customer=CUSTOMER)


def main() -> None:
    """Write the pictures into docs/; the drafts folder is a temporary one."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REPLYCHECK_DATA"] = folder
        asyncio.run(pictures())


if __name__ == "__main__":
    main()
