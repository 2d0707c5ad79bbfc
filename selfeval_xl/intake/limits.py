"""How large a file may be before it is refused unread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, all settings; sizes in bytes, rows and columns 1-based.

    ``total_bytes`` and ``part_bytes`` count unpacked bytes, ``ratio`` is unpacked
    by packed and counts for parts above ``ratio_from`` bytes only. ``cells``,
    ``last_row`` and ``last_column`` count cells with a value or a formula: a
    formatted blank row at the sheet's end is nothing.
    """

    file_bytes: int = 60_000_000
    total_bytes: int = 100_000_000
    part_bytes: int = 64_000_000
    ratio: int = 250
    ratio_from: int = 1_000_000
    parts: int = 4_000
    shared_strings: int = 400_000
    cells: int = 400_000
    last_row: int = 20_000
    last_column: int = 256
    sheets: int = 500
    files: int = 20_000
