"""Many units' papers of one year, read folder by folder as units are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from selfeval_xl.config import Settings
from selfeval_xl.forms.reports import read_report
from selfeval_xl.grouping import group
from selfeval_xl.intake.discover import FoundFile
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.papers import Reader
from selfeval_xl.values.unit_name import Likeness, clean_unit_name, unit_likeness


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit by all its names, the year (None: any one), and files that are its own.

    No names where the papers handed in name no unit.
    """

    names: tuple[str, ...]
    year: int | None = None
    own: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stored:
    """A submission with the unit and the year its papers name."""

    submission: Submission
    unit: str | None
    year: int | None


class Shelf:
    """Reads the folders that may be a unit's first, the others only where need be."""

    def __init__(
        self, files: Iterable[FoundFile], reader: Reader, settings: Settings
    ) -> None:
        self._reader = reader
        self._settings = settings
        self._unread: dict[str, list[FoundFile]] = {}
        for file in files:
            # an address that the papers handed in cannot have too
            named = replace(file, name=file.path.as_posix())
            self._unread.setdefault(file.folder, []).append(named)
        self._read: dict[str, list[_Stored]] = {}  # by clean unit name, "" for none

    def find(self, wanted: Wanted) -> Submission | None:
        """The unit's papers as one submission; None where there are none, or two's."""
        self._take([f for f in self._unread if self._may_hold(f, wanted.names)])
        found = self._of_year(self._same(wanted), wanted)
        if not found:
            self._take(list(self._unread))
            found = self._of_year(self._same(wanted), wanted)
            found = found or self._of_year(self._shortened(wanted), wanted)
        is_only = len(self._read.keys() - {""}) < 2
        return _joined(found, wanted, is_only)

    def _may_hold(self, folder: str, names: Sequence[str]) -> bool:
        hints = [clean_unit_name(name) for name in names]
        return any(hint in file.name for file in self._unread[folder] for hint in hints)

    def _take(self, folders: Sequence[str]) -> None:
        for folder in folders:
            handed_in = self._reader.read(tuple(self._unread.pop(folder)), None)
            for one in group(handed_in, self._settings):
                unit = unit_of(one)
                known = self._read.setdefault(clean_unit_name(unit or ""), [])
                known.append(_Stored(one, unit, year_of(one)))

    def _same(self, wanted: Wanted) -> list[_Stored]:
        names = dict.fromkeys(clean_unit_name(name) for name in wanted.names)
        return [one for name in names for one in self._read.get(name, ())]

    def _shortened(self, wanted: Wanted) -> list[_Stored]:
        """Papers under a name like the unit's; those under none where that is all."""
        if not wanted.names or self._read.keys() == {""}:
            return list(*self._read.values()) if len(self._read) == 1 else []
        return [
            one
            for unit, some in self._read.items()
            if unit
            and any(
                unit_likeness(unit, name) is Likeness.SHORTENED for name in wanted.names
            )
            for one in some
        ]

    def _of_year(self, some: Sequence[_Stored], wanted: Wanted) -> list[_Stored]:
        """Those of the year, of no year where there are none; never the unit's own."""
        found = [one for one in some if not self._is_own(one.submission, wanted)]
        if wanted.year is not None:
            of_year = [one for one in found if one.year == wanted.year]
            return of_year or [one for one in found if one.year is None]
        return found if len({one.year for one in found}) == 1 else []

    def _is_own(self, submission: Submission, wanted: Wanted) -> bool:
        return any(
            self._reader.sources[paper.path].resolve() in wanted.own
            for paper in submission.papers
            if paper.forms or paper.text is not None
        )


def unit_of(submission: Submission) -> str | None:
    """The unit its forms name, else the one its report does."""
    return submission.unit_name or next(
        (unit for paper in submission.papers for unit in _said(paper, "unit")), None
    )


def year_of(submission: Submission) -> int | None:
    """The year its forms name, else the one its report does."""
    if submission.year is not None:
        return submission.year
    years = [year for paper in submission.papers for year in _said(paper, "year")]
    digits = "".join(char for char in (years or [""])[0] if char.isdigit())
    return int(digits) if len(digits) == 4 else None


def _said(paper: Paper, kind: str) -> tuple[str, ...]:
    report = read_report(paper.text) if paper.text is not None else None
    return tuple(one.value for one in report.cover.of(kind)) if report else ()


def _joined(
    found: Sequence[_Stored], wanted: Wanted, is_only: bool
) -> Submission | None:
    """One submission of several folders; None where they are of several units.

    ``is_only`` where nothing was read of any other unit.
    """
    units = [one.unit for one in found if one.unit is not None]
    if not found or any(
        unit_likeness(units[0], other) is Likeness.DIFFERENT for other in units[1:]
    ):
        return None
    names = (*wanted.names, *units)
    papers = {
        paper.path: replace(paper, workbook=None)
        for one in found
        for paper in one.submission.papers
        if _is_usable(paper, names, is_only)
    }
    return Submission(
        tuple(papers.values()), units[0] if units else None, found[0].year
    )


def _is_usable(paper: Paper, names: Sequence[str], is_only: bool) -> bool:
    """True save for attachments and for another unit's texts in the same folder."""
    if paper.forms or paper.kind == "unreadable":
        return True
    if paper.text is None:
        return False
    said = _said(paper, "unit")
    if said:
        return any(
            unit_likeness(one, name) is not Likeness.DIFFERENT
            for one in said
            for name in names
        )
    text = "".join("".join(one.text.split()) for one in paper.text.paragraphs)
    return is_only or any(clean_unit_name(name) in text for name in names)
