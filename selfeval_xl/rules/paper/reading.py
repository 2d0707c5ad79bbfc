"""A figure of a report as cells of the tables: rows that its words name, in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selfeval_xl.forms.stated_items import ACTUAL, ADJUSTED, BUDGET, INITIAL, Named
from selfeval_xl.narrative.stated import Stated
from selfeval_xl.rules.paper.wording import Reading

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "": ("act",),
    ACTUAL: ("act",),
    INITIAL: ("y0b",),
    ADJUSTED: ("adj",),
    BUDGET: ("adj", "y0b", "budget?"),
}


def reading_of(
    one: Stated,
    rows: Sequence[str],
    named: Named,
    is_last_year: bool,
    scope: Reading | None,
    is_sure: bool = True,
) -> Reading | None:
    """The figure as one of these rows, None for a column that no table has.

    ``named`` tells the column; the keys are of every row in each column it may be.
    """
    columns = _COLUMNS[named.kind]
    if named.column:
        if named.kind or is_last_year:
            return None
        columns = (named.column,)
    elif is_last_year:
        columns = ("prev",) if named.kind in ("", ACTUAL) else ("prevb",)
    return Reading(
        one,
        tuple(f"{row}.{column}" for row in rows for column in columns),
        tuple(
            "+".join(f"{part}.{column}" for part in row.split("+"))
            for row in named.also
            for column in columns
        ),
        rows[0] if len(rows) == 1 else "",
        named.kind or ACTUAL,
        is_sure and not named.is_loose,
        is_last_year,
        scope,
    )
