"""Projects of a submission by name: what each paper gives for budget and spending."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.forms.stated_items import ACTUAL, ADJUSTED, BUDGET, INITIAL
from selfeval_xl.model.form import Field, Form, Matrix, MatrixRow
from selfeval_xl.model.paper import Submission
from selfeval_xl.narrative.stated import Stated, StatedRate, Statements
from selfeval_xl.rules.paper.meaning import Meanings
from selfeval_xl.rules.paper.tables import (
    Known,
    is_project,
    is_same_hand_in,
    known_of,
)

SHORTEST = 4
_COLUMNS = {"y0b": INITIAL, "adj": ADJUSTED, "act": ACTUAL, "budget?": BUDGET}
_TASK = {
    "initial_budget": BUDGET,  # 预算金额 may be either
    "annual_budget": ADJUSTED,
    "executed": ACTUAL,
}
_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』")
_TAIL = r"(?:项目|专项|工程|任务|工作){0,2}的?(?:资金|经费|支出)?"
_RECEIVED = re.compile("到位|下达")
_DOING = re.compile(r"(?:通过|组织|继续|重点|全力)*(?:实施|推进|开展|落实|完成)了?$")
_CALLED_PROJECT = re.compile(r"项目(?:经费|资金|支出)?$")
_THIS = re.compile(r"^[该本此]项目的?")
_NUMBERED = re.compile(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])+")
_OF_BUDGET = re.compile(r"(?:完成了?|达到?|占)?(?:年初|全年|调整后|年度)?的?预算数?的")
_TOTAL = re.compile(r"(?:年度|项目|预算)*资金(?:总额|合计|总计)")
_SPENT_ON_PROJECTS = "exp.project"
_BUDGETS = (INITIAL, ADJUSTED, BUDGET)


@dataclass(slots=True)
class Project:
    """A project's figures by kind and by the kind of paper: project, task or row.

    ``minor`` are figures of its parts, such as 财政拨款, that may be meant as well.
    """

    name: str
    figures: dict[tuple[str, str], list[Known]] = field(default_factory=dict)
    minor: dict[str, list[Known]] = field(default_factory=dict)

    def of(self, kind: str, paper: str = "") -> list[Known]:
        """Figures of a kind; those of the kind of paper where one is named."""
        return [
            known
            for (one, where), some in self.figures.items()
            if one == kind and paper in ("", where)
            for known in some
        ]

    def budgets(self, paper: str = "") -> list[Known]:
        return [known for kind in _BUDGETS for known in self.of(kind, paper)]

    def accepted(self, kind: str) -> list[Known]:
        """All that words of a kind may mean."""
        if kind == ACTUAL:
            return [*self.of(ACTUAL), *self.minor.get(ACTUAL, [])]
        minor = [known for one in _BUDGETS for known in self.minor.get(one, [])]
        return [*self.budgets(), *minor]

    def meant(self, kind: str) -> list[Known]:
        """What words of a kind mean first."""
        if kind == INITIAL:
            return [*self.of(INITIAL), *self.of(BUDGET)]
        if kind == ADJUSTED:  # a plain 预算金额 is rather the initial one
            return [*found, *self.of(BUDGET)] if (found := self.of(ADJUSTED)) else []
        return self.of(ACTUAL) if kind == ACTUAL else self.budgets()

    def add(self, kind: str, paper: str, known: Known | None) -> None:
        if known is not None:
            self.figures.setdefault((kind, paper), []).append(known)


def project_name(text: str) -> str:
    """A name as sentences are cleaned: without spaces, marks and numbering."""
    return _NUMBERED.sub("", squeeze(text).translate(_QUOTES))


def projects_of(
    submission: Submission, unit: str | None, year: int | None
) -> Mapping[str, Project]:
    """Every project of the unit and year, by name."""
    found: dict[str, Project] = {}
    for form in submission.forms:
        if not is_same_hand_in(form, None, year):
            continue
        if is_project(form):
            _add_form(found, form)
        elif is_same_hand_in(form, unit, year):
            _add_tasks(found, form)
            _add_rows(found, form)
    return found


def _named(found: dict[str, Project], text: str) -> Project | None:
    name = project_name(text)
    name = _CALLED_PROJECT.sub("", name) or name
    if len(name) < SHORTEST:
        return None
    return found.setdefault(name, Project(name))


def name_of_project(form: Form) -> str:
    """The project a form is of, "" where it names none."""
    header = form.header.get("project_name")
    name = project_name(_words(header)) if header is not None else ""
    return _CALLED_PROJECT.sub("", name) or name


def _add_form(found: dict[str, Project], form: Form) -> None:
    project = _named(found, name_of_project(form))
    if project is None:
        return
    for matrix in form.matrices:
        for (row, at), cell in matrix.fields.items():
            kind = _COLUMNS.get(matrix.columns[at].key)
            known = known_of(cell, form) if kind is not None else None
            if kind is None or known is None:
                continue
            head = matrix.rows[row]
            if head.key == "fund.total" or _TOTAL.fullmatch(project_name(head.label)):
                project.add(kind, "project", known)
            else:
                project.minor.setdefault(kind, []).append(known)


def _words(field: Field) -> str:
    own = field.value.value
    return own if isinstance(own, str) else field.shown


def _add_tasks(found: dict[str, Project], form: Form) -> None:
    for task in form.tasks.tasks if form.tasks is not None else ():
        name = task.get("task_name")
        project = _named(found, name.shown) if name is not None else None
        if project is None:
            continue
        for key, kind in _TASK.items():
            if key in task:
                is_initial = kind == BUDGET and "年初" in task[key].label
                known = known_of(task[key], form)
                project.add(INITIAL if is_initial else kind, "task", known)


def _add_rows(found: dict[str, Project], form: Form) -> None:
    """Rows below 项目支出 that are no row of the form: the unit's projects."""
    for matrix in form.matrices:
        for index in project_rows(matrix):
            project = _named(found, matrix.rows[index].key[1:])
            if project is None:
                continue
            for at, column in enumerate(matrix.columns):
                cell = matrix.fields.get((index, at))
                if column.key in _COLUMNS and cell is not None:
                    kind = _COLUMNS[column.key]
                    project.add(kind, "row", known_of(cell, form))


