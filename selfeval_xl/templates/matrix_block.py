"""Write a label × column block, its derived cells as live formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.forms.own_words import quantity_of
from selfeval_xl.forms.spec import BlockSpec
from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.cells import CellWriter, put_across
from selfeval_xl.templates.content import Cached, Content, Value
from selfeval_xl.templates.formulas import (
    derived_formulas,
    derived_values,
    excel_formula,
)
from selfeval_xl.templates.style import Styles

_STYLES = {
    Quantity.RATIO: "ratio",
    Quantity.COUNT: "count",
    Quantity.SCORE: "score",
    Quantity.TEXT: "text",
}
_LIVE = Cached("")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a block stands: its labels from ``left`` to before ``first``.

    ``last`` is the last column of the sheet's table, None where a block ends with
    its own. ``label`` heads the labels of a block that names no heading for them.
    """

    sheet: Worksheet
    styles: Styles
    top: int
    left: int = 0
    first: int = 1
    last: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """Where the cells of a written block are, what they hold, and the next row."""

    cells: Mapping[str, tuple[int, int]]
    values: Mapping[str, Value]
    below: int


def write_matrix(
    ground: Ground,
    block: BlockSpec,
    content: Content,
    own: Sequence[IdentityTerm] = (),
) -> Written:
    """Write header and rows; ``own`` are the form's identities."""
    sheet, styles, top = ground.sheet, ground.styles, ground.top
    sheet.set_row(top, 30)
    _put_label(ground, top, block.label or ground.label, "head")
    for j, column in enumerate(block.columns, ground.first):
        sheet.write_string(top, j, column.text, styles["head"])
    cells = {
        f"{row.key}.{column.key}": (top + i, j)
        for i, row in enumerate(block.rows, 1)
        for j, column in enumerate(block.columns, ground.first)
    }
    formulas = {
        key: tokens
        for key, tokens in derived_formulas(block, own).items()
        if isinstance(content.typed.get(key, _LIVE), Cached)
    }
    facts = facts_of(block, content)
    derived = derived_values(formulas, facts)
    for i, row in enumerate(block.rows, 1):
        _put_label(ground, top + i, row.text, "label", row.indent)
        for column in block.columns:
            key = f"{row.key}.{column.key}"
            writer = CellWriter(sheet, styles[style_of(column.key)], cells[key])
            if column.key in row.dash:
                sheet.write_string(*cells[key], "—", styles["dash"])
            elif isinstance(typed := content.typed.get(key), Cached):
                formula = excel_formula(formulas[key], _address(cells))
                writer.put_formula(formula, typed.value)
            elif key in content.typed:
                writer.put(typed)
            elif key in formulas:
                formula = excel_formula(formulas[key], _address(cells))
                writer.put_formula(formula, derived[key])
            else:
                writer.put(facts.get(key))
    _restrict(sheet, block, cells)
    return Written(cells, {**facts, **derived}, top + len(block.rows) + 1)


def facts_of(block: BlockSpec, content: Content) -> dict[str, Value]:
    """What the block's formulas reckon with, by cell key."""
    keys = {f"{r.key}.{c.key}" for r in block.rows for c in block.columns}
    facts: dict[str, Value] = {
        f"{row.key}.{column}": value
        for row in block.rows
        for column, value in row.values.items()
    }
    facts |= {key: content.values[key] for key in content.values if key in keys}
    for key, typed in content.typed.items():
        if isinstance(typed, Decimal) and key in keys:
            facts[key] = typed
        elif isinstance(typed, Cached):
            facts[key] = typed.value
        else:
            facts.pop(key, None)  # a text or a blank does not count in a formula
    return facts


def _address(cells: Mapping[str, tuple[int, int]]) -> Callable[[str], str]:
    return lambda key: str(xl_rowcol_to_cell(*cells[key]))


def _put_label(
    ground: Ground, row: int, text: str, style: str, indent: int = 0
) -> None:
    """A text over the label columns; nothing where a block has none."""
    if ground.first > ground.left:
        area = (row, ground.left, row, ground.first - 1)
        look = ground.styles.indented(style, indent)
        put_across(ground.sheet, area, text, look)


def style_of(column: str) -> str:
    """The name of the cell format that a column of a matrix has."""
    for term in vocabulary().columns:
        if term.key == column:
            return _STYLES.get(term.quantity, "amount")
    if column.startswith("~"):
        return _STYLES.get(quantity_of(column[1:]), "amount")
    return "amount"


def _restrict(
    sheet: Worksheet, block: BlockSpec, cells: Mapping[str, tuple[int, int]]
) -> None:
    """Whole numbers for persons, numbers for money, with a message to the clerk."""
    for column in block.columns:
        kind = {"count": "integer", "amount": "decimal"}.get(style_of(column.key))
        places = [cells[f"{row.key}.{column.key}"] for row in block.rows]
        if kind is None or column.key.startswith("d") or not places:
            continue
        sheet.data_validation(
            places[0][0],
            places[0][1],
            places[-1][0],
            places[-1][1],
            {
                "validate": kind,
                "criteria": ">=",
                "value": 0 if kind == "integer" else -1_000_000_000,
                "ignore_blank": True,
                "error_type": "warning",
                "error_title": "请填数字",
                "error_message": "人数填整数，金额按表头单位填数字，不写单位。",
            },
        )
