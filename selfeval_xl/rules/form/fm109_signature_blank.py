"""FM109 signature-blank: the unit, the project or a signature is not filled in.

What it checks
    The lines above and below a form: 填报单位, 项目名称, 填报人, 联系电话, 负责人 and
    审核人 where the form has them. A blank name of the unit or the project is a
    warning, blank signatures are only noted: they are often written by hand on the
    printed copy.

Why it matters
    Without a name nobody can be asked, and without the unit or the project the form
    belongs to nobody.

Source
    Check F-17 in docs/checks.md.

Example
    wrong  填报单位（公章）：______
    right  填报单位（公章）：某区某局

Fix
    none: names are the unit's.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule

_VARIANTS = {"unit_name": "unit", "project_name": "project"}
_SIGNED = (
    "preparer",
    "contact",
    "phone",
    "head",
    "finance_head",
    "project_head",
    "reviewer",
)


@rule(
    "FM109",
    "signature-blank",
    kind="signature",
    severity=Severity.INFO,
    target=Form,
    message=N_("{names}没有填写"),
    advice=N_("报送前填写或签字盖章"),
    variants={
        "unit": (N_("{names}没有填写"), N_("填写单位全称")),
        "project": (N_("{names}没有填写"), N_("填写项目全称，与预算批复一致")),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per cell with lines left blank."""
    lines = [
        field
        for side in (form.header, form.closing)
        for key, field in side.items()
        if key in _SIGNED or key in _VARIANTS
    ]
    if not lines:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有签署栏"))
    is_named = form.unit_name is not None
    blank: dict[Place, list[Field]] = {}
    for field in lines:
        if field.is_blank and not (field.key == "unit_name" and is_named):
            blank.setdefault(field.place, []).append(field)
    for place, fields in blank.items():
        named = [v for f in fields if (v := _VARIANTS.get(f.key))]
        names = "、".join(field.label for field in fields)
        yield Hit(
            place,
            label=fields[0].label,
            key=fields[0].key,
            values={"names": names},
            variant=named[0] if named else "",
            kind="blank" if named else None,
            severity=Severity.WARNING if named else None,
        )
