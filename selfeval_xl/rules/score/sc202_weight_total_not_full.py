"""SC202 weight-total-not-full: the 分值 of the whole form are not 100.

What it checks
    The sum of all weights, with the 预算执行率 line of 项目资金 where it has
    points, and the total cell. Points of 加分项 may stand on top. A total that
    the form itself sets at 120 or 90, with parts that agree, is a warning, and
    a multiple of 100 a note.

Why it matters
    Grades are cut at 90, 80 and 60 out of 100; on another total they mean
    something else, and units can no longer be compared.

Source
    财预〔2020〕10号, 项目支出绩效自评表: 总分 100. The local 评分表 follow it.

Example
    wrong  合计 97
    right  合计 100

Fix
    none: which 分值 was changed must be looked up in the form as issued.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided
from selfeval_xl.scoring.notation import addition, in_notation, shown_points
from selfeval_xl.scoring.parts import FULL, fund_field, table_of
from selfeval_xl.scoring.weights import TotalFault, Verdict, judge_weights
from selfeval_xl.values.rounding import is_multiple


@rule(
    "SC202",
    "weight-total-not-full",
    kind="weight_total",
    severity=Severity.ERROR,
    target=Form,
    message="分值合计为 {actual}，应为 {expected}",
    advice="对照下发的评分表更正被改动的分值，使合计为 {expected}",
    variants={
        "cell": (
            "分值合计填为 {actual}，各指标分值相加为 {added}",
            "把合计改为 {expected}",
        ),
        "parts": (
            "分值合计填为 {actual}，各指标分值相加为 {added}",
            "对照下发的评分表更正指标分值，使其合计为 {actual}",
        ),
        "sum": (
            "分值合计填为 {actual}，各指标分值相加为 {added}，均不是 {full}",
            "先更正指标分值使其合计为 {full}，再更正合计",
        ),
        "no_cell": (
            "各指标分值相加为 {added}，应为 {full}",
            "对照下发的评分表更正被改动的分值，使合计为 {full}",
        ),
        "cell_fund": (
            "分值合计填为 {actual}，各指标分值与预算执行率的 {fund} 分相加为 {added}",
            "把合计改为 {expected}",
        ),
        "parts_fund": (
            "分值合计填为 {actual}，各指标分值与预算执行率的 {fund} 分相加为 {added}",
            "对照下发的评分表更正指标分值，使其与预算执行率的分值合计为 {full}",
        ),
        "sum_fund": (
            "分值合计填为 {actual}，各指标分值与预算执行率的 {fund} 分相加为 {added}，"
            "均不是 {full}",
            "先更正指标分值，使其与预算执行率的分值合计为 {full}，再更正合计",
        ),
        "no_cell_fund": (
            "各指标分值与预算执行率的 {fund} 分相加为 {added}，应为 {full}",
            "对照下发的评分表更正被改动的分值，使合计为 {full}",
        ),
        "scale": (
            "本表分值合计为 {actual}，不是 {expected}",
            "核对下发的评分表；若本表另定满分，请说明折算办法",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield a hit where the whole form does not come to 100."""
    table = table_of(form)
    if table is None or not table.has_weight:
        yield not_applicable("no_table" if table is None else "no_weights")
        return
    verdict = judge_weights(form, table)
    if verdict.skipped == "relative_weights":
        yield not_applicable(verdict.skipped)
    elif verdict.total is not None:
        yield _hit(form, verdict, verdict.total)
    elif verdict.skipped:
        yield undecided(verdict.skipped)


def _hit(form: Form, verdict: Verdict, fault: TotalFault) -> Hit:
    tree = verdict.tree
    terms = tree.terms
    fund = fund_field(form, "weight")
    added = (fund, *terms) if fund and fault.with_fund else terms
    anchor = tree.field if fault.case != "no_cell" else terms[0]
    assert anchor is not None
    return Hit(
        anchor.place,
        label=anchor.label if fault.case != "no_cell" else "分值合计",
        actual=_actual(anchor, fault),
        expected=None if fault.right is None else in_notation(fault.right, anchor),
        proof=addition(added, fault.added),
        key=anchor.key,
        values={
            "added": in_notation(fault.added, anchor),
            "full": in_notation(FULL, anchor),
            "fund": shown_points(fund) if fund is not None else "",
        },
        variant=_variant(fault),
        related=_related(anchor, (*terms, fund) if fund else terms),
        severity=_severity(fault),
    )


def _actual(anchor: Field, fault: TotalFault) -> str:
    if fault.case == "no_cell":
        return in_notation(fault.added, anchor)
    return shown_points(anchor)


def _variant(fault: TotalFault) -> str:
    if fault.case == "not_full":
        return "scale" if fault.is_scale else ""
    return f"{fault.case}_fund" if fault.with_fund else fault.case


def _severity(fault: TotalFault) -> Severity | None:
    if not fault.is_scale:
        return None
    return Severity.INFO if is_multiple(fault.added, FULL) else Severity.WARNING


def _related(anchor: Field, terms: tuple[Field, ...]) -> tuple[Place, ...]:
    return tuple(one.place for one in terms if one.place != anchor.place)[:8]
