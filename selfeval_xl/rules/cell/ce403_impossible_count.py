"""CE403 impossible-count: a number of persons or things is negative or a fraction.

What it checks
    Every count of the form. Averages may be fractions, and changes may be negative.

Why it matters
    Persons are whole: the cell holds another figure, or one in a wrong unit.

Source
    Check A-18 in docs/checks.md.

Example
    wrong  年末实有人数 2.5
    right  年末实有人数 2

Fix
    none: the number is the unit's to give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.rules.fields import hit_at, table_fields
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.rounding import is_multiple

_ONE = Decimal(1)
_MAY_BE_FRACTION = re.compile("平均|人均|折算|比例|率")
_MAY_BE_NEGATIVE = re.compile(
    "增减|增加|减少|变动|净|(?<!出)差(?!旅)|超编|缺编|空编|比上年|比年初"
)


@rule(
    "CE403",
    "impossible-count",
    kind="count",
    severity=Severity.ERROR,
    target=Form,
    message="{label}填“{actual}”，不应是小数",
    advice="核对 {cell}，填写整数",
    variants={
        "negative": (
            "{label}填“{actual}”，不应是负数",
            "核对 {cell} 的数字和符号",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per count that cannot be."""
    right = seen = 0
    for field in table_fields(form):
        if field.quantity is not Quantity.COUNT or field.number is None:
            continue
        seen += 1
        if field.number < 0 and not _MAY_BE_NEGATIVE.search(field.label):
            yield _hit(field, "negative")
        elif not (_is_whole(field.number) or _MAY_BE_FRACTION.search(field.label)):
            yield _hit(field, "")
        else:
            right += 1
    if right:
        yield Checked(Outcome.PASSED, right)
    elif not seen:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有人数等计数")


def _is_whole(number: Decimal) -> bool:
    return is_multiple(number, _ONE)


def _hit(field: Field, variant: str) -> Hit:
    return hit_at(field, variant)
