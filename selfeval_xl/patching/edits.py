"""What is planned for a workbook: edits, and a verdict on each finding. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from selfeval_xl.findings import Finding
from selfeval_xl.model.grid import Raw
from selfeval_xl.model.place import Place, column_letters
from selfeval_xl.patching.look import NumberLook

Key = tuple[str, int, int]


class Status(StrEnum):
    """What became of a finding."""

    CORRECTED = "corrected"
    OPEN = "open"  # for a person to look into: no correction is offered
    LEFT = "left"  # a correction is offered and was not made


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell to change, as it looks before and after.

    ``formula`` is what the cell holds afterwards, None for a constant; where
    ``keeps_formula`` it is the one that stands there, and only its stored value
    changes. ``look`` tells the number format to take where the cell's own will not do.
    ``follows_others`` where the formula gives another value than its findings say, as
    what it builds on is corrected too.
    """

    sheet: str
    row: int
    column: int
    old: str
    new: str
    value: Raw
    formula: str | None = None
    keeps_formula: bool = False
    look: NumberLook = field(default_factory=NumberLook)
    findings: tuple[Finding, ...] = ()
    follows_others: bool = False

    @property
    def key(self) -> Key:
        return (self.sheet, self.row, self.column)

    @property
    def a1(self) -> str:
        return a1_of(self.key)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding with what became of it, and why; ``reason`` is a template."""

    finding: Finding
    status: Status
    reason: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits to one workbook, and a verdict on each of its findings."""

    edits: tuple[CellEdit, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


def key_of(place: Place) -> Key:
    """The key of a place's cell."""
    return (place.sheet or "", place.row or 0, place.column or 0)


def a1_of(key: Key) -> str:
    """A cell's address such as "I12"."""
    return f"{column_letters(key[2])}{key[1]}"
