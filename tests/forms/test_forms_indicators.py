"""评分表 in the layouts of several provinces: indicators, groups, total, grade."""

from __future__ import annotations

from decimal import Decimal

from indicatorkit import groups, indicators, said, the_table, totals
from sheetkit import percent

GUANGDONG = [
    ["附件2"],
    ["部门整体支出绩效评价评分表"],
    ["（2024年度）"],
    ["填报单位（公章）：某区某局", *[None] * 5, "填报日期：2025年3月10日"],
    ["评价指标", *[None] * 5, "指标说明", "评分标准", "自评分数", "扣分原因"],
    ["一级指标", "权重(%)", "二级指标", "权重(%)", "三级指标", "权重(%)"],
    ["预算编制情况", 60, "预算编制", 40, "合理性", 25, "解释", "标准", 24, "漏项"],
    [None, None, None, None, "规范性", 15, "解释", "标准", 15],
    [None, None, "目标设置", 20, "明确性", 20, "解释", "标准", 20],
    ["预算执行情况", 40, "资金管理", 40, "支出率", 40, "解释", "标准", 39.5],
    ["合计", None, None, None, None, 100, None, None, 98.5],
    ["填报人：张某", None, "联系电话：0000-0000000"],
]
GUANGDONG_MERGES = [
    *("A2:J2", "A3:J3", "A5:F5", "G5:G6", "H5:H6", "I5:I6", "J5:J6"),
    *("A7:A9", "B7:B9", "C7:C8", "D7:D8"),
]


def test_two_row_header_and_points_at_every_level():
    table = the_table(GUANGDONG, GUANGDONG_MERGES)
    assert indicators(table) == [
        "预算编制情况/预算编制/合理性 25@F7 24@I7",
        "预算编制情况/预算编制/规范性 15@F8 15@I8",
        "预算编制情况/目标设置/明确性 20@F9 20@I9",
        "预算执行情况/资金管理/支出率 40@F10 39.5@I10",
    ]
    assert groups(table) == [
        "1 预算编制情况 0,1,2 60@B7",
        "2 预算编制 0,1 40@D7",
        "2 目标设置 2 20@D9",
        "1 预算执行情况 3 40@B10",
        "2 资金管理 3 40@D10",
    ]
    assert totals(table) == ("100@F11", "98.5@I11", "")
    assert (table.area.a1, table.weight_scale) == ("A5:J11", "percent")
    first = table.indicators[0]
    assert (said(first.explanation), said(first.standard)) == ("解释@G7", "标准@H7")
    assert said(first.deviation_note) == "漏项@J7"
    assert (first.score.key, first.score.label) == (
        "预算编制情况/预算编制/合理性.score",
        "合理性 自评分数",
    )


def test_the_same_table_anywhere_in_the_sheet():
    table = the_table(GUANGDONG, top=8, left=3)
    assert [one.name.label for one in table.indicators] == [
        "合理性",
        "规范性",
        "明确性",
        "支出率",
    ]
    assert totals(table) == ("100@H18", "98.5@K18", "")


def test_sheet_of_another_column_set_with_ordinals_and_one_weight_column():
    table = the_table(
        [
            ["序号", "一级", "二级", "三级"],
            [
                *("序号", "一级指标", "二级指标", "三级指标", "指标分值", "指标解释"),
                *("指标说明及评分标准", "自评得分"),
            ],
            [1, "规划", "管理", "基础信息完整性", 3, "a", "b", 3],
            [2, None, None, "年度计划完整性", 7, "a", "b", 6],
            [3, "执行", "预算", "预算执行率", 90, "a", "b", 90],
            ["总分", None, None, None, 100, None, None, 99],
        ]
    )
    assert indicators(table) == [
        "规划/管理/基础信息完整性 3@E3 3@H3",
        "规划/管理/年度计划完整性 7@E4 6@H4",
        "执行/预算/预算执行率 90@E5 90@H5",
    ]
    assert said(table.indicators[0].standard) == "b@G3"
    assert table.has_deviation_note is False


