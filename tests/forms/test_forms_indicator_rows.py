"""Rows of 评分表: names carried down, sums, group lines, page copies, the end."""

from __future__ import annotations

import pytest
from indicatorkit import groups, indicators, said, the_table, totals
from sheetkit import Typed

NONE = None
THREE = ["一级指标", "二级指标", "三级指标", "分值", "得分"]
TWO = ["一级指标", "三级指标", "分值", "得分"]


def test_names_written_again_in_every_row():
    table = the_table(
        [
            THREE,
            ["产出", "数量", "场次", 10, 9],
            ["产出", "数量", "人次", 10, 9],
            ["产出", "质量", "合格率", 10, 9],
            ["效益", "质量", "知晓率", 70, 70],
        ]
    )
    assert groups(table) == [
        "1 产出 0,1,2",
        "2 数量 0,1",
        "2 质量 2",
        "1 效益 3",
        "2 质量 3",
    ]


def test_points_only_in_names():
    table = the_table(
        [
            ["一级指标", "二级指标", "三级指标", "评分标准", "自评得分"],
            ["产出（50分）", "数量（50分）", "场次（20分）", "标准", 9],
            [NONE, NONE, "人次（30分）", "标准", 30],
            ["效益（50分）", "社会（50分）", "知晓率（50分）", "标准", 50],
            ["合计（100分）", NONE, NONE, NONE, 89],
        ]
    )
    assert indicators(table) == [
        "产出/数量/场次 20@C2 9@E2",
        "产出/数量/人次 30@C3 30@E3",
        "效益/社会/知晓率 50@C4 50@E4",
    ]
    assert groups(table)[0] == "1 产出 0,1 50@A2"
    assert totals(table) == ("100@A5", "89@E5", "")


def test_indicator_across_the_columns_of_all_levels():
    table = the_table(
        [
            THREE,
            ["预算执行率", NONE, NONE, 10, 9.5],
            ["产出", "数量", "场次", 50, 50],
            ["满意度", "服务对象", NONE, 40, 40],
        ],
        ["A2:C2"],
    )
    assert indicators(table) == [
        "预算执行率 10@D2 9.5@E2",
        "产出/数量/场次 50@D3 50@E3",
        "满意度/服务对象 40@D4 40@E4",
    ]


@pytest.mark.parametrize(
    ("inner", "last"),
    [
        pytest.param("小计", "总计", id="小计"),
        pytest.param("合计", "总计", id="合计 below each group"),
    ],
)
def test_sum_below_each_group(inner, last):
    table = the_table(
        [
            THREE,
            ["产出", "数量", "场次", 10, 9],
            [NONE, NONE, "人次", 10, 9],
            [inner, NONE, NONE, 20, 18],
            ["效益", "社会", "知晓率", 80, 80],
            [inner, NONE, NONE, 80, 80],
            [last, NONE, NONE, 100, 98],
        ]
    )
    assert groups(table) == [
        "1 产出 0,1 20@D4 18@E4",
        "2 数量 0,1",
        "1 效益 2 80@D6 80@E6",
        "2 社会 2",
    ]
    assert totals(table) == ("100@D7", "98@E7", "")


def test_sum_in_the_indicators_column_goes_to_the_group_it_fits():
    table = the_table(
        [
            THREE,
            ["产出", "数量", "场次", 10, 9],
            [NONE, "质量", "合格率", 20, 9],
            [NONE, NONE, "小计", 30, 18],
            ["效益", "社会", "知晓率", 70, 70],
        ]
    )
    assert groups(table)[0] == "1 产出 0,1 30@D4 18@E4"


def test_sum_inside_the_merged_block_of_a_group():
    table = the_table(
        [
            THREE,
            ["产出", "数量", "场次", 10, 9],
            [NONE, "质量", "合格率", 20, 9],
            [NONE, NONE, "小计", 31, 18],
        ],
        ["A2:A4"],
    )
    assert groups(table) == ["1 产出 0,1 31@D4 18@E4", "2 数量 0", "2 质量 1"]


