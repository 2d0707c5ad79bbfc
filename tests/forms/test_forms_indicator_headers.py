"""Headers of 评分表: which column holds what, and what is no 评分表."""

from __future__ import annotations

import pytest
from indicatorkit import groups, indicators, locate, said, the_table, totals
from sheetkit import block

from selfeval_xl.forms.indicator_words import heading, plain_name, points_in

NONE = None


@pytest.mark.parametrize(
    ("header", "row"),
    [
        pytest.param(["序号", "品名", "单价", "分数"], [1, "纸", 2, 3], id="price list"),
        pytest.param(["姓名", "职务", "评分"], ["张某", "科员", 90], id="roster"),
        pytest.param(["指标", "年初预算数", "决算数"], ["收入", 1, 2], id="data table"),
        pytest.param(["Indicator", "Weight", "Score"], ["a", 1, 2], id="English"),
        pytest.param(
            ["项目资金", "全年预算数", "分值", "执行率", "得分"],
            ["年度资金总额", 5, 10, "100%", 10],
            id="fund block",
        ),
        pytest.param(
            ["一级指标", "二级指标", "三级指标", "指标解释", "指标说明"],
            ["投入", "目标", "合理性", "解释", "说明"],
            id="framework without points",
        ),
        pytest.param(["一级指标", "三级指标", "分值", "得分"], [], id="no rows"),
        pytest.param(
            ["指标名称", "单位", "年度指标值"], ["人口", "人", 5], id="no points"
        ),
        pytest.param(
            ["任务名称", "完成情况", "分值", "得分"], ["培训", "完成", 5, 5], id="tasks"
        ),
    ],
)
def test_no_indicator_table(header, row):
    assert locate([header, row]) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("一级\n指 标", "level", id="spaces and line breaks"),
        pytest.param("三级指标及分值", "level", id="name with points"),
        pytest.param("三级指标权重", "weight", id="points of a level"),
        *(
            pytest.param(text, "weight", id=text)
            for text in ("权重(％)", "标准分", "满分", "指标分值", "分值（100分）", "基础分值")
        ),
        *(
            pytest.param(text, "score", id=text)
            for text in ("自评得分", "自查得分", "实得分", "自评分数", "自评分", "得分", "评分", "自评", "自评分值")
        ),
        *(
            pytest.param(text, "standard", id=text)
            for text in ("评分标准", "评价标准", "计分办法", "评分细则", "指标说明及评分标准")
        ),
        pytest.param("指标解释", "explanation", id="指标解释"),
        pytest.param("评价要点", "explanation", id="评价要点"),
        *(
            pytest.param(text, "target", id=text)
            for text in ("年度指标值", "目标值", "年初目标值（A）", "参考值")
        ),
        pytest.param("调整指标值", "adjusted", id="调整指标值"),
        pytest.param("调整后目标值", "adjusted", id="调整后目标值"),
        *(
            pytest.param(text, "actual", id=text)
            for text in ("实际完成值（B）", "完成情况", "全年实际值", "全年完成值")
        ),
        *(
            pytest.param(text, "note", id=text)
            for text in ("扣分原因", "偏差原因分析及改进措施", "备注（扣分说明）", "未完成原因")
        ),
        pytest.param("备注", "remark", id="备注"),
        pytest.param("得分系数(%)", "coefficient", id="得分系数"),
    ],
)
def test_heading(text, role):
    assert heading((text,)).role == role


@pytest.mark.parametrize(
    "text", ["财政复核得分", "上年得分", "总分", "执行率", "项目"]
)
def test_not_the_units_score_nor_a_name(text):
    found = heading((text,))
    assert found is None or found.role == "other"


@pytest.mark.parametrize(
    ("text", "points", "name"),
    [
        ("预算编制情况（20分）", 20, "预算编制情况"),
        ("产出指标(50分)", 50, "产出指标"),
        ("1.培训（100人次）", None, "培训(100人次)"),
        ("一、效益30分", 30, "效益"),
        ("★数量指标", None, "数量指标"),
    ],
)
def test_points_in_a_name(text, points, name):
    assert (points_in(text), plain_name(text)) == (points, name)


def test_the_units_own_score_is_taken_not_the_reviewers():
    table = the_table(
        [
            ["一级指标", "三级指标", "分值", "财政复核", NONE, "单位自评", NONE],
            [NONE, NONE, NONE, "得分", "扣分原因", "得分", "扣分原因"],
            ["产出", "数量", 60, 50, "复核", 58, "自查"],
            ["效益", "质量", 40, 40, NONE, 40],
        ],
        ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"],
    )
    assert indicators(table) == ["产出/数量 60@C3 58@F3", "效益/质量 40@C4 40@F4"]
    assert said(table.indicators[0].deviation_note) == "自查@G3"


def test_three_header_rows():
    table = the_table(
        [
            ["评价指标", NONE, NONE, NONE, "评价情况", NONE, NONE],
            ["一级指标", NONE, "三级指标", NONE, "评分标准", "自评", NONE],
            ["名称", "分值", "名称", "分值", NONE, "得分", "扣分原因"],
            ["产出", 60, "数量", 60, "标准", 58, "自查"],
            ["效益", 40, "质量", 40, "标准", 40],
        ],
        ["A1:D1", "E1:G1", "A2:B2", "C2:D2", "E2:E3", "F2:G2"],
    )
    assert indicators(table) == ["产出/数量 60@D4 58@F4", "效益/质量 40@D5 40@F5"]
    assert [said(group.weight) for group in table.groups] == ["60@B4", "40@B5"]