PROJECT = [
    ["项目支出绩效自评表"],
    ["项目名称", "某项目"],
    [
        *("项目资金（万元）", None, None, "年初预算数", "全年预算数", "全年执行数"),
        *("分值", "执行率", "得分"),
    ],
    [None, "年度资金总额", None, 100, 100, 90, 10, percent(0.9), 9],
    ["年度总体目标", "预期目标", None, None, None, "实际完成情况"],
    [None, "目标", None, None, None, "完成"],
    [
        *("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
        *("分值", "得分", "偏差原因分析及改进措施"),
    ],
    [None, "产出指标(50分)", "数量指标", "培训场次", "≥10场", "9场", 50, 45, "疫情"],
    [None, "效益指标(30分)", "社会效益", "知晓率", "≥90%", "95%", 30, 30],
    [None, "满意度指标(10分)", "服务对象满意度", None, "≥90%", "92%", 10, 10],
    ["总分", None, None, None, None, None, 100, 94],
    ["评价结论", "良好，总分 94"],
]
PROJECT_MERGES = ["A1:I1", "A3:A4", "A5:A6", "A7:A10", "A11:F11", "B5:E5", "F5:I5"]


def test_project_form_with_a_fund_block_in_the_same_grid():
    table = the_table(PROJECT, PROJECT_MERGES)
    assert indicators(table) == [
        "产出指标/数量指标/培训场次 50@G8 45@H8",
        "效益指标/社会效益/知晓率 30@G9 30@H9",
        "满意度指标/服务对象满意度 10@G10 10@H10",
    ]
    assert groups(table) == [
        "1 产出指标 0 50@B8",
        "2 数量指标 0",
        "1 效益指标 1 30@B9",
        "2 社会效益 1",
        "1 满意度指标 2 10@B10",
    ]
    assert totals(table) == ("100@G11", "94@H11", "")
    first = table.indicators[0]
    assert (said(first.target), said(first.actual)) == ("10@E8", "9@F8")


def test_subtotals_inside_the_merged_block_total_and_grade():
    table = the_table(
        [
            ["一级指标", "二级指标", "三级指标", "分值", "得分", "备注"],
            ["决策", "立项", "依据", 6, 6],
            [None, None, "程序", 4, 3],
            [None, "小计", None, 10, 9],
            ["产出", "数量", "完成", 90, 88],
            [None, "小计", None, 90, 88],
            ["总分", None, None, 100, 97],
            [None, None, "评价等级", "优"],
            [None, None, "综合说明", "自评总分97分"],
            [None, None, "项目支出合计", 8000],
        ],
        ["A2:A4", "B2:B3", "A5:A6", "A7:C7"],
    )
    assert indicators(table) == [
        "决策/立项/依据 6@D2 6@E2",
        "决策/立项/程序 4@D3 3@E3",
        "产出/数量/完成 90@D5 88@E5",
    ]
    assert groups(table) == [
        "1 决策 0,1 10@D4 9@E4",
        "2 立项 0,1",
        "1 产出 2 90@D6 88@E6",
        "2 数量 2",
    ]
    assert totals(table) == ("100@D7", "97@E7", "优@D8")
    assert table.area.a1 == "A1:F8"


def test_group_lines_of_their_own_over_blank_cells():
    table = the_table(
        [
            ["一级指标", "二级指标", "三级指标", "标准分", "评分标准", "自评分"],
            ["一、预算编制情况", None, None, 20, None, 19],
            [None, "预算编制", "合理性", 12, "标准", 12],
            [None, None, "规范性", 8, "标准", 7],
            ["二、预算执行情况", None, None, 80, None, 80],
            [None, "资金管理", "支出率", 80, "标准", 80],
            ["合计", None, None, 100, None, 99],
        ]
    )
    assert indicators(table) == [
        "预算编制情况/预算编制/合理性 12@D3 12@F3",
        "预算编制情况/预算编制/规范性 8@D4 7@F4",
        "预算执行情况/资金管理/支出率 80@D6 80@F6",
    ]
    assert groups(table) == [
        "1 预算编制情况 0,1 20@D2 19@F2",
        "2 预算编制 0,1",
        "1 预算执行情况 2 80@D5 80@F5",
        "2 资金管理 2",
    ]


def test_one_column_of_names_grouped_by_numbering():
    table = the_table(
        [
            ["序号", "指标名称", "评分标准", "分值", "自评得分", "扣分说明"],
            ["一", "预算编制情况（20分）", None, None, None, None],
            [1, "合理性", "标准", 12, 12],
            [2, "规范性", "标准", 8, 7, "漏项"],
            ["二", "预算执行情况（80分）", None, None, None, None],
            [3, "支出率", "标准", 80, 80],
            [None, "合计", None, 100, 99],
        ]
    )
    assert indicators(table) == [
        "预算编制情况/合理性 12@D3 12@E3",
        "预算编制情况/规范性 8@D4 7@E4",
        "预算执行情况/支出率 80@D6 80@E6",
    ]
    assert groups(table) == ["1 预算编制情况 0,1 20@B2", "1 预算执行情况 2 80@B5"]
    assert totals(table) == ("100@D7", "99@E7", "")


def test_names_only_of_one_level_and_a_total_in_the_header_lines():
    table = the_table(
        [
            ["主管部门", "某局", "财政处室", "某处", "自评总分(分)", 95.5],
            [
                *("指标名称", "计量单位", "指标性质", "年初指标值", "调整指标值"),
                *("全年完成值", "得分系数(%)", "指标权重(分)", "指标得分(分)"),
                "是否核心指标",
            ],
            ["制度健全性", "%", "＝", 100, 100, 100, 100, 60, 60, "是"],
            ["采购执行率", "%", "＝", 100, 100, 72.74, 100, 40, 35.5, "否"],
        ]
    )
    assert indicators(table) == ["制度健全性 60@H3 60@I3", "采购执行率 40@H4 35.5@I4"]
    assert totals(table) == ("", "95.5@F1", "")
    assert table.groups == ()


def test_weights_with_a_percent_format_are_points_of_a_hundred():
    table = the_table(
        [
            ["一级指标", "权重", "三级指标", "权重", "自评得分"],
            ["产出", percent(0.6, 0), "数量", percent(0.25, 0), 25],
            [None, None, "质量", percent(0.35, 0), 35],
            ["效益", percent(0.4, 0), "满意度", percent(0.4, 0), 38],
            ["合计", None, None, percent(1, 0), 98],
        ]
    )
    assert [one.weight.number for one in table.indicators] == [25, 35, 40]
    assert groups(table) == ["1 产出 0,1 60@B2", "1 效益 2 40@B4"]
    assert (table.weight_scale, table.total_weight.number) == ("percent", Decimal(100))


def test_weights_that_sum_to_one_are_fractions():
    table = the_table(
        [
            ["二级指标", "三级指标", "权重", "得分"],
            ["产出", "数量", 0.6, 100],
            ["效益", "满意度", 0.4, 90],
        ]
    )
    assert table.weight_scale == "fraction"
    assert indicators(table) == ["产出/数量 0.6@C2 100@D2", "效益/满意度 0.4@C3 90@D3"]
