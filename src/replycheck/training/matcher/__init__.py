"""Training of the matcher, which reads a reply beside its customer's message."""
