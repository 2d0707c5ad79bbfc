"""XD109 stated-project-figure-off-table: a project's figure in the report is in none of
its forms.

What it checks
    Budget, spending and rate the report gives for a project by its name, against the
    项目支出绩效自评表 of that name, the 重点工作任务 of that name and the row of that name
    below 项目支出. The report's figure must be one of theirs within the rounding of the
    coarser. Where the tables give only a 预算金额, which may be either budget, another
    年初预算 of the report is a warning, and 全年预算 is left alone.

Why it matters
    A project's figures are compared over all papers when it is reviewed.

Source
    Check X-04 in docs/checks.md.

Example
    wrong  项目自评表 全年执行数 48.20; report 实际支出42.80万元
    right  both 48.20

Fix
    none: either of the two may be the slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.stated_items import INITIAL
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.narrative.stated import StatedRate
from selfeval_xl.rules.paper.agreement import (
    Verdict,
    account,
    amount_hit,
    beside,
    is_cut_off,
)
from selfeval_xl.rules.paper.projects import (
    Project,
    ProjectFigure,
    projects_of,
    rates_of_projects,
    stated_of_projects,
)
from selfeval_xl.rules.paper.rates import contradicted, percent_of
from selfeval_xl.rules.paper.reports import Handed, reports_of
from selfeval_xl.rules.paper.spoken_of import SpokenOf
from selfeval_xl.rules.paper.tables import Quotient, Tables, quotients, where
from selfeval_xl.rules.registry import rule


@rule(
    "XD109",
    "stated-project-figure-off-table",
    kind="amount_conflict",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("报告写作 {actual}，而 {other}“{label}”为 {shown}"),
    advice=N_("对照项目的账核实哪一处正确，把报告和表改为一致"),
    variants={
        "rate": (
            N_("报告写作 {actual}，而按 {other} 计算为 {expected}（{proof}）"),
            N_("核对项目的预算数、执行数和报告中的比率，改为一致"),
        ),
        "cut": (
            N_("报告写作 {actual}，{other}“{label}”为 {shown}，尾数未四舍五入"),
            N_("按表中的数四舍五入，或写全小数"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per figure of a project that no table has for it."""
    reports = reports_of(submission)
    projects = projects_of(submission, submission.unit_name, submission.year)
    if not reports or not projects:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("没有自评报告与项目的表可以对照"))
        return
    for handed in reports:
        if submission.year and handed.year not in (None, submission.year):
            continue
        yield from _of_report(handed, _named_in(handed, projects), submission)


def _named_in(handed: Handed, projects: Mapping[str, Project]) -> dict[str, Project]:
    """The projects the report names at all."""
    text = "".join(one.text for one in handed.report.paragraphs)
    bare = text.translate(str.maketrans("", "", "“”‘’\"'"))
    return {name: one for name, one in projects.items() if name in bare}


def _of_report(
    handed: Handed, projects: Mapping[str, Project], submission: Submission
) -> Iterator[Hit | Checked]:
    text = handed.report.text
    names = [one.value for one in handed.report.cover.of("unit")]
    compared = beside(text, Tables(()), submission.year or handed.year, names)
    known: dict[int, ProjectFigure] = {}
    off: set[int] = set()
    untold: set[tuple[int, str]] = set()
    passed = failed = 0
    statements = compared.statements
    titled = SpokenOf(handed.report, projects).titled
    for one in stated_of_projects(statements, compared.meanings, projects, titled):
        known[id(one.stated)] = one
        verdict = _judge(one)
        if verdict is None:
            untold.add((one.stated.spot.passage, one.stated.spot.sentence))
        elif verdict.table is None:
            passed += 1
        else:
            failed += 1
            off.add(id(one.stated))
            yield amount_hit(compared, one.stated, verdict)
    rates = rates_of_projects(statements, known, compared.meanings)
    for rate, project, budgets in rates:
        found = list(quotients(project.of("actual"), budgets))
        if not found or id(rate.subject) in off:
            continue
        if (rate.spot.passage, rate.spot.sentence) in untold:
            continue  # its own budget is none of those in the tables
        right = contradicted(rate.number, found, ())
        if right is None or compared.is_told(rate.spot, rate.number):
            passed += 1
        else:
            failed += 1
            yield _rate_hit(compared.place(rate.spot), rate, right)
    yield from account(passed, failed=failed)


def _judge(one: ProjectFigure) -> Verdict | None:
    project, number = one.project, one.stated.number
    if one.kind:
        accepted, meant = project.accepted(one.kind), project.meant(one.kind)
    else:
        accepted = [*project.accepted("actual"), *project.accepted("budget")]
        meant = accepted
    if not meant:
        return None
    if any(number.interval.overlaps(known.interval) for known in accepted):
        return Verdict()
    is_doubtful = one.kind == INITIAL and not project.of(INITIAL)
    return Verdict(meant[0], is_cut_off(number, meant[0].value), is_doubtful)


def _rate_hit(place: Place, rate: StatedRate, right: Quotient) -> Hit:
    expected = percent_of(right, rate.number)
    related = (right.over.place, right.under.place)
    return Hit(
        place,
        label=rate.words,
        actual=rate.number.text,
        expected=expected,
        proof=f"{right.proof} = {expected}",
        key=f"rate {right.over.field.key}",
        values={"other": f"{where(related[0], place)}、{related[1].a1}"},
        variant="rate",
        related=related,
        kind="completion_rate",
    )
