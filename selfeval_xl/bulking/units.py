"""What a submission comes to: one line that is small enough to keep for all."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b

from selfeval_xl.bulking.figures import amounts, number
from selfeval_xl.bulking.outcome import (
    FormOutcome,
    PaperOutcome,
    RosterUnit,
    RunOutcome,
    SubmissionOutcome,
)
from selfeval_xl.bulking.places import Places
from selfeval_xl.values.unit_name import clean_unit_name

# Forms in the order in which they are asked for score and grade, and for the rate.
_SCORED = ("score", "overall", "data", "generic", "project")
_SPENT = ("data", "overall", "score", "generic", "project")
# Totals that a department's own form would hold for all its units.
TOTALS = (
    "inc.total.act",
    "exp.total.y0b",
    "exp.total.adj",
    "exp.total.act",
    "tpc.total.act",
)
_SPENDING, _PERSONS = "exp.total.act", "staff.total.onpost"
# Digits below which an amount is equal by chance too often.
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A file with a form or a report's text, as marks that others may share.

    ``figures`` and ``paragraphs`` are sorted 64-bit marks: of amounts with their
    keys, and of longer paragraphs.
    """

    path: str
    sha256: str
    figures: array[int]
    paragraphs: array[int]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A submission in one line.

    ``unread`` are its files that could not be opened, ``is_known`` where a form or
    a report was found. ``score`` is in points, ``execution_rate`` has 1 for 100 %,
    ``totals`` are in 元 by key and ``per_head`` is 元 spent for each person; None
    where no form says. ``prints`` tell forms with the very same figures.
    ``on_roster`` is its unit on the roster, None where it is not there.
    """

    id: str
    folder: str
    unit_name: str | None
    year: int | None
    files: int
    unread: int
    forms: int
    is_known: bool
    kinds: frozenset[str]
    errors: int
    warnings: int
    infos: int
    score: Decimal | None
    grade: str | None
    execution_rate: Decimal | None
    totals: Mapping[str, Decimal]
    per_head: Decimal | None
    prints: frozenset[bytes]
    parts: tuple[Part, ...]
    on_roster: RosterUnit | None = None

    @property
    def name(self) -> str:
        """The unit's name, its folder where no paper names the unit."""
        return self.unit_name or self.folder or self.id

    @property
    def key(self) -> str:
        """What the submissions of one unit have in common; its id where unnamed."""
        return clean_unit_name(self.unit_name) if self.unit_name else f"\0{self.id}"

    @property
    def findings(self) -> int:
        return self.errors + self.warnings + self.infos


@dataclass(frozen=True, slots=True)
class Units:
    """All submissions as lines, in the order of the run, and who did not report."""

    lines: tuple[UnitLine, ...]
    roster: tuple[RosterUnit, ...] = ()

    @property
    def missing(self) -> tuple[RosterUnit, ...]:
        """Units of the roster that no submission is from."""
        reported = {line.on_roster for line in self.lines}
        return tuple(unit for unit in self.roster if unit not in reported)


def units_of(
    run: RunOutcome, also: Callable[[SubmissionOutcome], None] | None = None
) -> Units:
    """The lines of a run in one turn through it; ``also`` sees each submission."""
    places = Places(run.roster)
    lines = []
    for submission in run.submissions:
        lines.append(line_of(submission, places.of(submission)))
        if also is not None:
            also(submission)
    return Units(tuple(lines), run.roster)


def line_of(
    submission: SubmissionOutcome, on_roster: RosterUnit | None = None
) -> UnitLine:
    """The line of a submission; nothing of the submission itself is kept."""
    papers = submission.papers
    forms = [form for paper in papers for form in paper.forms]
    counts = Counter(str(one["severity"]) for one in submission.findings)
    scored = list(_in_order(forms, _SCORED))
    return UnitLine(
        id=submission.id,
        folder=submission.folder,
        unit_name=submission.unit_name,
        year=submission.year,
        files=len(papers),
        unread=sum(paper.kind == "unreadable" for paper in papers),
        forms=len(forms),
        is_known=bool(forms) or any(paper.kind == "report" for paper in papers),
        kinds=frozenset(form.kind for form in forms),
        errors=counts["error"],
        warnings=counts["warning"],
        infos=counts["info"],
        score=_first_number(form.total_score for form in scored),
        grade=next((form.grade for form in scored if form.grade), None),
        execution_rate=_first_number(
            f.execution_rate for f in _in_order(forms, _SPENT)
        ),
        totals=next(filter(None, map(_totals, forms)), {}),
        per_head=next(filter(None, map(_per_head, forms)), None),
        prints=frozenset(_print(form) for form in forms if len(form.figures) > 1),
        parts=tuple(map(_part, filter(_has_content, papers))),
        on_roster=on_roster,
    )


def _in_order(
    forms: Iterable[FormOutcome], kinds: tuple[str, ...]
) -> Iterator[FormOutcome]:
    """The forms of these kinds, the first kind first."""
    return iter(sorted(forms, key=lambda form: (*kinds, form.kind).index(form.kind)))


def _first_number(texts: Iterable[str | None]) -> Decimal | None:
    numbers = map(number, texts)
    return next((found for found in numbers if found is not None), None)


def _totals(form: FormOutcome) -> dict[str, Decimal]:
    if form.figures.keys().isdisjoint(TOTALS):
        return {}
    return {key: value for key, value in amounts(form) if key in TOTALS}


def _per_head(form: FormOutcome) -> Decimal | None:
    spent = number(form.figures.get(_SPENDING))
    persons = number(form.figures.get(_PERSONS))
    return spent / persons if spent and persons and persons > 0 else None


def _print(form: FormOutcome) -> bytes:
    text = repr((form.id, sorted(form.figures.items())))
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


def _has_content(paper: PaperOutcome) -> bool:
    """Not so an attachment, which may well be the same for many."""
    return bool(paper.forms or paper.text_marks)


def _part(paper: PaperOutcome) -> Part:
    figures = {mark for form in paper.forms for mark in _figure_marks(form)}
    return Part(
        paper.path,
        paper.sha256,
        array("Q", sorted(figures)),
        array("Q", sorted(set(paper.text_marks))),
    )


def _figure_marks(form: FormOutcome) -> Iterator[int]:
    for key, amount in amounts(form):
        plain = amount.normalize()
        if len(plain.as_tuple().digits) >= _DIGITS:
            text = f"{key}\0{plain:f}".encode()
            yield int.from_bytes(blake2b(text, digest_size=8).digest())
