"""PL103 full-marks-with-problems: nothing lost a point, yet problems are told.

What it checks
    A form whose every indicator has full marks, beside a report of the same hand-in
    whose section on problems tells of some; and rows with full marks whose own note
    admits a shortfall (未完成, 滞后, 不足).

Why it matters
    A problem that cost no point was either no problem or scored too kindly.

Source
    Check C-19 in docs/checks.md.

Example
    odd    总分 100  报告：存在的主要问题 一是预算编制不够细化……
    usual  总分 96   报告：存在的主要问题 一是预算编制不够细化……

Fix
    none: the scores may be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.reports import Report, read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule
from selfeval_xl.scoring.notation import shown_points
from selfeval_xl.scoring.parts import (
    FULL,
    Part,
    is_hundred_scale,
    scored_parts,
    table_of,
)

_FEWEST = 5
_SHORTFALL = re.compile(
    "(?:^|[^无])(?:未(?:按|能|完成|达|实现|开展|及时)|没有完成|滞后|延期|推迟|不到位|尚未|偏低|不及时)"
)
_NO_PROBLEM = re.compile("^(?:无|没有|未发现|不存在|暂无|未出现).{0,20}$|^/$|^-+$")
_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.章部]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}[、.])?"
    r"(?:部门|单位|整体支出|绩效|管理|预算|工作|中|自评|发现|当前|目前|主要|项目|资金)*"
    r"(?:存在)?的?(?:主要)?(?:困难(?:和|与|及))?问题"
    r"(?:(?:及|和|与)(?:原因|改进|整改|下一步|建议|不足).{0,12})?(?:[:。]|$)"
)
_NEXT = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])"
)
_QUOTED = 30
_LEAST = 12  # characters that can tell of a problem
_NO_SCORES = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有已评分的表格"))
_KINDS = frozenset({"score", "project", "overall"})


@rule(
    "PL103",
    "full-marks-with-problems",
    kind="plausibility",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("{count} 项指标全部得满分，而自评报告列有存在问题：“{quote}”"),
    advice=N_("对照报告所列问题核对评分，应扣分的扣分"),
    variants={
        "row": (
            N_("“{label}”得满分 {score}，而说明中写有：“{actual}”"),
            N_("核对完成情况；确有未完成的，扣分"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield a hit per form without a lost point, and per row that admits one."""
    forms = [form for form in submission.forms if form.kind in _KINDS]
    scored = [form for form in forms if _parts(form)]
    if not scored:
        yield _NO_SCORES
        return
    problem = _problem(submission)
    for form in scored:
        parts = _parts(form)
        full = [part for part in parts if _is_full(form, part)]
        if problem and len(full) == len(parts) >= _FEWEST and form.kind != "project":
            yield _all(form, parts, *problem)
        for part in full:
            note = next((one for one in part.notes if _admits(one)), None)
            if note is not None:
                yield _row(part, note)


def _parts(form: Form) -> list[Part]:
    table = table_of(form)
    if table is None or not table.has_score:
        return []
    parts = scored_parts(table)
    return [one for one in parts if one.is_owed and not one.is_bonus]


def _is_full(form: Form, part: Part) -> bool:
    table = table_of(form)
    most = FULL if table is not None and is_hundred_scale(table) else part.weight
    return part.points is not None and part.points == most


def _admits(note: Field) -> bool:
    return note.value.kind == "text" and _SHORTFALL.search(note.shown) is not None


def _problem(submission: Submission) -> tuple[str, Place] | None:
    """The first problem a report of the hand-in tells of, and where."""
    for paper in submission.papers:
        report = read_report(paper.text) if paper.text is not None else None
        found = _told(report) if report is not None else None
        if found is not None:
            return found
    return None


def _told(report: Report) -> tuple[str, Place] | None:
    """The words below, or in, the first heading on problems."""
    is_below = False
    for one in report.body:
        text, start = one.text, 0
        if not is_below:
            found = _HEADING.match(text)
            if found is None:
                continue
            is_below, start = True, found.end()
            text = text[start:]
        text = text.strip(":。 ")
        if _NO_PROBLEM.match(text):
            return None
        if len(text) >= _LEAST:
            return one.quote(start, start + _QUOTED), one.place(report.file)
        if text and _NEXT.match(text):
            return None
    return None


def _all(form: Form, parts: list[Part], quote: str, place: Place) -> Hit:
    table = form.indicators
    anchor = (table.total_score if table else None) or parts[0].score
    return Hit(
        anchor.place,
        label=anchor.label,
        actual=shown_points(anchor),
        key=anchor.key,
        values={"count": len(parts), "quote": quote},
        related=(place,),
    )


def _row(part: Part, note: Field) -> Hit:
    return Hit(
        note.place,
        label=part.name,
        actual=note.shown.strip(),
        key=note.key,
        values={"score": shown_points(part.score)},
        variant="row",
        related=(part.score.place,),
    )
