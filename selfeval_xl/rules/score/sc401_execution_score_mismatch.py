"""SC401 execution-score-mismatch: 预算执行率 的得分 is not 分值 × 执行率.

What it checks
    Each line of 项目资金 that has points and a score. The score must equal
    points × rate, at most the points, within 0.01. Both the typed rate and the
    one the line's amounts give are accepted: a wrong rate is its own finding.
    No annual budget and nothing spent: no statement.

Why it matters
    These 10 or 20 points are reckoned, not judged; a bureau recomputes them.

Source
    财预〔2020〕10号, 项目支出绩效自评表: block 项目资金, 执行率 and 得分.

Example
    wrong  分值 10  执行率 76%  得分 10
    right  分值 10  执行率 76%  得分 7.6

Fix
    unsafe: writes the computed score. The amounts may be what is wrong, so a
    person has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.scoring.notation import in_notation, plain, rewrite, shown_points
from selfeval_xl.scoring.parts import TOLERANCE
from selfeval_xl.values.rounding import half_up

_PLACES = 2


@rule(
    "SC401",
    "execution-score-mismatch",
    kind="score_value",
    severity=Severity.ERROR,
    target=Form,
    message="预算执行率得分为 {actual}，按“分值 × 执行率”应为 {expected}（{proof}）",
    advice="把得分改为 {expected}，或更正同一行的执行数、预算数",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per fund line whose score its rate does not give."""
    blocks = [matrix for matrix in form.matrices if matrix.block == "funds"]
    lines = [line for block in blocks for line in _lines(block.by_key())]
    if not lines:
        yield Checked(Outcome.NOT_APPLICABLE)
        return
    for line in lines:
        yield from _judge(line)


def _lines(fields: Mapping[str, Field]) -> Iterator[Mapping[str, Field]]:
    """Fund lines with points and a score cell, each by column."""
    for key, score in fields.items():
        row, _, column = key.rpartition(".")
        weight = fields.get(f"{row}.weight")
        if column == "score" and weight is not None and weight.number is not None:
            names = ("weight", "rate", "adj", "act")
            found = {n: fields[f"{row}.{n}"] for n in names if f"{row}.{n}" in fields}
            yield {**found, "score": score}


def _judge(line: Mapping[str, Field]) -> Iterator[Hit | Checked]:
    score, weight = line["score"], line["weight"]
    rates = _rates(line)
    if score.number is None or weight.number is None or not rates:
        yield Checked(Outcome.INSUFFICIENT_DATA)
        return
    if any(rate < 0 for rate in rates):
        yield Checked(Outcome.INSUFFICIENT_DATA, reason="negative_rate")
        return
    rights = [min(weight.number, half_up(weight.number * r, _PLACES)) for r in rates]
    if any(abs(score.number - right) <= TOLERANCE for right in rights):
        yield Checked(Outcome.PASSED)
        return
    rate = plain(half_up(rates[0] * 100, _PLACES)) + "%"
    expected = in_notation(rights[0], score)
    capped = "，不超过分值" if rates[0] > 1 else ""
    yield Hit(
        score.place,
        label=score.label,
        actual=shown_points(score),
        expected=expected,
        proof=f"{shown_points(weight)} × {rate} = {expected}{capped}",
        key=score.key,
        related=tuple(one.place for name, one in line.items() if name != "score"),
        fix=rewrite(score, rights[0]),
    )


def _rates(line: Mapping[str, Field]) -> list[Decimal]:
    """The rate of the amounts first, then the typed one."""
    found = []
    budget, spent = line.get("adj"), line.get("act")
    if budget and spent and budget.number and spent.number is not None:
        found.append(spent.number / budget.number)
    typed = line.get("rate")
    is_void = budget is not None and budget.number == 0
    if typed is not None and typed.number is not None and not is_void:
        found.append(typed.number)
    return found
