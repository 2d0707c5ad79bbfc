"""AR210 staff-above-quota: more people are on post than the quota allows.

What it checks
    年末实有在职人数 above 编制数, for each kind of staff and the total; and people on post
    where 编制数 is written as 0. Staff outside the quota and pensioners are not
    counted.

Why it matters
    超编 must cost points and be explained; as often the two columns were exchanged.

Source
    Checks B-18 and B-19 in docs/checks.md.

Example
    wrong  编制数 20  年末实有人数 22
    right  编制数 22  年末实有人数 20

Fix
    none: both are facts of the unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.rows import rows_of
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule


@rule(
    "AR210",
    "staff-above-quota",
    kind="ratio",
    severity=Severity.WARNING,
    target=Form,
    message="{label}填“{actual}”，超过编制数 {quota}",
    advice="核对编制批复和年末人数；确属超编的，说明原因并按评分标准扣分",
    variants={
        "no_quota": (
            "{label}填“{actual}”，但编制数为 0：有人员而无编制",
            "核对编制批复，补填 {cell}；编外人员应填在编外人员一行",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per kind of staff above its quota."""
    for row in rows_of(form):
        quota, onpost = row.get("quota"), row.get("onpost")
        if quota is None or onpost is None:
            continue
        if quota.number is None or onpost.number is None:
            continue
        if onpost.key.startswith(_OUTSIDE) or onpost.number <= quota.number:
            continue
        no_quota = quota.number == 0
        yield Hit(
            quota.place if no_quota else onpost.place,
            onpost.label,
            onpost.shown,
            key=onpost.key,
            values={"quota": quota.shown, "cell": quota.place.a1 or ""},
            variant="no_quota" if no_quota else "",
            related=(onpost.place if no_quota else quota.place,),
            severity=Severity.ERROR if no_quota else None,
        )


_OUTSIDE = ("staff.offquota", "staff.retired")
