"""What each score cell speaks for: one indicator, several merged ones, or a group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from selfeval_xl.model.form import Field, Form, Indicator, IndicatorTable
from selfeval_xl.scoring.notation import label_of
from selfeval_xl.values.remembered import of_latest, remembered

FULL = Decimal(100)
TOLERANCE = Decimal("0.01")
"""How far weights and scores may be apart and still count as equal."""

_FEWEST = 2
_BONUS = re.compile(
    "加分项|附加分|附加项|加分指标|奖励分|扣分项|减分项|倒扣分|扣分指标"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A score cell with its indicators' indexes, name, weight and notes.

    ``weight`` is None where the form gives no weight that belongs to this cell.
    """

    score: Field
    members: tuple[int, ...]
    name: str
    weight: Decimal | None = None
    weight_field: Field | None = None
    notes: tuple[Field, ...] = ()
    is_bonus: bool = False
    is_unweighted: bool = False  # its weight is blank where other rows have one

    @property
    def points(self) -> Decimal | None:
        return self.score.number

    @property
    def is_waived(self) -> bool:
        """True where the cell says that there is nothing to score."""
        return is_waived(self.score)

    @property
    def is_owed(self) -> bool:
        """True where the form asks for a score here."""
        has_weight = self.weight is None or self.weight > 0
        is_filler = self.is_unweighted or not self.name
        return has_weight and not is_filler and not self.is_waived


def table_of(form: Form) -> IndicatorTable | None:
    """The form's indicator table with weights in points, also where 0.2 is noted."""
    return None if form.indicators is None else _weights_in_points(form.indicators)


@of_latest
def _weights_in_points(table: IndicatorTable) -> IndicatorTable:
    if not _is_in_fractions(table):
        return table
    return replace(
        table,
        indicators=tuple(
            replace(one, weight=_in_points(one.weight)) for one in table.indicators
        ),
        groups=tuple(
            replace(one, weight=_in_points(one.weight)) for one in table.groups
        ),
        total_weight=_in_points(table.total_weight),
    )


def _is_in_fractions(table: IndicatorTable) -> bool:
    if table.weight_scale == "fraction":
        return True
    cells = distinct(one.weight for one in table.indicators)
    numbers = [cell.number for cell in cells if cell.number is not None]
    if table.weight_scale == "percent" or len(numbers) < _FEWEST:
        return False
    # One slip may keep fractions from making 1; points this small make no form.
    return max(numbers) <= 1 and sum(numbers) < 2


def _in_points(field: Field | None) -> Field | None:
    if field is None or field.number is None or field.number > 1:
        return field
    is_raw = field.value.kind == "number" and field.number == field.value.value
    return replace(field, number=field.number * FULL) if is_raw else field


def is_waived(field: Field | None) -> bool:
    """True for 无, /, —, 不适用: filled in, and not to be counted."""
    if field is None or field.value.kind != "blank":
        return False
    return field.value.state in ("none", "na")


def is_bonus(indicator: Indicator) -> bool:
    """True for points on top of, or off, the full marks: 加分项, 扣分项."""
    return _says_bonus("\n".join((*indicator.levels, indicator.name.shown)))


@remembered
def _says_bonus(texts: str) -> bool:
    return _BONUS.search(texts) is not None


def distinct(fields: Iterable[Field | None]) -> list[Field]:
    """The fields without repeats of one cell, in order, None left out."""
    found: dict[object, Field] = {}
    for one in fields:
        if one is not None:
            found.setdefault(one.place, one)
    return list(found.values())


@of_latest
def scored_parts(table: IndicatorTable) -> tuple[Part, ...]:
    """Every score cell of the table in the order of its indicators.

    A group's own score counts where none of its indicators is scored; a 小计
    over scored indicators is no part.
    """
    make = _PartMaker(table)
    parts: list[Part] = []
    taken: set[int] = set()
    for group in sorted(table.groups, key=lambda group: -group.level):
        if group.score is None or taken.intersection(group.members):
            continue
        if _is_scored_as_one(table, group.score, group.members):
            taken.update(group.members)
            name = " ".join(group.name.shown.split())
            parts.append(make(group.score, group.members, name, group.weight))
    by_cell: dict[object, list[int]] = {}
    for index, one in enumerate(table.indicators):
        if one.score is not None and index not in taken:
            by_cell.setdefault(one.score.place, []).append(index)
    for members in by_cell.values():
        first = table.indicators[members[0]]
        assert first.score is not None
        parts.append(make(first.score, tuple(members), label_of(first), None))
    return tuple(sorted(parts, key=lambda part: part.members))


