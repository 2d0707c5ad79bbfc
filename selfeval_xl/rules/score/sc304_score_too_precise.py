"""SC304 score-too-precise: a 得分 has more than two decimals.

What it checks
    Every score as the cell shows it.

Why it matters
    Scores are kept at two decimals; more of them cannot be entered elsewhere
    and make the total differ in the last place.

Source
    Two decimals in the finance systems that take these forms in (*inferred*).

Example
    wrong  自评得分 4.667
    right  自评得分 4.67

Fix
    unsafe: writes the score at two decimals into a typed cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import plain, rewrite
from selfeval_xl.scoring.parts import scored_parts, table_of
from selfeval_xl.values.rounding import half_up

_PLACES = 2


@rule(
    "SC304",
    "score-too-precise",
    kind="malformed_number",
    severity=Severity.INFO,
    target=Form,
    message="“{label}”得分 {actual} 超过两位小数",
    advice="保留两位小数，填 {expected}",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per score with more than two decimals."""
    table = table_of(form)
    if table is None or not table.has_score:
        yield not_applicable("no_table" if table is None else "no_scores")
        return
    passed = 0
    for part in scored_parts(table):
        score = part.score
        if score.number is None or score.value.kind == "percent":
            continue
        if score.decimals <= _PLACES:
            passed += 1
            continue
        right = half_up(score.number, _PLACES)
        rewritten = rewrite(score, right)
        yield Hit(
            score.place,
            label=part.name,
            actual=score.shown,
            expected=plain(right),
            key=score.key,
            fix=rewritten,
        )
    if passed:
        yield Checked(Outcome.PASSED, passed)
