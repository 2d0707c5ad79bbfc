"""What was handed in: files, what is wrong with them, and their submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file, or a part of it, cannot be used.

    ``kind`` is "unreadable", "encrypted", "limit" or "wrong_extension"; ``reason``
    a stable slug that picks the message ("truncated", "zip_ratio", "dtd",
    "crc", "is_html", …); ``details`` its figures ({"found": …, "limit": …}).
    ``fatal`` where nothing of the file could be read.
    """

    kind: str
    reason: str
    details: Mapping[str, object] = field(default_factory=dict)
    sheet: str | None = None
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """One file of a submission."""

    path: str
    kind: str  # workbook | report | attachment | unreadable
    format: str  # xlsx, xls, docx, html …: what its bytes are
    sha256: str
    size: int
    problems: tuple[Problem, ...] = ()
    workbook: Workbook | None = None
    forms: tuple[Form, ...] = ()
    text: Text | None = None

    @property
    def place(self) -> Place:
        return Place(self.path)

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Submission:
    """The papers of one unit and one year.

    ``folder`` is where they stand, relative to the PATH given, None where they
    were named one by one. ``today`` is the day "not in the future" means, None
    where nobody set one. ``required_papers`` are kinds ("data", "score", …) that
    have to be there; empty where nobody asked for any.
    ``previous`` is the same unit's hand-in of the year before, ``published`` its
    published copies of this one; None where there is none. ``sought`` names those
    of the two that somebody asked for.
    """

    papers: tuple[Paper, ...]
    unit_name: str | None = None
    year: int | None = None
    folder: str | None = None
    today: date | None = None
    required_papers: tuple[str, ...] = ()
    previous: Submission | None = None
    published: Submission | None = None
    sought: frozenset[str] = frozenset()

    @property
    def forms(self) -> tuple[Form, ...]:
        return tuple(form for paper in self.papers for form in paper.forms)
