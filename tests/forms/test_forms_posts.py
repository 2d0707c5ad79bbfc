"""Posts and persons by kind beside each other, and units below one another, add up."""

from __future__ import annotations

import pytest
from sheetkit import sheet

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Workbook

MERGES = ("A2:A3", "B2:D2", "E2:G2", "H2:H3")
HEADS = [
    ["单位名称", "编制数", None, None, "年末实有人数", None, None, "控制率"],
    [None, *("合计", "行政", "事业") * 2],
]
KEYS = [
    *("quota", "quota_admin", "quota_inst"),
    *("onpost", "onpost_admin", "onpost_inst", "ctrl"),
]


def form_of(*rows):
    lines = [["2024年度部门整体支出绩效自评人员情况表"], *HEADS, *rows]
    book = Workbook("a.xlsx", "xlsx", (sheet(lines, MERGES),))
    (form,) = recognise(book, load_specs())
    return form


RIGHT = [
    ["局本级", 30, 20, 10, 27, 18, 9, 0.9],
    ["所属中心", 25, 0, 25, 24, 0, 24, 0.96],
    ["合计", 55, 20, 35, 51, 18, 33, 0.9273],
]


def test_both_header_rows_are_read():
    (matrix,) = form_of(*RIGHT).matrices
    assert (matrix.block, [c.key for c in matrix.columns]) == ("staff", KEYS)
    assert [row.label for row in matrix.rows] == ["局本级", "所属中心", "合计"]


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "expected"),
    [
        pytest.param(0, 1, 31, "B4", "30", id="posts of a unit"),
        pytest.param(2, 5, 19, "F6", "18", id="persons of all units"),
    ],
)
def test_what_adds_up(row, column, value, cell, expected):
    assert found(RIGHT) == []
    wrong = [list(line) for line in RIGHT]
    wrong[row][column] = value
    assert found(wrong) == [(cell, expected)]


def found(rows):
    form = form_of(*rows)
    violations = analyse(form, identities_of(form, load_specs())).violations
    return list(
        dict.fromkeys((v.culprit.place.a1, str(v.expected)) for v in violations)
    )
