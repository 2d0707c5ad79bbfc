"""Findings that say the same, told once."""

import pytest
from reportkit import SHEET, finding, in_text

from selfeval_xl.model.place import Place
from selfeval_xl.report.alike import by_sheet, runs


def said(*findings):
    return [
        (file, sheet, [(one.numbers, one.cells) for one in groups])
        for file, sheet, groups in by_sheet(findings)
    ]


def test_same_words_of_one_sheet_go_together():
    findings = [
        finding(1, SHEET.at(1, 1), "未填写"),
        finding(2, SHEET.at(2, 1), "别的"),
        finding(3, SHEET.at(3, 1), "未填写"),
        finding(4, Place(SHEET.file, "另表", 3, 1), "未填写"),
    ]
    assert said(*findings) == [
        ("数据表.xlsx", "数据表", [("1,3", ["A1", "A3"]), ("2", ["A2"])]),
        ("数据表.xlsx", "另表", [("4", ["A3"])]),
    ]


def test_places_in_a_text_are_told_one_by_one():
    assert said(in_text(1), in_text(2)) == [
        ("自评报告.docx", None, [("1", []), ("2", [])])
    ]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        pytest.param([7], "7", id="one"),
        pytest.param([1, 3, 4, 5, 9], "1,3-5,9", id="runs"),
        pytest.param([2, 1], "1-2", id="in any order"),
    ],
)
def test_runs(numbers, text):
    assert runs(numbers) == text
