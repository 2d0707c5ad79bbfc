"""Columns beside the usual ones: deductions, two columns of words, a second weight."""

from __future__ import annotations

import pytest
from indicatorkit import said, the_table

from selfeval_xl.forms.indicator_words import heading

HEAD = ["一级指标", "三级指标", "分值", "自评情况说明", "扣分", "得分", "扣分原因"]
ROWS = [
    ["过程", "预算执行率", 5, "预算执行率为91%", 1, 4, "项目晚开工"],
    [None, "制度健全性", 5, "已健全", None, 5, None],
    ["合计", None, 10, None, 1, 9, None],
]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("扣分", "deducted"),
        ("实际扣分值", "deducted"),
        ("减分", "deducted"),
        ("扣分原因", "note"),
        ("扣分项", "note"),
        ("扣分标准", "standard"),
        ("专家扣分", "other"),
        ("得分率", "coefficient"),
        ("系数", "coefficient"),
        ("得分系数", "coefficient"),
        ("得分", "score"),
    ],
)
def test_headings(words, role):
    found = heading((words,))
    assert found is None and role == "other" or found.role == role


def test_deductions_row_by_row_and_in_all():
    table = the_table([HEAD, *ROWS])
    assert [said(one.deducted) for one in table.indicators] == ["1@E2", "-@E3"]
    assert [said(one.score) for one in table.indicators] == ["4@F2", "5@F3"]
    assert said(table.total_deducted) == "1@E4"


def test_the_reason_and_what_is_told_of_a_row():
    first, second = the_table([HEAD, *ROWS]).indicators
    assert (first.actual.place.a1, first.deviation_note.place.a1) == ("D2", "G2")
    assert second.deviation_note.is_blank
    alone = [[*HEAD[:6]], *[row[:6] for row in ROWS]]
    first = the_table(alone).indicators[0]
    assert (first.actual, first.deviation_note.place.a1) == (None, "D2")


def test_a_line_that_sums_a_group_with_a_weight_of_its_own():
    table = the_table(
        [
            ["一级指标", "分值", "三级指标", "分值", "得分"],
            ["过程", 10, "预算执行率", 5, 4],
            [None, None, "制度健全性", 5, 5],
            ["过程小计", None, None, 9, 9],
            ["产出", 90, "完成率", 90, 90],
            ["合计", None, None, 100, 99],
        ],
        ("A2:A3", "B2:B3"),
    )
    assert [(said(one.weight), said(one.line_weight)) for one in table.groups] == [
        ("10@B2", "9@D4"),
        ("90@B5", ""),
    ]


def test_a_line_between_the_indicators_and_the_total():
    head = ["绩效指标", "一级指标", "三级指标", "分值", "得分"]
    table = the_table(
        [
            head,
            [None, "产出指标", "培训班", 60, 60],
            [None, "效益指标", "能力", 40, 38],
            ["其他需要说明的事项", None, "无"],
            ["总分", None, None, 100, 98],
        ]
    )
    assert (said(table.total_weight), said(table.total_score)) == ("100@D5", "98@E5")


def test_a_grade_under_its_label():
    head = ["一级指标", "三级指标", "分值", "得分"]
    rows = [head, ["产出指标", "培训班", 60, 60], ["效益指标", "能力", 40, 38]]
    above = [["预算数", "自评总分", "自评等级"], [100, 98, "优"]]
    table = the_table([*above, *rows])
    assert (said(table.total_score), said(table.grade)) == ("98@B2", "优@C2")
