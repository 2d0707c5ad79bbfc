"""Hold figures of this year's papers against those last year's papers give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.last_year import (
    NO_COUNTERPART,
    LastYear,
    last_year_of,
    where,
)
from selfeval_xl.rules.paper.same_figure import (
    Agreement,
    Figure,
    agreement,
    as_written,
    figures_of,
    measured,
)

_NO_SUCH = Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有这样的数"))

Then = Callable[[Figure], tuple[str, str] | None]
"""The row and column a figure had last year; None for one of no interest."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure that is another than last year's."""

    figure: Figure
    other: Figure
    is_close: bool = False


def apart_from_last_year(
    submission: Submission, then: Then
) -> Iterator[Apart | Checked]:
    """Figures that last year's papers give otherwise, and what was checked.

    A total that is off by what its parts are off is left to the parts.
    """
    previous = last_year_of(submission)
    if isinstance(previous, Checked):
        yield previous
        return
    last_year = LastYear(previous)
    apart: list[Apart] = []
    passed = missing = 0
    for form in submission.forms:
        for figure in figures_of(form):
            at = then(figure)
            if at is None or figure.field.number is None:
                continue
            found = last_year.of(form, *at)
            one = _compared(figure, found) if found else None
            missing += not found
            passed += bool(found) and one is None
            apart += [one] if one is not None else []
    yield from (one for one in apart if not _is_explained(one, apart))
    if missing:
        yield Checked(NO_COUNTERPART.outcome, missing, NO_COUNTERPART.reason)
    if passed:
        yield Checked(Outcome.PASSED, passed)
    if not (apart or missing or passed):
        yield _NO_SUCH


def hits(found: Iterator[Apart | Checked]) -> Iterator[Hit | Checked]:
    """A hit for each figure; "close" is the variant for one unit of the last place."""
    for one in found:
        if isinstance(one, Checked):
            yield one
            continue
        yield Hit(
            one.figure.place,
            label=one.figure.field.label,
            actual=one.figure.field.shown,
            expected=as_written(one.figure, one.other),
            key=one.figure.field.key,
            values={
                "now": one.figure.shown,
                "last": one.other.shown,
                "other": where(one.other.place),
            },
            variant="close" if one.is_close else "",
            severity=Severity.INFO if one.is_close else None,
            related=(one.other.place,),
        )


def _compared(figure: Figure, found: Sequence[Figure]) -> Apart | None:
    """None where the figure agrees with one of those found."""
    results = [(agreement(figure, one), one) for one in found]
    if any(how in (Agreement.SAME, Agreement.UNKNOWN) for how, _ in results):
        return None
    close = [one for how, one in results if how is Agreement.CLOSE]
    return Apart(figure, (close or found)[0], bool(close))


def _is_explained(one: Apart, apart: Sequence[Apart]) -> bool:
    """True for a total whose parts are together off by as much."""
    parts = [other for other in apart if other is not one and _is_part(other, one)]
    off, step = _off(one)
    rest = [_off(part) for part in parts]
    slack = (step + sum(width for _, width in rest)) / 2
    return bool(parts) and abs(off - sum(gap for gap, _ in rest)) <= slack


def _is_part(one: Apart, total: Apart) -> bool:
    part, whole = one.figure, total.figure
    if part.form is not whole.form or part.column != whole.column:
        return False
    if part.whole == whole.row:
        return True
    stem, _, last = whole.row.rpartition(".")
    return last == "total" and not part.whole and part.row.startswith(f"{stem}.")


def _off(one: Apart) -> tuple[Decimal, Decimal]:
    """By how much a figure is off, and one unit of its last place, in 元."""
    mine = measured(one.figure.field, one.figure.unit)
    theirs = measured(one.other.field, one.other.unit)
    if mine is None or theirs is None:
        return Decimal(0), Decimal(0)
    return mine[0] - theirs[0], max(mine[1], theirs[1])
