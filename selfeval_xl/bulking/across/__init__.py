"""What only shows when the submissions of a run are laid side by side."""

from __future__ import annotations

from selfeval_xl.bulking.across.copies import copies
from selfeval_xl.bulking.across.department_totals import department_totals
from selfeval_xl.bulking.across.names import names
from selfeval_xl.bulking.across.note import Across, Note
from selfeval_xl.bulking.across.outliers import outliers
from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.bulking.units import Units, units_of

__all__ = ["Across", "Note", "across", "compare"]


def across(run: RunOutcome) -> tuple[Note, ...]:
    """Everything found between the submissions of a run."""
    return compare(units_of(run))


def compare(units: Units) -> tuple[Note, ...]:
    """Everything found between units, by kind and in the order of the run.

    Copied papers first, then names, totals of departments, and outliers.
    """
    return (
        *copies(units),
        *names(units),
        *department_totals(units),
        *outliers(units),
    )
