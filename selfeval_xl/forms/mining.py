"""Which rows are the sum of the rows below or above them, as the figures show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfeval_xl.forms.labels import read_label
from selfeval_xl.forms.tree import known_parent
from selfeval_xl.model.form import Field, Matrix, MatrixColumn

_TOTAL_WORDS = ("合计", "总计", "小计", "总额")
_LEAST_COLUMNS = 2
_LEAST_DIGITS = 6
"""So many digits must agree beyond the first of each column's total: less is chance,
since the columns of one row are much alike."""
_MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """One row's numbers by column: value and half of its last place, 0 for blanks."""

    values: tuple[float, ...]
    halves: tuple[float, ...]


def sums_by_figures(
    matrix: Matrix, columns: Sequence[MatrixColumn]
) -> dict[int, tuple[int, ...]]:
    """Row index -> the rows it is the sum of, one level each.

    A row's parts are the rows that follow it, less the parts of those; a total's may
    be the rows before it. Two columns or more must bear it out, and more than do not.
    """
    if len(columns) < _LEAST_COLUMNS:
        return {}
    lines = _lines(matrix, columns)
    groups: dict[int, tuple[int, ...]] = {}
    ends = list(range(1, len(lines) + 1))
    keys = [row.key for row in matrix.rows]
    for i in range(len(lines) - 1, -1, -1):
        found = _parts_below(lines, ends, i)
        if found and not _is_against_meaning(keys, i, found):
            groups[i] = found
            ends[i] = ends[found[-1]]
    groups.update(_parts_above(matrix, lines, ends, groups))
    return groups


def _is_against_meaning(keys: Sequence[str], i: int, parts: Sequence[int]) -> bool:
    """True where a part of known meaning belongs to another row than this."""
    if keys[i].startswith("~"):
        return False
    above = {key: at for at, key in enumerate(keys)}
    owners = {known_parent(keys[part], above) for part in parts}
    return bool(owners - {None, i})


def _lines(matrix: Matrix, columns: Sequence[MatrixColumn]) -> list[_Line]:
    at: dict[int, int] = {}
    for j, column in enumerate(matrix.columns):
        at.setdefault(column.column, j)  # points told in a head come last
    wanted = [at[column.column] for column in columns]
    lines = []
    for i in range(len(matrix.rows)):
        cells = [matrix.fields.get((i, j)) for j in wanted]
        lines.append(_Line(tuple(map(_value, cells)), tuple(map(_half, cells))))
    return lines


def _value(field: Field | None) -> float:
    return float(field.number) if field and field.number is not None else 0.0


def _half(field: Field | None) -> float:
    if field is None or field.interval is None:
        return 0.0
    return float(field.interval.high - field.interval.low) / 2


class _Sum:
    """A running sum over rows, column by column."""

    def __init__(self, total: _Line) -> None:
        self.total = total
        width = len(total.values)
        self.values = [0.0] * width
        self.halves = [0.0] * width
        self.filled = [0] * width
        self.asked = sum(1 for value in total.values if value)

    def add(self, line: _Line) -> None:
        for j, value in enumerate(line.values):
            if value:
                self.values[j] += value
                self.halves[j] += line.halves[j]
                self.filled[j] += 1

    def is_full(self) -> bool:
        """True where the columns are, but for one or two, the sums of the rows."""
        held = digits = tried = 0
        for j, total in enumerate(self.total.values):
            if not total or self.filled[j] < 2:
                continue
            tried += 1
            gap = abs(total - self.values[j])
            if gap <= (self.halves[j] + self.total.halves[j]) * 1.0001 + 1e-9:
                held += 1
                unit = 2 * self.total.halves[j] or 1.0
                digits += len(str(round(abs(total) / unit)).rstrip("0")) - 1
        is_most = tried - held <= max(1, tried // 3)
        return held >= _LEAST_COLUMNS and is_most and digits >= _LEAST_DIGITS

    def is_over(self) -> bool:
        """True where most columns are above the total already."""
        over = sum(
            1
            for total, value in zip(self.total.values, self.values, strict=True)
            if total and value > total * 1.0001 + 1e-9
        )
        return over > max(1, self.asked // 2)


def _parts_below(
    lines: Sequence[_Line], ends: Sequence[int], i: int
) -> tuple[int, ...]:
    sums = _Sum(lines[i])
    if sums.asked < _LEAST_COLUMNS:
        return ()
    parts: list[int] = []
    at = i + 1
    while at < len(lines) and len(parts) < _MOST_PARTS:
        parts.append(at)
        sums.add(lines[at])
        at = ends[at]
        if len(parts) > 1 and sums.is_full():
            return tuple(parts)
        if sums.is_over():
            return ()
    return ()


def _parts_above(
    matrix: Matrix,
    lines: Sequence[_Line],
    ends: Sequence[int],
    groups: dict[int, tuple[int, ...]],
) -> dict[int, tuple[int, ...]]:
    """Totals at the foot: each the sum of the rows since the total before it."""
    found: dict[int, tuple[int, ...]] = {}
    open_rows: list[int] = []
    at = 0
    while at < len(lines):
        name = read_label(matrix.rows[at].label).name
        if at not in groups and any(word in name for word in _TOTAL_WORDS):
            sums = _Sum(lines[at])
            for row in open_rows:
                sums.add(lines[row])
            if len(open_rows) > 1 and sums.is_full():
                found[at] = tuple(open_rows)
                open_rows = []
        open_rows.append(at)
        at = ends[at]
    return found
