"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from compoundkit import bof, compound, number, record, xls_stream

from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits

TYPES = '<Types><Override PartName="/x" ContentType="application/{}"/></Types>'
XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
XLSM = "vnd.ms-excel.sheet.macroEnabled.main+xml"
XLSB = "vnd.ms-excel.sheet.binary.macroEnabled.main"
DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(type, **more):
    return packed({"[Content_Types].xml": TYPES.format(type)} | more)


def packed(content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in content.items():
            file.writestr(name, text)
    return out.getvalue()


def ods(rows="", **more):
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
        f"<table:table>{rows}</table:table></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content} | more)


XLS = compound(Workbook=xls_stream(number(0, 0, 1.0)))
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def told(data, name, limits=Limits()):
    found = inspect(data, name, limits)
    problems = [(one.kind, one.reason, one.fatal) for one in found.problems]
    return found.format, found.kind, problems


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        pytest.param(package(XLSX), "表.xlsx", "xlsx", id="xlsx"),
        pytest.param(package(XLSM), "表.XLSM", "xlsm", id="xlsm"),
        pytest.param(package(XLSB), "表.xlsb", "xlsb", id="xlsb"),
        pytest.param(packed({"xl/workbook.xml": ""}), "表.xlsx", "xlsx", id="no types"),
        pytest.param(package(XLSX), "表.et", "xlsx", id="et of today"),
        pytest.param(package(XLSX), "表", "xlsx", id="no extension"),
        pytest.param(XLS, "表.xls", "xls", id="xls"),
        pytest.param(XLS, "表.et", "et", id="et"),
        pytest.param(ods(), "表.ods", "ods", id="ods"),
    ],
)
def test_workbooks(data, name, format):
    assert told(data, name) == (format, "workbook", [])


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        pytest.param(b"%PDF-1.7", "合同.pdf", "pdf", id="pdf"),
        pytest.param(PNG, "照片.png", "png", id="image"),
        pytest.param(b"\xff\xd8\xff\xe0", "照片.jpg", "jpg", id="photo"),
        pytest.param(package(DOCX), "报告.docx", "docx", id="docx"),
        pytest.param(compound(WordDocument=b"x"), "报告.doc", "doc", id="doc"),
        pytest.param(compound(Contents=b"x"), "报告.wps", "ole", id="other compound"),
        pytest.param(
            compound(EncryptedPackage=b"x"), "报告.docx", "encrypted", id="locked docx"
        ),
        pytest.param(packed({"a.txt": "x"}), "材料.zip", "zip", id="zip"),
        pytest.param(b"PK\3\4 cut off", "材料.zip", "", id="broken zip"),
        pytest.param(b"Rar!\x1a\x07\x00", "材料.rar", "rar", id="rar"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", "材料.7z", "7z", id="7z"),
        pytest.param("说明".encode(), "说明.txt", "txt", id="text"),
        pytest.param("说明".encode("gbk"), "说明.txt", "txt", id="text of old systems"),
        pytest.param(b"a,b\n1,2\n", "表.csv", "csv", id="csv"),
        pytest.param(b"<html></html>", "页.html", "html", id="html"),
        pytest.param(b"\0\1\2", "什么.dat", "", id="anything"),
        pytest.param(b"", "空.txt", "", id="empty"),
    ],
)
def test_attachments_are_no_fault(data, name, format):
    assert told(data, name) == (format, "attachment", [])


