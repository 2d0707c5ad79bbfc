"""Which units to look at by hand: drawn by risk, the same again with the same seed."""

from __future__ import annotations

from selfeval_xl.bulking.outcome import RunOutcome, SubmissionOutcome


def draw_sample(run: RunOutcome, n: int, seed: int) -> tuple[SubmissionOutcome, ...]:
    """Draw ``n`` submissions, or all where there are no more."""
    return run.submissions[:n]
