"""The pipeline on one screen: paths in, findings out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from selfeval_xl.baseline import load_baseline
from selfeval_xl.config import Settings
from selfeval_xl.engine import run
from selfeval_xl.errors import SpecError, UsageError
from selfeval_xl.findings import Outcome
from selfeval_xl.forms import SpecSet, identities_of, load_specs, recognise
from selfeval_xl.formulas import recalculate
from selfeval_xl.grouping import HandedIn, group
from selfeval_xl.i18n import N_
from selfeval_xl.identities import Arithmetic, analyse
from selfeval_xl.intake.discover import FoundFile, discover, is_own_output
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Paper, Problem
from selfeval_xl.read import ReadError, read_workbook, sheet_problems
from selfeval_xl.result import Coverage, Failure, Result
from selfeval_xl.rules.registry import all_rules
from selfeval_xl.selection import make_selection

Progress = Callable[[int, int, str], None]
"""Called before each file with its index, how many there are, and its path."""


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
    papers = tuple(
        sorted((one.paper for one in handed_in), key=lambda paper: paper.path)
    )
    arithmetics, broken_off = _arithmetics(papers, specs)
    result = run(papers, group(handed_in, settings), arithmetics, all_rules(), settings)
    return replace(
        result,
        coverage=_with_errors(result.coverage, broken_off),
        skipped=dict(sorted((reader.skipped + Counter(found.skipped)).items())),
        failures=(*reader.failures, *broken_off, *result.failures),
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
            paper = self._paper(file.path, name)
            book = paper.workbook
            if book and not file.named and is_own_output(book.properties):
                self.skipped["own_output"] += 1
                continue
            yield HandedIn(paper, file.folder, file.named)

    def _paper(self, path: Path, name: str) -> Paper:
        limit = self.settings.limits.file_bytes
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            detail = {"detail": error.strerror or type(error).__name__}
            return _unreadable(name, 0, Problem("unreadable", "denied", detail))
        digest = hashlib.sha256(data).hexdigest() if len(data) <= limit else ""
        inspection = inspect(data, name, self.settings.limits)
        paper = Paper(
            name, inspection.kind, inspection.format, digest, size, inspection.problems
        )
        if inspection.kind != "workbook":
            return paper
        try:
            book = read_workbook(data, inspection, name, self.settings.limits)
            book = recalculate(book, data)
            forms = recognise(book, self.specs)
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

    def _told(self, form: Form) -> Form:
        """The form with the 分值 its spec names and the grades' cuts of the run."""
        table = form.indicators
        if table is not None and not table.grade_cuts:
            table = replace(table, grade_cuts=self.settings.grade_cuts)
        try:
            spec = self.specs.get(form.spec)
        except SpecError:  # generic
            return replace(form, indicators=table)
        profile = {one.level3: one.weight for one in spec.indicators}
        return replace(form, indicators=table, profile=profile)


def _unreadable(name: str, size: int, problem: Problem) -> Paper:
    return Paper(name, "unreadable", "", "", size, (problem,))
