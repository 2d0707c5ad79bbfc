"""One line a file: what it is, whose, how many points, how many findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from selfeval_xl.findings import Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Paper
from selfeval_xl.result import Result

T = TypeVar("T")


class Verdict(Enum):
    """How a file came out, in the words of every report."""

    WRONG = N_("需要改正")
    DOUBTFUL = N_("需要核对")
    CLEAN = N_("无需改正")
    NO_FORM = N_("没有认出表")
    UNREAD = N_("未检查（附件）")
    BROKEN = N_("打不开")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file's line in the overview.

    ``forms`` are kinds of FORM_KINDS, without repeats. ``score`` is the total of its
    first score table as shown, ``points`` the same as a number where it is one.
    """

    paper: Paper
    verdict: Verdict
    counts: dict[Severity, int]
    accepted: int = 0
    forms: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    score: str = ""
    points: Decimal | None = None


def overview(result: Result) -> Iterator[FileLine]:
    """The line of every file, in the order of the run."""
    counts: Counter[tuple[str, Severity]] = Counter(
        (finding.hit.place.file, finding.severity) for finding in result.findings
    )
    accepted = Counter(one.finding.hit.place.file for one in result.accepted)
    for paper in result.files:
        own = {severity: counts[paper.path, severity] for severity in Severity}
        score, points = _score(paper.forms)
        yield FileLine(
            paper,
            _verdict(paper, own),
            own,
            accepted[paper.path],
            _kinds(paper),
            _once(form.unit_name for form in paper.forms),
            _once(form.year for form in paper.forms),
            score,
            points,
        )


def unlisted(result: Result) -> tuple[str, ...]:
    """Files that findings name and the run does not list, such as a folder."""
    known = {paper.path for paper in result.files}
    named = dict.fromkeys(finding.hit.place.file for finding in result.findings)
    return tuple(file for file in named if file not in known)


def _once(values: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _kinds(paper: Paper) -> tuple[str, ...]:
    own = ("report",) if paper.kind == "report" else ()
    return own + _once(form.kind for form in paper.forms)


def _verdict(paper: Paper, counts: dict[Severity, int]) -> Verdict:
    if paper.kind == "unreadable":
        return Verdict.BROKEN
    if counts[Severity.ERROR]:
        return Verdict.WRONG
    if counts[Severity.WARNING]:
        return Verdict.DOUBTFUL
    if paper.kind == "attachment" and paper.text is None:
        return Verdict.UNREAD
    has_form = paper.text is not None or paper.forms
    return Verdict.CLEAN if has_form else Verdict.NO_FORM


def _score(forms: tuple[Form, ...]) -> tuple[str, Decimal | None]:
    """The first total score that is filled in: as shown, and as a number."""
    for form in forms:
        total = form.indicators.total_score if form.indicators else None
        if total is not None and total.shown:
            return total.shown, total.number
    return "", None
