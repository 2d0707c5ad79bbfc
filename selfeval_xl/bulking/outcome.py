"""What a bulk run leaves of each submission: plain data that travels and is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FormOutcome:
    """One form of a paper.

    ``figures`` are its canonical keys (``general_budget.executed`` …) with the
    numbers as text, money in 元; ``total_score`` and ``execution_rate`` are numbers
    as text too, the rate with 1 for 100 %; None where the form does not say.
    """

    id: str
    kind: str  # data | score | project | overall | generic
    sheet: str
    unit_name: str | None = None
    year: int | None = None
    total_score: str | None = None
    grade: str | None = None
    execution_rate: str | None = None
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaperOutcome:
    """One file: ``path`` is relative to the folder of the run, with "/".

    ``kind`` is workbook, report, attachment or unreadable. ``text_marks`` are
    hashes of its longer paragraphs, for finding copied text.
    """

    path: str
    kind: str
    format: str
    sha256: str
    size: int
    forms: tuple[FormOutcome, ...] = ()
    text_marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionOutcome:
    """One submission with its findings, as the JSON contract has them.

    ``id`` is its folder, with unit and year where a folder holds several.
    """

    id: str
    folder: str
    unit_name: str | None
    year: int | None
    papers: tuple[PaperOutcome, ...]
    findings: tuple[Mapping[str, object], ...]
    coverage: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """A unit that has to report; ``department`` is the one above it."""

    name: str
    code: str = ""
    department: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Superseded:
    """A file that a later hand-in of the same paper replaces, and by which rule."""

    path: str
    by: str
    rule: str


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """All of a run, in the order of the folders.

    ``submissions`` may be read from disk anew at each turn through them, so that a
    run of any size fits in memory: take what you need of each and let go of it.
    ``left_out`` counts files passed over, by reason; ``notes`` say what a reader of
    the summary must know of the run. ``today`` is an ISO date. ``root`` is the
    folder of the run as it was given, "" where nobody is to be sent there.
    """

    version: str
    today: str
    submissions: Sequence[SubmissionOutcome]
    roster: tuple[RosterUnit, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    root: str = ""
