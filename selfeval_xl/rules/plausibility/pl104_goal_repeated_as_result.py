"""PL104 goal-repeated-as-result: what was done is the goal word for word.

What it checks
    年度总体目标 against 实际完成情况 of the same form, spaces and marks apart. Short
    texts and forms without both cells are left out.

Why it matters
    The goal copied tells nobody what was done; reviewers send it back.

Source
    Check D-09 in docs/checks.md.

Example
    odd    预期目标 举办培训班12期  实际完成情况 举办培训班12期
    usual  预期目标 举办培训班12期  实际完成情况 举办培训班13期，培训612人次

Fix
    none: only the unit knows what was done.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule

_SHORTEST = 10
_NO_GOALS = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有年度总体目标和完成情况两栏"))
_NOT_FILLED = Checked(
    Outcome.INSUFFICIENT_DATA, 1, N_("年度总体目标或完成情况没有填写")
)  # fmt: skip


@rule(
    "PL104",
    "goal-repeated-as-result",
    kind="plausibility",
    severity=Severity.WARNING,
    target=Form,
    message=N_("实际完成情况与年度总体目标一字不差"),
    advice=N_("写明当年实际做了什么、完成到什么程度"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield a hit where goal and result are the same words."""
    planned, done = form.goals.get("planned"), form.goals.get("done")
    if planned is None or done is None:
        yield _NO_GOALS
        return
    goal, result = _words(planned.shown), _words(done.shown)
    if not goal or not result:
        yield _NOT_FILLED
    elif goal == result and len(goal) >= _SHORTEST:
        yield Hit(done.place, done.label, key=done.key, related=(planned.place,))


def _words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
