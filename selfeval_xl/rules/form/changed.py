"""Changes from the issued form, as hits of the rules that tell them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form

_NOT_KNOWN = N_("没有下发的表样可对照（可用 --forms-dir 给出本地表样）")


def changed(form: Form, how: str, groups: Collection[str]) -> Iterator[Hit | Checked]:
    """One hit per change of a kind; ``groups`` are the parts that must be official.

    What a packaged spec says is for information: a place may issue its own variant.
    """
    if not form.official & set(groups):
        yield Checked(Outcome.NOT_APPLICABLE, 1, _NOT_KNOWN)
        return
    for one in form.changes:
        if one.how == how:
            weight = None if one.weight is None else f"{one.weight.normalize():f}"
            yield Hit(
                one.place,
                label=one.issued if weight else one.found or one.issued,
                actual=one.found,
                expected=weight or one.issued or None,
                key=f"{how}.{one.what}.{one.issued or one.found}",
                values={"issued": one.issued, "found": one.found},
                variant="" if one.what in ("row", "cell") or weight else one.what,
                severity=None if one.is_own else Severity.INFO,
            )
