"""TX204 self-score-missing: the score or grade of the self-evaluation is not stated.

What it checks
    The report names the score of the self-evaluation, in points, and its grade, in the
    section on the result or anywhere else, tables too.

Why it matters
    The score and grade are what the report is handed in for; they are compared with
    the 评分表.

Source
    Check F-08 in docs/checks.md.

Example
    wrong  （一）自评结果 … 整体绩效目标基本达成。
    right  （一）自评结果 … 自评得分96.5分，等级为“优”。

Fix
    none: only the unit knows its score.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.content import is_empty
from selfeval_xl.rules.report.of_report import EMPTY, NO_REPORT
from selfeval_xl.rules.report.self_score import states_grade, states_score

_SECTIONS = ("results.score", "results")


@rule(
    "TX204",
    "self-score-missing",
    kind="missing_content",
    severity=Severity.ERROR,
    target=Text,
    message=N_("没有写明自评得分和等级"),
    advice=N_("按评分表写明自评得分和等级，如“自评得分××分，等级为优”"),
    variants={
        "score": (
            N_("写明了等级，没有写明自评得分"),
            N_("按评分表写明自评得分"),
        ),
        "grade": (
            N_("写明了自评得分，没有写明等级"),
            N_("按得分写明等级（优、良、中、差）"),
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the section on the result, or at the title."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    if is_empty(report):
        yield EMPTY
        return
    has_score, has_grade = states_score(report), states_grade(report)
    if has_score and has_grade:
        return
    found = next(filter(None, map(report.heading, _SECTIONS)), None)
    one = report.paragraphs[found.index] if found else report.anchor
    variant = "grade" if has_score else "score" if has_grade else ""
    yield Hit(
        one.place(report.file),
        label=one.quote(),
        key="score",
        variant=variant,
        severity=Severity.WARNING if has_score or not report.outline else None,
    )
