"""Number formats, error values and what is hidden, out of .xls streams."""

from __future__ import annotations

import struct

from compoundkit import bof, compound, number, record, xls_stream

from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.read import read_workbook


def format_record(id, code):
    return record(0x041E, struct.pack("<HHB", id, len(code), 0) + code.encode())


def style(format_id):
    return record(0x00E0, struct.pack("<HH", 0, format_id) + b"\0" * 16)


STYLES = (
    format_record(164, "0.00%")
    + format_record(165, "yyyy-mm")
    + style(0)
    + style(164)
    + style(165)
    + style(4)
)


def read(*sheets):
    data = compound(Workbook=xls_stream(*sheets, before=STYLES))
    return read_workbook(data, inspect(data, "表.xls", Limits()), "表.xls", Limits())


def test_numbers_are_shown_with_their_formats():
    several = struct.pack("<HH", 1, 0)
    several += b"".join(struct.pack("<HI", 3, (n << 2) | 2) for n in (1234, 5))
    workbook = read(
        number(0, 0, 0.15576, style=1)
        + number(0, 1, 45657.0, style=2)
        + number(0, 2, 2.5)
        + record(0x00BD, several + struct.pack("<H", 1))
    )
    (only,) = workbook.sheets
    assert {at: (one.shown, one.is_date) for at, one in only.cells.items()} == {
        (1, 1): ("15.58%", False),
        (1, 2): ("2024-12", True),
        (1, 3): ("2.5", False),
        (2, 1): ("1,234.00", False),
        (2, 2): ("5.00", False),
    }
    assert workbook.gaps == {"formulas", "comments", "validations"}


def test_error_values_are_no_blanks():
    typed = record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 0x2A, 1))
    result = b"\2\0\7\0\0\0\xff\xff"
    formula = record(
        0x0006, struct.pack("<HHH", 0, 1, 0) + result + b"\0" * 6 + struct.pack("<H", 0)
    )
    (only,) = read(typed + formula).sheets
    assert {at: (one.raw, one.is_error) for at, one in only.cells.items()} == {
        (1, 1): ("#N/A", True),
        (1, 2): ("#DIV/0!", True),
    }


def test_hidden_rows_and_columns():
    rows = b"".join(
        record(0x0208, struct.pack("<HHHHHHI", row, 0, 1, 300, 0, 0, flags))
        for row, flags in ((0, 0), (2, 0x20))
    )
    columns = record(0x007D, struct.pack("<HHHHHH", 1, 2, 2000, 0, 1, 0))
    chart = bof(0x20) + number(5, 5, 1.0) + record(0x0A)
    (only,) = read(columns + rows + chart + number(0, 0, 1.0)).sheets
    assert only.hidden_rows == {3}
    assert only.hidden_columns == {2, 3}
    assert set(only.cells) == {(1, 1)}


def test_looks_that_cannot_be_followed_are_a_gap():
    stream = xls_stream(number(0, 0, 1.0)).replace(b"\0\6", b"\0\5", 1)
    data = compound(Workbook=stream)
    found = inspect(data, "表.xls", Limits())
    workbook = read_workbook(data, found, "表.xls", Limits())
    assert workbook.gaps == {
        *("formulas", "comments", "validations"),
        *("formats", "errors", "hidden"),
    }