def test_sum_that_names_its_group():
    table = the_table(
        [
            TWO,
            ["产出", "场次", 20, 18],
            ["效益", "知晓率", 80, 80],
            ["产出小计", NONE, 20, 18],
            ["效益小计", NONE, 80, 80],
        ]
    )
    assert groups(table) == ["1 产出 0 20@C4 18@D4", "1 效益 1 80@C5 80@D5"]


def test_group_lines_across_the_whole_width():
    table = the_table(
        [
            ["二级指标", "三级指标", "分值", "评分标准", "自评得分"],
            ["一、预算编制情况（20分）"],
            ["编制", "合理性", 20, "标准", 19],
            ["二、预算执行情况（80分）"],
            ["执行", "支出率", 80, "标准", 80],
        ],
        ["A2:E2", "A4:E4"],
    )
    assert indicators(table) == [
        "预算编制情况/编制/合理性 20@C3 19@E3",
        "预算执行情况/执行/支出率 80@C5 80@E5",
    ]
    assert groups(table) == [
        "1 预算编制情况 0 20@A2",
        "2 编制 0",
        "1 预算执行情况 1 80@A4",
        "2 执行 1",
    ]


def test_captions_between_groups_are_no_indicators():
    table = the_table(
        [
            TWO,
            ["（一）共性指标"],
            ["产出", "场次", 20, 18],
            ["（二）个性指标"],
            ["效益", "知晓率", 80, 80],
            ["*核心指标须附佐证材料"],
        ],
        ["A2:D2", "A4:D4"],
    )
    assert indicators(table) == ["产出/场次 20@C3 18@D3", "效益/知晓率 80@C5 80@D5"]


def test_numbered_lines_of_three_depths_in_one_column():
    table = the_table(
        [
            ["评价指标", "分值", "自评得分"],
            ["一、预算编制", 30, 29],
            ["（一）目标", 30, 29],
            ["1.合理性", 20, 20],
            ["2.规范性", 10, 9],
            ["二、支出率", 70, 70],
        ]
    )
    assert indicators(table) == [
        "预算编制/目标/合理性 20@B4 20@C4",
        "预算编制/目标/规范性 10@B5 9@C5",
        "支出率 70@B6 70@C6",
    ]
    assert groups(table) == [
        "1 预算编制 0,1 30@B2 29@C2",
        "2 目标 0,1 30@B3 29@C3",
    ]


def test_header_copied_by_a_page_break():
    table = the_table(
        [
            ["评分表"],
            TWO,
            ["产出", "场次", 10, 9],
            ["评分表（续）"],
            ["第2页"],
            TWO,
            [NONE, "人次", 10, 9],
            ["效益", "知晓率", 80, 80],
            ["合计", NONE, 100, 98],
        ]
    )
    assert groups(table) == ["1 产出 0,1", "1 效益 2"]
    assert totals(table) == ("100@C9", "98@D9", "")


def test_blank_rows_between():
    table = the_table(
        [TWO, [], ["产出", "场次", 50, 48], [], [], ["效益", "知晓率", 50, 47]]
    )
    assert indicators(table) == ["产出/场次 50@C3 48@D3", "效益/知晓率 50@C6 47@D6"]


def test_one_score_cell_for_two_indicators():
    table = the_table(
        [TWO, ["产出", "场次", 10, 18], [NONE, "人次", 10, NONE]], ["D2:D3"]
    )
    assert indicators(table) == ["产出/场次 10@C2 18@D2", "产出/人次 10@C3 18@D2"]


