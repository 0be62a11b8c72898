"""The terminal screens: writing, reviewing and the promise ledger. Importing this package loads no model."""

import os

# Textual paints this many times in a second at most: with 60, a key can wait 17 ms before its painting even begins.
os.environ.setdefault("TEXTUAL_FPS", "120")