def test_wide_header_over_columns_without_headers_of_their_own():
    table = the_table(
        [
            ["评价指标", NONE, NONE, NONE, "分值", "评分标准", "得分"],
            ["产出", 20, "数量", "场次", 10, "标准", 9],
            [NONE, NONE, NONE, "人次", 10, "标准", 9],
            ["效益", 80, "社会", "知晓率", 80, "标准", 80],
        ],
        ["A1:D1"],
    )
    assert indicators(table) == [
        "产出/数量/场次 10@E2 9@G2",
        "产出/数量/人次 10@E3 9@G3",
        "效益/社会/知晓率 80@E4 80@G4",
    ]
    assert said(table.groups[0].weight) == "20@B2"


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(["一级权重", "二级权重", "三级权重"], id="named by level"),
        pytest.param(["分值", "分值", "分值"], id="in the order of the levels"),
    ],
)
def test_points_of_all_levels_behind_the_names(header):
    table = the_table(
        [
            ["一级指标", "二级指标", "三级指标", *header, "得分"],
            ["产出", "数量", "场次", 20, 20, 10, 9],
            [NONE, NONE, "人次", NONE, NONE, 10, 9],
            ["效益", "社会", "知晓率", 80, 80, 80, 80],
        ]
    )
    assert [said(one.weight) for one in table.indicators] == ["10@F2", "10@F3", "80@F4"]
    assert [said(group.weight) for group in table.groups] == [
        "20@D2",
        "20@E2",
        "80@D4",
        "80@E4",
    ]


@pytest.mark.parametrize(
    ("points", "total", "weights"),
    [
        pytest.param("满分100分", "100@C1", ["", ""], id="of the whole"),
        pytest.param("满分10分", "", ["10@C1", "10@C1"], id="of each"),
    ],
)
def test_points_in_the_score_header(points, total, weights):
    table = the_table(
        [
            ["指标名称", "评分标准", f"得分（{points}）"],
            ["数量", "标准", 9],
            ["质量", "标准", 10],
        ]
    )
    assert said(table.total_weight) == total
    assert [said(one.weight) for one in table.indicators] == weights


def test_score_at_every_level():
    table = the_table(
        [
            ["一级指标", "分值", "得分", "三级指标", "分值", "自评得分"],
            ["产出", 60, 58, "数量", 40, 38],
            [NONE, NONE, NONE, "质量", 20, 20],
            ["效益", 40, 40, "知晓率", 40, 40],
            ["合计", 100, 98],
        ]
    )
    assert indicators(table) == [
        "产出/数量 40@E2 38@F2",
        "产出/质量 20@E3 20@F3",
        "效益/知晓率 40@E4 40@F4",
    ]
    assert groups(table) == ["1 产出 0,1 60@B2 58@C2", "1 效益 2 40@B4 40@C4"]
    assert totals(table) == ("100@B5", "98@C5", "")


def test_names_in_a_column_without_a_header():
    table = the_table(
        [
            [NONE, "二级指标", "三级指标", "分值", "自评得分"],
            ["产出", "数量", "场次", 60, 59],
            [NONE, "质量", "合格率", 40, 40],
        ]
    )
    assert indicators(table) == [
        "产出/数量/场次 60@D2 59@E2",
        "产出/质量/合格率 40@D3 40@E3",
    ]


def test_label_at_the_side_is_no_level():
    table = the_table(
        [["绩效指标", "指标名称", "分值", "得分"], [NONE, "数量", 60, 58]], ["A1:A2"]
    )
    assert (table.area.a1, indicators(table)) == ("B1:D2", ["数量 60@C2 58@D2"])


@pytest.mark.parametrize(
    ("second", "weights"),
    [
        pytest.param(40, ["60@B2", "40@B3"], id="one in every row: the indicators'"),
        pytest.param(NONE, ["", ""], id="one a group: the group's"),
    ],
)
def test_one_weight_column_before_the_last_names(second, weights):
    table = the_table(
        [
            ["一级指标", "分值", "三级指标", "自评得分"],
            ["产出", 60, "数量", 58],
            [NONE, second, "质量", 40],
            [NONE, second, "时效", 40],
        ]
    )
    assert [said(one.weight) for one in table.indicators][:2] == weights


def test_same_header_after_the_total_begins_another_table():
    header = ["一级指标", "三级指标", "分值", "得分"]
    first = [header, ["产出", "数量", 100, 98], ["合计", NONE, 100, 98]]
    second = [header, ["效益", "质量", 100, 97], ["合计", NONE, 100, 97]]
    assert [indicators(table) for table in locate([*first, *second])] == [
        ["产出/数量 100@C2 98@D2"],
        ["效益/质量 100@C5 97@D5"],
    ]


def test_two_tables_side_by_side_and_one_below():
    rows = [
        ["指标名称", "分值", "得分", NONE, "指标名称", "分值", "得分"],
        ["数量", 40, 39, NONE, "质量", 60, 58],
        ["合计", 40, 39, NONE, "合计", 60, 58],
        [],
        ["指标名称", "分值", "得分"],
        ["时效", 100, 97],
        ["合计", 100, 97],
    ]
    found = locate(rows)
    assert [(table.area.a1, indicators(table)) for table in found] == [
        ("A1:C3", ["数量 40@B2 39@C2"]),
        ("E1:G3", ["质量 60@F2 58@G2"]),
        ("A5:C7", ["时效 100@B6 97@C6"]),
    ]
    only = the_table(rows, within=block("A4:G7"))
    assert indicators(only) == ["时效 100@B6 97@C6"]
