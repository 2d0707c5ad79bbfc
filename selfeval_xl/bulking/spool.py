"""The outcomes of a run on disk: in the order of the folders, each read when asked."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import overload

from selfeval_xl.bulking.outcome import PaperOutcome, SubmissionOutcome, Superseded
from selfeval_xl.bulking.resubmissions import latest, marks_of_folder
from selfeval_xl.bulking.stored import FolderOutcome, unpack
from selfeval_xl.values.unit_name import clean_unit_name
from selfeval_xl.writing import cannot_write

_IN_MEMORY = 1_000_000  # bytes, then on disk


@dataclass(slots=True, eq=False)
class _Line:
    """What the order and the choice among hand-ins need of a submission."""

    folder: int
    place: int
    id: str
    path: str
    unit: str
    year: int | None
    kinds: frozenset[str]
    prints: tuple[str, ...]
    severities: Counter[str]
    is_read: bool
    first: int = 0

    @property
    def findings(self) -> int:
        return self.severities.total()


class _Disk:
    """Packed outcomes by the number of their folder, in a file once they are many."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="selfeval-xl-")
        self._at: dict[int, tuple[int, int]] = {}

    def __del__(self) -> None:
        self._file.close()

    def keep(self, number: int, packed: bytes) -> None:
        """Put an outcome behind the others; UsageError where the disk is full."""
        try:
            self._at[number] = (self._file.seek(0, 2), len(packed))
            self._file.write(packed)
        except OSError as error:
            raise cannot_write(Path(tempfile.gettempdir()), error) from error

    def kept(self, number: int) -> bytes:
        """The outcome of a folder."""
        start, length = self._at[number]
        self._file.seek(start)
        return self._file.read(length)


@dataclass(slots=True)
class Spool:
    """Takes outcomes as they come; ``close`` gives them in order.

    Then ``severities`` counts the findings that hold, ``files`` the files they are
    of; ``is_readable`` is False where not one of these could be read.
    """

    names: Sequence[str]
    left_out: Counter[str] = field(default_factory=Counter)
    superseded: list[tuple[int, Superseded]] = field(default_factory=list)
    severities: Counter[str] = field(default_factory=Counter)
    files: int = 0
    is_readable: bool = False
    _digests: dict[int, bytes] = field(default_factory=dict)
    _notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _lines: list[_Line] = field(default_factory=list)
    _disk: _Disk = field(default_factory=_Disk)

    def add(self, number: int, packed: bytes) -> FolderOutcome:
        """Take the outcome of a folder by its number."""
        self._disk.keep(number, packed)
        self._digests[number] = sha256(packed).digest()
        outcome = unpack(packed)
        name = self.names[number]
        self.left_out.update(outcome.left_out)
        self._notes[number] = outcome.notes
        for one in outcome.superseded:
            self.superseded.append((number, _renamed(one, name)))
        for place, submission in enumerate(outcome.submissions):
            self._lines.append(_line(number, place, name, submission))
        return outcome

    @property
    def notes(self) -> tuple[str, ...]:
        """What the folders' notes say, each once, in their order."""
        ordered = [self._notes[number] for number in sorted(self._notes)]
        return tuple(dict.fromkeys(note for notes in ordered for note in notes))

    @property
    def digest(self) -> bytes:
        """Stands for all outcomes, in whatever order they came."""
        return b"".join(self._digests[number] for number in sorted(self._digests))

    def close(self) -> tuple[Submissions, tuple[Superseded, ...]]:
        """The submissions that hold, and the files that later ones replace."""
        self._lines.sort(key=lambda one: (one.folder, one.place))
        lines = self._without_copies()
        lines, replaced = _without_superseded(lines)
        more = [
            (old.folder, Superseded(file, new.path, rule))
            for old, new, rule in replaced
            for file in self._files_of(old)
        ]
        superseded = sorted(
            [*self.superseded, *more], key=lambda one: (one[0], one[1].path)
        )
        first, ids = 1, Counter[str]()
        for line in lines:
            line.first = first
            self.severities.update(line.severities)
            self.files += len(line.prints)
            self.is_readable |= line.is_read
            first += line.findings
            ids[line.id] += 1
            if ids[line.id] > 1:
                line.id += f"-{ids[line.id]}"
        submissions = Submissions(self._disk, self.names, lines)
        return submissions, tuple(one for _, one in superseded)

    def _without_copies(self) -> list[_Line]:
        """The lines but for those whose files another folder has, byte for byte."""
        seen: set[tuple[object, ...]] = set()
        kept = []
        for line in self._lines:
            key = (line.unit, line.year, line.prints)
            if line.unit and all(line.prints) and key in seen:
                self.left_out["duplicate"] += len(line.prints)
                continue
            seen.add(key)
            kept.append(line)
        return kept

    def _files_of(self, line: _Line) -> list[str]:
        whole = Submissions(self._disk, self.names, [line])
        return [paper.path for paper in whole[0].papers]


