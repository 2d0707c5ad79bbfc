"""Which figures a row's standard may speak about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selfeval_xl.model.form import Field, Indicator
from selfeval_xl.model.scoring import Readings
from selfeval_xl.scoring.standards.definitions import definitions_for, rate_named
from selfeval_xl.scoring.standards.grammar import read_standard
from selfeval_xl.scoring.standards.preparing import has_exceptions
from selfeval_xl.scoring.standards.task_rates import counted_tasks
from selfeval_xl.scoring.standards.values import (
    Nothing,
    Source,
    Value,
    own_result,
    worked_out,
)

_OF_TARGET = re.compile(
    "完成率|达成率|实现率|完成比例|完成程度|完成情况|实现程度|达标率|按(?:实际)?比例|同比例|等比例"
)
_WHOLE = re.compile(r"[≥>=＝≧达到不低于]*100(?:\.0+)?[%％﹪]")


def standard_text(row: Indicator) -> Field | None:
    """The cell with the row's standard; an explanation that sets one counts."""
    if row.standard is not None and row.standard.shown.strip():
        return row.standard
    other = row.explanation
    if other is not None and "分" in other.shown:
        return other if read_standard(other.shown).is_understood else None
    return None


def values_of(
    row: Indicator, sources: Sequence[Source], readings: Readings
) -> tuple[tuple[Value, ...], bool]:
    """Every value the row may have, its own result last; and whether it has no base.

    Where the result is what one definition gives, the unit has chosen that one.
    Where a definition that must be looked at lacks its figures, the others prove
    nothing and are left out.
    """
    found, is_void = reckoned_values(row, sources, readings)
    found = found or counted_tasks(row, sources)
    own = None if _is_of_target(row) else own_result(row)
    if own is None:
        return found, is_void
    alike = tuple(one for one in found if one.agrees_with(own))
    return (*(alike or found), own), is_void


def _is_of_target(row: Indicator) -> bool:
    """True where the standard speaks of how far a target was reached.

    "按完成比例计分" beside a target of 90 % does not mean the result itself.
    """
    target = row.target
    if target is None or not target.shown.strip() or target.value.kind == "blank":
        return False
    text = standard_text(row)
    says = text is not None and _OF_TARGET.search("".join(text.shown.split()))
    return bool(says) and _WHOLE.fullmatch("".join(target.shown.split())) is None


def reckoned_values(
    row: Indicator, sources: Sequence[Source], readings: Readings
) -> tuple[tuple[Value, ...], bool]:
    """What the forms' figures make of the row's rate, by each definition."""
    rate = rate_named(row.name.shown)
    if rate is None or (row.explanation and has_exceptions(row.explanation.shown)):
        return (), False
    texts = [one.shown for one in (row.explanation, row.standard) if one is not None]
    found: list[Value] = []
    is_void = False
    definitions = definitions_for(rate, texts, readings.definitions)
    for definition in definitions:
        made: list[Value] = []
        for source in sources[:1] if definition.is_own else sources:
            try:
                value = worked_out(definition, source)
            except Nothing as nothing:
                is_void = is_void or nothing.is_all
                continue
            if value is not None:
                made.append(value)
        if not made and definition.is_must:
            return (), is_void
        found += made
    first = [one for one in found if not _is_fallback(one)]
    return tuple(first or found), is_void and not found


def _is_fallback(value: Value) -> bool:
    return value.definition is not None and value.definition.is_fallback
