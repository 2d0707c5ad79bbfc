"""Write a list of tasks: one a row, its rates and the sums below live formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from selfeval_xl.forms.spec import BlockSpec, Entry
from selfeval_xl.templates.cells import CellWriter, put_across
from selfeval_xl.templates.content import Content, Value
from selfeval_xl.templates.indicator_block import Extra
from selfeval_xl.templates.matrix_block import Ground
from selfeval_xl.values.rounding import half_up

Task = Mapping[str, Value]
_AMOUNTS = ("initial_budget", "annual_budget", "executed")
_LOOKS = {"execution_rate": "ratio", "full_score": "score", "score": "score"}
_RATE, _POINTS, _SCORE = "execution_rate", "full_score", "score"


@dataclass(frozen=True, slots=True)
class WrittenTasks:
    """The next free row, and the points of the row of sums."""

    below: int
    extra: Extra = Extra()


def look_of(column: str) -> str:
    """The name of the cell format of a task's column."""
    return "amount" if column.startswith(_AMOUNTS) else _LOOKS.get(column, "text")


def write_tasks(ground: Ground, block: BlockSpec, content: Content) -> WrittenTasks:
    """Write header and tasks, and the sums where the block has a row for them."""
    return _Tasks(ground, block, content).write()


class _Tasks:
    """A task list while it is written; the first column takes what is over."""

    def __init__(self, ground: Ground, block: BlockSpec, content: Content) -> None:
        self.ground, self.block = ground, block
        self.lines: list[Task] = list(content.tasks) or [
            {} for _ in range(block.blank_rows)
        ]
        over = (ground.last or 0) - ground.left + 1 - len(block.columns)
        self.places: dict[str, tuple[int, int]] = {}
        at = ground.left
        for i, column in enumerate(block.columns):
            self.places[column.key] = (at, at + (max(over, 0) if i == 0 else 0))
            at = self.places[column.key][1] + 1

    def write(self) -> WrittenTasks:
        top = self.ground.top
        for column in self.block.columns:
            self._put(top, column.key, column.text, "head")
        for i, task in enumerate(self.lines, 1):
            self._row(top + i, task)
        below = top + len(self.lines) + 1
        if not self.block.rows:
            return WrittenTasks(below)
        return WrittenTasks(below + 1, self._sums(below, self.block.rows[-1]))

    def _put(self, row: int, key: str, value: Value | None, look: str) -> None:
        first, last = self.places[key]
        area = (row, first, row, last)
        put_across(self.ground.sheet, area, value, self.ground.styles[look])

    def _formula(self, row: int, key: str, formula: str, value: Value) -> None:
        look = self.ground.styles[look_of(key)]
        at = (row, self.places[key][0])
        CellWriter(self.ground.sheet, look, at).put_formula(formula, value)

    def _cell(self, row: int, key: str) -> str:
        return str(xl_rowcol_to_cell(row, self.places[key][0]))

    @property
    def _base(self) -> str:
        return "annual_budget" if "annual_budget" in self.places else "initial_budget"

    def _row(self, row: int, values: Task) -> None:
        for key in self.places:
            if key == _RATE and key not in values and "executed" in self.places:
                self._formula(row, key, self._rate_of(row), self._rate(values))
            else:
                self._put(row, key, values.get(key), look_of(key))

    def _rate_of(self, row: int) -> str:
        base, executed = self._cell(row, self._base), self._cell(row, "executed")
        body = f'OR(COUNT({executed},{base})<2,N({base})=0),"",{executed}/{base}'
        return f"=IF({body})"

    def _rate(self, values: Task) -> Value:
        base, executed = values.get(self._base), values.get("executed")
        if isinstance(base, Decimal) and isinstance(executed, Decimal) and base:
            return executed / base
        return ""

    def _sums(self, row: int, entry: Entry) -> Extra:
        """The row of sums: its rate and its points follow from them."""
        sums: dict[str, Value] = dict(entry.values)
        first = next(iter(self.places))
        for key in self.places:
            if key == first:
                self._put(row, key, entry.text, "head")
            elif key.startswith(_AMOUNTS):
                sums[key] = self._sum(row, key)
            elif key not in (_RATE, _SCORE):
                self._put(row, key, entry.values.get(key), look_of(key))
        if _RATE in self.places:
            sums[_RATE] = self._rate(sums)
            self._formula(row, _RATE, self._rate_of(row), sums[_RATE])
        if _SCORE not in self.places:
            return Extra()
        sums[_SCORE] = self._score(row, sums)
        cells = {"weight": (row, self.places[_POINTS][0])}
        cells["score"] = (row, self.places[_SCORE][0])
        return Extra(cells, {"weight": sums.get(_POINTS), "score": sums[_SCORE]})

    def _sum(self, row: int, key: str) -> Value:
        letters = xl_col_to_name(self.places[key][0])
        cells = f"{letters}{self.ground.top + 2}:{letters}{row}"
        numbers = [n for t in self.lines if isinstance(n := t.get(key), Decimal)]
        total: Value = sum(numbers, Decimal(0)) if numbers else ""
        self._formula(row, key, f'=IF(COUNT({cells})=0,"",SUM({cells}))', total)
        return total

    def _score(self, row: int, sums: Task) -> Value:
        points, rate = self._cell(row, _POINTS), self._cell(row, _RATE)
        body = f'COUNT({points},{rate})<2,"",ROUND(MIN({points},{points}*{rate}),2)'
        full, share = sums.get(_POINTS), sums.get(_RATE)
        score: Value = ""
        if isinstance(full, Decimal) and isinstance(share, Decimal):
            score = min(full, half_up(full * share, 2))
        self._formula(row, _SCORE, f"=IF({body})", score)
        return score
