"""CE201 number-as-text: a number is stored as text.

What it checks
    Figures that the workbook holds as text: with a unit behind ("78.55万元"), in
    full-width digits, with stray spaces, or plainly as text. Where nearly all of a
    column is text, as in exports of some systems, that is said once, for information;
    in a form of texts that holds for its short columns too, and for a column in which
    every rate is written as text with its sign.

Why it matters
    Spreadsheets leave text out of every sum, so totals go wrong without a sign.

Source
    Conventions 3.4 and 3.5 in docs/checks.md: numbers are written
    as numbers.

Example
    wrong  决算数 "78.55万元"
    right  决算数 78.55

Fix
    safe: stores the number, which changes its notation only. None where the text says
    more than the number ("约78", "78.55（含结转）"), and none for a text with a percent
    sign in a cell without a percent format, which would then look different.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.findings import (
    Checked,
    Edit,
    Fix,
    Hit,
    Outcome,
    Safety,
    Severity,
)
from selfeval_xl.identities.notation import to_store
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.bare import typed
from selfeval_xl.rules.fields import NUMERIC, hit_at, table_fields
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.display import is_percent_format, show
from selfeval_xl.values.rounding import decimals_in
from selfeval_xl.values.units import COMPOUND

_FEW = 3
_NEARLY_ALL = 0.8
_MOST_RELATED = 8
_BARE = re.compile(rf"[-+−–(¥]*[\d,]*\.?\d*\)?(?:{COMPOUND})?%?")
_BROKEN = frozenset({"trailing_point", "bad_thousands", "two_points"})


@rule(
    "CE201",
    "number-as-text",
    kind="text_number",
    severity=Severity.WARNING,
    target=Form,
    message="{label}填“{actual}”，是文本，求和时不计入",
    advice="把 {cell} 改为数字 {expected}，单位不写在格内",
    variants={
        "column": (
            "{label}等 {count} 个数字以文本存放，这一列几乎都是文本，求和时不计入",
            "选中这一列，用“转换为数字”或“分列”改为数字",
        ),
        "words": (
            "{label}填“{actual}”，数字与文字写在一起，是文本，求和时不计入",
            "{cell} 只填数字，如 {expected}；说明写在备注",
        ),
        "rates": (
            "{label}填“{actual}”，是文本（这一列 {count} 处都是），用公式计算时取不到数",
            "可设为百分比格式后改填数字；不用公式的，可以不改",
        ),
        "percent": (
            "{label}填“{actual}”，是文本，不能参与计算",
            "把 {cell} 设为百分比格式，再填写 {expected}",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per number kept as text, or one per column of them."""
    columns: dict[tuple[int | None, str], list[Field]] = {}
    for field in table_fields(form):
        if field.quantity in NUMERIC and field.number is not None:
            named = (field.place.column, field.key.rpartition(".")[2])
            columns.setdefault(named, []).append(field)
    right = 0
    everything = [field for fields in columns.values() for field in fields]
    is_export = _are_nearly_all(list(filter(_is_text, everything)), everything)
    for fields in columns.values():
        texts = [field for field in fields if _is_text(field)]
        right += len(fields) - len(texts)
        if _are_nearly_all(texts, fields) or (is_export and len(texts) > 1):
            yield _column(texts)
        elif len(texts) == len(fields) and all(map(_is_percent, texts)):
            yield replace(_column(texts), variant="rates")
        else:
            yield from map(_hit, texts)
    if right:
        yield Checked(Outcome.PASSED, right)
    elif not columns:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有数字")


def _are_nearly_all(texts: list[Field], fields: list[Field]) -> bool:
    return len(texts) > _FEW and len(texts) >= _NEARLY_ALL * len(fields)


def _is_text(field: Field) -> bool:
    """True for a typed text that reads as one whole number."""
    cell = field.cell
    if cell is None or cell.formula is not None or not isinstance(cell.raw, str):
        return False
    return _BROKEN.isdisjoint(field.value.notes)  # those are CE202's


def _is_percent(field: Field) -> bool:
    """True for a rate written with its sign in a cell without a percent format."""
    assert field.cell is not None
    is_format = is_percent_format(field.cell.number_format)
    return field.value.kind == "percent" and not is_format


def _column(texts: Iterable[Field]) -> Hit:
    first, *rest = texts
    return Hit(
        first.place,
        label=first.label,
        actual=first.shown,
        key=first.key,
        values={"count": len(rest) + 1, "cell": first.place.a1 or ""},
        variant="column",
        related=tuple(one.place for one in rest[:_MOST_RELATED]),
        severity=Severity.INFO,
    )


def _hit(field: Field) -> Hit:
    assert field.number is not None and field.cell is not None
    is_percent = is_percent_format(field.cell.number_format)
    with_sign = field.value.kind == "percent"
    stored = to_store(field, field.number)
    fix, expected = None, _shown(field, stored, is_percent)
    variant = ""
    if with_sign and not is_percent:
        variant, expected = "percent", _percent(field)
    elif not _is_bare(str(field.cell.raw)):
        variant = "words"
    else:
        edit = Edit(field.place, field.shown, expected, stored)
        fix = Fix((edit,), Safety.SAFE)
    return hit_at(field, variant, expected=expected, fix=fix)


def _is_bare(text: str) -> bool:
    """True for digits with a sign, commas and a unit, and nothing else said."""
    squeezed = "".join(unicodedata.normalize("NFKC", text).split())
    return _BARE.fullmatch(squeezed) is not None


def _shown(field: Field, stored: Decimal, is_percent: bool) -> str:
    """The number as the cell will show it; all its digits where the format is short."""
    assert field.cell is not None
    code = field.cell.number_format
    code = "General" if code == "@" else code
    text = typed(show(stored, code), stored)
    needed = decimals_in(stored) - (2 if is_percent else 0)
    shown = len(text.rstrip("%").partition(".")[2])
    return text if shown >= needed else f"{stored.normalize():f}"


def _percent(field: Field) -> str:
    assert field.number is not None
    return f"{field.number * 100:.{field.decimals}f}%"
