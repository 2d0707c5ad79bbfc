"""SC305 weight-not-positive: a 分值 is zero or below.

What it checks
    The weight of every indicator. 扣分项 may have negative points, and a row
    marked as not applicable may have none.

Why it matters
    A row without points is not judged at all, whatever stands in it.

Source
    财预〔2020〕10号: 分值 are set for every indicator by its importance.

Example
    wrong  预算编制规范性  分值 0
    right  预算编制规范性  分值 5

Fix
    none: 分值 are set by the form as issued.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import label_of, shown_points
from selfeval_xl.scoring.parts import is_bonus, is_waived, table_of


@rule(
    "SC305",
    "weight-not-positive",
    kind="score_range",
    severity=Severity.ERROR,
    target=Form,
    message="“{label}”分值为 {actual}，应大于 0",
    advice="对照下发的评分表更正分值；本单位不适用的，得分填“/”",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per weight that is not above zero."""
    table = table_of(form)
    if table is None or not table.has_weight:
        yield not_applicable("no_table" if table is None else "no_weights")
        return
    seen: set[object] = set()
    passed = 0
    for one in table.indicators:
        weight = one.weight
        if weight is None or weight.number is None or weight.place in seen:
            continue
        seen.add(weight.place)
        is_out = weight.number == 0 and is_waived(one.score)
        if weight.number > 0 or is_out or is_bonus(one):
            passed += 1
            continue
        yield Hit(
            weight.place,
            label=label_of(one),
            actual=shown_points(weight),
            key=weight.key,
        )
    if passed:
        yield Checked(Outcome.PASSED, passed)
