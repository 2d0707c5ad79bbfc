from __future__ import annotations

from builders import said, worded
from paper_builders import data_sheet, paper, persons_sheet
from year_builders import (
    HEADS,
    LAST,
    NOW,
    THEN,
    data,
    numbers,
    old_data,
    scores,
    with_previous,
)

ROW = ("政府采购金额", "40.00", "48.00", "45.20")
LINES = (
    (1, "培训场次", 60, "≥10场", "10场", 60, None),
    (1, "办件按期率", 40, "≥95%", "97%", 40, None),
)


def old(*rows):
    return scores(*rows, year=2023, file="2023/评分表.xlsx")


def test_quiet_in_another_order():
    given = with_previous(data(NOW[::-1]), old_data(THEN))
    assert said("XD307", given) == []
    assert said("XD307", with_previous(scores(*LINES), old(*LINES[::-1]))) == []


def test_quiet_where_two_forms_of_a_kind_stand_beside_each_other():
    given = with_previous((data(), data(file="b.xlsx")), old_data((*THEN, ROW)))
    assert said("XD307", given) == []


def test_quiet_on_the_years_projects():
    now = (*NOW, ("  1.窗口改造", "1.00", "2.00", "3.00"))
    then = (*THEN, ("  1.系统运维", "4.00", "5.00", "6.00"))
    assert said("XD307", with_previous(data(now), old_data(then))) == []


def test_quiet_on_projects_right_below_their_sum():
    below = ("九、政府采购金额", "40.00", "48.00", "45.20")
    now = (*NOW, ("窗口改造", "1.00", "2.00", "3.00"), below)
    then = (*THEN, ("系统运维", "4.00", "5.00", "6.00"), ("夜间巡查",), below)
    assert said("XD307", with_previous(data(now), old_data(then))) == []


def test_quiet_on_a_heading_among_the_rows():
    now = (("收支情况",), *NOW)
    then = (("二、收支情况",), *THEN)
    assert said("XD307", with_previous(data(now), old_data(then))) == []


def test_a_row_dropped():
    given = with_previous(data(), old_data((*THEN, ROW)))
    assert said("XD307", given) == [("A1", "info", "", None, "")]
    assert worded("XD307", given) == [
        (
            "本表没有上年表中的“政府采购金额”（2023/数据表.xlsx 数据表 A7）",
            "表样确有调整的，可以不理会；误删的，补上",
        )
    ]


def test_a_row_dropped_on_one_sheet_of_several():
    now = paper(data_sheet(heads=HEADS, rows=numbers(NOW)), persons_sheet())
    then = paper(
        data_sheet(title=LAST, heads=HEADS, rows=numbers((*THEN, ROW))),
        persons_sheet(title="2023年度部门人员情况数据表"),
        file="2023/数据表.xlsx",
    )
    given = with_previous(now, then)
    assert said("XD307", given) == [("A1", "info", "", None, "")]


def test_a_row_added():
    given = with_previous(data((*NOW, ROW)), old_data())
    assert said("XD307", given) == [("A7", "info", "政府采购金额", None, "added")]


def test_an_indicator_replaced_and_a_weight_moved():
    now = (
        (1, "培训人次", 50, "≥300人次", "310人次", 50, None),
        (1, "办件按期率", 50, "≥95%", "97%", 50, None),
    )
    assert said("XD307", with_previous(scores(*now), old(*LINES))) == [
        ("A1", "info", "", None, ""),
        ("B4", "info", "培训人次", None, "added"),
        ("C5", "info", "50", None, "weight"),
    ]
