"""The pipeline on one screen: paths in, findings out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from selfeval_xl.baseline import load_baseline
from selfeval_xl.collector import seldom_collected
from selfeval_xl.config import Settings
from selfeval_xl.engine import run
from selfeval_xl.errors import SpecError, UsageError
from selfeval_xl.findings import Outcome
from selfeval_xl.forms import SpecSet, identities_of, load_specs, recognise
from selfeval_xl.formulas import recalculate
from selfeval_xl.grouping import HandedIn, group
from selfeval_xl.i18n import N_
from selfeval_xl.identities import Arithmetic, analyse
from selfeval_xl.intake.discover import (
    FoundFile,
    discover,
    is_own_output,
    is_own_sheet,
)
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Paper, Problem
from selfeval_xl.read import ReadError, read_workbook, sheet_problems
from selfeval_xl.read.written import read_written
from selfeval_xl.result import Coverage, Failure, Result
from selfeval_xl.rules.registry import all_rules
from selfeval_xl.selection import make_selection

Progress = Callable[[int, int, str], None]
"""Called before each file with its index, how many there are, and its path."""


@seldom_collected()
def check(
    *paths: str | Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Check workbooks: files, and folders with all that is below them.

    Writes nothing. Raises UsageError for a path that does not exist and settings
    that cannot be used, SpecError for a bad form spec; what is wrong with a file is
    a finding.
    """
    return judge(read(*paths, settings=settings, progress=progress))


@dataclass(frozen=True, slots=True)
class Reading:
    """The papers of a run before they are judged.

    ``sources`` are the files they were read from, by the papers' paths.
    """

    handed_in: tuple[HandedIn, ...]
    settings: Settings
    specs: SpecSet
    sources: Mapping[str, Path] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    def instead(self, contents: Mapping[str, bytes]) -> Reading:
        """The same papers, some of them with other bytes."""
        reader = _Reader(self.settings, self.specs)
        handed_in = tuple(
            replace(one, paper=reader.paper(contents[one.paper.path], one.paper.path))
            if one.paper.path in contents
            else one
            for one in self.handed_in
        )
        failures = (*self.failures, *reader.failures)
        return replace(self, handed_in=handed_in, failures=failures)


