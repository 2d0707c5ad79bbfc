"""CE102 parts-blank: a total is given while all of its parts are left empty.

What it checks
    In each column of amounts, rows that the form divides into at least two parts
    ("三公"经费, 基本支出, 支出合计 …). Parts of which some are filled in are a matter of
    sums; "无" and "/" are answers. Rows under 其中 need not be all.

Why it matters
    Without its parts a total cannot be checked, and what the form asks for is missing.

Source
    Check F-14 in docs/checks.md, there for 三公经费; for the other
    rows inferred.

Example
    wrong  三公经费合计 4.50  出国 (blank)  公务用车 (blank)  接待 (blank)
    right  三公经费合计 4.50  出国 0        公务用车 3.00     接待 1.50

Fix
    none: the parts are the unit's to give.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field, Form, Matrix, Quantity
from selfeval_xl.rules.registry import rule

_MOST_RELATED = 8


@rule(
    "CE102",
    "parts-blank",
    kind="blank",
    severity=Severity.WARNING,
    target=Form,
    message="{whole}填“{total}”，其下 {count} 个分项都未填写",
    advice="从 {cell} 起填写各分项；没有发生的填“0”",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per total without parts, at the first part of its first column."""
    right = seen = 0
    for matrix in form.matrices:
        for parent, parts in _families(matrix).items():
            seen += 1
            bare = [
                column
                for column, heading in enumerate(matrix.columns)
                if heading.quantity is Quantity.AMOUNT
                and _is_bare(matrix, parent, parts, column)
            ]
            if bare:
                yield _hit(matrix, parent, parts, bare)
            else:
                right += 1
    if right:
        yield Checked(Outcome.PASSED, right)
    elif not seen:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有分项的合计")


def _families(matrix: Matrix) -> dict[int, list[int]]:
    """Row index of a whole -> indexes of its parts, two at least."""
    found: dict[int, list[int]] = {}
    for index, row in enumerate(matrix.rows):
        if row.parent is not None and not row.is_of_which:
            found.setdefault(row.parent, []).append(index)
    return {
        parent: parts
        for parent, parts in found.items()
        if len(parts) > 1 and not matrix.rows[parent].key.startswith("~")
    }


def _is_bare(matrix: Matrix, parent: int, parts: list[int], column: int) -> bool:
    whole = matrix.fields.get((parent, column))
    if whole is None or not whole.number or whole.is_derived and _is_change(whole):
        return False
    below = [matrix.fields.get((part, column)) for part in parts]
    return all(field is not None and _is_empty(field) for field in below)


def _is_change(field: Field) -> bool:
    """True for a difference, which follows from its row and not from its column."""
    return field.key.rpartition(".")[2] in ("d0", "d1", "da")


def _is_empty(field: Field) -> bool:
    return field.is_blank and (field.cell is None or field.cell.formula is None)


def _hit(matrix: Matrix, parent: int, parts: list[int], columns: list[int]) -> Hit:
    whole = matrix.fields[parent, columns[0]]
    first = matrix.fields[parts[0], columns[0]]
    others = [
        matrix.fields[part, column].place for part in parts for column in columns
    ]
    return Hit(
        first.place,
        label=first.label,
        key=first.key,
        values={
            "whole": whole.label,
            "total": whole.shown,
            "count": len(parts),
            "cell": first.place.a1 or "",
        },
        related=(whole.place, *others[1:][: _MOST_RELATED - 1]),
    )
