"""XD112 project-figures-differ: a project's figures differ between its form and the
数据表.

What it checks
    A project named in a 项目支出绩效自评表 and among the 重点工作任务, or as a row below
    项目支出 of the 数据表. What was spent must be the same in both; the budget must be
    the initial or the annual one.

Why it matters
    The same project with two figures is sent back.

Source
    Check X-05 in docs/checks.md.

Example
    wrong  项目自评表 全年执行数 48.20; 重点工作任务 实际支出 42.80
    right  both 48.20

Fix
    none: either of the two may be the slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.stated_items import ACTUAL
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.projects import Project, projects_of
from selfeval_xl.rules.paper.tables import Known, where
from selfeval_xl.rules.registry import rule

_COLUMNS = {"annual_budget": "adj", "executed": "act"}


@rule(
    "XD112",
    "project-figures-differ",
    kind="amount_conflict",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("“{label}”为 {actual}，而 {other}“{other_label}”为 {shown}"),
    advice=N_("核对项目“{project}”的预算和支出，把各表改为一致"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per figure of a list that the project's own form contradicts."""
    projects = projects_of(submission, submission.unit_name, submission.year)
    compared = False
    for project in projects.values():
        for theirs, own, may_be in _pairs(project):
            if not theirs or not own:
                continue
            compared = True
            for known in theirs:
                if not any(known.interval.overlaps(one.interval) for one in may_be):
                    yield _hit(project, known, own)
    if not compared:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("没有可以对照的项目"))


def _pairs(
    project: Project,
) -> Iterator[tuple[Sequence[Known], Sequence[Known], Sequence[Known]]]:
    """Figures of lists, the form's own, and all that those may be."""
    for paper in ("task", "row"):
        own = project.of(ACTUAL, "project")
        may_be = [*own, *project.minor.get(ACTUAL, [])]
        yield project.of(ACTUAL, paper), own, may_be
        budgets = project.budgets("project")
        minor = [
            one
            for kind, some in project.minor.items()
            if kind != ACTUAL
            for one in some
        ]
        yield project.budgets(paper), budgets, [*budgets, *minor]


def _hit(project: Project, known: Known, own: Sequence[Known]) -> Hit:
    meant, *others = sorted(own, key=lambda one: _distance(known, one))
    return Hit(
        known.place,
        label=known.field.label,
        actual=known.shown,
        expected=meant.shown,
        key=f"{project.name} {known.field.key}",
        values={
            "other": where(meant.place, known.place),
            "other_label": meant.field.label,
            "shown": meant.shown,
            "project": project.name,
        },
        related=(meant.place, *(one.place for one in others)),
    )


def _distance(known: Known, own: Known) -> tuple[bool, Decimal]:
    """The same budget comes first, then the one that is nearest."""
    return _column(known) != _column(own), abs(known.value - own.value)


def _column(known: Known) -> str:
    key = known.field.key.rpartition(".")[2]
    return "y0b" if "年初" in known.field.label else _COLUMNS.get(key, key)
