"""Workbooks in other formats than zipped XML: .xls, .et, .xlsb, .ods; values only."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from selfeval_xl.intake.compound import alone
from selfeval_xl.intake.inspect import Inspection
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import Refusal, broken, refuse, too_much
from selfeval_xl.model.grid import Address, Cell, Range, Raw, Sheet, Workbook
from selfeval_xl.read.cells import DATE_FORMAT, TIME_FORMAT, serial
from selfeval_xl.read.xls_looks import XlsLooks, read_xls_looks
from selfeval_xl.values.display import is_date_format

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

_GAPS = frozenset({"formulas", "comments", "validations"})
_NO_LOOKS = frozenset({"formats", "errors", "hidden"})
_NO_MERGES = frozenset({"ods", "xlsb"})
_STATES = {"Visible": "visible", "Hidden": "hidden", "VeryHidden": "veryHidden"}
_MIDNIGHT = datetime.time()
_DAY = datetime.timedelta(days=1)
_one_at_a_time = Lock()
_Value = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)


def read_legacy(
    data: bytes, inspection: Inspection, file: str, limits: Limits
) -> Workbook:
    """Read a workbook's values; ``gaps`` names what these formats do not give here.

    Raises ``Refusal`` where the library behind it cannot follow the file.
    """
    stream = inspection.stream
    looks = read_xls_looks(stream) if stream is not None else None
    gaps = _GAPS if looks else _GAPS | _NO_LOOKS
    if inspection.format in _NO_MERGES:
        gaps |= {"merges"}
    if stream is not None:
        data = alone("Workbook", stream)
    with _silent():
        listed = _sheets(data, limits)
    sheets = tuple(_with_looks(sheet, looks, at) for at, sheet in listed)
    return Workbook(file, inspection.format, sheets, gaps=gaps)


@contextmanager
def _silent() -> Iterator[None]:
    """Let nothing through that the library prints where it gives up inside.

    It writes to the standard error by itself, past whatever Python has in its place.
    """
    with _one_at_a_time:
        try:
            kept = os.dup(2)
        except OSError:  # a program without a terminal may have none
            yield
            return
        try:
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _sheets(data: bytes, limits: Limits) -> list[tuple[int, Sheet]]:
    """The sheets with cells, each with its place among all."""
    book = _open(data)
    listed = [
        (at, one)
        for at, one in enumerate(book.sheets_metadata)
        if str(one.typ).endswith("WorkSheet")
    ]
    if len(listed) > limits.sheets:
        raise too_much("sheets", len(listed), limits.sheets)
    return [(at, _sheet(book, at, one, limits)) for at, one in listed]


def _with_looks(sheet: Sheet, looks: XlsLooks | None, at: int) -> Sheet:
    """The sheet with number formats, error values and what is hidden."""
    if looks is None or at >= len(looks.sheets) or sheet.problem:
        return sheet
    own = looks.sheets[at]
    cells = dict(sheet.cells)
    for address, error in own.errors.items():
        cells[address] = Cell(*address, error, is_error=True)
    for address, style in own.styles.items():
        cell = cells.get(address)
        if cell is not None and style < len(looks.formats):
            number_format = looks.formats[style]
            is_date = isinstance(cell.raw, float) and is_date_format(number_format)
            cells[address] = Cell(
                cell.row,
                cell.column,
                cell.raw,
                number_format=number_format,
                style=style,
                is_error=cell.is_error,
                is_date=is_date,
                is_string=cell.is_string,
            )
    return replace(
        sheet,
        cells=cells,
        hidden_rows=frozenset(own.hidden_rows),
        hidden_columns=frozenset(own.hidden_columns),
    )


def _open(data: bytes) -> CalamineWorkbook:
    try:
        opener = _calamine()
    except ImportError:
        raise broken("no_old_reader") from None
    try:
        return opener(io.BytesIO(data))
    except BaseException as error:
        if type(error).__name__ == "PasswordError":
            raise refuse("encrypted", "password") from None
        raise _refusal(error) from None


def _calamine() -> Callable[[io.BytesIO], CalamineWorkbook]:
    """The library's opener; loaded only where a file needs it."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike


def _refusal(error: BaseException) -> Refusal:
    """What an exception of the library says of the file.

    A panic inside it is no ``Exception``; what stops a run is passed on.
    """
    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
        raise error
    if isinstance(error, Refusal):
        return error
    return broken("malformed", found=str(error)[:200])


def _sheet(
    book: CalamineWorkbook, at: int, listed: SheetMetadata, limits: Limits
) -> Sheet:
    state = _STATES.get(str(listed.visible).rpartition(".")[2], "visible")
    try:
        sheet = book.get_sheet_by_index(at)
        cells = _cells(sheet, limits)
        merges = _merges(sheet)
    except BaseException as error:
        problem = _refusal(error).problem
        return Sheet(
            listed.name,
            {},
            state,
            problem=problem.reason,
            problem_kind=problem.kind,
            problem_details=problem.details,
        )
    return Sheet(listed.name, cells, state, merges)


def _merges(sheet: CalamineSheet) -> tuple[Range, ...]:
    found = sheet.merged_cell_ranges or []
    return tuple(
        Range(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in found
    )


def _cells(sheet: CalamineSheet, limits: Limits) -> dict[Address, Cell]:
    if sheet.end is None:
        return {}
    last_row, last_column = sheet.end[0] + 1, sheet.end[1] + 1
    if last_row > limits.last_row:
        raise too_much("last_row", last_row, limits.last_row)
    if last_column > limits.last_column:
        raise too_much("last_column", last_column, limits.last_column)
    cells: dict[Address, Cell] = {}
    rows = sheet.to_python(skip_empty_area=False)
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                cells[row, column] = _cell(row, column, value)
    if len(cells) > limits.cells:
        raise too_much("cells", len(cells), limits.cells)
    return cells


def _cell(row: int, column: int, value: _Value) -> Cell:
    raw: Raw
    number_format = "General"
    if isinstance(value, (str, bool)):
        raw = value
    elif isinstance(value, (int, float)):
        raw = float(value)
    else:
        raw, number_format = _day_number(value)
    return Cell(
        row,
        column,
        raw,
        number_format=number_format,
        is_date=number_format != "General",
        is_string=isinstance(raw, str),
    )


def _day_number(
    value: datetime.time | datetime.date | datetime.timedelta,
) -> tuple[float, str]:
    """The number a date or time is stored as, and a format that shows it."""
    if isinstance(value, datetime.timedelta):
        return value / _DAY, "[h]:mm:ss"
    if isinstance(value, datetime.time):
        start = datetime.datetime.combine(datetime.date.min, _MIDNIGHT)
        time = datetime.datetime.combine(datetime.date.min, value)
        return (time - start) / _DAY, TIME_FORMAT
    if isinstance(value, datetime.datetime):
        return serial(value), "yyyy-mm-dd hh:mm:ss"
    return serial(datetime.datetime.combine(value, _MIDNIGHT)), DATE_FORMAT
