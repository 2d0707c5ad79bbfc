"""What a filled form holds, apart from how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Value = Decimal | str
"""An amount, a count or a ratio (1 = 100 %), or a text as typed."""


@dataclass(frozen=True, slots=True)
class Cached:
    """A derived cell whose live formula carries this value, right or not."""

    value: Value


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """What the unit fills in for one indicator; None leaves the cell blank.

    ``more`` is what stands in further columns, by their headings.
    """

    score: Value | None = None
    deviation_note: str = ""
    weight: Value | None = None  # None: the profile's
    target: str = ""
    actual: str = ""
    more: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """A form's content by field key ("exp.basic.act").

    ``values`` are the facts; derived cells follow from them. ``typed`` overrides
    single cells with what stands there instead of the formula or the value: a
    number, a text, nothing, or the formula with another value. ``tasks`` are rows
    of task column -> value, ``lines`` the texts beside and under labels of the table.
    """

    unit_name: str = ""
    year: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    typed: Mapping[str, Value | Cached | None] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorLine] = field(default_factory=dict)
    tasks: tuple[Mapping[str, Value], ...] = ()
    lines: Mapping[str, Value] = field(default_factory=dict)
    total_score: Value | None = None  # None: the sum
    preparer: str = ""
    phone: str = ""
    head: str = ""
    filled_on: str = ""
