"""What a form spec is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from selfeval_xl.forms.vocabulary import IdentityTerm

MARKS = ("sourced", "inferred", "unsourced")
GROUPS = (
    "title",
    "layout",
    "rows",
    "columns",
    "indicators",
    "weights",
    "standards",
    "identities",
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """On what a part of a form rests: one of MARKS, and in words."""

    mark: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row or column of a block as the official form words it.

    ``dash`` are the columns in which a row carries "—" and asks for nothing,
    ``values`` those that the form itself fills (the points of the execution rate).
    """

    key: str
    text: str
    indent: int = 0
    dash: frozenset[str] = frozenset()
    values: Mapping[str, Decimal] = field(default_factory=dict)
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """One block of a form, in the order the form has them.

    ``archetype`` is lines (labels with a blank beside each), matrix, goal (texts
    side by side under their heads), tasks or indicators. ``unit`` is the money unit
    or 人; None where figures have none. ``stub`` stands to the left of the whole
    block, ``label`` over the row labels.
    """

    id: str
    archetype: str
    title: str = ""
    unit: str | None = None
    rows: tuple[Entry, ...] = ()
    columns: tuple[Entry, ...] = ()
    blank_rows: int = 0
    stub: str = ""
    label: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class IndicatorSpec:
    """One indicator of the built-in profile.

    ``weight`` is in points of 100, None where the unit sets it; ``level3`` is ""
    where the unit names its own. ``path`` names one of several that share a level3:
    "资产管理/管理制度健全性".
    """

    level1: str
    level2: str
    level3: str
    weight: Decimal | None = None
    explanation: str = ""
    standard: str = ""
    aliases: tuple[str, ...] = ()
    provenance: Provenance | None = None
    path: str = ""

    @property
    def name(self) -> str:
        """The name that means this indicator and no other of the form."""
        return self.path or self.level3


@dataclass(frozen=True)
class FormSpec:
    """A form as data. ``is_sourced`` False: layout or weights rest on no document.

    ``valid_from`` and ``valid_to`` are evaluation years. ``provenance`` is by
    group, one of GROUPS.
    """

    id: str
    title: str
    family: str
    kind: str
    version: str
    source: str
    is_sourced: bool
    patterns: tuple[str, ...] = ()
    money_unit: str | None = None
    must: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    blocks: tuple[BlockSpec, ...] = ()
    indicators: tuple[IndicatorSpec, ...] = ()
    identities: tuple[IdentityTerm, ...] = ()
    layout: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    extends: str = ""
    valid_from: int | None = None
    valid_to: int | None = None
    provenance: Mapping[str, Provenance] = field(default_factory=dict)

    @cached_property
    def titles(self) -> tuple[re.Pattern[str], ...]:
        """Titles and sheet names by which the form is known, spaces taken out."""
        return tuple(re.compile(pattern) for pattern in self.patterns)

    @property
    def has_own_indicators(self) -> bool:
        """True where the unit names the indicators: the spec has only their levels."""
        return any(not one.level3 for one in self.indicators)

    def is_valid_in(self, year: int | None) -> bool:
        """True where the form may be that of an evaluation year, or none is known."""
        if year is None:
            return True
        first, last = self.valid_from, self.valid_to
        return (first is None or first <= year) and (last is None or year <= last)

    def basis_of(self, group: str, own: Provenance | None = None) -> Provenance:
        """On what a part rests: its own mark, else its group's, else the form's."""
        whole = Provenance("sourced" if self.is_sourced else "unsourced", self.source)
        return own or self.provenance.get(group) or whole