def project_rows(matrix: Matrix) -> Iterator[int]:
    """Indexes of rows below 项目支出 that the form does not know.

    They are part of it, or stand right below it without a number of their own.
    """
    rows = matrix.rows
    follows = False
    for index, row in enumerate(rows):
        if not row.key.startswith("~"):
            follows = row.key == _SPENT_ON_PROJECTS
        elif _is_below(row, rows):
            yield index
        elif follows and row.parent is None and not read_label(row.label).marker:
            yield index
        else:
            follows = False


def _is_below(row: MatrixRow, rows: tuple[MatrixRow, ...]) -> bool:
    parent = row.parent
    while parent is not None:
        if rows[parent].key == _SPENT_ON_PROJECTS:
            return True
        parent = rows[parent].parent
    return False


@dataclass(frozen=True, slots=True)
class ProjectFigure:
    """An amount that a text gives for a project; ``kind`` is "" where it says none."""

    stated: Stated
    project: Project
    kind: str


def stated_of_projects(
    statements: Statements,
    meanings: Meanings,
    projects: Mapping[str, Project],
    titled: Callable[[int], str] = lambda paragraph: "",
) -> Iterator[ProjectFigure]:
    """Amounts whose words name a project, and those that go on about it.

    ``titled`` gives the project a paragraph is under, "" for none.
    """
    names = sorted(projects, key=len, reverse=True)
    current: Project | None = None
    sentence: tuple[int, str] | None = None
    for one in statements.figures:
        if one.type != "amount":
            continue
        if (one.spot.passage, one.spot.sentence) != sentence:
            sentence = (one.spot.passage, one.spot.sentence)
            current = projects.get(titled(one.spot.paragraph))
        lead, words = meanings.lead(one)
        if meanings.is_narrowed(one):
            current = None
            continue
        said = lead + words
        named = next((name for name in names if name in said), None)
        if _RECEIVED.search(words):  # what came in is neither budget nor spending
            current = projects[named] if named is not None else current
            continue
        if named is not None:
            front, _, bare = said.rpartition(named)
            front = _DOING.sub("", front.rpartition(",")[2])
            before = _kind(meanings, front)
            current = projects[named] if before is not None else None
            kind = _kind(meanings, re.sub(rf"^{_TAIL}[,:。]?", "", bare))
            kind = kind or before if kind is not None else None
        elif current is not None and meanings.items.is_neutral(lead):
            kind = _kind(meanings, words)
        else:
            current, kind = None, None
        if current is None or kind is None:
            if kind is None and not meanings.items.is_in_passing(words):
                current = None
            continue
        if meanings.is_this_year(one):
            yield ProjectFigure(one, current, kind)


def _kind(meanings: Meanings, words: str) -> str | None:
    words = _THIS.sub("", words)
    named = meanings.items.amount(words)
    if named is not None:
        return named.kind if named.is_generic else None
    return "" if not words or meanings.items.is_neutral(words) else None


def rates_of_projects(
    statements: Statements, figures: Mapping[int, ProjectFigure], meanings: Meanings
) -> Iterator[tuple[StatedRate, Project, Sequence[Known]]]:
    """执行率 and 完成年初预算的 behind a project's spending, with the budgets meant."""
    for rate in statements.rates:
        subject = rate.subject or _last_before(rate, statements)
        found = figures.get(id(subject)) if subject is not None else None
        if found is None or found.kind not in (ACTUAL, ""):
            continue
        name = meanings.items.rate(rate.words)
        if name is not None and name.own:
            kinds = (ADJUSTED, BUDGET, INITIAL)
            budgets = [one for kind in kinds for one in found.project.of(kind)]
            yield rate, found.project, budgets
        elif name is None and _OF_BUDGET.fullmatch(rate.words):
            kind = meanings.items.kind(rate.words)
            budgets = found.project.meant(kind) if kind in _BUDGETS else []
            yield rate, found.project, budgets


def _last_before(rate: StatedRate, statements: Statements) -> Stated | None:
    """The amount right before a rate in its sentence."""
    spot = rate.spot
    before = [
        one
        for one in statements.figures
        if one.type == "amount"
        and (one.spot.passage, one.spot.sentence) == (spot.passage, spot.sentence)
        and one.spot.at < spot.at
    ]
    return before[-1] if before else None
