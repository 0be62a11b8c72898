"""The colour themes of the screens; severities also have a letter, so colour is never the only sign."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="replycheck-dark",
    primary="#6ea8fe",
    secondary="#8fb8a8",
    accent="#b9a4f0",
    warning="#f0b429",
    error="#ff6b6b",
    success="#63c788",
    foreground="#e4e6eb",
    background="#14171c",
    surface="#1b1f26",
    panel="#262b34",
    dark=True,
    variables={"border-blurred": "#4a5261"},
)

LIGHT = Theme(
    name="replycheck-light",
    primary="#1f5fbf",
    secondary="#2f6f5b",
    accent="#6940c4",
    warning="#9a6700",
    error="#c4262e",
    success="#1a7f43",
    foreground="#1d2127",
    background="#f4f5f7",
    surface="#ffffff",
    panel="#e3e7ed",
    dark=False,
    variables={"border-blurred": "#aab2bf"},
)

CONTRAST = Theme(
    name="replycheck-contrast",
    primary="#00e5ff",
    secondary="#ffffff",
    accent="#ff9cff",
    warning="#ffee00",
    error="#ff7070",
    success="#5dff7a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1f1f1f",
    dark=True,
    variables={"border": "#00e5ff", "border-blurred": "#ffffff"},
)

# Orange, yellow, sky blue and bluish green: told apart with every common kind of colour blindness.
COLOUR_BLIND = Theme(
    name="replycheck-colour-blind",
    primary="#56b4e9",
    secondary="#9fb6c3",
    accent="#d8a0c4",
    warning="#f0e442",
    error="#ff8a33",
    success="#3fc4a0",
    foreground="#eceff1",
    background="#14171c",
    surface="#1b1f26",
    panel="#262b34",
    dark=True,
    variables={"border-blurred": "#4a5261"},
)

THEMES = (DARK, LIGHT, CONTRAST, COLOUR_BLIND)
