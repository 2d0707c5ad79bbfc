"""AR213 note-against-figures: what a note says of its row is not what the row shows.

What it checks
    Notes in the row of an amount that begin with a comparison: 比上年减少3.00万元，
    下降9.99%. Direction, amount and rate must be those of the row's own figures
    within their rounding, and the two directions of one sentence the same.

Why it matters
    The note explains the figures to the reader; where it tells of others, one of the
    two was not brought up to date.

Source
    Checks B-04 and B-05 in docs/checks.md.

Example
    wrong  上年决算数 30.02  决算数 27.02  比上年增加3.00万元
    right  上年决算数 30.02  决算数 27.02  比上年减少3.00万元

Fix
    None: words are the unit's to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Matrix
from selfeval_xl.model.grid import Cell
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.registry import rule
from selfeval_xl.values import Interval
from selfeval_xl.values.money import MONEY_UNITS

_UP, _DOWN = "增加|增长|上升|提高|增", "减少|下降|降低|减"
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_CLAIM = re.compile(
    r"^(?:本年度?|本单位|决算数?|支出|实际|全年|执行数?)*[比较与](上年|去年|年初预算)度?"
    r"(?:决算|预算|支出)?数?(?:相比)?,?(?:决算|支出)?数?"
    rf"(?:({_UP})|({_DOWN}))了?{_NUMBER}(亿元|万元|元)"
    rf"(?:[,、(]?(?:同比|较上年)?(?:({_UP})|({_DOWN}))(?:了|幅度为|率为|率)?{_NUMBER}%)?"
)
_BASES = {"上年": "prev", "去年": "prev", "年初预算": "y0b"}
_ONE, _HUNDRED = Decimal(1), Decimal(100)
_NOTHING = N_("表中没有对金额增减的说明")


@rule(
    "AR213",
    "note-against-figures",
    kind="direction",
    severity=Severity.WARNING,
    target=Paper,
    message=N_("{label}的说明写“{actual}”，按 {proof} 应为{expected}"),
    advice=N_("核对说明和同一行的金额，更正其中填错的一处"),
    variants={
        "both": (
            N_(
                "{label}的说明写“{actual}”，前后两个增减方向不一致，按 {proof} 应为{expected}"
            ),
            N_("把说明中的增减改成同一方向"),
        ),
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per note that its row does not bear out."""
    held = 0
    for form in paper.forms:
        for matrix in form.matrices:
            for cell, now, base, claim in _claims(paper, form, matrix):
                hit = _judge(form, cell, now, base, claim)
                held += hit is None
                if hit is not None:
                    yield hit
    if held:
        yield Checked(Outcome.PASSED, held)
    else:
        yield Checked(Outcome.NOT_APPLICABLE, 1, _NOTHING)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A comparison in words: signs, the amount in the figures' unit, and the rate."""

    words: str
    sign: int
    amount: Interval
    other_sign: int | None
    rate: Interval | None


def _claims(
    paper: Paper, form: Form, matrix: Matrix
) -> Iterator[tuple[Cell, Field, Field, _Claim]]:
    """Notes on the right of a row's figures, with the two amounts they compare."""
    if paper.workbook is None or matrix.is_turned:
        return
    sheet = next((s for s in paper.workbook.sheets if s.name == form.sheet), None)
    if sheet is None:
        return
    right = max(column.column for column in matrix.columns)
    at = {column.key: j for j, column in enumerate(matrix.columns)}
    rows = {row.row: i for i, row in enumerate(matrix.rows)}
    for cell in sheet.cells.values():
        if cell.row not in rows or cell.column <= right or not cell.is_string:
            continue
        found = _CLAIM.match(squeeze(cell.shown))
        if found is None or not {"act", _BASES[found[1]]} <= at.keys():
            continue
        row = rows[cell.row]
        now = matrix.fields.get((row, at["act"]))
        base = matrix.fields.get((row, at[_BASES[found[1]]]))
        if now is None or now.interval is None or base is None or not base.interval:
            continue
        claim = _claim(found, now.unit)
        if claim is not None:
            yield cell, now, base, claim


def _claim(found: re.Match[str], unit: str | None) -> _Claim | None:
    own = MONEY_UNITS.get(unit or "")
    if own is None:
        return None
    factor = MONEY_UNITS[found[5]] / own
    amount = _written(found[4], factor)
    rate = _written(found[8], _ONE / _HUNDRED) if found[8] else None
    other = (1 if found[6] else -1) if found[8] else None
    return _Claim(found[0], 1 if found[2] else -1, amount, other, rate)


def _written(text: str, factor: Decimal) -> Interval:
    number = Decimal(text.replace(",", ""))
    decimals = len(text.partition(".")[2])
    whole = Interval.of(number, decimals)
    return Interval(whole.low * factor, whole.high * factor)


def _judge(
    form: Form, cell: Cell, now: Field, base: Field, claim: _Claim
) -> Hit | None:
    assert now.number is not None and base.number is not None
    assert now.interval is not None and base.interval is not None
    low = now.interval.low - base.interval.high
    high = now.interval.high - base.interval.low
    change = now.number - base.number
    sign = 1 if change > 0 else -1
    if low <= 0 <= high:
        return None  # too near to tell a direction
    size = Interval(min(abs(low), abs(high)), max(abs(low), abs(high)))
    is_size = _meet(claim.amount, size)
    is_rate = claim.rate is None or base.number <= 0 or _is_rate(claim.rate, size, base)
    is_same = claim.other_sign in (None, claim.sign)
    if claim.sign == sign and is_size and is_rate and is_same:
        return None
    kind = "direction" if claim.sign != sign or not is_same else "difference"
    kind = "growth_rate" if kind == "difference" and is_size else kind
    return Hit(
        form.place.at(cell.row, cell.column),
        label=now.label,
        actual=claim.words,
        expected=_expected(change, base, now, claim),
        proof=f"{now.shown} - {base.shown} = {_plain(change)}",
        key=f"{now.key}.note",
        variant="" if is_same else "both",
        related=(now.place, base.place),
        kind=kind,
    )


def _is_rate(rate: Interval, size: Interval, base: Field) -> bool:
    assert base.interval is not None
    if base.interval.low <= 0:
        return True
    step = rate.high - rate.low  # digits cut instead of rounded are no fault
    low = size.low / base.interval.high
    high = size.high / base.interval.low
    return _meet(Interval(rate.low, rate.high + step), Interval(low, high))


def _meet(one: Interval, other: Interval) -> bool:
    return one.low <= other.high and other.low <= one.high


def _expected(change: Decimal, base: Field, now: Field, claim: _Claim) -> str:
    assert base.number is not None
    amount = f"{'增加' if change > 0 else '减少'}{_plain(abs(change))}{now.unit}"
    if claim.rate is None or base.number <= 0:
        return amount
    rate = round(abs(change) / base.number * _HUNDRED, 2)
    return f"{amount}，{'增长' if change > 0 else '下降'}{rate}%"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"
