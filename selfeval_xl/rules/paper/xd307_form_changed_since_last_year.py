"""XD307 form-changed-since-last-year: rows, indicators or 分值 are not last year's.

What it checks
    Rows of the blocks, indicators and 分值 of every form that last year's papers hold
    once too. What was left out, what is new, and every 分值 that is another. Projects
    listed under 项目支出 are left out.

Why it matters
    A row or an indicator that was dropped can no longer be compared; a 分值 that was
    changed moves the score.

Source
    Check G-06 in docs/checks.md.

Example
    noted  last year's form had 政府采购金额, this year's has not
    quiet  the same rows in another order

Fix
    none: information; the form may have been issued anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form, Indicator, Matrix
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.paper.indicator_pairs import indicator_pairs, names
from selfeval_xl.rules.paper.last_year import (
    NO_COUNTERPART,
    last_year_of,
    pairs,
    where,
)
from selfeval_xl.rules.paper.projects import project_rows
from selfeval_xl.rules.paper.same_figure import row_key
from selfeval_xl.rules.registry import rule

_MOST = 6
_Items = Mapping[str, tuple[str, Place]]


@rule(
    "XD307",
    "form-changed-since-last-year",
    kind="form_changed",
    severity=Severity.INFO,
    target=Submission,
    message=N_("本表没有上年表中的{items}（{other}）"),
    advice=N_("表样确有调整的，可以不理会；误删的，补上"),
    variants={
        "added": (
            N_("本表有上年表中没有的{items}（{other}）"),
            N_("表样确有调整的，可以不理会；自行添加的，核对后删去"),
        ),
        "weight": (
            N_("“{label}”的分值为 {actual}，上年为 {last}（{other}）"),
            N_("分值确有调整的，可以不理会；误改的，改回原分值"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit for what a form lacks, one for what it adds, one per 分值."""
    previous = last_year_of(submission)
    if isinstance(previous, Checked):
        yield previous
        return
    compared = 0
    for form, other in pairs(submission, previous):
        compared += 1
        yield from _differences(form, other)
        if _scale(form) == _scale(other):
            for now, then in indicator_pairs(form, other):
                yield from _weight(now, then)
    if not compared:
        yield NO_COUNTERPART


def _scale(form: Form) -> str:
    return form.indicators.weight_scale if form.indicators is not None else ""


def _items(form: Form) -> tuple[_Items, _Items]:
    """Rows by key and indicators by name, each with its label and place.

    The year's projects are no part of the form.
    """
    rows: dict[str, tuple[str, Place]] = {}
    for matrix in form.matrices:
        own = {*project_rows(matrix), *_headings(matrix)}
        for index, row in enumerate(matrix.rows):
            at = (row.row, matrix.area.left)
            if matrix.is_turned:
                at = (matrix.area.top, row.row)
            place = form.place.at(*at)
            key = row_key(matrix, row)
            if index not in own:
                rows.setdefault(key, (row.label.strip(), place))
    indicators = {
        name: (field.shown.strip(), field.place) for name, field in names(form).items()
    }
    return rows, indicators


def _headings(matrix: Matrix) -> Iterator[int]:
    """Unknown rows without any figure: headings of what follows."""
    filled = {row for (row, _), field in matrix.fields.items() if field.shown.strip()}
    for index, row in enumerate(matrix.rows):
        if row.key.startswith("~") and index not in filled:
            yield index


def _differences(form: Form, other: Form) -> Iterator[Hit]:
    gone: list[tuple[str, Place]] = []
    new: list[tuple[str, Place]] = []
    for now, then in zip(_items(form), _items(other), strict=True):
        if now and then:
            gone += [then[key] for key in then if key not in now]
            new += [now[key] for key in now if key not in then]
    title = form.title.place if form.title is not None else form.place
    if gone:
        yield Hit(
            title,
            actual="",
            key="dropped:" + gone[0][0],
            values={"items": _listed(gone), "other": where(gone[0][1])},
            related=tuple(place for _, place in gone[:_MOST]),
        )
    if new:
        other_title = other.title.place if other.title is not None else other.place
        yield Hit(
            new[0][1],
            actual=new[0][0],
            key="added:" + new[0][0],
            values={"items": _listed(new), "other": where(other_title)},
            variant="added",
            related=tuple(place for _, place in new[1:_MOST]),
        )


def _weight(now: Indicator, then: Indicator) -> Iterator[Hit]:
    mine, old = now.weight, then.weight
    if mine is None or old is None or mine.number is None or old.number is None:
        return
    if mine.number != old.number:
        yield Hit(
            mine.place,
            label=now.name.shown.strip(),
            actual=mine.shown,
            key=mine.key,
            values={"last": old.shown, "other": where(old.place)},
            variant="weight",
            related=(old.place,),
        )


def _listed(items: list[tuple[str, Place]]) -> str:
    more = " …" if len(items) > _MOST else ""
    return "、".join(f"“{label}”" for label, _ in items[:_MOST]) + more
