from __future__ import annotations

import pytest
from builders import said, worded
from issued_forms import ROWS, data, inserted, usual

RATE = {(row, 4): f'IF(N(B{row})=0,"",C{row}/B{row})' for row in range(4, 9)}
TOTAL = {(4, 2): "SUM(B5:B8)", (4, 3): "SUM(C5:C8)"}
NEW = ("五、零星修缮支出", 0, 0, None)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(data(), id="no formulas"),
        pytest.param(data(formulas=RATE | TOTAL), id="as issued"),
        pytest.param(
            data(formulas={(4, 2): "B8+B7+B6+B5"}), id="the same sum, put otherwise"
        ),
        pytest.param(data(formulas={(5, 4): "ROUND(C5/B5,4)"}), id="rounded"),
        pytest.param(
            data(inserted(ROWS, 5, NEW), formulas={(4, 2): "SUM(B5:B9)"}),
            id="with a row the unit has added",
        ),
        pytest.param(data(formulas={(5, 4): "VLOOKUP(A5,$F:$G,2)"}), id="no reckoning"),
        pytest.param(
            data(formulas={(5, 4): "B5/C5"}, is_own=False), id="no issued form"
        ),
    ],
)
def test_quiet(form):
    assert said("FM205", form) == []


@pytest.mark.parametrize(
    ("formulas", "cell"),
    [
        pytest.param({(5, 4): "B5/C5"}, "D5", id="upside down"),
        pytest.param(
            TOTAL | {(4, 3): "SUM(C5:C7)"}, "C4", id="a row left out of the sum"
        ),
        pytest.param({(7, 4): "C6/B7"}, None, id="another row's cell is neither way"),
    ],
)
def test_reported_at_its_cell(formulas, cell):
    found = [hit[:2] for hit in said("FM205", data(formulas=formulas))]
    assert found == ([(cell, "warning")] if cell else [])


def test_stated_by_the_form_as_all_forms_have_it():
    assert said("FM205", usual("D4/C4")) == []
    found = [hit[:2] for hit in said("FM205", usual("D4/B4"))]
    assert found == [("E4", "warning")]


def test_wording():
    assert worded("FM205", data(formulas={(5, 4): "B5/C5"})) == [
        (
            "此格公式为 =B5/C5，与下发的表样的算法不同（一、办公用房维护费 支用率 ＝ "
            "一、办公用房维护费 支用额 ÷ 一、办公用房维护费 核定额）",
            "从下发的空白表复制此格公式",
        )
    ]
