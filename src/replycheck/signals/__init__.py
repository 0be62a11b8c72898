"""The signals as people read them: tables for a terminal, a page for a browser, plain values for scripts."""
