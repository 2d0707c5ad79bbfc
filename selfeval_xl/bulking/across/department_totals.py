"""Totals of a department against those of the units below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.bulking.across.note import Across, Note
from selfeval_xl.bulking.figures import YUAN, label_of
from selfeval_xl.bulking.places import departments
from selfeval_xl.bulking.units import TOTALS, UnitLine, Units

# Half a unit of the last place of 万元 with two decimals, in 元.
_ROUNDING = Decimal(50)
# A department with a smaller part of its units' total reports for itself alone.
OWN_SHARE = Decimal("0.6")


def department_totals(units: Units) -> Iterator[Note]:
    """Departments whose units together have more than the department itself.

    Less is no fault: the rest is the department's own. Nor is a department told of
    whose total is so much smaller that it must be its own alone.
    """
    above = departments(units.roster)
    below: dict[tuple[str, int | None], dict[str, UnitLine]] = defaultdict(dict)
    own: dict[tuple[str, int | None], UnitLine] = {}
    for line in units.lines:
        own.setdefault((line.key, line.year), line)
        if line.key in above:
            below[above[line.key], line.year].setdefault(line.key, line)
    for department, members in below.items():
        if department in own:
            yield from _compared(own[department], tuple(members.values()))


def _compared(department: UnitLine, members: tuple[UnitLine, ...]) -> Iterator[Note]:
    for key in TOTALS:
        parts = [line.totals[key] for line in members if key in line.totals]
        if key not in department.totals or len(parts) < 2:
            continue
        own, total = department.totals[key], sum(parts, Decimal(0))
        is_whole = own >= max(parts) and own >= OWN_SHARE * total
        if is_whole and total - own > _ROUNDING * (len(parts) + 1):
            values = {
                "label": label_of(key),
                "own": f"{own / YUAN:,.2f}",
                "sum": f"{total / YUAN:,.2f}",
                "over": f"{(total - own) / YUAN:,.2f}",
                "count": len(parts),
            }
            yield Note(Across.DEPARTMENT_TOTAL, (department, *members), values=values)
