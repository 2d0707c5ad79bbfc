"""What a form asks for: each field with the names it may be given by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import product

from selfeval_xl.filling.names import spellings
from selfeval_xl.filling.rates import operands_of, rate_name
from selfeval_xl.forms.labels import read_label
from selfeval_xl.forms.own_words import quantity_of as own_quantity
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, IndicatorSpec
from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.formulas import derived_formulas
from selfeval_xl.templates.indicator_block import columns_of


class Role(StrEnum):
    """Where a field stands in a form."""

    LINE = "line"  # above or below the tables
    CELL = "cell"  # of a matrix
    TASK = "task"  # a column of the task list
    INDICATOR = "indicator"
    SETTING = "setting"  # says how the data is written


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a form.

    ``key`` is canonical: "exp.basic.act", "unit_name", "<三级指标>.score",
    "tasks.task_name". ``group`` and ``name`` are what its key is made of.
    ``names`` are all ways to write it, comparable. ``unit`` is the money unit of an
    amount or 人. ``high`` bounds a score.
    """

    key: str
    label: str
    role: Role
    quantity: Quantity
    group: str = ""
    name: str = ""
    unit: str | None = None
    block: str = ""
    high: Decimal | None = None
    is_derived: bool = False
    is_asked: bool = True
    names: tuple[str, ...] = field(default=(), repr=False)


Line = tuple[str, str, Quantity, tuple[str, ...]]
LINES: tuple[Line, ...] = (
    ("unit_name", "填报单位", Quantity.TEXT, ("单位名称", "部门名称", "填报部门")),
    ("year", "年度", Quantity.COUNT, ("评价年度", "自评年度", "年份")),
    ("preparer", "填报人", Quantity.TEXT, ("填表人", "经办人")),
    ("phone", "联系电话", Quantity.TEXT, ("电话", "联系方式")),
    ("head", "单位负责人", Quantity.TEXT, ("负责人", "部门负责人")),
    ("filled_on", "填报日期", Quantity.DATE, ("填表日期", "日期")),
)
INDICATOR_FIELDS: tuple[Line, ...] = (
    ("score", "自评得分", Quantity.SCORE, ("得分", "自评分", "")),
    ("weight", "分值", Quantity.SCORE, ("权重", "满分")),
    (
        "reason",
        "扣分原因",
        Quantity.TEXT,
        ("原因", "偏差原因", "扣分理由", "偏差原因分析及改进措施"),
    ),
)
_HEADS = ("", "header", "closing", "表头", "表尾")
_INDICATOR_HEADS = ("", "indicators", "指标")
_TASK_HEADS = ("tasks", "重点工作", "任务")
OWN_INDICATORS = "indicators.level3"
"""Stands for the indicators that the data name themselves."""
TOTAL_SCORE, MONEY_UNIT = "total_score", "money_unit"


def slots_of(spec: FormSpec) -> tuple[Slot, ...]:
    """All fields of a form in the form's order."""
    found = [
        Slot(key, text, Role.LINE, quantity, names=_names(_HEADS, (key, text, *more)))
        for key, text, quantity, more in lines_of(spec)
    ]
    found.append(_money_unit())
    for block in spec.blocks:
        if block.archetype == "matrix":
            found += _of_matrix(block, spec.identities)
        elif block.archetype == "tasks":
            found += _of_tasks(block)
    fields = indicator_fields(spec)
    for indicator in spec.indicators:
        if indicator.level3:
            found += _of_indicator(indicator, fields)
    if spec.has_own_indicators:
        text = Quantity.TEXT
        found.append(Slot(OWN_INDICATORS, "三级指标", Role.SETTING, text))
    if spec.indicators:
        weights = [one.weight for one in spec.indicators]
        high = sum((w for w in weights if w is not None), Decimal(0)) or None
        called = (TOTAL_SCORE, "合计", "总分", "合计得分", "合计自评得分")
        names = _names(_INDICATOR_HEADS, called)
        found.append(
            Slot(
                TOTAL_SCORE,
                "合计 自评得分",
                Role.INDICATOR,
                Quantity.SCORE,
                name=TOTAL_SCORE,
                high=high if None not in weights else None,
                is_derived=True,
                names=names,
            )
        )
    return tuple(found)


def lines_of(spec: FormSpec) -> tuple[Line, ...]:
    """What stands above, below and beside the tables: key, text, kind, other names."""
    own = {
        entry.key: entry.text
        for block in spec.blocks
        if block.archetype in ("lines", "goal")
        for entry in (*block.rows, *block.columns)
    }
    has_heading = spec.layout.get("heading", True)
    found = [
        (key, own.pop(key, text), quantity, (text, *more))
        for key, text, quantity, more in LINES
        if has_heading or key != "unit_name" or key in own
    ]
    for key, text in own.items():
        more = (key.partition(".")[2],) if "." in key else ()
        found.append((key, read_label(text).name, Quantity.TEXT, more))
    return tuple(found)


