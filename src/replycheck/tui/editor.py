"""The text area of the reply: it underlines what findings are about and shows their letter in the margin."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from replycheck.report import Severity
from replycheck.tui.clipboard import read_system
from replycheck.tui.files import clean
from replycheck.tui.marks import LETTERS, Lines, Mark, byte_columns, letters, moved

MARGIN = 2
_THEME = "replycheck"
_MOST_DRAWN = 500


class PlainArea(TextArea):
    """A text area for messages: tab moves on, ctrl+a selects all, and pasted control characters stay out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+a", "select_all", show=False)]

    def __init__(self, text: str, *, name: str, placeholder: str, classes: str = "") -> None:
        super().__init__(
            text,
            id=name,
            classes=classes,
            soft_wrap=True,
            tab_behavior="focus",
            placeholder=placeholder,
            highlight_cursor_line=False,
        )
        self.match_cursor_bracket = False

    def action_paste(self) -> None:
        """Insert the system's clipboard, or what was copied here when no tool can read it."""
        self.run_worker(self._fetch_clipboard, thread=True, exit_on_error=False, group="clipboard")

    def _fetch_clipboard(self) -> None:
        text = read_system()
        self.app.call_from_thread(self._insert_copied, self.app.clipboard if text is None else text)

    def _insert_copied(self, text: str) -> None:
        if result := self._replace_via_keyboard(clean(text), *self.selection):
            self.move_cursor(result.end_location)

    async def _on_paste(self, event: events.Paste) -> None:
        await super()._on_paste(events.Paste(clean(event.text)))
        event.prevent_default()
        event.stop()

    def _recompute_cursor_offset(self) -> None:
        # Undoing a long paste takes the scroll bar away while the cursor still stands on a line that is gone.
        place = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(place)

    def _rewrap_and_refresh_virtual_size(self) -> None:
        # A resized terminal may have drawn the old lines at the new width by now: draw them again.
        super()._rewrap_and_refresh_virtual_size()
        self.refresh()

    def change_all(self, text: str) -> None:
        """Replace everything as one step that undo takes back."""
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()


