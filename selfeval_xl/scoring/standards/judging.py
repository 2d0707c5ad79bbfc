"""Hold every score against what its row's own standard gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from selfeval_xl.model.form import Field, Form, Indicator, IndicatorTable
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.scoring import Readings
from selfeval_xl.scoring.notation import label_of
from selfeval_xl.scoring.parts import (
    TOLERANCE,
    Part,
    is_hundred_scale,
    scored_parts,
    table_of,
)
from selfeval_xl.scoring.standards.grammar import read_standard
from selfeval_xl.scoring.standards.row_values import standard_text, values_of
from selfeval_xl.scoring.standards.standard import Standard
from selfeval_xl.scoring.standards.values import Source, Value, may_be_rate
from selfeval_xl.values.remembered import of_latest
from selfeval_xl.values.rounding import half_up


@dataclass(frozen=True, slots=True)
class Allowed:
    """Points that one value gives under one reading.

    From ``low`` to ``high`` where the value may be rounded this way or that; what
    its amounts hide behind their last digit counts for the higher end only.
    """

    points: Decimal
    low: Decimal
    high: Decimal
    reading: str
    value: Value | None

    def permits(self, score: Decimal, decimals: int) -> bool:
        """True where the score is one of these points, also rounded as written."""
        if self.low - TOLERANCE <= score <= self.high + TOLERANCE:
            return True
        return decimals > 0 and half_up(self.points, decimals) == score


@dataclass(frozen=True, slots=True)
class Judged:
    """A score and what its standard makes of it.

    ``status`` is right, above, below or unknown; ``reason`` says why it is unknown,
    a slug. ``allowed`` is the nearest the standard allows: the most where the score
    is above all, else the next above the score.
    """

    form: Form
    row: Indicator
    part: Part
    standard: Standard
    text: Field
    status: str
    reason: str = ""
    allowed: Allowed | None = None

    @property
    def name(self) -> str:
        return label_of(self.row)

    @property
    def is_full(self) -> bool:
        return self.part.points == self.part.weight


@of_latest
def judge_standards(submission: Submission) -> tuple[Judged, ...]:
    """Every row with a score and a standard, in the order of the forms."""
    made: dict[int, Source] = {}
    return tuple(
        judged
        for form in submission.forms
        for judged in _of_form(form, _sources(form, submission, made))
    )


def _sources(
    form: Form, submission: Submission, made: dict[int, Source]
) -> tuple[Source, ...]:
    """The forms whose figures the standards of ``form`` speak about.

    A project's form speaks of its own money only.
    """
    forms = [form]
    if not _is_of_project(form):
        forms += [one for one in submission.forms if one.kind == "data"]
    return tuple(
        made.setdefault(id(one), Source(one))
        for one in {id(f): f for f in forms}.values()
    )


def _is_of_project(form: Form) -> bool:
    title = form.title.shown if form.title is not None else ""
    names_one = "project_name" in form.header or "项目支出" in title
    return form.kind == "project" or names_one


def _of_form(form: Form, sources: Sequence[Source]) -> Iterator[Judged]:
    table = table_of(form)
    if table is None or not table.has_score:
        return
    parts = {part.members[0]: part for part in scored_parts(table)}
    shared = _shared_texts(table)
    for at, row in enumerate(table.indicators):
        part, text = parts.get(at), standard_text(row)
        if part is None or text is None or part.is_bonus or part.points is None:
            continue
        standard = read_standard(text.shown)
        if len(part.members) > 1 or text.place in shared:
            yield _unknown(form, row, part, standard, text, "shared")
        elif part.weight is None or is_hundred_scale(table):
            yield _unknown(form, row, part, standard, text, "no_weight")
        elif not 0 <= part.points <= part.weight:
            yield _unknown(form, row, part, standard, text, "out_of_range")
        elif standard.reason:
            yield _unknown(form, row, part, standard, text, standard.reason)
        elif not standard.fits_weight(part.weight):
            yield _unknown(form, row, part, standard, text, "points_off_weight")
        else:
            yield _judge(form, row, part, standard, text, sources, table.readings)


def _shared_texts(table: IndicatorTable) -> set[object]:
    """Cells that hold the standard of several rows at once."""
    seen: set[object] = set()
    shared: set[object] = set()
    for row in table.indicators:
        text = standard_text(row)
        if text is not None:
            (shared if text.place in seen else seen).add(text.place)
    return shared


def _unknown(
    form: Form, row: Indicator, part: Part, standard: Standard, text: Field, why: str
) -> Judged:
    return Judged(form, row, part, standard, text, "unknown", why)


def _judge(
    form: Form,
    row: Indicator,
    part: Part,
    standard: Standard,
    text: Field,
    sources: Sequence[Source],
    readings: Readings,
) -> Judged:
    assert part.weight is not None and part.points is not None
    values, is_void = values_of(row, sources, readings)
    allowed = [
        one
        for value in values
        for one in _allowed(row, standard, value, part.weight, readings)
    ]
    if is_void and standard.if_none is not None:
        points = standard.if_none.of(part.weight)
        allowed.append(Allowed(points, points, points, "", None))
    if not allowed:
        why = "not_covered" if values else "void" if is_void else "no_value"
        return _unknown(form, row, part, standard, text, why)
    score, decimals = part.points, part.score.decimals
    top = max(allowed, key=lambda one: one.high)
    if any(one.permits(score, decimals) for one in allowed):
        return Judged(form, row, part, standard, text, "right")
    if score > top.high:
        return Judged(form, row, part, standard, text, "above", "", top)
    if standard.is_bound:
        return Judged(form, row, part, standard, text, "right")
    above = [one for one in allowed if one.points > score] or [top]
    nearest = min(above, key=lambda one: one.points)
    return Judged(form, row, part, standard, text, "below", "", nearest)


def _allowed(
    row: Indicator,
    standard: Standard,
    value: Value,
    weight: Decimal,
    readings: Readings,
) -> Iterator[Allowed]:
    is_bare = value.definition is None and not value.is_ratio
    if is_bare and standard.unit == "%" and not may_be_rate(row):
        return
    for group in value.candidates(standard):
        made = _by_reading(standard, group.core, weight, readings)
        ends = [
            one.points
            for candidate in group.ends
            for one in standard.scores(candidate, weight, readings)
        ]
        if made and ends:  # what rounding hides may only speak for the unit
            best = max(made, key=lambda one: one.high)
            made.remove(best)
            made.append(replace(best, high=max(best.high, *ends)))
        for one in made:
            yield replace(one, value=value)


def _by_reading(
    standard: Standard,
    candidates: Sequence[Decimal],
    weight: Decimal,
    readings: Readings,
) -> list[Allowed]:
    found: dict[str, list[Decimal]] = {}
    for candidate in candidates:
        for one in standard.scores(candidate, weight, readings):
            found.setdefault(one.reading, []).append(one.points)
    return [
        Allowed(points[0], min(points), max(points), reading, None)
        for reading, points in found.items()
    ]
