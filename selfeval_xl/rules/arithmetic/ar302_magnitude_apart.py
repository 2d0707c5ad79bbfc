"""AR302 magnitude-apart: one amount of a row is ten thousand times its neighbours.

What it checks
    Typed amounts of a row in the columns 上年决算数, 年初预算数, 全年预算数 and 决算数: one
    that is about 10,000 times (or a ten-thousandth of) the others, while the others
    are of one size. Where totals are live formulas they follow a slip, and no sum
    shows it.

Why it matters
    元 typed for 万元 is the most frequent slip, and every total and rate built on the
    cell is wrong with it.

Source
    Checks E-11 and E-12 in docs/checks.md (design).

Example
    wrong  年初预算数 76.20  调整预算数 78.00  决算数 765,600.00
    right  年初预算数 76.20  调整预算数 78.00  决算数 76.56

Fix
    none: an amount is a fact of the unit. The likeliest right value is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.rows import rows_of
from selfeval_xl.i18n import N_
from selfeval_xl.identities.notation import in_notation
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule

_BASES = ("prev", "y0b", "adj", "act")
_FACTOR = Decimal(10_000)
_NEAR = Decimal(2)  # how far amounts of one size may lie apart
_LEAST = Decimal("0.1")  # below it a factor says little


@rule(
    "AR302",
    "magnitude-apart",
    kind="scale",
    severity=Severity.WARNING,
    target=Form,
    message=N_("{label}填“{actual}”，约为同一行其他金额的{times}，疑似单位（元、万元）混用"),
    advice=N_("核对原始资料；如单位填错，把 {cell} 改为 {expected}"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per typed amount that stands apart from its row."""
    for row in rows_of(form):
        amounts = _typed(row)
        for one in amounts:
            others = [other for other in amounts if other is not one]
            factor = _factor(one, others)
            if factor is None or one.number is None:
                continue
            yield Hit(
                one.place,
                one.label,
                one.shown,
                in_notation(one, one.number / factor),
                key=one.key,
                values={
                    "cell": one.place.a1 or "",
                    "times": N_("一万倍") if factor > 1 else N_("万分之一"),
                },
                related=tuple(other.place for other in others),
            )


def _typed(row: Mapping[str, Field]) -> list[Field]:
    """Amounts that a person typed; a formula only follows them."""
    return [
        one
        for one in (row.get(key) for key in _BASES)
        if one is not None
        and one.number
        and one.cell is not None
        and one.cell.formula is None
    ]


def _factor(one: Field, others: Sequence[Field]) -> Decimal | None:
    """What the amount is multiplied by, None where it is of the others' size."""
    sizes = [abs(other.number) for other in others if other.number]
    if len(sizes) < 2 or one.number is None or min(sizes) < _LEAST:
        return None
    if max(sizes) > _NEAR * min(sizes) or len({other.unit for other in others}) > 1:
        return None
    for factor in (_FACTOR, 1 / _FACTOR):
        usual = abs(one.number) / factor
        if min(sizes) / _NEAR < usual < max(sizes) * _NEAR:
            return factor
    return None
