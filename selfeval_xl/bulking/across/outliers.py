"""Units that stand far from all the others of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from statistics import median

from selfeval_xl.bulking.across.note import Across, Note
from selfeval_xl.bulking.figures import YUAN
from selfeval_xl.bulking.units import UnitLine, Units
from selfeval_xl.i18n import N_

# Units below which nothing can be said of what is usual.
LEAST_UNITS = 20
# How far is far: in usual distances from the median, and at the very least.
DISTANCES = 5
LEAST_POINTS, LEAST_RATE = Decimal(10), Decimal("0.2")
# How many times the usual an amount a head must be: 万元 and 元 are 10,000 apart.
TIMES = 20
_SPREAD = Decimal("1.4826")  # makes the median distance comparable to a deviation

_Figure = Callable[[UnitLine], Decimal | None]


def outliers(units: Units) -> Iterator[Note]:
    """Scores, execution rates and spending a head that few others come near."""
    score, rate = N_("自评得分"), N_("执行率")
    yield from _far(units, lambda one: one.score, score, LEAST_POINTS, "{:.2f}")
    yield from _far(units, lambda one: one.execution_rate, rate, LEAST_RATE, "{:.2%}")
    yield from _many_times(units)


def _values(
    units: Units, figure: _Figure
) -> tuple[list[tuple[UnitLine, Decimal]], Decimal]:
    """Who has the figure, and the median; nobody where too few have it."""
    pairs = [(line, figure(line)) for line in units.lines]
    found = [(line, value) for line, value in pairs if value is not None]
    if len(found) < LEAST_UNITS:
        return [], Decimal(0)
    return found, median(value for _, value in found)


def _far(
    units: Units, figure: _Figure, label: str, least: Decimal, shown: str
) -> Iterator[Note]:
    found, middle = _values(units, figure)
    if not found:
        return
    spread = _SPREAD * median(abs(value - middle) for _, value in found)
    for line, value in found:
        if abs(value - middle) >= max(DISTANCES * spread, least):
            values = {
                "label": label,
                "value": shown.format(value),
                "median": shown.format(middle),
                "count": len(found),
            }
            yield Note(Across.OUTLIER, (line,), values=values)


def _many_times(units: Units) -> Iterator[Note]:
    found, middle = _values(units, lambda line: line.per_head)
    for line, value in found:
        if middle and not middle / TIMES < value < middle * TIMES:
            values = {
                "label": N_("支出"),
                "value": f"{value / YUAN:,.2f}",
                "median": f"{middle / YUAN:,.2f}",
                "count": len(found),
            }
            yield Note(Across.OUTLIER, (line,), values=values, variant="per_head")
