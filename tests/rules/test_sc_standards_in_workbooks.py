"""Scores held against standards in whole workbooks of several layouts."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from selfeval_xl import check
from selfeval_xl.config import Settings

CODES = ("SC401", "SC402", "SC403", "SC404", "SC405")
HUNAN = [
    ["部门整体支出绩效评价基础数据表"],
    ["填报单位：某县某局", "", "", "单位：万元"],
    ["财政供养人员情况", "编制数", "2018年实际在职人数", "控制率"],
    ["", 143, 136, "95.10%"],
    ["经费控制情况", "2017年决算数", "2018年预算数", "2018年决算数"],
    ["三公经费", 29.08, 63.46, 44.29],
    ["  1、公务用车购置和维护经费", 11.86, 41.46, 39.30],
    ["     其中：公车购置", None, 29.46, 29.46],
    ["       公车运行维护", 11.86, 12, 9.84],
    ["  2、出国经费"],
    ["  3、公务接待", 17.22, 22, 4.99],
    ["项目支出：", 938.8, 320, 689.16],
    ["  1、业务工作专项", 938.8, 320, 689.16],
    ["公用经费", 80, 60, 55],
    ["  其中：办公经费", 14.44, 10, 0.68],
    ["  水费、电费、差旅费", 17.92, "7.50.", 25.36],
    ["  会议费、培训费", 0, 0.8, 0],
    ["政府采购金额", 16.14, 30.66, 30.66],
    ["部门整体支出预算调整", None, 1922.76, 2690.62],
]
BUDGET = (
    "预算控制率=0，计8分；0-10%（含），计6分；10-20%（含），计4分；"
    "20-30%（含），计2分；大于30%不得分"
)
HUNAN_ROWS = {
    "在职人员控制率": (8, 8, "以100%为标准。≦100%，计8分；每超过一个百分点扣0.5分"),
    "三公经费变动率": (8, 0, "≤0，计8分；＞0的，每超过一个百分点扣0.8分，扣完为止"),
    "预算完成率": (8, 8, "100%计满分，每低于5%扣2分，扣完为止"),
    "预算控制率": (8, 0, BUDGET),
    "公用经费控制率": (8, 8, "100%以下（含）计8分，每超出1%扣1分，扣完为止"),
    "三公经费控制率": (7, 7, "100%以下（含）计7分，每超出1%扣1分，扣完为止"),
    "政府采购执行率": (6, 6, "100%计满分，每超过（降低）5%扣2分，扣完为止"),
    "管理制度健全性": (8, 7, "有内部财务管理制度等，且得到有效执行，每项2分"),
}


def save(folder, name, **sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)


def said(folder):
    result = check(folder, settings=Settings(select=CODES))
    return [(f.code, f.hit.place.a1, f.hit.expected) for f in result.findings]


def hunan(folder, **points):
    rows = [
        ["部门整体支出绩效评价指标表（2018年度）"],
        ["填报单位：某县某局"],
        ["一级指标", "三级指标", "分值", "评价标准", "自评得分", "扣分原因"],
    ]
    for name, (weight, score, standard) in HUNAN_ROWS.items():
        score = points.get(name, score)
        rows.append(["过程", name, weight, standard, score, "见说明"])
    save(folder, "数据表.xlsx", 基础数据表=HUNAN)
    save(folder, "指标表.xlsx", 指标表=rows)


def test_hunan_as_scored(tmp_path):
    hunan(tmp_path)
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "score", "expected"),
    [
        pytest.param("在职人员控制率", 6, ("SC403", "E4", "8"), id="95.10%"),
        pytest.param("预算控制率", 2, ("SC402", "E7", "0"), id="39.94%"),
        pytest.param("三公经费控制率", 5, ("SC403", "E9", "7"), id="69.79%"),
        pytest.param("政府采购执行率", 4, ("SC403", "E10", "6"), id="100%"),
        pytest.param("公用经费控制率", 7, ("SC403", "E8", "8"), id="91.67%"),
    ],
)
def test_hunan_with_a_slip(tmp_path, name, score, expected):
    hunan(tmp_path, **{name: score})
    assert said(tmp_path) == [expected]


OVERALL = [
    ["部门整体支出情况表", None, None, None, None],
    ["单位名称：某市某局", None, None, "2024年度", "单位：元"],
    ["项目", "年初预算数", "调整预算数", "决算数"],
    ["上年结转和结余", 0, 50000, 50000],
    ["本年支出合计", 2000000, 2150000, 1935000],
    ["基本支出", 1200000, 1250000, 1245000],
    ["项目支出", 800000, 900000, 690000],
    ["年末结转和结余", 0, 0, 265000],
]


def one_book(folder, execution, carry, staff=4):
    save(
        folder,
        "自评材料.xlsx",
        收支=OVERALL,
        评分=[
            ["2024年度部门整体支出绩效自评表"],
            ["单位名称：某市某局"],
            ["序号", "指标", "权重", "指标说明及评分标准", "完成值", "得分", "备注"],
            [1, "预算执行率（10分）", 10, "执行率=决算数÷调整预算数×100%。"
             "执行率≥95%得满分；每降低1个百分点扣0.5分，扣完为止", "90%", execution],
            [2, "结转结余率", 5, "结转结余率=结转结余总额÷支出预算数×100%；≤10%得5分；"
             "10%＜结转结余率≤20%得3分；＞20%不得分", "12.33%", carry],
            [3, "人员培训率", 4, "达到90%以上得满分，否则按比例扣分", "81%", staff],
            [4, "制度健全性", 5, "制度健全得3分，有效执行得2分", "健全", 5],
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param((7.5, 3, 3.6), [], id="as the standards give"),
        pytest.param(
            (9, 3, 3.6), [("SC402", "F4", "7.5")], id="proportion instead of steps"
        ),
        pytest.param((10, 5, 4), [
            ("SC402", "F4", "7.5"), ("SC402", "F5", "3"), ("SC402", "F6", "3.6"),
        ], id="all full marks"),
        pytest.param((6, 3, 3.6), [("SC403", "F4", "7.5")], id="stricter"),
    ],
)  # fmt: skip
def test_two_sheets_of_one_book(tmp_path, points, expected):
    one_book(tmp_path, *points)
    assert said(tmp_path) == expected


def project(folder, score, note):
    save(
        folder,
        "项目自评表.xlsx",
        自评表=[
            ["项目支出绩效自评表"],
            ["（2024年度）"],
            ["项目名称", "某项目"],
            ["主管部门", "某局", None, None, "实施单位", "某局"],
            ["项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值",
             "执行率", "得分"],
            [None, "年度资金总额", 100, 100, 72, 10, "72%", score],
            [None, "其中：当年财政拨款", 100, 100, 72, "—", "72%", "—"],
            ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值",
             "分值", "得分", "偏差原因分析及改进措施"],
            [None, "产出指标", "数量指标", "培训场次", "≥10场", "10场", 60, 60],
            [None, "满意度指标", "满意度指标", "满意度", "≥90%", "95%", 30, 30],
            ["总分", None, None, None, None, None, 100, 90 + score],
            [note],
        ],
    )  # fmt: skip


INTERVALS = (
    "注：预算执行率100%得10分；80%（含）-100%得7分；60%（含）-80%得5分；60%以下不得分。"
)


@pytest.mark.parametrize(
    ("score", "note", "expected"),
    [
        pytest.param(7.2, "", [], id="in proportion"),
        pytest.param(5, INTERVALS, [], id="intervals of the form's own"),
        pytest.param(7.2, INTERVALS, [("SC401", "H6", "5.0")], id="its own outranks"),
        pytest.param(5, "", [("SC401", "H6", "7.2")], id="no word of intervals"),
        pytest.param(
            8,
            "注：项目已完成且执行率合理得10分；未完成的，执行率按完成情况得8分。",
            [],
            id="a standard that is not understood",
        ),
    ],
)
def test_execution_by_the_form_s_own_standard(tmp_path, score, note, expected):
    project(tmp_path, score, note)
    assert said(tmp_path) == expected


def chongqing(folder, score, total):
    save(
        folder,
        "整体自评表.xlsx",
        自评表=[
            ["部门整体绩效自评表"],
            ["部门名称：某区某局", None, None, "2024年度"],
            ["指标名称", "计量单位", "指标性质", "年初指标值", "全年完成值",
             "得分系数（%）", "指标权重（分）", "指标得分（分）", "偏差原因"],
            ["办件量", "件", "≥", 100, 100, "100%", 60, 60, None],
            ["按期办结率", "%", "≥", 90, 81, "90%", 20, score, "人手不足"],
            ["服务对象满意度", "%", "≥", 90, 72, "80%", 20, 16, "窗口少"],
            ["自评总分", None, None, None, None, None, 100, total],
        ],
    )  # fmt: skip


def test_coefficients(tmp_path):
    chongqing(tmp_path, 18, 94)
    assert said(tmp_path) == []
    chongqing(tmp_path, 20, 96)
    assert said(tmp_path) == [("SC404", "H5", "18")]
