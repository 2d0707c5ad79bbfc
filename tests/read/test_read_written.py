from __future__ import annotations

import io
import zipfile

import pytest
from docxkit import saved, written
from report_builders import FOLDER
from test_read_pdf import pdf

from selfeval_xl import check
from selfeval_xl.read.office import find_office

REPORT = (FOLDER / "guangdong_right.txt").read_text(encoding="utf-8")
PARAGRAPHS = [line for line in REPORT.splitlines() if line.strip()]


def checked(tmp_path, data, name):
    """(kind of paper, [(code, severity)]) of a file checked alone."""
    (tmp_path / name).write_bytes(data)
    result = check(tmp_path / name)
    (paper,) = result.files
    return paper.kind, [(one.code, str(one.severity)) for one in result.findings]


def with_table(document, rows):
    made = document.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            made.cell(row, column).text = text
    return document


def nested(depth):
    """A document whose one paragraph is links in links."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(written("采购合同")))) as given,
        zipfile.ZipFile(made, "w") as taken,
    ):
        for name in given.namelist():
            part = given.read(name)
            if name == "word/document.xml":
                links = b"<w:hyperlink>" * depth + b"</w:hyperlink>" * depth
                part = part.replace(b"<w:r>", links + b"<w:r>", 1)
            taken.writestr(name, part)
    return made.getvalue()


SCORES = [
    ["一级指标", "三级指标", "分值", "自评得分", "扣分原因"],
    ["预算编制情况", "预算编制质量", "60", "60", ""],
    ["预算执行情况", "支出合规性", "40", "35.5", "个别工作未按期完成；已整改。"],
    ["合计", "", "100", "95.5", ""],
]


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(
            saved(written(*PARAGRAPHS)), "报告.docx", ("report", []), id="right docx"
        ),
        pytest.param(
            REPORT.encode("gb18030"), "报告.txt", ("report", []), id="right txt"
        ),
        pytest.param(
            saved(with_table(written(*PARAGRAPHS), SCORES)),
            "自评报告.docx",
            ("report", []),
            id="with its scores in a table",
        ),
        pytest.param(
            saved(written("采购合同", "甲方向乙方采购设备3台。")),
            "合同.docx",
            ("attachment", []),
            id="a contract",
        ),
        pytest.param(b"PK\x03\x04cut", "合同.docx", ("attachment", []), id="broken"),
        pytest.param(nested(3000), "合同.docx", ("attachment", []), id="nested deep"),
        pytest.param(
            pdf([], picture=True), "发票.pdf", ("attachment", []), id="a scan"
        ),
        pytest.param(
            saved(written("采购合同")),
            "合同.doc",
            ("attachment", []),
            id="another extension",
        ),
    ],
)
def test_quiet(tmp_path, data, name, expected):
    assert checked(tmp_path, data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(
            b"PK\x03\x04cut",
            "自评报告.docx",
            ("unreadable", [("FL101", "error")]),
            id="broken report",
        ),
        pytest.param(
            b"", "自评报告.docx", ("unreadable", [("FL101", "error")]), id="empty file"
        ),
        pytest.param(
            pdf([], [], picture=True),
            "自评报告.pdf",
            ("unreadable", [("FL101", "error")]),
            id="scanned report",
        ),
        pytest.param(
            saved(written(*PARAGRAPHS)),
            "自评报告.doc",
            ("report", [("FL104", "warning")]),
            id="docx called doc",
        ),
        pytest.param(
            nested(3000),
            "自评报告.docx",
            ("unreadable", [("FL101", "error")]),
            id="nested deep",
        ),
        pytest.param(
            saved(written("2024年度部门整体支出绩效自评报告")),
            "自评报告.docx",
            ("report", [("TX219", "error")]),
            id="title alone",
        ),
    ],
)
def test_reported(tmp_path, data, name, expected):
    assert checked(tmp_path, data, name) == expected


def test_a_form_in_a_document_is_checked_as_one(tmp_path):
    document = written("2024年度部门整体支出绩效自评指标评分表", "填报单位：某区某局")
    rows = [*SCORES[:3], ["合计", "", "100", "98"]]
    rows[3].append("")
    with_table(document, rows)
    kind, found = checked(tmp_path, saved(document), "评分表.docx")
    assert kind == "workbook"
    assert ("SC203", "error") in found


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_old_documents_through_libreoffice(tmp_path):
    rtf = "{\\rtf1\\ansi\\uc1 " + "\\par ".join(
        "".join(f"\\u{ord(char)}?" for char in line) for line in PARAGRAPHS
    )
    assert checked(tmp_path, (rtf + "}").encode(), "自评报告.rtf") == ("report", [])


def test_old_documents_without_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr("selfeval_xl.read.office.find_office", lambda: None)
    rtf = b"{\\rtf1 text}"
    assert checked(tmp_path, rtf, "自评报告.rtf") == (
        "unreadable",
        [("FL101", "error")],
    )
    assert checked(tmp_path, rtf, "合同.rtf") == ("attachment", [])


def test_an_old_form_without_libreoffice_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("selfeval_xl.read.office.find_office", lambda: None)
    assert checked(tmp_path, b"{\\rtf1 text}", "项目支出绩效自评表.rtf") == (
        "unreadable",
        [("FL101", "error")],
    )