_ROLES = {
    "target": ("年度指标值", "目标值", "指标值"),
    "actual": ("实际完成值", "完成值"),
}


def indicator_fields(spec: FormSpec) -> tuple[Line, ...]:
    """What is filled in for an indicator: key, text, kind, other names."""
    known = {key: (key, text, kind, more) for key, text, kind, more in INDICATOR_FIELDS}
    columns = columns_of(spec.layout.get("columns", ()))
    in_order: dict[str, Line] = {}
    for column in columns:
        key = "reason" if column.role == "note" else column.role
        if key in known:
            _, text, kind, more = known[key]
            in_order[key] = (key, column.text, kind, (text, *more))
        elif key in _ROLES:
            in_order[key] = (key, column.text, Quantity.TEXT, _ROLES[key])
        elif key == "more":
            own = f"~{column.text}"
            in_order[own] = (own, column.text, Quantity.TEXT, ())
    if any(block.archetype == "indicators" for block in spec.blocks):
        return tuple(in_order.values())
    return INDICATOR_FIELDS


def _money_unit() -> Slot:
    names = _names(_HEADS, (MONEY_UNIT, "金额单位", "单位"))
    return Slot(MONEY_UNIT, "金额单位", Role.SETTING, Quantity.TEXT, names=names)


def _names(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Every way to write the parts one behind the other."""
    spelled = [
        tuple(dict.fromkeys(s for one in part for s in (spellings(one) or ("",))))
        for part in parts
    ]
    return tuple(filter(None, ("".join(p) for p in product(*spelled))))


_IN_UNITS = frozenset({Quantity.AMOUNT, Quantity.COUNT, Quantity.AREA})


def _of_matrix(block: BlockSpec, own: Sequence[IdentityTerm]) -> Iterator[Slot]:
    derived = derived_formulas(block, own)
    heads = ("", block.id, *filter(None, (block.title, block.stub, block.label)))
    for row in block.rows:
        for column in block.columns:
            key = f"{row.key}.{column.key}"
            quantity = quantity_of(column.key)
            yield Slot(
                key,
                f"{plain(row)} {plain(column)}",
                Role.CELL,
                quantity,
                row.key,
                column.key,
                block.unit if quantity in _IN_UNITS else None,
                block.id,
                is_derived=key in derived,
                is_asked=column.key not in row.dash,
                names=_names(heads, _called(row), _called(column)),
            )


def _called(entry: Entry) -> tuple[str, ...]:
    term = vocabulary().terms.get(entry.key, "")
    # 合计 alone names any total; a key of the user's own is its label
    own = () if entry.key.startswith("~") else (entry.key,)
    names = tuple(filter(None, (entry.text, *own, term)))
    return names if entry.text else ("", *names)  # a lone row may have no label


def plain(entry: Entry) -> str:
    """The text of a row or column without numbering and 其中."""
    return read_label(entry.text).name


def quantity_of(column: str) -> Quantity:
    """What a column of a matrix measures."""
    for term in vocabulary().columns:
        if term.key == column:
            return term.quantity
    own = column.startswith("~")
    return own_quantity(column[1:]) if own else Quantity.AMOUNT


_TASK_QUANTITIES = {
    f"{name}{part}": Quantity.AMOUNT
    for name in ("initial_budget", "annual_budget", "executed")
    for part in ("", "_fiscal", "_other")
} | {"execution_rate": Quantity.RATIO, "full_score": Quantity.SCORE}
_TASK_SUMS = frozenset({"execution_rate", "full_score", "score"})
"""Columns of a task list that follow from others or stand in its sums only."""


def _of_tasks(block: BlockSpec) -> Iterator[Slot]:
    heads = (*_TASK_HEADS, block.id, block.title or block.id)
    for column in block.columns:
        quantity = _TASK_QUANTITIES.get(column.key, Quantity.TEXT)
        yield Slot(
            f"tasks.{column.key}",
            plain(column),
            Role.TASK,
            quantity,
            "tasks",
            column.key,
            block.unit if quantity is Quantity.AMOUNT else None,
            block.id,
            is_derived=column.key in _TASK_SUMS,
            names=_names(heads, (column.key, column.text)),
        )


def _of_indicator(one: IndicatorSpec, known: Sequence[Line]) -> Iterator[Slot]:
    called = (one.level3, *one.aliases)
    fields = list(known)
    rate = rate_name(one.standard)
    if rate is not None:
        fields.append(("rate", rate, Quantity.RATIO, ("率", "完成率")))
        for operand in operands_of(one.explanation):
            fields.append((f"of {operand}", operand, Quantity.AMOUNT, ()))
    levels = ("", one.level1, one.level1 + one.level2, one.level2)
    for key, text, quantity, more in fields:
        yield Slot(
            f"{one.name}.{key}",
            f"{one.name} {text}",
            Role.INDICATOR,
            quantity,
            one.name,
            key,
            high=one.weight if key == "score" else None,
            names=_names(_INDICATOR_HEADS, levels, called, (key, text, *more)),
        )
