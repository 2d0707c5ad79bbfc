"""Which papers belong together: one folder is one submission, of one unit and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from selfeval_xl.config import Settings
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.rules.paper.reports import report_of
from selfeval_xl.rules.paper.tables import is_project
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_WITHOUT_WORDS = frozenset({"scanned", "no_text"})


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A paper, the folder it lay in, and whether it was named by itself."""

    paper: Paper
    folder: str
    named: bool = False


@dataclass(slots=True)
class _Group:
    """Papers that agree on unit and year; None where none of them says."""

    unit: str | None
    year: int | None
    papers: list[Paper] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        forms = [form for paper in self.papers for form in paper.forms]
        kinds = {"project" if is_project(form) else form.kind for form in forms}
        if any(_is_report(paper) for paper in self.papers):
            kinds.add("report")
        return kinds


def group(handed_in: Iterable[HandedIn], settings: Settings) -> tuple[Submission, ...]:
    """Submissions in the order of their folders; every paper is in at least one.

    Inside a folder papers of another unit or year are split off, unless the two
    sides complete each other (one 数据表 and one 评分表, or the 自评报告 to both): then
    they are one hand-in that contradicts itself, which a rule reports. Papers that
    name no unit join the folder's only one; attachments go with each.
    """
    folders: dict[str, list[HandedIn]] = {}
    for one in handed_in:
        folders.setdefault(one.folder, []).append(one)
    return tuple(
        submission
        for folder, items in folders.items()
        for submission in _of_folder(folder, items, settings)
    )


def with_scans(handed_in: Sequence[HandedIn]) -> tuple[HandedIn, ...]:
    """The papers, a scan of a report that can be read being an attachment.

    The readable one lies in the same folder, or in the one above where the scan's
    folder holds no tables; the scan's problem names it as ``beside``.
    """
    readable = {
        one.folder: one.paper.name
        for one in reversed(handed_in)
        if one.paper.kind == "report" and _is_report(one.paper)
    }
    tables = {one.folder for one in handed_in if one.paper.forms}
    found = []
    for one in handed_in:
        beside = readable.get(one.folder)
        if beside is None and one.folder not in tables:
            beside = readable.get(one.folder.rpartition("/")[0] or ".")
        found.append(_scan(one, beside))
    return tuple(found)


def _scan(one: HandedIn, beside: str | None) -> HandedIn:
    paper = one.paper
    is_scan = any(p.fatal and p.reason in _WITHOUT_WORDS for p in paper.problems)
    if beside is None or not is_scan:
        return one
    problems = tuple(
        replace(p, fatal=False, details={**p.details, "beside": beside})
        for p in paper.problems
    )
    return replace(one, paper=replace(paper, kind="attachment", problems=problems))


def _of_folder(
    folder: str, items: Sequence[HandedIn], settings: Settings
) -> list[Submission]:
    papers = [item.paper for item in items]
    told = [paper for paper in papers if paper.forms or _is_report(paper)]
    groups = _groups(sorted(told, key=lambda paper: not paper.forms))
    loose = [paper for paper in papers if not (paper.forms or _is_report(paper))]
    for one in groups or [_Group(None, None)]:
        one.papers.extend(loose)
        if not groups:
            groups = [one]
    is_whole = not any(item.named for item in items)
    return [
        Submission(
            papers=tuple(sorted(one.papers, key=lambda paper: paper.path)),
            unit_name=one.unit or settings.unit,
            year=one.year or settings.year,
            folder=folder if is_whole else None,
            today=settings.today,
            required_papers=settings.required_papers,
        )
        for one in groups
    ]


def _groups(papers: Sequence[Paper]) -> list[_Group]:
    """Papers with forms and reports by unit, then by year."""
    by_unit: list[tuple[str, list[Paper]]] = []
    nameless: list[Paper] = []
    for paper in papers:
        unit = _first_unit(paper)
        members = _members(by_unit, [unit]) if unit is not None else nameless
        if members is not None:
            members.append(paper)
        elif unit is not None:
            by_unit.append((unit, [paper]))
    for paper in list(nameless):
        members = _members(by_unit, _project_units(paper))
        if members is not None:
            members.append(paper)
            nameless.remove(paper)
    groups = [
        one
        for unit, members in by_unit
        for one in _by_year(unit, members + (nameless if len(by_unit) == 1 else []))
    ] or _by_year(None, nameless)
    if len(groups) == 2 and not groups[0].kinds & groups[1].kinds:
        first, second = groups
        unit, year = first.unit or second.unit, first.year or second.year
        rest = nameless if len(by_unit) == 2 else []
        return [_Group(unit, year, first.papers + second.papers + rest)]
    if len(by_unit) > 1 and nameless:
        groups += _by_year(None, nameless)
    return groups


def _members(
    by_unit: Sequence[tuple[str, list[Paper]]], names: Sequence[str]
) -> list[Paper] | None:
    """The papers of the first unit that one of the names may be."""
    for unit, members in by_unit:
        if any(unit_likeness(name, unit) is not Likeness.DIFFERENT for name in names):
            return members
    return None


def _project_units(paper: Paper) -> list[str]:
    """The units a project's form names as 实施单位 or 主管部门."""
    fields = [
        field
        for form in paper.forms
        for key in ("implementing_unit", "department")
        if (field := form.header.get(key)) is not None
    ]
    return [f.value.value for f in fields if isinstance(f.value.value, str)]


def _by_year(unit: str | None, papers: Sequence[Paper]) -> list[_Group]:
    """One group a year; papers that name no year join the only one there is."""
    groups: dict[int | None, _Group] = {}
    for paper in papers:
        year = _usual_year(paper)
        groups.setdefault(year, _Group(unit, year)).papers.append(paper)
    years = [year for year in groups if year is not None]
    if len(years) == 1 and None in groups:
        groups[years[0]].papers.extend(groups.pop(None).papers)
    return list(groups.values())


def _is_report(paper: Paper) -> bool:
    return report_of(paper) is not None


def _first_unit(paper: Paper) -> str | None:
    named = (form.unit_name for form in paper.forms if form.unit_name)
    found = next(named, None)
    if found is None and (handed := report_of(paper)) is not None:
        return handed.unit
    return found


def _usual_year(paper: Paper) -> int | None:
    years = Counter(form.year for form in paper.forms if form.year is not None)
    if years:
        return years.most_common(1)[0][0]
    handed = report_of(paper)
    return handed.year if handed is not None else None
