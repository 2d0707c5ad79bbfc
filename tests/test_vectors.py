"""Figures of published papers, each with what a check has to say of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
import xlsxwriter

from selfeval_xl import check, parse_cell
from selfeval_xl.config import Settings
from selfeval_xl.report import Style, reporter
from selfeval_xl.scoring.primitives import ratio_forward
from selfeval_xl.scoring.standards import read_standard

HEAD = "2024年度部门整体支出绩效自评报告\n某区某会\n一、基本情况\n（一）部门概况\n"


def said(path, *codes, **settings):
    """(code, cell or None, expected) of the findings with these codes."""
    found = check(path, settings=Settings(**settings)).findings
    return [(f.code, f.hit.place.a1, f.hit.expected) for f in found if f.code in codes]


def text(tmp_path, sentence):
    file = tmp_path / "自评报告.txt"
    file.write_text(HEAD + sentence + "\n", encoding="utf-8")
    return file


def sheet(tmp_path, *tables, name="表.xlsx"):
    """A workbook of one sheet for each table of rows; cells may be (value, format)."""
    file = tmp_path / name
    with xlsxwriter.Workbook(file) as book:
        for title, rows in tables:
            page = book.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, tuple):
                        look = book.add_format({"num_format": value[1]})
                        page.write(at, column, value[0], look)
                    elif value is not None:
                        page.write(at, column, value)
    return file


def data(*rows):
    """A 数据表 with these (label, last year, initial, adjusted, spent, rate) rows."""
    heads = ["项目", "上年决算数", "年初预算数", "调整预算数", "决算数", "执行率"]
    title = ["部门整体支出绩效自评数据表（2024年度）"]
    return "数据表", [title, ["填报单位：某区某会", None, "单位：万元"], heads, *rows]


def staff(*rows):
    heads = ["项目", "编制数", "年末实有人数", "控制率"]
    title = ["部门整体支出绩效自评数据表（2024年度）"]
    return "数据表", [title, ["填报单位：某区某会"], heads, *rows]


def project(funds, target="≥50场", result="52场", weight=90, score=90):
    """A project form with this fund block and one indicator."""
    return "自评表", [
        ["项目支出绩效自评表（2024年度）"],
        ["项目名称", "某项目", "主管部门", "某区某局"],
        [
            "项目资金（万元）",
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "分值",
            "执行率",
            "得分",
        ],
        *funds,
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
        ],
        ["产出指标", "数量指标", "活动场次", target, result, weight, score],
        ["总分", None, None, None, None, 100, None],
    ]


def test_t1_a_decrease_that_is_called_an_increase(tmp_path):
    sentence = "一般公共预算财政拨款支出78.55万元，比年初预算数减少14.5万元，增加22%。"
    file = text(tmp_path, sentence)
    assert said(file, "TX102", "TX103") == [
        ("TX102", None, "16%"),
        ("TX103", None, "减少"),
    ]
    title, cells = data(["一般公共预算财政拨款支出", None, 93.05, None, 78.55, 0.22])
    cells[2][5] = "比年初预算增减率"
    cells[3][5] = (0.22, "0.00%")
    found = said(sheet(tmp_path, (title, cells)), "AR203")
    assert found == [("AR203", "F4", "-15.58%")]


def test_t2_a_rate_within_the_rounding(tmp_path):
    sentence = "基本支出76.56万元，比上年决算数增加3.45万元，增长4.7%。"
    assert said(text(tmp_path, sentence), "TX101", "TX102", "TX103", "TX117") == []


def test_t3_a_rate_left_out(tmp_path):
    sentence = "基本支出76.56万元，比上年增加3.45万元，增长4.7%。项目支出2.62万元，比上年决算数增加1.88万元。"
    assert said(text(tmp_path, sentence), "TX117") == [("TX117", None, "增长254.1%")]


def test_t4_a_rest_of_rounding(tmp_path):
    rows = [
        ["支出合计", None, None, None, 79.19],
        ["基本支出", None, None, None, 76.56],
        ["项目支出", None, None, None, 2.62],
    ]
    found = said(sheet(tmp_path, data(*rows)), "AR101", "AR103")
    assert found == [("AR103", "E4", "79.18")]


def test_t5_a_source_not_named(tmp_path):
    rows = [
        ["一、财政拨款支出合计", None, None, None, 79.19],
        ["其中：一般公共预算财政拨款支出", None, None, None, 78.55],
    ]
    found = said(sheet(tmp_path, data(*rows)), "AR101", "AR105")
    assert found == [("AR105", "E4", None)]


def test_t6_a_coverage_above_all_there_is(tmp_path):
    sentence = "全年走访28个村，覆盖率215%。"
    assert [f[0] for f in said(text(tmp_path, sentence), "TX112")] == ["TX112"]


@pytest.mark.parametrize(
    ("quota", "present", "rate", "right"),
    [
        pytest.param(4, 4, 1, [], id="T7: 2 + 2 of 2 + 2"),
        pytest.param(36, 34, 0.9444, [], id="T10: 34 of 36"),
        pytest.param(96, 86, 0.8958, [], id="T11: 86 of 96"),
        pytest.param(96, 86, 0.98, [("AR204", "D4", "89.58%")], id="T11, mistyped"),
    ],
)
def test_staff_rates(tmp_path, quota, present, rate, right):
    file = sheet(tmp_path, staff(["在职人员", quota, present, (rate, "0.00%")]))
    assert said(file, "AR204", "AR210") == right


def test_t8_one_unit_reports_for_another(tmp_path):
    title, rows = data(["支出合计", 1, 1, 1, 1, ("100%")])
    first = sheet(tmp_path, (title, rows), name="数据表.xlsx")
    score = [
        ["部门整体支出绩效自评评分表（2024年度）"],
        ["评价单位：某区财政局"],
        ["一级指标", "二级指标", "三级指标", "分值", "得分"],
        ["产出", "数量", "活动场次", 60, 60],
        ["效益", "社会效益", "满意度", 40, 40],
        ["合计", None, None, 100, 100],
    ]
    sheet(tmp_path, ("评分表", score), name="评分表.xlsx")
    assert [f[0] for f in said(first.parent, "XD102")] == ["XD102"]


def test_t9_an_award_of_other_years(tmp_path):
    sentence = "二、绩效情况\n本会获得2022—2023年度全区先进单位称号。"
    assert [f[0] for f in said(text(tmp_path, sentence), "TX210")] == ["TX210"]


def test_t10_a_day_of_another_year(tmp_path):
    sentence = "截至2023年12月31日，编制36名，在职34人。"
    assert [f[0] for f in said(text(tmp_path, sentence), "TX209")] == ["TX209"]


def test_t11_a_date_that_is_none(tmp_path):
    title, rows = data(["支出合计", 1, 1, 1, 1, ("100%")])
    rows.append(["填报人：张某", None, "填报日期：202511"])
    found = said(sheet(tmp_path, (title, rows)), "FM105")
    assert [f[0] for f in found] == ["FM105"]


def test_t12_a_fund_total_of_nought(tmp_path):
    funds = [
        ["年度资金总额", 0, 0, 0, 10, ("0.00%"), 10],
        ["其中：财政拨款", 90, 89.974, 89.974, "—", "100%", "—"],
    ]
    found = said(sheet(tmp_path, project(funds)), "AR101", "AR102")
    assert {cell for _, cell, _ in found} == {"B4", "C4", "D4"}


def test_t13_a_point_too_many():
    value = parse_cell("7.50.")
    assert (value.kind, value.value) == ("number", Decimal("7.50"))
    assert "trailing_point" in value.notes


@pytest.mark.parametrize(
    ("standard", "value", "weight", "points"),
    [
        pytest.param(
            "变动率≤0的，得满分；变动率每增加1个百分点扣0.8分，扣完为止",
            "0.9831",
            "8",
            {"0"},
            id="T14",
        ),
        pytest.param(
            "预算完成率100%的得满分，每低于5%扣2分，扣完为止",
            "0.9927",
            "8",
            {"8", "7.71", "6"},
            id="T15",
        ),
        pytest.param(
            "预算控制率=0，得8分；0-10%（含），得6分；10-20%（含），得4分；"
            "20-30%（含），得2分；大于30%不得分",
            "0.3994",
            "8",
            {"0"},
            id="T16",
        ),
        pytest.param("得分=预算执行率×分值", "0.76", "10", {"7.60"}, id="T18"),
    ],
)
def test_points_by_a_standard(standard, value, weight, points):
    scored = read_standard(standard).scores(Decimal(value) * 100, Decimal(weight))
    assert {Decimal(one) for one in points} == {one.points for one in scored}


def test_t17_full_marks_on_a_missed_target(tmp_path):
    assert ratio_forward(Decimal(2), Decimal(100), Decimal("72.74")) == Decimal("1.45")
    funds = [["年度资金总额", 90, 90, 90, 10, "100%", 10]]
    form = project(funds, "≥100场", "72.74场", 90, 90)
    assert [f[:2] for f in said(sheet(tmp_path, form), "SC601")] == [("SC601", "G6")]


def test_t19_words_for_an_amount(tmp_path):
    funds = [["年度资金总额", 90, 90, 90, 10, "100%", 10]]
    form = project(funds, "≤30万元", "完成")
    assert [f[:2] for f in said(sheet(tmp_path, form), "SC604")] == [("SC604", "E6")]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        pytest.param(0.0900000762939453, "0.09", id="T20: 9 %"),
        pytest.param(-0.300000152587891, "-0.3", id="T20: -30 %"),
    ],
)
def test_what_single_precision_leaves(stored, shown):
    value = parse_cell(stored, "0.00%")
    assert (value.kind, value.value) == ("percent", Decimal(shown))


def test_t21_which_budget_a_rate_is_of(tmp_path):
    rows = [["项目支出", None, 985, 861.46, 334.67, (0.3885, "0.00%")]]
    assert said(sheet(tmp_path, data(*rows)), "AR204") == []
    rows[0][5] = (0.3398, "0.00%")  # of the first budget
    found = said(sheet(tmp_path, data(*rows)), "AR204")
    assert found == [("AR204", "F4", "38.85%")]


def test_a_rate_as_text_is_held_to_the_right_scale(tmp_path):
    funds = [["年度资金总额", 100, 100, 90, 10, "95%", 9]]
    found = said(sheet(tmp_path, project(funds)), "AR204")
    assert found == [("AR204", "F4", "90%")]


def test_one_formatted_cell_far_below_costs_nothing(tmp_path):
    funds = [["年度资金总额", 100, 100, 90, 10, "95%", 9]]
    title, rows = project(funds)
    near = sheet(tmp_path, (title, rows), name="近.xlsx")
    far = tmp_path / "远.xlsx"
    with xlsxwriter.Workbook(far) as book:
        page = book.add_worksheet(title)
        for at, row in enumerate(rows):
            page.write_row(at, 0, ["" if value is None else value for value in row])
        page.write_blank(59_999, 0, None, book.add_format({"border": 1}))
    style = Style("zh")
    text = reporter("html").render(check(far), style)
    assert len(text) < len(reporter("html").render(check(near), style)) + 2_000
