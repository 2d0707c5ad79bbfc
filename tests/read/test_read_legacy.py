"""Values of the other formats, and what is said to be missing."""

from __future__ import annotations

import os
import struct
import sys

import pytest
from compoundkit import compound, number, record, text, xls_stream
from partkit import pack

from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.read import ReadError, legacy, read_workbook


def read(data, name):
    return read_workbook(data, inspect(data, name, Limits()), name, Limits())


def ods(rows, name="数据表"):
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
        'office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="{name}">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "<manifest:manifest xmlns:manifest='urn:m'/>"
    return pack(
        {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def cell(kind, value, attribute="value"):
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def test_ods_values():
    rows = (
        f"<table:table-row>{cell('float', '78.55')}{cell('percentage', '0.5')}"
        f"{cell('string', '得分', 'string-value')}"
        f"{cell('boolean', 'true', 'boolean-value')}</table:table-row>"
        "<table:table-row><table:table-cell/></table:table-row>"
        f"<table:table-row>{cell('date', '2024-12-31', 'date-value')}"
        f"{cell('date', '2024-12-31T12:00:00', 'date-value')}"
        f"{cell('time', 'PT06H00M00S', 'time-value')}</table:table-row>"
    )
    workbook = read(ods(rows), "表.ods")
    (only,) = workbook.sheets
    assert {at: (one.raw, one.number_format) for at, one in only.cells.items()} == {
        (1, 1): (78.55, "General"),
        (1, 2): (0.5, "General"),
        (1, 3): ("得分", "General"),
        (1, 4): (True, "General"),
        (3, 1): (45657.0, "yyyy-mm-dd"),
        (3, 2): (45657.5, "yyyy-mm-dd hh:mm:ss"),
        (3, 3): (0.25, "hh:mm:ss"),
    }
    assert only.cells[3, 1].shown == "2024-12-31"
    assert workbook.gaps == {
        "formulas",
        "formats",
        "comments",
        "validations",
        "errors",
        "hidden",
        "merges",
    }


@pytest.mark.parametrize(("name", "format"), [("表.xls", "xls"), ("表.et", "et")])
def test_xls_values(name, format):
    label = record(
        0x0204, b"\1\0\0\0\0\0" + text("得分").replace(b"\2\1", b"\2\0\1", 1)
    )
    stream = xls_stream(number(0, 0, 78.55) + label, number(2, 1, 3.0))
    workbook = read(compound(Workbook=stream), name)
    assert workbook.format == format
    assert [one.name for one in workbook.sheets] == ["数据表", "评分表"]
    assert [
        {at: one.raw for at, one in sheet.cells.items()} for sheet in workbook.sheets
    ] == [{(1, 1): 78.55, (2, 1): "得分"}, {(3, 2): 3.0}]
    assert "merges" not in workbook.gaps


class Panic(BaseException):
    """What the library raises where it gives up inside: no ``Exception``."""


def test_a_panic_of_the_library_is_a_read_error(monkeypatch):
    def panic(source):
        raise Panic("index out of bounds")

    monkeypatch.setattr(legacy, "_calamine", lambda: panic)
    with pytest.raises(ReadError) as caught:
        read(compound(Workbook=xls_stream(number(0, 0, 1.0))), "表.xls")
    assert caught.value.problem.reason == "malformed"


def test_what_the_library_prints_stays_inside(monkeypatch, capfd):
    def panic(source):
        os.write(2, b"thread '<unnamed>' panicked")
        raise Panic("index out of bounds")

    monkeypatch.setattr(legacy, "_calamine", lambda: panic)
    with pytest.raises(ReadError):
        read(compound(Workbook=xls_stream(number(0, 0, 1.0))), "表.xls")
    print("said after it", file=sys.stderr)
    assert capfd.readouterr().err == "said after it\n"


@pytest.mark.parametrize(
    "bend",
    [
        pytest.param(lambda whole: whole[:-1], id="last byte cut off"),
        pytest.param(
            # the table of sectors is the last of them: the eighth follows itself
            lambda whole: whole[:-484] + struct.pack("<I", 7) + whole[-480:],
            id="sectors in a circle",
        ),
    ],
)
def test_a_container_the_library_cannot_follow_is_read_all_the_same(bend, capfd):
    whole = compound(Workbook=xls_stream(number(0, 0, 78.55)))
    (only,) = read(bend(whole), "表.xls").sheets
    assert {at: one.raw for at, one in only.cells.items()} == {(1, 1): 78.55}
    assert capfd.readouterr().err == ""


def test_an_interrupt_is_passed_on(monkeypatch):
    def interrupt(source):
        raise KeyboardInterrupt

    monkeypatch.setattr(legacy, "_calamine", lambda: interrupt)
    with pytest.raises(KeyboardInterrupt):
        read(compound(Workbook=xls_stream(number(0, 0, 1.0))), "表.xls")


def test_what_the_library_cannot_follow_is_a_read_error():
    with pytest.raises(ReadError) as caught:
        read(compound(Workbook=b"\x09\x08\x10\x00" + b"\0" * 16), "表.xls")
    assert caught.value.problem.fatal


def test_without_the_library_the_file_is_not_blamed(monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ReadError) as caught:
        read(compound(Workbook=xls_stream(number(0, 0, 1.0))), "表.xls")
    assert caught.value.problem.reason == "no_old_reader"
