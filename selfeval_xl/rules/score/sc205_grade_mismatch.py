"""SC205 grade-mismatch: the 等级 is not the one its 总分 stands for.

What it checks
    The grade cell against the total: 优 from 90, 良 from 80, 中 from 60, else
    差, or the cuts the form states. 优 and 优秀 are the same, as are 良 and 良好, 中
    and 合格. Nothing is rounded up to reach a grade. Quiet where the grade fits
    what the scores add up to, because then the total is what is wrong.

Why it matters
    The grade is what next year's budget is arranged by.

Source
    财预〔2020〕10号: 90(含)—100 优, 80(含)—90 良, 60(含)—80 中, below 60 差.

Example
    wrong  总分 88.5  等级 优
    right  总分 88.5  等级 良

Fix
    unsafe: writes the grade of the total. The total may be what is wrong, so a
    person has to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Edit, Fix, Hit, Safety, Severity
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided, unparsed
from selfeval_xl.scoring.grades import (
    DEFAULT_CUTS,
    grade_of,
    in_words_of,
    read_grade,
)
from selfeval_xl.scoring.notation import shown_points
from selfeval_xl.scoring.parts import FULL, table_of
from selfeval_xl.scoring.scores import full_marks, right_total
from selfeval_xl.values.rounding import half_up


@rule(
    "SC205",
    "grade-mismatch",
    kind="grade",
    severity=Severity.ERROR,
    target=Form,
    message="等级填为“{actual}”，总分 {total} 对应的等级是“{expected}”",
    advice="把等级改为“{expected}”，或更正总分",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield a hit where grade and total do not go together."""
    table = table_of(form)
    if table is None or table.grade is None:
        yield not_applicable("no_table" if table is None else "no_grade")
        return
    said = _said(table.grade)
    written = read_grade(said)
    total = table.total_score
    if written is None or total is None or total.number is None:
        if written is None and not table.grade.is_blank:
            yield unparsed("unknown_grade")
        else:
            yield undecided("blank_grade")
        return
    if full_marks(table) != FULL:
        yield not_applicable("other_full_marks")
        return
    cuts = table.grade_cuts or DEFAULT_CUTS
    readings = _readings(total, right_total(form, table))
    if written in {grade_of(one, cuts) for one in readings}:
        return
    expected = in_words_of(grade_of(total.number, cuts), said)
    yield Hit(
        table.grade.place,
        label=table.grade.label,
        actual=said,
        expected=expected,
        key=table.grade.key,
        values={"total": shown_points(total)},
        related=(total.place,),
        fix=_fix(table.grade, expected),
    )


def _said(grade: Field) -> str:
    """The grade's own words; all boxes where there are boxes to tick."""
    own = grade.value.value
    is_boxed = re.search("[□☐☑☒✓√■]", grade.shown) is not None
    return own if isinstance(own, str) and not is_boxed else grade.shown


def _readings(total: Field, right: Decimal | None) -> list[Decimal]:
    """The total as stored, as shown, and as the scores make it."""
    assert total.number is not None
    shown = half_up(total.number, total.decimals)
    return [total.number, shown] + ([right] if right is not None else [])


def _fix(grade: Field, expected: str) -> Fix | None:
    shown = grade.shown
    is_bare = shown.strip() and len(shown.strip()) <= 3
    if not is_bare or grade.cell is None or grade.cell.formula is not None:
        return None
    return Fix((Edit(grade.place, shown, expected, expected),), Safety.UNSAFE)
