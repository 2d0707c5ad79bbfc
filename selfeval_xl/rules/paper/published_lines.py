"""Rows of a form in the lines of a text: which line copies a row, how it differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.text import Text
from selfeval_xl.rules.paper.published import entries

_NUMBER = re.compile(r"(?<![\d.])-?\d[\d,]*(?:\.\d+)?%?")
_LEAST, _LEAST_ALIKE = 3, 2

Line = tuple[int, tuple[str, ...]]
"""A paragraph's number, and the numbers in it as written."""


@dataclass(frozen=True, slots=True)
class Slip:
    """The one figure in which a line differs from the row it is the copy of."""

    published: str
    paragraph: int


def slips(form: Form, text: Text) -> Mapping[int, tuple[Field, Slip]]:
    """Fields that the row's only likely line gives otherwise, by their identity.

    A line is likely where all its figures but one are the row's, in their order.
    """
    lines = [(one.number, tuple(_NUMBER.findall(one.text))) for one in text.paragraphs]
    found: dict[int, tuple[Field, Slip]] = {}
    for row in _rows(form):
        near = list(_near([_plain(squeeze(f.shown)) for f in row], lines))
        if len(near) == 1 and near[0] is not None:
            at, slip = near[0]
            found[id(row[at])] = row[at], slip
    return found


def _near(
    figures: Sequence[tuple[Decimal, bool]], lines: Sequence[Line]
) -> Iterator[tuple[int, Slip] | None]:
    """Lines that differ in one figure; None for one that does not differ."""
    telling = {number for number, _ in figures if number}
    for paragraph, numbers in lines:
        if len(numbers) != len(figures):
            continue
        pairs = zip(figures, numbers, strict=True)
        off = [at for at, (own, other) in enumerate(pairs) if own != _plain(other)]
        if not off:
            yield None
        elif len(off) == 1 and len(telling - {figures[off[0]][0]}) >= _LEAST_ALIKE:
            yield off[0], Slip(numbers[off[0]], paragraph)


def _rows(form: Form) -> Iterator[list[Field]]:
    """The figures of each row of the form's blocks, from left to right."""
    rows: dict[int, list[Field]] = {}
    for some in entries(form).values():
        for entry in some:
            place = entry.field.place
            if entry.line[0] == "row" and _NUMBER.fullmatch(squeeze(entry.field.shown)):
                rows.setdefault(place.row or 0, []).append(entry.field)
    for row in rows.values():
        if len(row) >= _LEAST:
            yield sorted(row, key=lambda field: field.place.column or 0)


def _plain(written: str) -> tuple[Decimal, bool]:
    """The number, and whether it is a percentage; 1,246.50 and 1246.5 are one."""
    return Decimal(written.replace(",", "").rstrip("%")), written.endswith("%")
