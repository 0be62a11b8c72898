"""Makes the pictures of the README from the example drafts: python docs/screenshots.py"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


async def write_screen(target: Path) -> None:
    """The agent's screen on the example draft, once its findings are there."""
    from replycheck.config import Settings
    from replycheck.tui.session import start_session
    from replycheck.tui.write import WriteApp

    session = start_session(
        settings=Settings(ui_language="en"),
        file=ROOT / "examples" / "angry-customer.nl.txt",
        channel=None,
        language=None,
        customer_message="",
        text="",
    )
    app = WriteApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(100):
            await pilot.pause(0.1)
            if "respect.busy-excuse" in app.export_screenshot():
                break
        await pilot.press("f8")
        await pilot.pause(0.5)
        target.write_text(app.export_screenshot(title="replycheck"), encoding="utf-8")


def main() -> None:
    """Write docs/write.svg; the drafts folder is a temporary one."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REPLYCHECK_DATA"] = folder
        asyncio.run(write_screen(ROOT / "docs" / "write.svg"))


if __name__ == "__main__":
    main()