class Submissions(Sequence[SubmissionOutcome]):
    """Submissions read from disk at each turn, with paths from the root of the run."""

    def __init__(
        self, disk: _Disk, names: Sequence[str], lines: Sequence[_Line]
    ) -> None:
        self._disk = disk
        self._names = names
        self._lines = lines
        self._last: tuple[int, FolderOutcome] | None = None

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> SubmissionOutcome: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[SubmissionOutcome, ...]: ...

    def __getitem__(
        self, index: int | slice
    ) -> SubmissionOutcome | tuple[SubmissionOutcome, ...]:
        if isinstance(index, slice):
            return tuple(map(self._read, self._lines[index]))
        return self._read(self._lines[index])

    def __iter__(self) -> Iterator[SubmissionOutcome]:
        return map(self._read, self._lines)

    def _read(self, line: _Line) -> SubmissionOutcome:
        if self._last is None or self._last[0] != line.folder:
            self._last = line.folder, unpack(self._disk.kept(line.folder))
        one = self._last[1].submissions[line.place]
        name = self._names[line.folder]
        findings = tuple(
            _numbered(finding, name, line.first + at)
            for at, finding in enumerate(one.findings)
        )
        papers: tuple[PaperOutcome, ...] = tuple(
            replace(paper, path=_joined(name, paper.path)) for paper in one.papers
        )
        return replace(
            one, id=line.id, folder=line.path, papers=papers, findings=findings
        )


def _line(number: int, place: int, name: str, one: SubmissionOutcome) -> _Line:
    path = _joined(name, one.folder)
    return _Line(
        number,
        place,
        path + one.id,
        path,
        clean_unit_name(one.unit_name or ""),
        one.year,
        frozenset(form.kind for paper in one.papers for form in paper.forms),
        tuple(sorted(paper.sha256 for paper in one.papers)),
        Counter(str(finding["severity"]) for finding in one.findings),
        any(paper.kind in ("workbook", "report") for paper in one.papers),
    )


def _without_superseded(
    lines: list[_Line],
) -> tuple[list[_Line], list[tuple[_Line, _Line, str]]]:
    """The lines but for hand-ins that were handed in anew in whole."""
    _, replaced = latest(
        lines,
        lambda line: marks_of_folder(line.path),
        lambda line: (line.unit, line.year) if line.unit else None,
    )
    # what a later hand-in lacks still holds
    replaced = [one for one in replaced if one[0].kinds <= one[1].kinds]
    gone = {id(old) for old, _, _ in replaced}
    return [line for line in lines if id(line) not in gone], replaced


def _joined(folder: str, path: str) -> str:
    """A path below a folder; "." for the root itself."""
    parts = [part for part in (folder, path) if part not in ("", ".")]
    return "/".join(parts) or "."


def _renamed(one: Superseded, name: str) -> Superseded:
    return Superseded(_joined(name, one.path), _joined(name, one.by), one.rule)


def _numbered(
    finding: Mapping[str, object], folder: str, number: int
) -> Mapping[str, object]:
    """The finding with its number in the run and paths from the root."""
    related = finding.get("related")
    some = related if isinstance(related, list) else []
    return {
        **finding,
        "no": number,
        "file": _joined(folder, str(finding["file"])),
        "related": [
            {**place, "file": _joined(folder, str(place["file"]))} for place in some
        ],
    }
