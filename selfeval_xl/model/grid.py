"""A workbook as read: only cells with content, each with value, formula and look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selfeval_xl.model.place import Place, column_letters
from selfeval_xl.values.display import show

Address = tuple[int, int]
"""(row, column), both 1-based."""

Raw = str | float | bool | None
"""What a cell stores; an error value is its text, such as "#DIV/0!"."""


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, ends included, 1-based."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, address: object) -> bool:
        if not isinstance(address, tuple):
            return False
        row, column = address
        is_beside = self.left <= column <= self.right
        return bool(is_beside and self.top <= row <= self.bottom)

    @property
    def a1(self) -> str:
        """The rectangle's address such as "A1:C3"."""
        return (
            f"{column_letters(self.left)}{self.top}:"
            f"{column_letters(self.right)}{self.bottom}"
        )


@dataclass(init=False, slots=True, unsafe_hash=True)
class Cell:
    """One cell with content, never changed once it is made.

    ``raw`` is the stored or cached value (None: a formula never calculated, or a
    comment or validation on an empty cell). ``formula`` is without "=", shared
    formulas already translated to this cell; None where there is none.
    ``shown`` is the text as Excel displays it with the cell's number format.
    ``array_range`` is the block one array formula fills; the formula itself stands
    in the block's first cell, the others have a value only.
    """

    row: int
    column: int
    raw: Raw
    # Most cells are never shown to anyone: the slot stays empty until asked for.
    shown: str = field(compare=False)
    formula: str | None
    number_format: str
    style: int
    is_error: bool
    is_date: bool
    is_string: bool
    shared_index: int | None
    array_range: str | None
    date1904: bool

    # Written out, and the class not frozen: a workbook has thousands of cells, and
    # a frozen dataclass takes three times as long to make.
    def __init__(
        self,
        row: int,
        column: int,
        raw: Raw,
        shown: str | None = None,
        formula: str | None = None,
        number_format: str = "General",
        style: int = 0,
        is_error: bool = False,
        is_date: bool = False,
        is_string: bool = False,
        shared_index: int | None = None,
        array_range: str | None = None,
        date1904: bool = False,
    ) -> None:
        self.row = row
        self.column = column
        self.raw = raw
        if shown is not None:
            self.shown = shown
        self.formula = formula
        self.number_format = number_format
        self.style = style
        self.is_error = is_error
        self.is_date = is_date
        self.is_string = is_string
        self.shared_index = shared_index
        self.array_range = array_range
        self.date1904 = date1904

    def __getattr__(self, name: str) -> str:
        if name != "shown":
            raise AttributeError(name)
        self.shown = show(self.raw, self.number_format, self.date1904)
        return self.shown

    @property
    def address(self) -> Address:
        return (self.row, self.column)


@dataclass(frozen=True, slots=True)
class Validation:
    """A data validation: where it holds, its type and its formulas as stored."""

    ranges: tuple[Range, ...]
    type: str
    operator: str | None = None
    formula1: str | None = None
    formula2: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet. ``cells`` holds only cells with a value or a formula."""

    name: str
    cells: Mapping[Address, Cell]
    state: str = "visible"  # visible | hidden | veryHidden
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[Address, str] = field(default_factory=dict)
    validations: tuple[Validation, ...] = ()
    part: str | None = None  # the zip part it came from, None outside xlsx
    problem: str | None = None  # why its cells could not be read, else None
    problem_kind: str = "unreadable"  # or "limit"; only where there is a problem
    problem_details: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_hidden(self) -> bool:
        return self.state != "visible"

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Rows with content from the top, each with its cells from the left."""
        by_row: dict[int, list[Cell]] = {}
        for cell in self.cells.values():
            by_row.setdefault(cell.row, []).append(cell)
        for row in sorted(by_row):
            yield row, sorted(by_row[row], key=lambda cell: cell.column)

    def is_hidden_cell(self, address: Address) -> bool:
        """True where the cell's row, column or whole sheet is hidden."""
        row, column = address
        return (
            self.is_hidden or row in self.hidden_rows or column in self.hidden_columns
        )


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one file, in the file's order.

    ``gaps`` names what the format or its reader cannot give, out of "formulas",
    "merges", "formats", "comments", "validations", "hidden", "errors": checks
    that need one of them say so in the coverage instead of passing.
    ``recalculated`` holds the value an engine computes for a formula cell, keyed
    (sheet name, row, column); ``implied`` what the formula around it would give for
    a constant that stands in line with formulas. ``recalculation`` tells how that
    went: done, partial, no_formulas, no_engine, refused, no_access, not_run.
    """

    file: str
    format: str  # xlsx | xlsm | xls | et | ods | xlsb
    sheets: tuple[Sheet, ...]
    date1904: bool = False
    defined_names: Mapping[str, str] = field(default_factory=dict)
    external_links: tuple[str, ...] = ()
    gaps: frozenset[str] = frozenset()
    properties: Mapping[str, str] = field(default_factory=dict)
    recalculated: Mapping[tuple[str, int, int], Raw] = field(default_factory=dict)
    implied: Mapping[tuple[str, int, int], Raw] = field(default_factory=dict)
    recalculation: str = "not_run"

    def place(self, sheet: Sheet | None = None, cell: Cell | None = None) -> Place:
        """Where the file, a sheet of it or a cell of that sheet stands."""
        return Place(
            self.file,
            sheet.name if sheet else None,
            cell.row if cell else None,
            cell.column if cell else None,
        )
