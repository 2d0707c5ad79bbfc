"""All that the sheets show, reckoned once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from selfeval_xl.bulking.across import Note, compare
from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.bulking.risk import Risk, risks
from selfeval_xl.bulking.sampling import Drawn, drawn
from selfeval_xl.bulking.summary.frames import (
    Tally,
    department_counts,
    score_bands,
)
from selfeval_xl.bulking.units import Units, units_of


@dataclass(frozen=True, slots=True)
class Picture:
    """A run with its lines, risks, sample, aggregates and what stands across it.

    ``findings`` is how many there are in all.
    """

    run: RunOutcome
    units: Units
    notes: tuple[Note, ...]
    risks: tuple[Risk, ...]
    sample: tuple[Drawn, ...]
    seed: int
    rules: pd.DataFrame
    coverage: pd.DataFrame
    bands: Sequence[tuple[str, int]]
    departments: pd.DataFrame
    findings: int


def picture_of(run: RunOutcome, sample: int, seed: int) -> Picture:
    """Reckon everything the summary of a run shows."""
    tally = Tally()
    units = units_of(run, tally.add)
    notes = compare(units)
    found = risks(units.lines, notes)
    return Picture(
        run,
        units,
        notes,
        found,
        drawn(units.lines, found, sample, seed),
        seed,
        tally.rules(),
        tally.coverage(),
        score_bands(units),
        department_counts(units),
        sum(line.findings for line in units.lines),
    )
