"""A formula's text taken apart: what it calls, what it reads, how it looks moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from selfeval_xl.model.grid import Address, Range
from selfeval_xl.model.place import column_letters, column_number

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
REMEMBERED = 10_000  # formulas: a form's stand in the same cells in every copy of it

_TOKEN = re.compile(
    r"""
      (?P<text>"(?:[^"]|"")*")
    | (?P<structured>\[(?!\d+\])(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
    | (?P<sheet>'(?:[^']|'')*'!|(?:\[\d+\])?[^\W\d][\w.]*!|\[\d+\]!)
    | (?P<error>\#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!))
    | (?P<function>[^\W\d][\w.]*(?=\())
    | (?P<cell>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\w.(!]))
    | (?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(!]))
    | (?P<rows>\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}(?![\w.(!]))
    | (?P<number>\d+(?:\.\d*)?(?:[Ee][+-]?\d+)?|\.\d+)
    | (?P<name>[^\W\d][\w.?\\]*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")
_EXTERNAL = re.compile(r"\[[^\[\]]+\][^'!\[\](),;]*'?!")
_PREFIX = re.compile(r"_XL(?:FN|WS|UDF|PM)\.")
_CONSTANTS = frozenset({"TRUE", "FALSE"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A rectangle a formula reads; ``sheet`` None means the formula's own sheet."""

    sheet: str | None
    area: Range


def tokens(formula: str) -> Iterator[tuple[str, str]]:
    """The pieces of a formula in order, as (kind, text)."""
    for found in _TOKEN.finditer(formula):
        yield found.lastgroup or "other", found[0]


def functions(formula: str) -> frozenset[str]:
    """Names of the functions called, in capitals, without "_xlfn."."""
    return frozenset(
        _PREFIX.sub("", text.upper())
        for kind, text in tokens(formula)
        if kind == "function"
    )


def names(formula: str) -> frozenset[str]:
    """Defined names the formula uses, as written."""
    return frozenset(
        text
        for kind, text in tokens(formula)
        if kind == "name" and text.upper() not in _CONSTANTS
    )


def is_external(formula: str) -> bool:
    """True where the formula reads another workbook."""
    if "[" not in formula:
        return False
    without_texts = "".join(
        text for kind, text in tokens(formula) if kind != "text"
    )
    return _EXTERNAL.search(without_texts) is not None


def has_table(formula: str) -> bool:
    """True where the formula names a table's columns, as in "表1[数额]"."""
    return any(kind == "structured" for kind, _ in tokens(formula))


def references(formula: str) -> list[Reference]:
    """The cells and ranges a formula reads, whole columns and rows included."""
    found: list[Reference] = []
    sheet: str | None = None
    pieces = list(tokens(formula))
    at = 0
    while at < len(pieces):
        kind, text = pieces[at]
        if kind == "sheet":
            sheet = text[:-1].strip("'").replace("''", "'")
        elif kind in ("cell", "columns", "rows"):
            area = _area(kind, text)
            after = pieces[at + 1 : at + 3]
            if kind == "cell" and after[:1] == [("other", ":")] and len(after) == 2:
                if after[1][0] == "cell":
                    area = _joined(area, _area("cell", after[1][1]))
                    at += 2
            found.append(Reference(sheet, area))
            sheet = None
        else:
            sheet = None
        at += 1
    return found


@lru_cache(REMEMBERED)
def relative(formula: str, at: Address) -> str:
    """The formula with relative references as offsets: alike where copied down.

    "A1+$B$2" at C1 becomes "R[0]C[-2]+R2C2"; case and spaces do not matter.
    """

    def offset(row: int, column: int, fixed_row: bool, fixed_column: bool) -> str:
        rows = f"R{row}" if fixed_row else f"R[{row - at[0]}]"
        columns = f"C{column}" if fixed_column else f"C[{column - at[1]}]"
        return rows + columns

    return _rewritten(formula, at, offset, squeeze=True)


@lru_cache(REMEMBERED)
def moved(formula: str, start: Address, end: Address) -> str | None:
    """The formula as Excel copies it from one cell to another.

    None where a reference would leave the sheet.
    """
    down, right = end[0] - start[0], end[1] - start[1]
    left_sheet = False

    def shifted(row: int, column: int, fixed_row: bool, fixed_column: bool) -> str:
        nonlocal left_sheet
        row = row if fixed_row else row + down
        column = column if fixed_column else column + right
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            left_sheet = True
            return "#REF!"
        letters = ("$" if fixed_column else "") + column_letters(column)
        return letters + ("$" if fixed_row else "") + str(row)

    text = _rewritten(formula, start, shifted)
    return None if left_sheet else text


def _rewritten(
    formula: str,
    at: Address,
    write: Callable[[int, int, bool, bool], str],
    squeeze: bool = False,
) -> str:
    parts: list[str] = []
    for kind, text in tokens(formula):
        if kind == "cell":
            text = write(*_split(text))
        elif kind in ("columns", "rows"):
            text = ":".join(
                _half(kind, half, at, write) for half in text.upper().split(":")
            )
        elif squeeze and kind == "other" and text.isspace():
            continue
        elif squeeze and kind in ("function", "name"):
            text = text.upper()
        parts.append(text)
    return "".join(parts)


def _split(text: str) -> tuple[int, int, bool, bool]:
    """Row, column, and whether each is fixed by "$"."""
    fixed_column, letters, fixed_row, digits = _CELL.findall(text)[0]
    column = column_number(letters.upper())
    return int(digits), column, bool(fixed_row), bool(fixed_column)


def _half(
    kind: str, half: str, at: Address, write: Callable[[int, int, bool, bool], str]
) -> str:
    """One end of "A:B" or "1:3"; what it lacks is written as if fixed, then cut."""
    fixed = half.startswith("$")
    bare = half.lstrip("$")
    if kind == "columns":
        return re.sub(r"R1(?!\d)|\$1$", "", write(1, column_number(bare), True, fixed))
    return re.sub(r"C1$|^\$A", "", write(int(bare), 1, fixed, True))


def _area(kind: str, text: str) -> Range:
    clean = text.replace("$", "").upper()
    if kind == "cell":
        row, column, _, _ = _split(clean)
        return Range(row, column, row, column)
    first, last = clean.split(":")
    if kind == "columns":
        left, right = sorted((column_number(first), column_number(last)))
        return Range(1, left, LAST_ROW, right)
    top, bottom = sorted((int(first), int(last)))
    return Range(top, 1, bottom, LAST_COLUMN)


def _joined(one: Range, other: Range) -> Range:
    return Range(
        min(one.top, other.top),
        min(one.left, other.left),
        max(one.bottom, other.bottom),
        max(one.right, other.right),
    )
