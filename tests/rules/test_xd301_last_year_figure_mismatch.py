from __future__ import annotations

import pytest
from builders import ended, said, worded
from year_builders import (
    NOW,
    THEN,
    data,
    old_data,
    submission,
    with_previous,
)

YUAN = tuple(
    (row[0], *(f"{float(cell) * 10000:.2f}" for cell in row[1:])) for row in THEN
)
ROUNDED = (
    ("支出合计", "115.0", "188.0", "177.7"),
    ("基本支出", "75.0", "113.0", "108.8"),
    ("项目支出", "40.0", "75.0", "68.8"),
)
TURNED = tuple((row[0], row[3], row[1], row[2]) for row in THEN)


def changed(rows, index, column, cell):
    return tuple(
        tuple(cell if (i, j) == (index, column) else one for j, one in enumerate(row))
        for i, row in enumerate(rows)
    )


@pytest.mark.parametrize(
    "then",
    [
        pytest.param(old_data(), id="agrees"),
        pytest.param(
            old_data(TURNED, ("决算数", "上年决算数", "年初预算数")), id="other columns"
        ),
        pytest.param(old_data(YUAN, money="单位：元"), id="元 against 万元"),
        pytest.param(old_data(THEN[::-1]), id="rows in another order"),
        pytest.param(old_data(THEN[1:]), id="last year lacks the total"),
        pytest.param(
            old_data(changed(THEN, 2, 3, None)), id="blank last year is CE101's"
        ),
        pytest.param(old_data(ROUNDED), id="rounded last year"),
    ],
)
def test_quiet(then):
    assert said("XD301", with_previous(data(), then)) == []


def test_quiet_where_one_of_two_papers_agrees():
    other = old_data(changed(THEN, 2, 3, "70.00"), file="2023/b.xlsx")
    assert said("XD301", with_previous(data(), other, old_data())) == []


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        pytest.param(
            submission(data()),
            ("not_applicable", 1, "没有给出上一年的材料（--previous）"),
            id="not asked for",
        ),
        pytest.param(
            with_previous(data()),
            ("insufficient_data", 1, "没有找到本单位上一年的材料"),
            id="not found",
        ),
        pytest.param(
            with_previous(data(), old_data(heads=("上年决算数", "年初预算数", "全年预算数"))),
            ("insufficient_data", 3, "上一年的材料中没有同样的表或项目"),
            id="no such column last year",
        ),
        pytest.param(
            with_previous(data(), old_data()), ("passed", 3, ""), id="all agree"
        ),
    ],
)
def test_outcome(given, outcome):
    assert ended("XD301", given) == [outcome]


def test_reported():
    given = with_previous(data(changed(NOW, 2, 1, "86.84")), old_data())
    assert said("XD301", given) == [("B6", "warning", "86.84", "68.84", "")]
    assert worded("XD301", given) == [
        (
            "“项目支出 上年决算数”为 86.84万元，上年材料中为 68.84万元（2023/数据表.xlsx 数据表 D6）",
            "核对上年决算后改为 68.84；上年数据事后有调整的，说明原因",
        )
    ]


def test_the_right_value_is_in_the_cells_own_unit():
    given = with_previous(
        data(changed(NOW, 2, 1, "86.84")), old_data(YUAN, money="单位：元")
    )
    assert said("XD301", given) == [("B6", "warning", "86.84", "68.84", "")]


def test_a_total_that_follows_from_its_part_is_left_to_it():
    rows = changed(changed(NOW, 2, 1, "86.84"), 0, 1, "195.65")
    assert said("XD301", with_previous(data(rows), old_data())) == [
        ("B6", "warning", "86.84", "68.84", "")
    ]


def test_one_unit_of_the_last_place_is_only_told():
    given = with_previous(data(changed(NOW, 2, 1, "68.85")), old_data())
    assert said("XD301", given) == [("B6", "info", "68.85", "68.84", "close")]


def test_unknown_rows_go_by_their_label():
    now = data((*NOW, ("专用设备折旧", "5.00", "6.00", "7.00")))
    then = old_data((("3.专用设备折旧", "1.00", "2.00", "4.00"), *THEN))
    found = said("XD301", with_previous(now, then))
    assert found == [("B7", "warning", "5", "4.00", "")]


STAFF_HEADS = ("编制数", "上年末实有人数", "年末实有人数")


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param(23, [], id="agrees"),
        pytest.param(22, [("C4", "warning", "22", "23", "")], id="differs"),
    ],
)
def test_people_at_last_years_end(people, expected):
    now = data((("行政", 24, people, 21), ("事业", 12, 11, 10)), STAFF_HEADS)
    then = old_data((("行政", 24, 20, 23), ("事业", 12, 12, 11)), STAFF_HEADS)
    assert said("XD301", with_previous(now, then)) == expected
