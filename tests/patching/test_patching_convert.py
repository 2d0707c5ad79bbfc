"""Older formats through LibreOffice, where there is one."""

import subprocess
from pathlib import Path

import pytest
from patchkit import book_of, pack, parts

from selfeval_xl.patching import convert
from selfeval_xl.patching.convert import to_xlsx
from selfeval_xl.read.office import find_office

ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>99</v></c></row>'


def test_without_a_converter_nothing_is_made(monkeypatch):
    monkeypatch.setattr(convert, "find_office", lambda: None)
    assert to_xlsx({"a": (b"", ".xls")}) == {}


def test_a_converter_that_fails_or_hangs_makes_nothing(monkeypatch):
    def hang(*_, **__):
        raise subprocess.TimeoutExpired("soffice", 1)

    monkeypatch.setattr(convert, "find_office", lambda: "soffice")
    monkeypatch.setattr(subprocess, "run", hang)
    assert to_xlsx({"a": (b"", ".xls")}) == {}


def test_each_is_converted_under_a_name_of_its_own(monkeypatch):
    def copy(command, **_):
        folder = Path(command[command.index("--outdir") + 1])
        folder.mkdir()
        for source in map(Path, command[-2:]):
            (folder / f"{source.stem}.xlsx").write_bytes(
                source.suffix.encode() + source.read_bytes()
            )

    monkeypatch.setattr(convert, "find_office", lambda: "soffice")
    monkeypatch.setattr(subprocess, "run", copy)
    assert to_xlsx({"甲/表.et": (b"1", ".et"), "乙/表.ods": (b"2", ".ods")}) == {
        "甲/表.et": b".xls1",
        "乙/表.ods": b".ods2",
    }


@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
def test_formulas_are_calculated_on_the_way():
    made = to_xlsx({"a": (pack(parts(ROWS)), ".xlsx")})
    cell = book_of(made["a"]).sheets[0].cells[1, 2]
    assert (cell.formula, cell.raw) == ("A1*2", 2.0)