@pytest.mark.parametrize(
    ("data", "name", "format", "reason"),
    [
        pytest.param(XLS, "表.xlsx", "xls", "is_xls", id="xls as xlsx"),
        pytest.param(package(XLSX), "表.xls", "xlsx", "is_xlsx", id="xlsx as xls"),
        pytest.param(package(XLSM), "表.xlsx", "xlsm", "is_xlsm", id="macros as xlsx"),
        pytest.param(package(XLSX), "表.docx", "xlsx", "is_xlsx", id="as a document"),
    ],
)
def test_another_workbook_is_read_and_told(data, name, format, reason):
    assert told(data, name) == (
        format,
        "workbook",
        [("wrong_extension", reason, False)],
    )


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        pytest.param(b"", "表.xlsx", ("unreadable", "empty"), id="empty"),
        pytest.param(
            b"<html><table>", "表.xls", ("wrong_extension", "is_html"), id="web page"
        ),
        pytest.param(
            "\ufeff<table><tr>".encode("utf-16-le"),
            "表.xls",
            ("wrong_extension", "is_html"),
            id="web table",
        ),
        pytest.param(
            "指标,得分\na,1\n".encode(),
            "表.xlsx",
            ("wrong_extension", "is_csv"),
            id="csv",
        ),
        pytest.param(
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
            "表.xls",
            ("wrong_extension", "is_xml_spreadsheet"),
            id="spreadsheet of 2003",
        ),
        pytest.param(
            b"MIME-Version: 1.0\r\n",
            "表.xls",
            ("wrong_extension", "is_mhtml"),
            id="mht",
        ),
        pytest.param(
            b"%PDF-1.7", "表.xlsx", ("wrong_extension", "is_pdf"), id="pdf as xlsx"
        ),
        pytest.param(
            package(DOCX), "表.xlsx", ("wrong_extension", "is_docx"), id="docx as xlsx"
        ),
        pytest.param(
            packed({"a": "x"}),
            "表.xlsx",
            ("wrong_extension", "is_zip"),
            id="zip as xlsx",
        ),
        pytest.param(
            b"\0\1\2", "表.xlsx", ("unreadable", "unknown_content"), id="anything"
        ),
        pytest.param(
            package(XLSX)[:60], "表.xlsx", ("unreadable", "truncated"), id="cut off"
        ),
        pytest.param(
            XLS[:700], "表.xls", ("unreadable", "truncated"), id="xls cut off"
        ),
        pytest.param(
            compound(EncryptedPackage=b"x"),
            "表.xlsx",
            ("encrypted", "password"),
            id="locked",
        ),
        pytest.param(
            compound(Workbook=xls_stream(b"", before=record(0x2F, b"\0\0"))),
            "表.xls",
            ("encrypted", "password"),
            id="locked xls",
        ),
        pytest.param(
            ods(**{"META-INF/manifest.xml": "<m:encryption-data/>"}),
            "表.ods",
            ("encrypted", "password"),
            id="locked ods",
        ),
        pytest.param(
            package(XLSX, **{"big.xml": "0" * 2_000_000}),
            "表.xlsx",
            ("limit", "zip_ratio"),
            id="bomb",
        ),
        pytest.param(
            compound(Workbook=xls_stream(number(14_000, 0, 1.0) + number(0, 190, 1.0))),
            "表.xls",
            ("limit", "places"),
            id="xls with cells strewn about",
        ),
        pytest.param(
            compound(Workbook=xls_stream(*[number(9_000, 150, 1.0)] * 2)),
            "表.xls",
            ("limit", "places"),
            id="xls with cells strewn about its sheets",
        ),
        pytest.param(
            compound(Workbook=xls_stream(number(30_000, 0, 1.0))),
            "表.xls",
            ("limit", "last_row"),
            id="xls far down",
        ),
        pytest.param(
            compound(
                Workbook=xls_stream(number(0, 0, 1.0)).replace(
                    b"\x0e\0\x2a", b"\x0e\0\x2c"
                )
            ),
            "表.xls",
            ("unreadable", "sheet_place"),
            id="xls with a sheet where there is none",
        ),
        pytest.param(
            compound(
                Workbook=xls_stream(
                    record(0x0200, struct.pack("<IIHHH", 7, 7, 0, 5, 0))
                )
            ),
            "表.xls",
            ("unreadable", "dimensions"),
            id="xls whose first row comes after its last",
        ),
        pytest.param(
            compound(
                Workbook=xls_stream(
                    record(0x0200, struct.pack("<HHHHH", 0, 9, 6, 3, 0))
                )
            ),
            "表.xls",
            ("unreadable", "dimensions"),
            id="xls whose first column comes after its last",
        ),
        pytest.param(
            compound(
                Workbook=xls_stream(
                    record(0x0200, struct.pack("<IIHHH", 0, 0x7FFFFFFF, 0, 256, 0))
                )
            ),
            "表.xls",
            ("unreadable", "dimensions"),
            id="xls that claims more rows than there are",
        ),
        pytest.param(
            ods(
                '<table:table-row table:number-rows-repeated="999999999">'
                "<table:table-cell "
                ""
                'office:value-type="float" office:value="1"/></table:table-row>'
            ),
            "表.ods",
            ("limit", "last_row"),
            id="ods repeated",
        ),
        pytest.param(
            package(
                XLSB,
                **{
                    "xl/worksheets/sheet1.bin": b"\0\4"
                    + b"\xff\xff\x0f\0"
                    + b"\5\4"
                    + b"\0" * 4
                },
            ),
            "表.xlsb",
            ("limit", "last_row"),
            id="xlsb far down",
        ),
    ],
)
def test_unreadable(data, name, problem):
    _, kind, problems = told(data, name)
    assert (kind, problems) == ("unreadable", [(*problem, True)])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            compound(
                Workbook=xls_stream(
                    record(0x0201, struct.pack("<HHH", 65_535, 255, 0))
                    + bof(0x20)
                    + number(40_000, 0, 1.0)
                    + record(0x0A)
                    + number(0, 0, 1.0)
                )
            ),
            id="xls: a styled blank at the end, and a chart's figures",
        ),
        pytest.param(
            ods(
                '<table:table-row><table:table-cell office:value-type="float"/>'
                '<table:table-cell table:number-columns-repeated="16383"/>'
                "</table:table-row>"
                '<table:table-row table:number-rows-repeated="1048575">'
                "<table:table-cell/>"
                "</table:table-row>"
            ),
            id="ods: blank to the sheet's end",
        ),
    ],
)
def test_blanks_far_out_are_nothing(data):
    name = "表.xls" if data.startswith(b"\xd0") else "表.ods"
    assert told(data, name)[1:] == ("workbook", [])


def test_limits_are_settings():
    found = inspect(package(XLSX), "表.xlsx", Limits(file_bytes=10))
    (problem,) = found.problems
    assert (problem.kind, problem.reason) == ("limit", "file_size")
    assert problem.details["limit"] == 10


@pytest.mark.parametrize("at", range(0, 640, 4))
def test_no_broken_byte_of_a_compound_file_is_fatal_to_the_run(at):
    for value in (0x00, 0x01, 0xFF):
        data = bytearray(XLS)
        data[at] = value
        inspect(bytes(data), "表.xls", Limits())
