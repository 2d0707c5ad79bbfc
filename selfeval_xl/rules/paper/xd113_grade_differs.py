"""XD113 grade-differs: the papers state two grades.

What it checks
    The grade of every 评分表 and overall form of a submission and the grade its
    自评报告 gives the unit. 优 and 优秀, 中 and 合格 are one grade. Whether a grade fits
    its score is checked where it stands.

Why it matters
    One result has one grade.

Source
    Check C-06, C-08 in docs/checks.md.

Example
    wrong  评分表 等级 良; report 等级为“优”
    right  both 优

Fix
    none: which grade holds depends on the score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.paper.reports import Handed, reports_of
from selfeval_xl.rules.paper.tables import is_project, is_same_hand_in, where
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.self_score import grades_in
from selfeval_xl.scoring.grades import read_grade

_KINDS = frozenset({"score", "overall"})
_OWN = re.compile(r"自评|自我评价|综合评价|评价结[果论]|总分|总得分|得分")
_OTHER = re.compile(
    r"项目(?!支出绩效自评总)|上年|去年|指标|其中|满意|以上|以下|分为|划分|标准"
)


@rule(
    "XD113",
    "grade-differs",
    kind="grade",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("自评等级为“{actual}”，而 {other} 为“{expected}”"),
    advice=N_("按自评总分核对等级，把各处改为一致"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per grade that differs from the first 评分表's."""
    grades = [
        (form, grade)
        for form in submission.forms
        if form.kind in _KINDS and form.indicators is not None
        if not is_project(form)
        if (grade := form.indicators.grade) is not None and _read(grade)
    ]
    stated = list(_stated(submission))
    if not grades or len(grades) + len(stated) < 2:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("只有一处自评等级"))
        return
    first_form, first = grades[0]
    for form, grade in grades[1:]:
        if is_same_hand_in(form, first_form.unit_name, first_form.year):
            if _read(grade) != _read(first):
                yield _hit(grade.place, _words(grade), first, grade.key)
    for handed, place, word in stated:
        if is_same_hand_in(first_form, handed.unit, handed.year):
            if all(read_grade(word) != _read(one) for _, one in grades):
                yield _hit(place, word, first, "stated grade")


def _hit(place: Place, word: str, first: Field, key: str) -> Hit:
    return Hit(
        place,
        label=first.label,
        actual=word,
        expected=_words(first),
        key=key,
        values={"other": where(first.place, place)},
        related=(first.place,),
    )


def _read(grade: Field) -> str | None:
    return read_grade(_words(grade)) or read_grade(grade.shown)


def _words(grade: Field) -> str:
    own = grade.value.value
    return own if isinstance(own, str) and read_grade(own) else grade.shown


def _stated(submission: Submission) -> Iterator[tuple[Handed, Place, str]]:
    """The first grade each report gives the unit."""
    for handed in reports_of(submission):
        found = (
            (handed, one.place(handed.file, start + begin, start + end), word)
            for one in handed.report.body
            for start, stop in one.sentences()
            if _OWN.search(one.text[start:stop])
            if not _OTHER.search(one.text[start:stop])
            for word, begin, end in grades_in(one.text[start:stop])[:1]
        )
        first = next(found, None)
        if first is not None and read_grade(first[2]):
            yield first