class MarkedArea(PlainArea):
    """A text area with marks: `show_marks` sets them; typing moves them until the next check."""

    LETTERS: ClassVar[Mapping[Severity, str]] = LETTERS
    COLOURS: ClassVar[Mapping[Severity, str]] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "primary",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        # The text area uses these two for selecting; here they belong to the findings and the panels.
        Binding("f6", "screen.next_panel", show=False),
        Binding("f7", "screen.go(-1)", show=False),
    ]

    def __init__(self, text: str, *, name: str, placeholder: str, classes: str = "") -> None:
        self._marks: tuple[Mark, ...] = ()
        self._marked_text = text
        self._current = ""
        self._letters: dict[int, Severity] = {}
        self._drawn: dict[tuple[object, ...], Strip] = {}
        self._hint = placeholder
        super().__init__(text, name=name, placeholder=placeholder, classes=classes)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks as they stand now, moved along with the edits since the last check."""
        return self._marks

    def show_marks(self, marks: Iterable[Mark], *, current: str) -> None:
        """Show these marks of the present text, the current finding's stronger than the others."""
        shown = (self._marks, self._current, self._marked_text)
        self._marks, self._current, self._marked_text = tuple(marks), current, self.text
        if shown == (self._marks, current, self.text):
            return
        self._build_highlight_map()
        self.refresh()

    def offset_at_cursor(self) -> int:
        """The cursor's place as an offset into the text, in code points."""
        return Lines(self.text).offset(self.cursor_location)

    def place(self, offset: int) -> tuple[int, int]:
        """The row and column of an offset of the present text."""
        return Lines(self.text).place(offset)

    def _build_highlight_map(self) -> None:
        """Fill the text area's own map of highlights (UTF-8 byte columns) from the marks."""
        self._line_cache.clear()
        self._highlights.clear()
        text = self.text
        if text != self._marked_text:
            self._marks, self._marked_text = moved(self._marks, self._marked_text, text), text
        self._letters = letters(text, self._marks)
        self._highlights.update(byte_columns(text, self._marks, self._current))  # type: ignore[arg-type]

    @property
    def gutter_width(self) -> int:
        """Cells left of the text: the letter and a space."""
        return MARGIN

    def on_resize(self) -> None:
        """Break the hint where the margin leaves room for it."""
        room = max(1, self.content_size.width - MARGIN)
        self.placeholder = "\n".join(textwrap.wrap(self._hint, room))

    def render_line(self, y: int) -> Strip:
        """A line of the screen; the hint in an empty area stands right of the margin as text would."""
        if self.document.line_count > 1 or self.document[0] or not self.placeholder:
            return self._drawn_line(y)
        strip = super().render_line(y)
        return Strip.join([Strip([Segment(" " * MARGIN, self.rich_style)], MARGIN), strip]).crop(0, self.size.width)

    def _drawn_line(self, y: int) -> Strip:
        """A line with its letter, drawn once for the same looks: a key changes one row, but all are asked for."""
        look = self._look(y)
        if look is None:
            return self._render_line(y)
        if look not in self._drawn:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            self._drawn[look] = self._render_line(y)
        return self._drawn[look]

    def _look(self, y: int) -> tuple[object, ...] | None:
        """All that a row's looks depend on; None for a line with the cursor or the selection in it."""
        place = self._place_of(y)
        if place is None:
            return "", self.size.width, self._base()
        line, section = place
        first, last = sorted((self.selection.start[0], self.selection.end[0]))
        if first <= line <= last:
            return None
        marks = tuple(self._highlights.get(line, ()))
        cuts = tuple(self.wrapped_document.get_offsets(line))  # not always those of the width: a resize comes in steps
        width = self.scrollable_content_region.width
        return self.document[line], cuts, section, marks, self._letters.get(line), width, self._base()

    def _place_of(self, y: int) -> tuple[int, int] | None:
        """The line of the document in a row and which of its wrapped pieces; None below the text."""
        row = y + self.scroll_offset.y
        document = self.wrapped_document
        return document._offset_to_line_info[row] if row < document.height else None

    def _base(self) -> Style | None:
        return self._theme.base_style if self._theme else None

    def _render_line(self, y: int) -> Strip:
        strip = super()._render_line(y)
        place = self._place_of(y)
        return strip if place is None else self._with_letter(strip, *place)

    def _with_letter(self, strip: Strip, line: int, section: int) -> Strip:
        severity = self._letters.get(line) if section == 0 else None
        base = self._theme.base_style or Style()
        letter = f"{self.LETTERS[severity]} " if severity else " " * MARGIN
        style = base + (self._styles_of(severity)[1] if severity else Style())
        return Strip.join([Strip([Segment(letter, style)], MARGIN), strip])

    def on_mount(self) -> None:
        """Give the text area its colours."""
        self._colour()

    def _app_theme_changed(self) -> None:
        # The app works out the new theme's colours only after this call.
        self.call_later(self._colour)

    def _colour(self) -> None:
        """Underlines in the colours of the app's theme; bold for errors, so that they show without colour."""
        styles: dict[str, Style] = {}
        for severity in Severity:
            plain, _ = self._styles_of(severity)
            styles[severity.value] = plain
            styles[f"{severity.value}-current"] = plain + Style(bgcolor=self._tint(severity), bold=True)
        self.register_theme(TextAreaTheme(_THEME, syntax_styles=styles))
        self.theme = _THEME
        self._drawn.clear()
        self._line_cache.clear()
        self.refresh()

    def _styles_of(self, severity: Severity) -> tuple[Style, Style]:
        """(under the words, in the margin)"""
        colour = _rich_colour(self.app.theme_variables, f"text-{self.COLOURS[severity]}")
        bold = severity is Severity.ERROR
        return Style(color=colour, underline=True, bold=bold), Style(color=colour, bold=True)

    def _tint(self, severity: Severity) -> Color:
        """The background of the current finding's words."""
        return _rich_colour(self.app.theme_variables, f"{self.COLOURS[severity]}-muted")


class DraftArea(MarkedArea):
    """The reply's own text area."""


def _rich_colour(variables: dict[str, Any], name: str) -> Color:
    from textual.color import Color as TextualColor

    return TextualColor.parse(variables[name]).rich_color
