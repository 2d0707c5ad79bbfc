"""SC204 total-out-of-range: 总分 lies outside 0 … 100.

What it checks
    The total score cell. The upper bound is 100, more where the form's own
    weights or 加分项 come to more. Quiet where a row above its 分值, or a sum
    that does not hold, already explains it.

Why it matters
    No grade stands for such a total.

Source
    财预〔2020〕10号, 项目支出绩效自评表: 总分 100.

Example
    wrong  总分 103
    right  总分 93

Fix
    none: the scores have to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.form import Form, IndicatorTable
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided
from selfeval_xl.scoring.notation import plain, shown_points
from selfeval_xl.scoring.parts import scored_parts, table_of
from selfeval_xl.scoring.scores import full_marks, judge_scores


@rule(
    "SC204",
    "total-out-of-range",
    kind="score_range",
    severity=Severity.ERROR,
    target=Form,
    message="总分为 {actual}，超过满分 {full}",
    advice="逐项核对得分，总分不得超过 {full}",
    variants={
        "negative": ("总分为 {actual}，低于 0 分", "逐项核对得分，总分不得低于 0 分"),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield a hit where the total is beyond what the form can give."""
    table = table_of(form)
    if table is None or table.total_score is None:
        yield not_applicable("no_table" if table is None else "no_total")
        return
    total = table.total_score
    if total.number is None:
        yield undecided("blank_scores")
        return
    full = full_marks(table)
    if 0 <= total.number <= full or _is_explained(form, table, total.number):
        return
    yield Hit(
        total.place,
        label=total.label,
        actual=shown_points(total),
        key=total.key,
        values={"full": plain(full)},
        variant="negative" if total.number < 0 else "",
    )


def _is_explained(form: Form, table: IndicatorTable, total: Decimal) -> bool:
    for part in scored_parts(table):
        if part.points is None or part.is_bonus:
            continue
        if part.points < 0 or (part.weight is not None and part.points > part.weight):
            return True
    faults = judge_scores(form, table).faults
    return any(fault.right != total for fault in faults)
