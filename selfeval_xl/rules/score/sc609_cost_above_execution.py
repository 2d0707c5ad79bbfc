"""SC609 cost-above-execution: a cost result does not go with 全年执行数.

What it checks
    Results of 成本指标 in money. None may exceed what the project spent in all, and a
    total cost (项目总成本, 资金总额) equals it, or one source of it, within the
    rounding of both. Costs per
    person or per piece, and costs of one part, need only stay below.

Why it matters
    Cost and fund block tell of the same money; a reviewer lays them side by side.

Source
    Check D-05 in docs/checks.md.

Example
    wrong  项目总成本 完成值 96.40万元  全年执行数 86.40
    right  项目总成本 完成值 86.40万元  全年执行数 86.40

Fix
    none: either figure may be what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.parts import fund_field
from selfeval_xl.scoring.targets import TargetRow, target_rows
from selfeval_xl.values import Interval
from selfeval_xl.values.money import MONEY_UNITS

# "活动经费总额" is that of one activity: only the project's own words count.
_TOTAL = re.compile(
    r"(?:本|该)?(?:项目|专项|年度|全年|预算|资金|经济|财政)*(?:的)?"
    r"(?:总成本|成本总额|总投入|总费用|总支出|支出总额|资金总额|经费总额|总额|支出|总投资|总预算)"
    r"(?:控制)?(?:数|额)?"
)
_NO_COST = Checked(
    Outcome.NOT_APPLICABLE, 1, N_("没有以金额表示的成本指标或全年执行数")
)


@rule(
    "SC609",
    "cost-above-execution",
    kind="target_value",
    severity=Severity.WARNING,
    target=Form,
    message=N_("“{label}”实际完成值为“{actual}”，超过项目全年执行数 {executed}"),
    advice=N_("核对成本指标的完成值和全年执行数，使两者一致"),
    variants={
        "total": (
            N_("“{label}”实际完成值为“{actual}”，与项目全年执行数 {executed} 不一致"),
            N_("核对成本指标的完成值和全年执行数，使两者一致"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per cost that the money spent does not bear out."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    executed = fund_field(form, "act")
    spent = _in_yuan(executed)
    parts = [one for one in map(_in_yuan, _executed(form)) if one is not None]
    passed = 0
    for row in rows if executed is not None and spent is not None else ():
        cost = _cost(row)
        if cost is None or executed is None or spent is None:
            continue
        is_total = _is_total(row, form)
        if any(cost.overlaps(one) for one in parts):
            passed += 1  # a total that is off is told where it stands
        elif cost.low > spent.high:
            yield _hit(row, executed, "total" if is_total else "")
        elif is_total and cost.high < spent.low:
            yield _hit(row, executed, "total")
        else:
            passed += 1
    yield Checked(Outcome.PASSED, passed) if passed else _NO_COST


def _is_total(row: TargetRow, form: Form) -> bool:
    """True for the cost of the whole project; a department's costs are parts."""
    title = form.title.shown if form.title is not None else ""
    is_project = form.kind == "project" and "整体" not in title
    return is_project and _TOTAL.fullmatch(row.context.name) is not None


def _executed(form: Form) -> list[Field]:
    """全年执行数 of every line of the fund block."""
    return [
        field
        for matrix in form.matrices
        if matrix.block == "funds"
        for field in matrix
        if field.key.endswith(".act")
    ]


def _in_yuan(field: Field | None) -> Interval | None:
    unit = (field.unit if field else None) or ""
    if field is None or field.number is None or unit not in MONEY_UNITS:
        return None
    around = field.interval or Interval.exact(field.number)
    return around.scale(MONEY_UNITS[unit])


def _cost(row: TargetRow) -> Interval | None:
    """What the row says was spent, in 元; None where that is no amount of money."""
    figures = row.result.figures
    if not row.context.is_cost or len(figures) != 1:
        return None
    figure = figures[0]
    unit = figure.unit or row.target.unit or ""
    per = row.target.unit or ""
    if unit not in MONEY_UNITS or (per and per not in MONEY_UNITS):
        return None
    if figure.low is None or figure.low != figure.high or figure.is_rough:
        return None
    if row.verdict.why == "other_scale":
        return None
    return Interval.of(figure.low, figure.decimals).scale(MONEY_UNITS[unit])


def _hit(row: TargetRow, executed: Field, variant: str) -> Hit:
    return Hit(
        row.actual_field.place,
        label=row.name,
        actual=row.actual_field.shown.strip(),
        key=row.actual_field.key,
        values={"executed": f"{executed.shown.strip()} {executed.unit or ''}".strip()},
        variant=variant,
        related=(executed.place,),
    )
