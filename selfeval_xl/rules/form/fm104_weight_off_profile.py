"""FM104 weight-off-profile: a 分值 differs from the spec's.

What it checks
    The 分值 of each indicator against those of the form's spec, by the indicator's
    name, where the spec rests on no issued form: else FM204 reports each. The unit's
    own workbook outranks the spec, so a difference is only noted.

Why it matters
    A 分值 changed against the issued form changes the total. Where the bureau has
    issued other 分值 than the spec knows, the workbook is right and the spec is old.

Source
    Check C-20 in docs/checks.md; 分值 as in the form's spec.

Example
    differs  预算编制合理性 10分, in the spec 5分
    same     预算编制合理性 5分

Fix
    none: 分值 are the bureau's.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import read_label, squeeze, without_brackets
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form, IndicatorTable
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule

_SHOWN = 3


@rule(
    "FM104",
    "weight-off-profile",
    kind="form_changed",
    severity=Severity.INFO,
    target=Form,
    message=N_(
        "有 {count} 项指标的分值与内置表样不同（{names}），内置分值仅供参考，已按本表检查"
    ),
    advice=N_("对照下发的评分表核对分值；与下发的一致即可，不必改动"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per form whose 分值 are not those of its spec."""
    table = form.indicators
    if "weights" in form.official:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("分值已按下发的表样逐项核对"))
        return
    if not form.profile or table is None or not table.has_weight:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("表样没有规定分值"))
        return
    if table.weight_scale != "points":
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("表中的权重不是分值"))
        return
    named = list(_differing(form, table))
    if named:
        names = "、".join(named[:_SHOWN]) + ("……" if len(named) > _SHOWN else "")
        area = form.area
        yield Hit(
            Place(form.file, form.sheet, area.top, area.left),
            label="分值",
            actual=str(len(named)),
            key="profile",
            values={"count": len(named), "names": names},
        )


def _differing(form: Form, table: IndicatorTable) -> Iterator[str]:
    profile = {squeeze(name): weight for name, weight in form.profile.items()}
    for one in table.indicators:
        name = without_brackets(read_label(one.name.shown).name)
        expected = profile.get(squeeze(name))
        number = one.weight.number if one.weight else None
        if expected is not None and number is not None and number != expected:
            yield f"{name} {number.normalize():f}≠{expected.normalize():f}"
