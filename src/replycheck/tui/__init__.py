"""The terminal screens: writing, reviewing and the promise ledger. Importing this package loads no model."""
