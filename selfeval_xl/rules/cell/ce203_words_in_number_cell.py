"""CE203 words-in-number-cell: words stand where a number belongs.

What it checks
    Figures of the form whose text is no number and no accepted answer for one
    ("约七十万", "见附件"), and amounts or counts given as a percentage or a range.
    "无", "/" and "—" are accepted. A column where most cells hold words is a column
    for words and is left alone; in a block of one row the row decides instead.

Why it matters
    The cell counts as nothing in every sum, and no check can use it.

Source
    Convention 3.4 in docs/checks.md.

Example
    wrong  公务接待费 决算数 "见附件"
    right  公务接待费 决算数 0.35

Fix
    none: the number is the unit's to give.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.identities import Arithmetic, expected_value
from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.rules.cell.ce202_malformed_number import is_malformed
from selfeval_xl.rules.cell.ce301_error_value import is_error
from selfeval_xl.rules.fields import NUMERIC, as_column_writes, hit_at, table_fields
from selfeval_xl.rules.registry import rule


@rule(
    "CE203",
    "words-in-number-cell",
    kind="malformed_number",
    severity=Severity.WARNING,
    target=Arithmetic,
    message="{label}填“{actual}”，这一格应填数字",
    advice="在 {cell} 填写数字，说明写在备注；确实没有的填“无”或“0”",
    variants={
        "expected": (
            "{label}填“{actual}”，这一格应填数字，按表中其他数字应为 {expected}",
            "核对后把 {cell} 改为 {expected}，说明写在备注",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per cell with words, in columns of numbers."""
    columns: dict[tuple[int | None, str], list[Field]] = {}
    for field in table_fields(arithmetic.form):
        if field.quantity in NUMERIC and field.cell is not None:
            named = (field.place.column, field.key.rpartition(".")[2])
            columns.setdefault(named, []).append(field)
    right = 0
    for fields in columns.values():
        worded = [field for field in fields if _has_words(field)]
        numbers = sum(field.number is not None for field in fields)
        right += numbers
        if numbers > len(worded) or (
            worded
            and numbers == len(worded)
            and _is_among_numbers(arithmetic, worded)
            or len(fields) == 1
            and worded
            and _is_beside_numbers(arithmetic, worded[0])
        ):
            for field in worded:
                yield _hit(arithmetic, field)
    if right:
        yield Checked(Outcome.PASSED, right)
    elif not columns:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有数字")


def _is_among_numbers(arithmetic: Arithmetic, worded: list[Field]) -> bool:
    """True where nearly all other figures of the cells' block are numbers."""
    for matrix in arithmetic.form.matrices:
        figures = [one for one in matrix if one.quantity in NUMERIC]
        if worded[0] in figures:
            numbers = sum(one.number is not None for one in figures)
            return numbers >= _NEARLY_ALL * sum(map(_has_words, figures))
    return False


def _is_beside_numbers(arithmetic: Arithmetic, field: Field) -> bool:
    """True where most figures of the cell's row are numbers, and two at least are."""
    row = [
        one
        for one in table_fields(arithmetic.form)
        if one.quantity in NUMERIC and one.place.row == field.place.row
    ]
    numbers = sum(one.number is not None for one in row)
    return numbers >= _FEWEST and numbers > sum(map(_has_words, row))


def _has_words(field: Field) -> bool:
    cell = field.cell
    if cell is None or is_error(field) or cell.formula is not None:
        return False  # an error value is CE301's
    if field.value.kind in ("percent", "range"):
        return field.number is None and field.quantity is not Quantity.RATIO
    return field.value.kind == "text" and not is_malformed(field)


def _hit(arithmetic: Arithmetic, field: Field) -> Hit:
    expected = None
    number = expected_value(arithmetic, field)
    if number is not None:
        expected = as_column_writes(arithmetic.form, field, number)
    variant = "" if expected is None else "expected"
    return hit_at(field, variant, expected=expected)


_NEARLY_ALL = 3  # numbers for each cell with words
_FEWEST = 2
"""Numbers in a row that show it to be one of figures."""
