"""The indicators of a form with target and result read and compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.form import Field, Form, Indicator
from selfeval_xl.scoring.parts import (
    FULL,
    Part,
    is_hundred_scale,
    scored_parts,
    table_of,
)
from selfeval_xl.scoring.targets.results import Result, read_result
from selfeval_xl.scoring.targets.status import Verdict
from selfeval_xl.scoring.targets.targets import Context, Target, read_target
from selfeval_xl.scoring.targets.verdict import judge, settle
from selfeval_xl.values.remembered import of_latest


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One indicator with both cells, what they say, and the score they lead to.

    ``part`` is None where the score cell covers other indicators too.
    """

    indicator: Indicator
    target_field: Field
    actual_field: Field
    context: Context
    target: Target
    result: Result
    verdict: Verdict
    part: Part | None = None
    most: Decimal | None = None

    @property
    def name(self) -> str:
        return " ".join(self.indicator.name.shown.split())

    @property
    def target_text(self) -> str:
        """The target as the filer sees it, with the sign and unit beside it."""
        own = self.target_field.shown.strip()
        if not own[-1:].isdigit():
            return own
        sign = "" if self.context.sign.isdigit() else self.context.sign.strip()
        return f"{sign if own[:1].isdigit() else ''}{own}{self.context.unit.strip()}"

    @property
    def is_scored(self) -> bool:
        """True where the row's own score and its most are known."""
        part = self.part
        return (
            part is not None
            and part.points is not None
            and self.most is not None
            and self.most > 0
            and not part.is_bonus
            and not part.is_waived
        )

    @property
    def has_full_marks(self) -> bool:
        part = self.part
        if part is None or part.points is None or self.most is None:
            return False
        return self.is_scored and part.points == self.most

    @property
    def has_reason(self) -> bool:
        """True where the row says why it fell short, or why it is as it is."""
        note = self.indicator.deviation_note
        return note is not None and note.value.kind != "blank"


@of_latest
def target_rows(form: Form) -> tuple[TargetRow, ...]:
    """Every indicator that has a cell for the target and one for the result.

    Cells merged over several indicators are read once, with the first of them.
    """
    table = table_of(form)
    if table is None:
        return ()
    parts = {
        part.members[0]: part for part in scored_parts(table) if len(part.members) == 1
    }
    is_hundred = is_hundred_scale(table)
    rows: list[TargetRow] = []
    seen: set[object] = set()
    for index, one in enumerate(table.indicators):
        if one.target is None or one.actual is None or one.actual.place in seen:
            continue
        seen.add(one.actual.place)
        part = parts.get(index)
        most = part.weight if part else None
        rows.append(_row(form, one, part, FULL if part and is_hundred else most))
    return tuple(rows)


def _row(
    form: Form, one: Indicator, part: Part | None, most: Decimal | None
) -> TargetRow:
    assert one.target is not None and one.actual is not None
    context = Context(
        one.levels,
        "".join(one.name.shown.split()),
        one.sign.shown if one.sign else "",
        one.unit.shown if one.unit else "",
        form.year,
    )
    result = read_result(one.actual.value, form.year)
    target = settle(read_target(one.target.value, context), result, context)
    verdict = judge(target, result, context)
    return TargetRow(
        one, one.target, one.actual, context, target, result, verdict, part, most
    )