def test_one_indicator_with_a_score_for_each_standard():
    header = ["一级指标", "三级指标", "分值", "评分标准", "得分"]
    table = the_table(
        [
            header,
            ["产出", "场次", 20, "1.", 8],
            [NONE, NONE, NONE, "2.", 9],
            ["效益", "知晓率", 80, "3.", 80],
            [NONE, NONE, NONE, "4.", NONE],
        ],
        ["B2:B3"],
    )
    assert indicators(table) == [
        "产出/场次 20@C2 8@E2",
        "产出/场次 20@C2 9@E3",
        "效益/知晓率 80@C4 80@E4",
    ]


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(["备注：各项满分见评分标准"], id="note"),
        pytest.param(["填报人：张某", "联系电话：0"], id="signature"),
        pytest.param(["存在的问题：进度慢", NONE], id="problems"),
        pytest.param(["改进措施", "加强管理"], id="remedies"),
        pytest.param(["序号", "指标名称", "分值", "自评得分"], id="another table"),
    ],
)
def test_what_ends_a_table_without_a_total(ending):
    table = the_table([TWO, ["产出", "场次", 100, 98], ending])
    assert (indicators(table), table.area.bottom) == (["产出/场次 100@C2 98@D2"], 2)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        pytest.param(["自评总分：95.5"], [], ("", "95.5@A1", ""), id="in one cell"),
        pytest.param(["自评总分", 95], [], ("", "95@B1", ""), id="beside its label"),
        pytest.param(
            [], ["自评得分：95分   自评等级：优"], ("", "95@A4", "优@A4"), id="below"
        ),
        pytest.param([], ["合计得分：95分"], ("-@C4", "95@A4", ""), id="inline"),
        pytest.param([], ["总分", NONE, 100, 95], ("100@C4", "95@D4", ""), id="row"),
        pytest.param([], ["自评等级", "优"], ("", "", "优@B4"), id="grade only"),
        pytest.param(["预算合计", 95], [], ("", "", ""), id="a sum of something else"),
    ],
)
def test_total_and_grade(above, below, expected):
    table = the_table([above, TWO, ["产出", "场次", 100, 95], below])
    assert totals(table) == expected


def test_total_in_one_cell_across_weight_and_score():
    table = the_table([TWO, ["产出", "场次", 100, 95], ["总分", NONE, 95]], ["C3:D3"])
    assert totals(table) == ("", "95@C3", "")


def test_blank_form():
    table = the_table(
        [TWO, ["产出", "场次", 60], ["效益", "知晓率", 40], ["合计", NONE, 100]]
    )
    assert indicators(table) == ["产出/场次 60@C2 -@D2", "效益/知晓率 40@C3 -@D3"]
    assert totals(table) == ("100@C4", "-@D4", "")
    assert (table.has_weight, table.has_score) == (True, True)


def test_form_without_weights():
    table = the_table([["一级指标", "三级指标", "自评得分"], ["产出", "场次", 9]])
    assert (said(table.indicators[0].weight), table.has_weight) == ("", False)


def test_points_as_text_and_a_total_never_calculated():
    table = the_table(
        [
            TWO,
            ["产出", "场次", "100分", " 95 "],
            ["合计", NONE, 100, Typed(None, formula="SUM(D2)")],
        ]
    )
    assert indicators(table) == ["产出/场次 100@C2 95@D2"]
    assert totals(table) == ("100@C3", "-@D3", "")


def test_a_lone_sum_below_all_groups_is_no_groups_sum():
    table = the_table(
        [
            [*TWO, "扣分原因"],
            ["预算编制情况", "预算编制合理性", 40, 40],
            ["预算执行情况", "财务合规性", 60, 58, "个别票据不全"],
            ["小计", "", 100, 98],
            ["加分项", "", "", 1],
            ["总分", "", 100, 99],
        ]
    )
    assert groups(table) == ["1 预算编制情况 0", "1 预算执行情况 1"]
    assert table.total_score.number == 99


def test_a_total_above_all_indicators_ends_nothing():
    table = the_table(
        [
            THREE,
            ["合计", NONE, NONE, 100, 98],
            ["产出", "数量", "场次", 50, 49],
            [NONE, NONE, "人次", 10, 10],
            ["效益", "社会", "知晓率", 40, 39],
        ]
    )
    assert indicators(table) == [
        "产出/数量/场次 50@D3 49@E3",
        "产出/数量/人次 10@D4 10@E4",
        "效益/社会/知晓率 40@D5 39@E5",
    ]
    assert totals(table) == ("100@D2", "98@E2", "")
