"""XD106 stated-change-off-table: a change in the report is not the 数据表's.

What it checks
    Comparisons with last year, 年初预算 or 调整预算 that the report makes of an item of
    the 数据表 without giving the other amount. Difference and rate must be those of the
    table's figures within their rounding, or those the table itself has; what was added
    to 年初预算 must lead to 调整预算. A comparison that the report's own figures refute,
    or whose amount is off the table already, is reported once.

Why it matters
    A change that agrees with nothing else cannot be explained.

Source
    Check X-01, B-01, B-02 in docs/checks.md.

Example
    wrong  数据表 基本支出 上年 908.81, 决算 962.43; report 比上年增加35.62万元
    right  比上年增加53.62万元，增长5.9%

Fix
    none: either of the two may be the slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.stated_items import ACTUAL
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.narrative.stated import Spot, StatedChange, Written
from selfeval_xl.rules.paper.added_budget import added
from selfeval_xl.rules.paper.agreement import (
    NO_PAIR,
    Compared,
    account,
    compare,
    in_notation_of,
)
from selfeval_xl.rules.paper.tables import Known, where
from selfeval_xl.rules.paper.wording import NARROWER
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.interval import Interval
from selfeval_xl.values.rounding import EXACT, half_up

_BASES = {
    "previous": ("prev",),
    "initial": ("y0b",),
    "adjusted": ("adj",),
    "budget": ("y0b", "adj", "budget?"),
}
_UP, _DOWN = N_("增加"), N_("减少")
_TYPED = {"prev": ("d1", "g1"), "y0b": ("d0", "g0"), "adj": ("da", "ga")}


@rule(
    "XD106",
    "stated-change-off-table",
    kind="difference",
    severity=Severity.ERROR,
    target=Submission,
    message=N_(
        "报告写作{way} {actual}，而按 {other} 应为{right_way} {expected}（{proof}）"
    ),
    advice=N_("核对表中两个数和报告中的增减，改为一致"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per difference and per rate that the tables refute."""
    pairs = list(compare(submission))
    if not pairs:
        yield NO_PAIR
    for compared in pairs:
        passed = failed = 0
        for change in compared.statements.changes:
            for number, spot, is_rate in _numbers(change):
                found = _judge(compared, change, number, is_rate)
                if found is None:
                    continue
                if not found or compared.is_told(spot, number):
                    passed += 1
                    continue
                failed += 1
                yield _hit(compared, change.sign, number, spot, is_rate, found)
                break  # the rate follows from the amount
        for one, sign, cells in added(compared):
            if not cells or compared.is_told(one.spot, one.number):
                passed += 1
                continue
            failed += 1
            yield _hit(compared, sign, one.number, one.spot, False, cells)
        yield from account(passed, failed=failed)


def _numbers(change: StatedChange) -> Iterator[tuple[Written, Spot, bool]]:
    if change.amount is not None and change.amount_spot is not None and change.sign:
        yield change.amount, change.amount_spot, False
    if change.rate is not None and change.rate_spot is not None and change.sign:
        yield change.rate, change.rate_spot, True


def _judge(
    compared: Compared, change: StatedChange, number: Written, is_rate: bool
) -> tuple[Known, Known] | tuple[()] | None:
    """The two cells that refute it, () where they bear it out, None if unknown."""
    row = _row(compared, change)
    if not row:
        return None
    tables = compared.tables
    claimed = number.interval if change.sign > 0 else -number.interval
    first: tuple[Known, Known] | None = None
    for column in _BASES[change.base]:
        for now in tables.cells(f"{row}.act"):
            for base in tables.cells(f"{row}.{column}"):
                found = _change(now.interval, base.interval, is_rate)
                if found is None or found.overlaps(claimed):
                    return ()
                first = first or (now, base)
        typed = tables.cells(*(f"{row}.{one}" for one in _TYPED.get(column, ())))
        if any(one.interval.overlaps(claimed) for one in typed):
            return ()
    return first


def _row(compared: Compared, change: StatedChange) -> str:
    """The item's row, "" where it is not sure, or its amount is off the table."""
    meanings = compared.meanings
    if change.subject is None:
        spot = change.amount_spot or change.rate_spot
        named = meanings.items.amount(meanings.own_words(change.words))
        if spot is None or named is None or len(named.rows) != 1 or named.is_loose:
            return ""
        before = meanings.own_words(spot.before)
        years = re.findall(r"20\d\d", before + change.words)
        if any(year != str(compared.year) for year in years):
            return ""
        is_own = named.kind in ("", ACTUAL) and not NARROWER.search(before)
        return named.rows[0] if is_own and not named.column else ""
    reading = meanings.of(change.subject)
    if reading is None or not reading.row or not reading.is_sure:
        return ""
    if reading.kind != ACTUAL or reading.is_last_year:
        return ""
    verdict = compared.judge(reading)
    return reading.row if verdict is not None and verdict.table is None else ""


def _change(now: Interval, base: Interval, is_rate: bool) -> Interval | None:
    if not is_rate:
        return now - base
    if base.low <= 0:
        return None
    ends = (now.low / base.high - 1, now.high / base.low - 1)
    return Interval(min(ends), max(ends))


def _hit(
    compared: Compared,
    sign: int,
    number: Written,
    spot: Spot,
    is_rate: bool,
    cells: tuple[Known, ...],
) -> Hit:
    now, base = cells
    place = compared.place(spot)
    gap = now.value - base.value
    if is_rate:
        value = EXACT.divide(gap, base.value) * 100
        right = f"{half_up(abs(value), max(2, number.decimals)):f}%"
        proof = f"({now.shown} - {base.shown}) ÷ {base.shown}"
    else:
        right = in_notation_of(number, abs(gap))
        proof = f"{now.shown} - {base.shown}"
    return Hit(
        place,
        label=now.field.label,
        actual=number.text,
        expected=right,
        proof=proof,
        key=f"change {now.field.key}",
        values={
            "way": _UP if sign > 0 else _DOWN,
            "right_way": _UP if gap >= 0 else _DOWN,
            "other": f"{where(now.place, place)}、{base.place.a1}",
        },
        related=(now.place, base.place),
        kind="growth_rate" if is_rate else None,
    )
