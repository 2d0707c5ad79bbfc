"""Keep what was made of a table while one rule after the other asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from selfeval_xl.model.form import IndicatorTable

Made = TypeVar("Made")


def of_latest(
    make: Callable[[IndicatorTable], Made],
) -> Callable[[IndicatorTable], Made]:
    """Make the result anew only for another table than the one before.

    Tables are frozen, so the same one always gives the same result.
    """
    kept: list[tuple[IndicatorTable, Made] | None] = [None]

    @wraps(make)
    def made(table: IndicatorTable) -> Made:
        latest = kept[0]
        if latest is None or latest[0] is not table:
            latest = kept[0] = (table, make(table))
        return latest[1]

    return made
