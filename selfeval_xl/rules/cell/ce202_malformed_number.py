"""CE202 malformed-number: a number is mistyped so that it cannot be read, or hardly.

What it checks
    Figures with two points ("7..5"), a point too many ("7.50."), a letter for a digit
    ("1O0"), a Chinese full stop for the point ("78。55"), commas in the wrong places
    ("1,23"), and figures that the spreadsheet has turned into a date.

Why it matters
    Such a cell counts as text or as something else in every sum, and two readers may
    take it for two numbers.

Source
    Convention 3.4 in docs/checks.md.

Example
    wrong  决算数 "78。55"
    right  决算数 78.55

Fix
    none: what was meant is for the unit to say, the value named is the likeliest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.identities import Arithmetic, expected_value
from selfeval_xl.model.form import Field
from selfeval_xl.rules.fields import NUMERIC, as_column_writes, hit_at, table_fields
from selfeval_xl.rules.registry import rule

_LOOKALIKES = str.maketrans("OoQDlI|。·．，", "0000111...,")
_SHAPE = re.compile(r"[+\-]?[\d,.OoQDlI|。·]*\d[\d,.OoQDlI|。·]*")
_SUFFIX = re.compile(r"(亿元|万元|千元|百元|元|人|个|平方米|㎡|辆|台|%)$")
_ODD = frozenset({"trailing_point", "bad_thousands", "two_points"})


@rule(
    "CE202",
    "malformed-number",
    kind="malformed_number",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，不是一个完整的数字",
    advice="在 {cell} 重新填写数字",
    variants={
        "expected": (
            "{label}填“{actual}”，不是一个完整的数字，似应为 {expected}",
            "核对后把 {cell} 改为 {expected}",
        ),
        "date": (
            "{label}显示为日期“{actual}”，这一格应填数字",
            "把 {cell} 设为数值格式，重新填写数字",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per mistyped number."""
    right = seen = 0
    for field in table_fields(arithmetic.form):
        if field.quantity not in NUMERIC or field.cell is None:
            continue
        seen += 1
        if is_malformed(field):
            yield _hit(arithmetic, field)
        elif field.value.kind == "date" and field.cell.is_date:
            yield _hit(arithmetic, field, "date")
        elif field.number is not None:
            right += 1
    if right:
        yield Checked(Outcome.PASSED, right)
    elif not seen:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有数字")


def is_malformed(field: Field) -> bool:
    """True where a text was meant as one number and is not well written."""
    cell = field.cell
    if cell is None or cell.formula is not None or not isinstance(cell.raw, str):
        return False
    if field.number is not None:
        return not _ODD.isdisjoint(field.value.notes)
    return field.value.kind == "text" and _is_mistyped(cell.raw)


def _is_mistyped(text: str) -> bool:
    bare = _bare(text)
    return (
        _SHAPE.fullmatch(bare) is not None
        and any(mark in bare for mark in ".,。·OoQDlI|")
        and sum(c.isdigit() for c in bare) * 2 >= len(bare)
        and len(bare) > 1
    )


def _bare(text: str) -> str:
    squeezed = "".join(unicodedata.normalize("NFKC", text).split())
    return _SUFFIX.sub("", squeezed)


def _hit(arithmetic: Arithmetic, field: Field, variant: str = "") -> Hit:
    expected = None
    number = expected_value(arithmetic, field)
    if number is None and "bad_thousands" not in field.value.notes:
        number = field.number  # "78,55" may be 7855 and may be 78.55
    if number is not None:
        expected = as_column_writes(arithmetic.form, field, number)
    elif not variant and field.cell is not None:
        expected = _repaired(str(field.cell.raw))
    if expected is not None and not variant:
        variant = "expected"
    return hit_at(field, variant, expected=expected)


def _repaired(text: str) -> str | None:
    """The number with look-alikes made digits and doubled points single."""
    bare = _bare(text)
    mended = re.sub(r"\.{2,}", ".", bare.translate(_LOOKALIKES)).rstrip(".")
    try:
        return f"{Decimal(mended):f}" if "," not in mended else None
    except InvalidOperation:
        return None
