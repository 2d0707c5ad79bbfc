"""Which columns the formulas of a workbook can read, so that the rest stays out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selfeval_xl.model.place import column_number

# What names its cells otherwise than by a column's letters: whole rows, R1C1, texts.
_ANYWHERE = re.compile(r"INDIRECT\(|OFFSET\(|\d:\$?\d|\bR\[|\bC\[", re.IGNORECASE)
_ENDS = re.compile(r"\$?([A-Za-z]{1,3})\$?\d*:\$?([A-Za-z]{1,3})(?![A-Za-z])")
_COLUMN = re.compile(r"(?<![A-Za-z])\$?([A-Za-z]{1,3})\$?\d")


def read_columns(formulas: Iterable[str]) -> frozenset[int] | None:
    """Numbers of the columns read in any sheet, more rather than fewer.

    None where any column may be. Names must have been written out, or their
    meanings be among the formulas.
    """
    text = "\n".join(formulas)
    if _ANYWHERE.search(text):
        return None
    found = {column_number(one.upper()) for one in set(_COLUMN.findall(text))}
    for first, last in set(_ENDS.findall(text)):
        ends = sorted((column_number(first.upper()), column_number(last.upper())))
        found.update(range(ends[0], ends[1] + 1))
    return frozenset(found)
