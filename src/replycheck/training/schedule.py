"""The learning rate over a run."""


def rate(done: float, *, peak: float) -> float:
    """Learning rate after the share `done` of the run: a short rise, then down to 2 % of the peak."""
    return peak * (done / 0.02 if done < 0.02 else max(0.02, 1 - (done - 0.02) / 0.96))
