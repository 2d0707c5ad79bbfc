"""What a form holds before it is filled: nothing, or what a workbook has in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selfeval_xl.model.form import Field
from selfeval_xl.templates.content import Value


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands in a form before it is filled.

    ``fields`` are its cells by field key, ``facts`` the numbers typed there,
    ``standing`` those typed in derived cells, ``filled`` the keys that are not blank,
    ``live`` those with a formula of their own. ``formulas`` are the derived cells'
    right sides that are sure.
    """

    fields: Mapping[str, Field] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)
    standing: Mapping[str, Value] = field(default_factory=dict)
    filled: frozenset[str] = frozenset()
    live: frozenset[str] = frozenset()
    formulas: Mapping[str, list[str]] | None = None
