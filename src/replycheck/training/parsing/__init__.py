"""Training of the networks inside the spaCy pipelines."""
