from __future__ import annotations

import pytest
from builders import said, worded
from year_builders import data, old_data, with_previous

HEADS = ("编制数", "年末实有人数")
ROWS = (("行政", 24, 23), ("事业", 12, 11), ("合计", 36, 34))


@pytest.mark.parametrize(
    "then",
    [
        pytest.param(ROWS, id="the same"),
        pytest.param(ROWS[::-1], id="rows in another order"),
        pytest.param((ROWS[0], ("合计", 36, 34)), id="last year lacks a row"),
    ],
)
def test_quiet(then):
    given = with_previous(data(ROWS, HEADS), old_data(then, HEADS))
    assert said("XD303", given) == []


def test_reported_once_where_the_total_follows():
    rows = (("行政", 25, 23), ("事业", 12, 11), ("合计", 37, 34))
    given = with_previous(data(rows, HEADS), old_data(ROWS, HEADS))
    assert said("XD303", given) == [("B4", "info", "25", None, "")]
    assert worded("XD303", given) == [
        (
            "“行政 编制数”为 25，上年为 24（2023/数据表.xlsx 数据表 B4）",
            "编制确有调整的，可以不理会；没有调整的，核对后改正",
        )
    ]
