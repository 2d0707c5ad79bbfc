"""SC302 score-blank: a 得分 is not filled in.

What it checks
    Every row with a weight above zero, and the total. A form that has no score
    at all is reported once. Rows marked 无, / or 不适用 owe no score, nor do rows
    scored together in one cell of their group.

Why it matters
    Without the score the row counts as zero and no total can be proved.

Source
    项目支出绩效自评表 and 部门整体支出绩效评价评分表: column 得分.

Example
    wrong  预算编制规范性  分值 5  自评得分 (blank)
    right  预算编制规范性  分值 5  自评得分 4

Fix
    none: how many points a row deserves is a judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import in_notation
from selfeval_xl.scoring.parts import Part, scored_parts, table_of
from selfeval_xl.scoring.scores import right_total


@rule(
    "SC302",
    "score-blank",
    kind="blank",
    severity=Severity.ERROR,
    target=Form,
    message="“{label}”未填写得分",
    advice="填写得分；确不适用的，填“/”并说明",
    variants={
        "total": ("总分未填写，各项得分相加为 {expected}", "填写总分 {expected}"),
        "all": ("全表 {count} 项指标均未填写得分", "逐项填写得分和总分"),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per blank score, or one for a form not scored at all."""
    table = table_of(form)
    if table is None or not table.has_score:
        yield not_applicable("no_table" if table is None else "no_scores")
        return
    owed = [part for part in scored_parts(table) if _is_asked(part)]
    blank = [part for part in owed if part.score.is_blank]
    if owed and len(blank) == len(owed):
        yield _unscored(blank)
        return
    for part in blank:
        yield Hit(part.score.place, label=part.name, key=part.score.key)
    if len(owed) > len(blank):
        yield Checked(Outcome.PASSED, len(owed) - len(blank))
    total = table.total_score
    right = right_total(form, table)
    if total is not None and total.is_blank and right is not None and not blank:
        yield _blank_total(total, in_notation(right, owed[0].score if owed else total))


def _is_asked(part: Part) -> bool:
    return part.is_owed and not (part.is_bonus and part.score.is_blank)


def _unscored(parts: list[Part]) -> Hit:
    first = parts[0].score
    return Hit(
        first.place,
        label=first.label,
        key=first.key,
        values={"count": len(parts)},
        variant="all",
        related=tuple(part.score.place for part in parts[1:])[:8],
    )


def _blank_total(total: Field, expected: str) -> Hit:
    return Hit(
        total.place,
        label=total.label,
        expected=expected,
        key=total.key,
        variant="total",
    )