def read(
    *paths: str | Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read everything at the paths; raises as ``check`` does."""
    settings = settings or Settings()
    settings = replace(settings, today=settings.today or date.today())
    if not paths:
        raise UsageError(N_("没有要检查的文件或文件夹，请写明路径"))
    make_selection(all_rules(), settings.select, settings.ignore)
    if settings.baseline is not None:
        load_baseline(settings.baseline)  # a bad one is told before the long work
    specs = load_specs(settings.forms_dir)
    found = discover([Path(path) for path in paths])
    if len(found.files) > settings.limits.files:
        raise UsageError(
            N_("共有 {found} 个文件，超过限度 {limit} 个；请分批检查，或调高 limits.files"),
            found=len(found.files),
            limit=settings.limits.files,
        )
    reader = _Reader(settings, specs)
    handed_in = list(reader.read(found.files, progress))
    handed_in += [
        HandedIn(_unreadable(name, 0, problem), name, True)
        for name, problem in found.problems
    ]
    return Reading(
        tuple(handed_in),
        settings,
        specs,
        reader.sources,
        dict(sorted((reader.skipped + Counter(found.skipped)).items())),
        tuple(reader.failures),
    )


def judge(reading: Reading) -> Result:
    """Run the rules over what was read."""
    settings = reading.settings
    papers = tuple(
        sorted((one.paper for one in reading.handed_in), key=lambda paper: paper.path)
    )
    arithmetics, broken_off = _arithmetics(papers, reading.specs)
    submissions = group(reading.handed_in, settings)
    result = run(papers, submissions, arithmetics, all_rules(), settings)
    return replace(
        result,
        coverage=_with_errors(result.coverage, broken_off),
        skipped=reading.skipped,
        failures=(*reading.failures, *broken_off, *result.failures),
    )


def explain(code: str) -> str:
    """The page of a rule, by code or name; UsageError where there is none."""
    rules = all_rules()
    wanted = make_selection(rules, (code,)).select[0]
    for rule in rules:
        if wanted in (rule.code, rule.name):
            return rule.page
    raise UsageError(
        N_("{code} 不是单条规则的编号或名称；运行 selfeval-xl rules 可查看全部规则"),
        code=code,
    )


def _arithmetics(
    papers: Sequence[Paper], specs: SpecSet
) -> tuple[list[Arithmetic], list[Failure]]:
    """The arithmetic of every form; one odd form must not stop the others."""
    found: list[Arithmetic] = []
    failures: list[Failure] = []
    for paper in papers:
        for form in paper.forms:
            try:
                found.append(analyse(form, identities_of(form, specs)))
            except Exception as error:
                failures.append(Failure("AR", paper.path, _words(error)))
    return found, failures


def _with_errors(
    coverage: tuple[Coverage, ...], failures: Sequence[Failure]
) -> tuple[Coverage, ...]:
    """The coverage with forms whose arithmetic broke off, under the family's code."""
    if not failures:
        return coverage
    reasons = tuple(dict.fromkeys(failure.text for failure in failures))
    entry = Coverage("AR", Outcome.ERROR, len(failures), reasons)
    return tuple(sorted((*coverage, entry), key=lambda one: one.code))


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


class _Reader:
    """Reads files one by one into papers."""

    def __init__(self, settings: Settings, specs: SpecSet) -> None:
        self.settings = settings
        self.specs = specs
        self.skipped: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.sources: dict[str, Path] = {}

    def read(
        self, files: tuple[FoundFile, ...], progress: Progress | None
    ) -> Iterator[HandedIn]:
        """Papers in the order of the files; our own outputs only where named."""
        names = Counter(file.name for file in files)
        for index, file in enumerate(files):
            # two PATHs may each hold a file of this name: then say which
            name = file.name if names[file.name] == 1 else file.path.as_posix()
            if progress is not None:
                progress(index, len(files), name)
            paper = self._paper_at(file.path, name)
            self.sources[name] = file.path
            book = paper.workbook
            if book and not file.named and is_own_output(book.properties):
                self.skipped["own_output"] += 1
                continue
            yield HandedIn(paper, file.folder, file.named)

    def _paper_at(self, path: Path, name: str) -> Paper:
        limit = self.settings.limits.file_bytes
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            detail = {"detail": error.strerror or type(error).__name__}
            return _unreadable(name, 0, Problem("unreadable", "denied", detail))
        return self.paper(data, name, size)

    def paper(self, data: bytes, name: str, size: int | None = None) -> Paper:
        """The paper a file's bytes make; ``size`` is the file's where it is longer."""
        whole = len(data) <= self.settings.limits.file_bytes
        digest = hashlib.sha256(data).hexdigest() if whole else ""
        inspection = inspect(data, name, self.settings.limits)
        paper = Paper(
            name,
            inspection.kind,
            inspection.format,
            digest,
            len(data) if size is None else size,
            inspection.problems,
        )
        try:
            if inspection.kind != "workbook":
                return self._written(paper, data)
            book = read_workbook(data, inspection, name, self.settings.limits)
            book = recalculate(book, data)
            forms = recognise(_handed_in_sheets(book), self.specs)
        except ReadError as error:
            problems = (*paper.problems, error.problem)
            return replace(paper, kind="unreadable", problems=problems)
        except Exception as error:  # one odd file must not stop the others
            text = _words(error)
            self.failures.append(Failure("FL101", name, text))
            problem = Problem("unreadable", "unforeseen", {"detail": text})
            problems = (*paper.problems, problem)
            return replace(paper, kind="unreadable", problems=problems)
        return replace(
            paper,
            problems=(*paper.problems, *sheet_problems(book)),
            workbook=book,
            forms=tuple(self._told(form) for form in forms),
        )

    def _written(self, paper: Paper, data: bytes) -> Paper:
        """The paper with its text, and with the forms among its tables."""
        paper = read_written(paper, data, self.specs, self.settings.limits)
        return replace(paper, forms=tuple(self._told(form) for form in paper.forms))

    def _told(self, form: Form) -> Form:
        """The form with the 分值 its spec names and the grades' cuts of the run."""
        table = form.indicators
        if table is not None and not table.grade_cuts:
            table = replace(table, grade_cuts=self.settings.grade_cuts)
        try:
            spec = self.specs.get(form.spec)
        except SpecError:  # generic
            return replace(form, indicators=table)
        profile = {
            one.level3: one.weight
            for one in spec.indicators
            if one.level3 and one.weight is not None
        }
        return replace(form, indicators=table, profile=profile)


def _handed_in_sheets(book: Workbook) -> Workbook:
    """The workbook without a sheet this program has added to it."""
    kept = [s for s in book.sheets if not is_own_sheet(s.name, book.properties)]
    return replace(book, sheets=tuple(kept)) if len(kept) < len(book.sheets) else book


def _unreadable(name: str, size: int, problem: Problem) -> Paper:
    return Paper(name, "unreadable", "", "", size, (problem,))
