"""Bent workbooks and documents end in findings: no crash, no hang, no bad copy."""

from __future__ import annotations

import datetime
import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfeval_xl import api
from selfeval_xl.config import load_settings
from selfeval_xl.fixing import correct
from selfeval_xl.forms import load_specs
from selfeval_xl.intake.discover import discover
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.papers import Reader

LONGEST = 2.0
SETTINGS = load_settings(today=datetime.date(2025, 12, 31))
SAMPLES = Path(__file__).parents[2] / "samples"
FILES = [
    SAMPLES / "03-算术" / "数据表.xlsx",
    SAMPLES / "05-得分" / "评分表.xlsx",
    SAMPLES / "21-各式表样-有误" / "national-project" / "自评材料.xlsx",
]
_VALUES = (
    "",
    "0",
    "-1",
    "1048577",
    "99999999999",
    "XFE1",
    "A0",
    "rId99",
    "NaN",
    "&lt;",
)
_ENDS = re.compile(rb"</?[A-Za-z:]+|[A-Za-z:]+=\"[^\"]*\"|>[^<]+<")


def bend(data, draw):
    """The container with some of its parts swapped, dropped, doubled or bent."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(one, archive.read(one)) for one in archive.namelist()]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(parts) - 1))
        name, content = parts[at]
        how = draw(st.sampled_from(("drop", "double", "swap", "cut", *("bend",) * 5)))
        if how == "drop" and len(parts) > 1:
            del parts[at]
        elif how == "double":
            parts.append((name, content))
        elif how == "swap":
            other = draw(st.integers(0, len(parts) - 1))
            parts[at], parts[other] = (name, parts[other][1]), (
                parts[other][0],
                content,
            )
        elif how == "cut":
            parts[at] = (name, content[: draw(st.integers(0, len(content)))])
        else:
            parts[at] = (name, _bent(content, draw))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.NameToInfo.clear()  # so that it writes a name twice
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def _bent(content, draw):
    """A tag renamed, an attribute or a text replaced, a stretch doubled or dropped."""
    found = list(_ENDS.finditer(content))
    if not found:
        return content
    one = found[draw(st.integers(0, len(found) - 1))]
    piece = one[0]
    if b"=" in piece[1:]:
        value = draw(st.sampled_from(_VALUES)).encode()
        new = piece.split(b"=")[0] + b'="' + value + b'"'
    elif piece.startswith(b">"):
        new = b">" + draw(st.sampled_from(_VALUES)).encode() + b"<"
    else:
        new = draw(st.sampled_from((piece + b"x", piece + piece, b"", b"<!--", b"<")))
    return content[: one.start()] + new + content[one.end() :]


def _run(path, data):
    """Read, judged and corrected within the time, without a failure of our own."""
    path.write_bytes(data)
    start = time.perf_counter()
    reading = api.read_found(lambda: discover([path]), SETTINGS)
    result = api.judge(reading)
    assert time.perf_counter() - start < LONGEST
    assert result.failures == ()
    report = correct(reading, unsafe=True)
    for copy in report.copies:
        with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
            assert archive.testzip() is None
    assert report.after.failures == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.data())
def test_bent_workbook(tmp_path, file, data):
    _run(tmp_path / "表.xlsx", bend(file.read_bytes(), data.draw))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.data())
def test_bytes_changed(tmp_path, file, data):
    whole = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(
            st.integers(0, 255)
        )
    _run(tmp_path / "表.xlsx", bytes(whole[: data.draw(st.integers(1, len(whole)))]))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param("xl/workbook.xml", b'sheetId="1"', b'sheetId="XFE1"', id="sheet"),
        pytest.param(
            "xl/worksheets/sheet1.xml", b'<col min="1"', b'<col min="A"', id="column"
        ),
    ],
)
def test_numbers_that_are_none(tmp_path, part, old, new):
    """Bent attributes once found by the tests above."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(FILES[0]) as given,
        zipfile.ZipFile(target, "w") as archive,
    ):
        assert old in given.read(part)
        for name in given.namelist():
            content = given.read(name)
            archive.writestr(
                name, content.replace(old, new) if name == part else content
            )
    _run(tmp_path / "表.xlsx", target.getvalue())


_HEADS = (
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.4"),
    *(b"{\\rtf1", b"<html>", b"\xff\xfe", b""),
)
_NAMES = ("表.xlsx", "表.xls", "报告.docx", "报告.pdf", "报告.txt", "表.ods", "表")


@given(st.sampled_from(_HEADS), st.binary(max_size=400), st.sampled_from(_NAMES))
def test_any_bytes(head, rest, name):
    reader = Reader(SETTINGS, load_specs())
    paper = reader.paper(head + rest, name)
    assert paper.path == name
    assert reader.failures == []
    assert inspect(head + rest, name, SETTINGS.limits).kind