def _is_scored_as_one(
    table: IndicatorTable, score: Field, members: tuple[int, ...]
) -> bool:
    own = [table.indicators[index].score for index in members]
    if any(one and (one.number is not None or not one.is_blank) for one in own):
        return False
    if score.number is None or not any(own):
        return score.number is not None
    # A formula over blank cells, or a 0, is a subtotal waiting for them.
    return score.cell is not None and score.cell.formula is None and score.number != 0


class _PartMaker:
    """Makes parts of one table; knows how many rows each weight cell covers."""

    def __init__(self, table: IndicatorTable) -> None:
        self.table = table
        weights = [one.weight for one in table.indicators if one.weight is not None]
        self.covered = Counter(weight.place for weight in weights)
        self.is_weighted = any(weight.number is not None for weight in weights)

    def __call__(
        self, score: Field, members: tuple[int, ...], name: str, own: Field | None
    ) -> Part:
        inside = [self.table.indicators[index] for index in members]
        points, field = self._weight(inside, own)
        blank = [one.weight is not None and one.weight.is_blank for one in inside]
        return Part(
            score,
            members,
            name,
            points,
            field,
            tuple(distinct(one.deviation_note for one in inside)),
            is_bonus=all(is_bonus(one) for one in inside),
            is_unweighted=points is None and all(blank) and self.is_weighted,
        )

    def _weight(
        self, inside: list[Indicator], own: Field | None
    ) -> tuple[Decimal | None, Field | None]:
        if own is not None and own.number is not None:
            return own.number, own
        here = Counter(one.weight.place for one in inside if one.weight is not None)
        if any(self.covered[place] > count for place, count in here.items()):
            return None, None  # the weight covers more than this score does
        cells = distinct(one.weight for one in inside)
        waived = [cell for cell in cells if is_waived(cell)]
        numbers = [cell.number for cell in cells if cell.number is not None]
        if not numbers or len(numbers) + len(waived) < len(cells):
            return (Decimal(0), cells[0]) if cells and waived else (None, None)
        return sum(numbers, Decimal(0)), cells[0] if len(cells) == 1 else None


@of_latest
def is_hundred_scale(table: IndicatorTable) -> bool:
    """True where each score is out of 100 and the total weighs them."""
    total = table.total_score.number if table.total_score else None
    pairs = [
        (part.points, part.weight)
        for part in scored_parts(table)
        if part.points is not None and part.weight is not None
    ]
    if total is None or len(pairs) < 2:
        return False
    weighed = sum((s * w / FULL for s, w in pairs), Decimal(0))
    added = sum((s for s, _ in pairs), Decimal(0))
    return abs(weighed - total) <= TOLERANCE < abs(added - total)


def fund_field(form: Form, name: str) -> Field | None:
    """The field of the fund line that has points: weight, rate, score, adj, act.

    That is the total line; where no line is known as one, the first with points.
    """
    for matrix in form.matrices:
        if matrix.block == "funds":
            fields = matrix.by_key()
            pointed = [key for key in fields if _has_points(fields, key)]
            rows = [key.removesuffix(".weight") for key in pointed]
            row = "fund.total" if "fund.total" in rows or not rows else rows[0]
            return fields.get(f"{row}.{name}")
    points = task_points(form)
    return points.get(name) if points else None


_TASK_COLUMNS = {
    "weight": ("full_score",),
    "rate": ("execution_rate",),
    "adj": ("annual_budget", "initial_budget"),
    "act": ("executed",),
    "score": ("score",),
}


def task_points(form: Form) -> dict[str, Field]:
    """金额合计 of the year's tasks by fund column, where it has the rate's points."""
    total = form.tasks.total if form.tasks is not None else {}
    fields = {
        name: total[found]
        for name, keys in _TASK_COLUMNS.items()
        if (found := next((key for key in keys if key in total), None)) is not None
    }
    weight = fields.get("weight")
    has_points = weight is not None and weight.number is not None
    return fields if has_points and "score" in fields else {}


def _has_points(fields: Mapping[str, Field], key: str) -> bool:
    return key.endswith(".weight") and fields[key].number is not None


def has_funds(form: Form) -> bool:
    """True where the form scores the execution of its money."""
    in_block = any(matrix.block == "funds" for matrix in form.matrices)
    return in_block or bool(task_points(form))
