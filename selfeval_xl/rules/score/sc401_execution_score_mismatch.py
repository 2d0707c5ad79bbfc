"""SC401 execution-score-mismatch: 预算执行率 的得分 is not 分值 × 执行率.

What it checks
    Each line of 项目资金 that has points and a score. The score must equal
    points × rate, at most the points, within 0.01. Both the typed rate and the
    one the line's amounts give are accepted: a wrong rate is its own finding.
    No annual budget and nothing spent: no statement. A standard of the form's own,
    in the row of 预算执行率 or in a note ("≥80%得7分；60%-80%得5分"), outranks this;
    where it cannot be read, nothing is said.

Why it matters
    These 10 or 20 points are calculated, not judged; a bureau recomputes them.

Source
    财预〔2020〕10号, 项目支出绩效自评表: block 项目资金, 执行率 and 得分. Points by
    intervals are left to forms that say so (财预〔2021〕101号, *inferred*).

Example
    wrong  分值 10  执行率 76%  得分 10
    right  分值 10  执行率 76%  得分 7.6

Fix
    unsafe: writes the computed score. The amounts may be what is wrong, so a
    person has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Sheet
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.scoring import Readings
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided, unparsed
from selfeval_xl.scoring.execution import (
    FundLine,
    fund_lines,
    own_standards,
    scores_by,
)
from selfeval_xl.scoring.notation import in_notation, plain, rewrite, shown_points
from selfeval_xl.scoring.parts import TOLERANCE
from selfeval_xl.scoring.standards.standard import Standard
from selfeval_xl.values.rounding import half_up

_PLACES = 2


@rule(
    "SC401",
    "execution-score-mismatch",
    kind="score_value",
    severity=Severity.ERROR,
    target=Paper,
    message="预算执行率得分为 {actual}，按“分值 × 执行率”应为 {expected}（{proof}）",
    advice="把得分改为 {expected}，或更正同一行的执行数、预算数",
    variants={
        "by_standard": (
            "预算执行率得分为 {actual}，执行率为 {rate}，按表中所写的评分标准应为 {expected}",
            "把得分改为 {expected}，或更正同一行的执行数、预算数",
        ),
        "capped": (
            "预算执行率得分为 {actual}，执行率为 {rate}，得分最高为分值 {expected}",
            "把得分改为 {expected}，或更正同一行的执行数、预算数",
        ),
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per fund line whose score its rate does not give."""
    has_lines = False
    for form in paper.forms:
        lines = tuple(fund_lines(form))
        has_lines = has_lines or bool(lines)
        standards = own_standards(form, _sheet(paper, form)) if lines else ()
        for line in lines:
            yield _judge(form, line, standards)
    if not has_lines:
        yield not_applicable("no_fund_points")


def _sheet(paper: Paper, form: Form) -> Sheet | None:
    sheets = paper.workbook.sheets if paper.workbook is not None else ()
    return next((sheet for sheet in sheets if sheet.name == form.sheet), None)


def _judge(
    form: Form, line: FundLine, standards: tuple[Standard, ...]
) -> Hit | Checked:
    score, rights = line.score, line.right_scores
    if score.number is None or not rights:
        return undecided("no_rate" if score.number is not None else "blank_scores")
    readings = form.indicators.readings if form.indicators else Readings()
    own = scores_by(standards, line, readings)
    if any(abs(score.number - right) <= TOLERANCE for right in own or rights):
        return Checked(Outcome.PASSED)
    if standards and not own:
        return unparsed("own_standard")
    rate = line.rates[0]
    shown_rate = plain(half_up(rate * 100, _PLACES)) + "%"
    reckoned = half_up((line.weight.number or 0) * rate, _PLACES)
    right = own[0] if own else rights[0]
    expected = in_notation(right, score)
    is_by_own = bool(own) and own[0] != rights[0]
    return Hit(
        score.place,
        label=score.label,
        actual=shown_points(score),
        expected=expected,
        proof=(
            None
            if is_by_own
            else f"{shown_points(line.weight)} × {shown_rate} = {plain(reckoned)}"
        ),
        key=score.key,
        values={"rate": shown_rate},
        variant="by_standard" if is_by_own else "capped" if rate > 1 else "",
        related=tuple(one.place for one in line.fields.values() if one is not score),
        fix=rewrite(score, right),
    )
