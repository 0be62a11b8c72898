"""The commands: each parses its options, calls what does the work, prints, and returns an exit code."""

COMMANDS = tuple("write check review promises signals store init explain rules deadlines evaluate schema".split())
