"""Which papers belong together: one folder is one submission, of one unit and year.

Folders that complete each other are one, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from selfeval_xl.config import Settings
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.rules.paper.projects import name_of_project
from selfeval_xl.rules.paper.reports import report_of
from selfeval_xl.rules.paper.tables import is_project
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_MOST_BESIDE = 8  # folders of one unit; more are a bureau's
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

    @property
    def names(self) -> list[str]:
        """What its unit is called, by its projects' forms where by nothing else."""
        if self.unit is not None:
            return [self.unit]
        return [name for paper in self.papers for name in _project_units(paper)]

    @property
    def projects(self) -> set[str]:
        forms = [form for paper in self.papers for form in paper.forms]
        return {name_of_project(form) for form in forms if is_project(form)}

    def takes(self, other: _Group, is_inside: bool) -> bool:
        """True for papers of another folder that complete its own.

        Papers that name no unit are its own where their folder lies inside its own.
        """
        if self.year and other.year and self.year != other.year:
            return False
        mine, theirs = self.kinds, other.kinds
        if not mine or not theirs or mine & theirs - {"project"}:
            return False
        if self.projects & other.projects:
            return False
        if not other.names:
            return is_inside and bool(self.names)
        return _members([(name, []) for name in self.names], other.names) is not None


def group(handed_in: Iterable[HandedIn], settings: Settings) -> tuple[Submission, ...]:
    """Submissions in the order of their folders; every paper is in at least one.

    Inside a folder papers of another unit or year are split off, unless the two
    sides complete each other (one 数据表 and one 评分表, or the 自评报告 to both): then
    they are one hand-in that contradicts itself, which a rule reports. Papers that
    name no unit join the folder's only one; attachments go with each. Folders beside
    or inside each other are one hand-in where they are of one unit and year and
    complete each other in the same way.
    """
    folders: dict[str, list[HandedIn]] = {}
    for one in handed_in:
        folders.setdefault(one.folder, []).append(one)
    found = [
        (folder if not any(item.named for item in items) else None, one)
        for folder, items in folders.items()
        for one in _of_folder([item.paper for item in items])
    ]
    return tuple(
        Submission(
            papers=tuple(sorted(one.papers, key=lambda paper: paper.path)),
            unit_name=one.unit or settings.unit,
            year=one.year or settings.year,
            folder=folder,
            today=settings.today,
            required_papers=settings.required_papers,
        )
        for folder, one in _joined(found)
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
    return tuple(_without_prints(found))


def _without_prints(handed_in: Sequence[HandedIn]) -> Iterator[HandedIn]:
    """The papers, a PDF of forms that the same folder holds otherwise an attachment."""
    known = {
        (one.folder, key)
        for one in handed_in
        if one.paper.format != "pdf"
        for key in map(_which, one.paper.forms)
    }
    for one in handed_in:
        forms = one.paper.forms
        is_print = one.paper.format == "pdf" and bool(forms)
        if is_print and all((one.folder, _which(form)) in known for form in forms):
            kind = "report" if _is_report(one.paper) else "attachment"
            paper = replace(one.paper, kind=kind, workbook=None, forms=())
            yield replace(one, paper=paper)
        else:
            yield one


def _which(form: Form) -> tuple[str, int | None, str | None, str]:
    """What tells a form from the others of a folder."""
    project = form.header.get("project_name")
    name = "".join(project.shown.split()) if project is not None else ""
    return form.spec, form.year, form.unit_name, name


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


def _of_folder(papers: Sequence[Paper]) -> list[_Group]:
    told = [paper for paper in papers if paper.forms or _is_report(paper)]
    groups = _groups(sorted(told, key=lambda paper: not paper.forms))
    groups = groups or [_Group(None, None)]
    for one in groups:
        one.papers += [p for p in papers if not (p.forms or _is_report(p))]
    return groups


def _joined(
    found: Sequence[tuple[str | None, _Group]],
) -> list[tuple[str | None, _Group]]:
    """The groups, those of near folders that complete each other as one."""
    kept: list[tuple[str | None, _Group]] = []
    folders = {folder for folder, _ in found if folder is not None}
    counts = Counter(folder.rpartition("/")[0] for folder in folders)
    at: dict[str, list[_Group]] = {}  # by folder
    below: dict[str, list[_Group]] = {}  # by the folder above
    for folder, one in found:
        if folder is None:
            kept.append((folder, one))
            continue
        above = folder.rpartition("/")[0]
        inside, beside = at.get(above, []), below.get(above, [])
        near = [(other, True) for other in inside]
        if counts[above] <= _MOST_BESIDE:
            near += [(other, False) for other in beside]
        home = next((other for other, is_in in near if other.takes(one, is_in)), None)
        if home is not None:
            home.unit, home.year = home.unit or one.unit, home.year or one.year
            home.papers += one.papers
            continue
        kept.append((folder, one))
        at.setdefault(folder, []).append(one)
        below.setdefault(above, []).append(one)
    return kept


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
