"""Read files one by one into papers: safe to open, cells and text, which forms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from selfeval_xl.config import Settings
from selfeval_xl.errors import SpecError
from selfeval_xl.forms import SpecSet, recognise
from selfeval_xl.formulas import recalculate
from selfeval_xl.grouping import HandedIn
from selfeval_xl.intake.discover import FoundFile, is_own_output, is_own_sheet
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Paper, Problem
from selfeval_xl.read import ReadError, read_workbook, sheet_problems
from selfeval_xl.read.written import read_written
from selfeval_xl.result import Failure

Progress = Callable[[int, int, str], None]
"""Called before each file with its index, how many there are, and its path."""


class Reader:
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
            return unreadable(name, 0, Problem("unreadable", "denied", detail))
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
            text = words_of(error)
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
        text = paper.text
        if text is not None:
            text = replace(text, grade_cuts=self.settings.grade_cuts)
        forms = tuple(self._told(form) for form in paper.forms)
        return replace(paper, text=text, forms=forms)

    def _told(self, form: Form) -> Form:
        """The form with the 分值 its spec names and the grades' cuts of the run."""
        table = form.indicators
        if table is not None and not table.grade_cuts:
            table = replace(
                table,
                grade_cuts=self.settings.grade_cuts,
                over_achievement=self.settings.over_achievement / 100,
                readings=self.settings.readings,
            )
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


def unreadable(name: str, size: int, problem: Problem) -> Paper:
    """A file of which only this is known."""
    return Paper(name, "unreadable", "", "", size, (problem,))


def words_of(error: Exception) -> str:
    """An exception for the maintainer: its type and message."""
    return f"{type(error).__name__}: {error}"
