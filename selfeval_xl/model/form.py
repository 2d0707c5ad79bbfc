"""A form found in a sheet: its fields by meaning, each with the cell it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from selfeval_xl.model.change import Change
from selfeval_xl.model.grid import Cell, Range
from selfeval_xl.model.place import Place
from selfeval_xl.model.scoring import Readings
from selfeval_xl.record import record
from selfeval_xl.values import CellValue, Interval


class Quantity(StrEnum):
    """What a field measures; decides how its cell is read."""

    AMOUNT = "amount"  # money, in the form's money unit
    RATIO = "ratio"  # 1 = 100 %
    COUNT = "count"  # persons, tasks: exact
    AREA = "area"  # square metres
    SCORE = "score"  # points
    TEXT = "text"
    DATE = "date"


@record
class Field:
    """One value of a form and the cell it stands in.

    ``key`` is canonical, "<row>.<column>" in a matrix ("exp.basic.act").
    ``number`` is in ``unit`` (a ratio: 1 = 100 %), None where the cell holds no
    number; ``interval`` is what the written number may stand for by its rounding,
    ``stored`` the number with all digits the cell holds. ``decimals`` are the
    written decimals in the cell's own notation ("15.58%" has 2).
    ``percent_style`` tells how a ratio is noted: "percent" (with % or a percent
    format), "number" (95.1 means 95.1 %), "ratio" (0.951); None for other fields.
    A required cell without content is a Field with ``cell`` None.
    """

    key: str
    label: str
    place: Place
    quantity: Quantity
    value: CellValue
    cell: Cell | None = None
    number: Decimal | None = None
    interval: Interval | None = None
    decimals: int = 0
    unit: str | None = None
    percent_style: str | None = None
    is_derived: bool = False

    @property
    def shown(self) -> str:
        """The text as the filer sees it, "" for a blank."""
        return self.cell.shown if self.cell else ""

    @property
    def is_blank(self) -> bool:
        return self.value.kind == "blank" and self.value.state == "blank"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A labelled row. ``key`` is "~" + label where the vocabulary has none.

    ``parent`` is the index of the row it is part of, by 其中, numbering or
    indentation; ``is_of_which`` where 其中 introduces it (parts need not be all).
    """

    key: str
    label: str
    row: int
    parent: int | None = None
    is_of_which: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A headed column; ``label`` joins the header rows ("与年初预算比较 增减额")."""

    key: str
    label: str
    column: int
    quantity: Quantity
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Label × column block: 数据表, 人员情况, 项目资金.

    ``fields`` holds every cell of the block that belongs to a row and a column,
    blank ones included, keyed (row index, column index).
    """

    block: str  # "money", "staff", "funds", "~1" for an unknown one
    area: Range
    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]
    fields: Mapping[tuple[int, int], Field]
    unit: str | None = None
    is_turned: bool = False  # items head the sheet's columns; see forms.turned

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields.values())

    @property
    def own_columns(self) -> tuple[MatrixColumn, ...]:
        """The columns with cells in the rows: points told in a head have none."""
        rows = {row.row for row in self.rows}
        held = {j for (_, j), one in self.fields.items() if one.place.row in rows}
        return tuple(c for j, c in enumerate(self.columns) if j in held)

    def by_key(self) -> dict[str, Field]:
        """Canonical key -> field; the first of two rows with one key wins."""
        found: dict[str, Field] = {}
        for one in self.fields.values():
            found.setdefault(one.key, one)
        return found


@dataclass(frozen=True, slots=True)
class Indicator:
    """One leaf row of a 评分表 (三级指标, or the deepest level there is).

    ``levels`` are the names from 一级 down, carried into every leaf they cover.
    ``sign`` and ``unit`` are the target's, where they have columns of their own.
    """

    row: int
    levels: tuple[str, ...]
    name: Field
    weight: Field | None = None
    explanation: Field | None = None
    standard: Field | None = None
    target: Field | None = None
    actual: Field | None = None
    score: Field | None = None
    deviation_note: Field | None = None
    sign: Field | None = None
    unit: Field | None = None
    coefficient: Field | None = None
    deducted: Field | None = None  # what was taken off, in a column of its own


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """A 一级 or 二级 cell with the leaves it covers.

    ``weight`` and ``score`` are the group's own cells (a weight column of its
    level, "预算编制情况（20分）", or a 小计 row); None where the form has none.
    """

    level: int  # 1 or 2
    name: Field
    members: tuple[int, ...]  # indexes into IndicatorTable.indicators
    weight: Field | None = None
    score: Field | None = None
    line_weight: Field | None = None  # that of its 小计 row beside ``weight``


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """评分表, or the 绩效指标 part of a 自评表.

    ``weight_scale`` is what the weights are written in: "points", "percent"
    (20 % as 0.2 with a percent format) or "fraction" (0.2). ``grade_cuts`` are the
    least points of the grades from the best down, () where the usual ones hold;
    ``over_achievement`` is from which result ÷ target on a reason is asked for.
    ``readings`` are those of a 评分标准 that count as right.
    """

    area: Range
    indicators: tuple[Indicator, ...]
    groups: tuple[IndicatorGroup, ...] = ()
    total_weight: Field | None = None
    total_score: Field | None = None
    grade: Field | None = None
    weight_scale: str = "points"
    has_weight: bool = True
    has_score: bool = True
    has_deviation_note: bool = True
    grade_cuts: tuple[Decimal, ...] = ()
    over_achievement: Decimal | None = None
    readings: Readings = Readings()
    total_deducted: Field | None = None


@dataclass(frozen=True, slots=True)
class TaskList:
    """重点工作任务: one task a row, and its 合计 row where there is one."""

    area: Range
    tasks: tuple[Mapping[str, Field], ...]  # task_name, initial_budget, executed …
    total: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A form recognised in one sheet.

    ``spec`` is the form's id, "generic" where no spec fits. ``header`` and
    ``closing`` hold unit_name, year, filled_on, preparer, phone, head … as found.
    ``missing_labels`` are labels the spec asks for and the sheet lacks. ``profile``
    holds the spec's 分值 by 三级指标, for comparison only. ``goals`` are 年度总体目标
    ("planned") and what is said to have come of it ("done").
    """

    spec: str
    title: Field | None
    file: str
    sheet: str
    area: Range
    kind: str  # data | score | project | overall | generic
    family: str = ""
    unit_name: str | None = None
    year: int | None = None
    money_unit: str | None = None
    matrices: tuple[Matrix, ...] = ()
    indicators: IndicatorTable | None = None
    tasks: TaskList | None = None
    header: Mapping[str, Field] = field(default_factory=dict)
    closing: Mapping[str, Field] = field(default_factory=dict)
    years: tuple[Field, ...] = ()  # every cell that names the evaluation year
    missing_labels: tuple[str, ...] = ()
    required: frozenset[str] = frozenset()  # keys that must not be blank
    profile: Mapping[str, Decimal] = field(default_factory=dict)
    official: frozenset[str] = frozenset()  # parts in which the issued form is known
    changes: tuple[Change, ...] = ()  # what differs from it there
    goals: Mapping[str, Field] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The sheet the form stands in."""
        return Place(self.file, self.sheet)

    def fields(self) -> dict[str, Field]:
        """Canonical key -> field over all matrices; the first block wins."""
        found: dict[str, Field] = {}
        for matrix in self.matrices:
            for key, one in matrix.by_key().items():
                found.setdefault(key, one)
        return found
