"""The commands: each parses its options, calls what does the work, prints, and returns an exit code."""
