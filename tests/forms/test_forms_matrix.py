"""Label × column blocks in layouts of every kind are found by their words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheetkit import percent, sheet

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Workbook


def forms(*sheets):
    return recognise(Workbook("数据表.xlsx", "xlsx", sheets), load_specs())


def shape(matrix):
    """(block, unit, [(column, key)], [(row, key)])."""
    return (
        matrix.block,
        matrix.unit,
        [(c.column, c.key) for c in matrix.columns],
        [(r.row, r.key) for r in matrix.rows],
    )


def violations(form):
    found = analyse(form, identities_of(form, load_specs())).violations
    return [(v.kind, v.culprit.place.a1, str(v.expected)) for v in found]


NUMBERED = sheet(
    [
        ["附件1"],
        ["某局2024年度整体支出绩效自评基础数据表"],
        ["填报单位：某区某局", "", "", "", "", "", "金额单位：元"],
        ["序号", "支出项目", "年初预算", "全年预算", "全年执行数", "执行率", "备注"],
        [1, "一、支出总额", "1,000.00", "1,200.00", "1,100.00", percent(0.9167)],
        [2, "（一）基本支出", "700.00", "800.00", "750.00", percent(0.9375)],
        [3, "1.人员经费", "500.00", "600.00", "560.00", percent(0.9333)],
        [4, "2.公用经费", "200.00", "200.00", "190.00", percent(0.95)],
        [5, "（二）项目支出", "300.00", "400.00", "350.00", percent(0.875)],
    ]
)
TWO_LABELS = sheet(
    [
        ["部门整体支出绩效自评数据表（2024年度）"],
        ["单位：万元"],
        ["类别", "项目", "上年决算数", "本年预算数", "本年决算数", "增减额", "增减率（%）"],
        ["支出情况", "合计", 90, 100, 99, 9, 10],
        ["", "基本支出", 60, 70, 69, 9, 15],
        ["", "项目支出", 30, 30, 30, 0, 0],
        ["“三公”经费", "小计", 4, 5, 3, -1, -25],
        ["", "公务用车运行维护费", 3, 3, 2, -1, -33.33],
        ["", "公务接待费", 1, 2, 1, 0, 0],
    ],
    merges=["A4:A6", "A7:A9"],
)
SIDE_BY_SIDE = sheet(
    [
        ["收入支出数据表"],
        ["单位：万元"],
        ["收入", "预算数", "决算数", "支出", "预算数", "决算数"],
        ["一、财政拨款收入", 100, 100, "一、基本支出", 70, 68],
        ["二、其他收入", 5, 6, "二、项目支出", 35, 38],
        ["收入合计", 105, 106, "支出合计", 105, 106],
    ]
)
UNMERGED_GROUPS = sheet(
    [
        ["整体支出绩效自评数据表"],
        ["（2024年度）"],
        ["项  目", "2023年", "2024年", "", "", "比上年决算数", ""],
        ["", "决算数", "年初预算数", "调整预算数", "决算数", "增减额", "增减%"],
        ["支出合计", 90, 95, 100, 99, 9, 0.1],
        ["其中：基本支出", 60, 65, 70, 69, 9, 0.15],
        ["项目支出", 30, 30, 30, 30, 0, 0],
    ],
    top=3,
    left=2,
)
HUNAN = sheet(
    [
        ["部门整体支出绩效评价基础数据表"],
        ["填报单位：某市某局", "", "", "单位：万元"],
        ["财政供养人员情况", "编制数", "2024年实际在职人数", "控制率"],
        ["", 143, 136, percent(0.951)],
        ["经费控制情况", "2023年决算数", "2024年预算数", "2024年决算数"],
        ["三公经费", 29.08, 63.46, 44.29],
        ["1、公务用车购置和维护经费", 11.86, 41.46, 39.30],
        ["其中：公车购置", "–", 29.46, 29.46],
        ["公车运行维护", 11.86, 12, 9.84],
        ["2、出国经费"],
        ["3、公务接待", 17.22, 22, 4.99],
        ["项目支出：", 938.8, 320, 689.16],
        ["1、业务工作专项(一个项目一行)", 938.8, 320, 689.16],
        ["公用经费", 62.32, 70, 66],
        ["其中：办公经费", 14.44, 10, 0.68],
        ["水费、电费、差旅费", 17.92, "7.50.", 25.36],
        ["会议费、培训费", 0, 0.8, 0],
        ["说明：“公用经费”填报基本支出中的一般商品和服务支出。"],
    ]
)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(
            NUMBERED,
            [
                (
                    "money",
                    "元",
                    [(3, "y0b"), (4, "adj"), (5, "act"), (6, "rate")],
                    [
                        (5, "exp.total"),
                        (6, "exp.basic"),
                        (7, "exp.basic.person"),
                        (8, "exp.basic.public"),
                        (9, "exp.project"),
                    ],
                )
            ],
            id="序号 column, text numbers with separators, 元",
        ),
        pytest.param(
            TWO_LABELS,
            [
                (
                    "money",
                    "万元",
                    [(3, "prev"), (4, "adj"), (5, "act"), (6, "d1"), (7, "g1")],
                    [
                        (4, "exp.total"),
                        (5, "exp.basic"),
                        (6, "exp.project"),
                        (7, "tpc.total"),
                        (8, "tpc.car.run"),
                        (9, "tpc.recept"),
                    ],
                )
            ],
            id="two label columns, changes that do not name their base",
        ),
        pytest.param(
            SIDE_BY_SIDE,
            [
                (
                    "money",
                    "万元",
                    [(2, "adj"), (3, "act")],
                    [(4, "inc.fiscal"), (5, "inc.other"), (6, "inc.total")],
                ),
                (
                    "money",
                    "万元",
                    [(5, "adj"), (6, "act")],
                    [(4, "exp.basic"), (5, "exp.project"), (6, "exp.total")],
                ),
            ],
            id="income and expenditure side by side",
        ),
        pytest.param(
            UNMERGED_GROUPS,
            [
                (
                    "money",
                    None,
                    [
                        (3, "prev"),
                        (4, "y0b"),
                        (5, "adj"),
                        (6, "act"),
                        (7, "d1"),
                        (8, "g1"),
                    ],
                    [(7, "exp.total"), (8, "exp.basic"), (9, "exp.project")],
                )
            ],
            id="group headers without merged cells, years, an offset",
        ),
        pytest.param(
            HUNAN,
            [
                (
                    "staff",
                    "万元",
                    [(2, "quota"), (3, "onpost"), (4, "ctrl")],
                    [(4, "staff.total")],
                ),
                (
                    "money",
                    "万元",
                    [(2, "prev"), (3, "adj"), (4, "act")],
                    [
                        (6, "tpc.total"),
                        (7, "tpc.car"),
                        (8, "tpc.car.buy"),
                        (9, "tpc.car.run"),
                        (10, "tpc.abroad"),
                        (11, "tpc.recept"),
                        (12, "exp.project"),
                        (13, "exp.project.ops"),
                        (14, "exp.basic.public"),
                        (15, "exp.basic.public.office"),
                        (16, "exp.basic.public.utilities"),
                        (17, "exp.basic.public.meetings"),
                    ],
                ),
            ],
            id="a lone staff row named by its header, then money",
        ),
    ],
)
def test_blocks_are_found(made, expected):
    (form,) = forms(made)
    assert [shape(matrix) for matrix in form.matrices] == expected
    assert violations(form) == []


def test_a_hidden_sheet_is_not_searched():
    assert forms(replace(NUMBERED, state="hidden")) == ()


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(
            sheet([["姓名", "职务", "联系电话"], ["张某", "科员", "0000"]]), id="a roster"
        ),
        pytest.param(
            sheet([["品名", "单价", "数量", "金额"], ["纸", 20, 5, 100]]),
            id="a price list",
        ),
        pytest.param(
            sheet([["Award", "Amount", "Total"], ["A", 1, 2], ["B", 3, 4]]),
            id="an English form",
        ),
        pytest.param(sheet([["预算执行情况良好，决算已公开"]]), id="a sentence"),
        pytest.param(sheet([]), id="an empty sheet"),
    ],
)
def test_no_form_is_seen_where_there_is_none(made):
    assert forms(made) == ()


@pytest.mark.parametrize(
    "year",
    [
        pytest.param("2022", id="three years back"),
        pytest.param("2025", id="the year to come"),
    ],
)
def test_a_column_of_another_year_is_none_of_this_years(year):
    """A third year beside the two that are compared must not be taken for one."""
    (form,) = forms(
        sheet(
            [
                ["2024年度部门整体支出绩效自评数据表"],
                ["单位：万元"],
                ["项目", f"{year}年决算数", "2024年年初预算数", "2024年决算数", "执行率"],
                ["支出合计", 90, 100, 99, percent(0.99)],
                ["基本支出", 60, 70, 69, percent(0.9857)],
                ["项目支出", 30, 30, 30, percent(1)],
            ]
        )
    )
    (matrix,) = form.matrices
    assert [(c.column, c.key) for c in matrix.columns] == [
        (2, f"year{year}_act"), (3, "y0b"), (4, "act"), (5, "rate"),
    ]  # fmt: skip
    assert violations(form) == []


def test_a_column_of_another_year_adds_up():
    (form,) = forms(
        sheet(
            [
                ["2024年度部门整体支出绩效自评数据表（单位：万元）"],
                ["项目", "2022年决算数", "2023年决算数", "2024年决算数"],
                ["支出合计", 9.25, 10, 9.5],
                ["基本支出", 6, 7, 6.5],
                ["项目支出", 2, 3, 3],
            ]
        )
    )
    assert violations(form) == [("sum", "B3", "8.00")]


def test_a_title_left_over_from_last_year_does_not_shift_the_columns():
    (form,) = forms(
        sheet(
            [
                ["2023年度部门整体支出绩效自评数据表"],
                ["单位：万元"],
                ["项目", "2023年决算数", "2024年预算数", "2024年决算数", "同比增减%"],
                ["支出合计", 90, 100, 99, 10],
                ["基本支出", 60, 70, 69, 15],
                ["项目支出", 30, 30, 30, 0],
            ]
        )
    )
    (matrix,) = form.matrices
    assert [c.key for c in matrix.columns] == ["prev", "adj", "act", "g1"]
    assert violations(form) == []


@pytest.mark.parametrize("name", ["{项目名称}支出", "某{支出", "某}=支出", "某 (一) {支出}"])
def test_a_row_named_with_braces_breaks_no_formula(name):
    """A template's {单位} left in a label is a finding, not the end of arithmetic."""
    (form,) = forms(
        sheet(
            [
                ["2024年度部门整体支出绩效自评数据表"],
                ["单位：万元"],
                ["项目", "2024年年初预算数", "2024年调整预算数", "2024年决算数", "执行率"],
                ["支出合计", 100, 100, 99, percent(0.99)],
                ["基本支出", 70, 70, 69, percent(0.9857)],
                ["项目支出", 30, 30, 30, percent(1)],
                [name, 10, 10, 9, percent(0.5)],
            ]
        )
    )
    assert violations(form) == [("ratio", "E7", "0.9000")]


SPENT = [["支出合计", 90, 100, 110, 99], ["基本支出", 60, 70, 75, 69]]
CHANGES = [[percent(0.9), -1, percent(-0.01), 9, percent(0.1)],
           [percent(0.92), -1, percent(-0.0143), 9, percent(0.15)]]  # fmt: skip
FILLED = [a + b for a, b in zip(SPENT, CHANGES, strict=True)]
KEYS = ["prev", "y0b", "adj", "act", "rate", "d0", "g0", "d1", "g1"]
MONEY_HEADS = ["上年决算数", "年初预算数", "调整预算数", "决算数"]


@pytest.mark.parametrize(
    ("head", "merges"),
    [
        pytest.param(
            [
                ["项目", "2023年决算", "2024年执行情况", "", "", "", "增减变动情况"],
                ["", "", "年初预算", "调整后预算", "决算", "", "比年初预算", "",
                 "比上年决算"],
                ["", "", "", "", "金额", "执行率", "增减额", "增减率", "增减额",
                 "增减率"],
            ],
            ["A2:A4", "B2:B4", "C2:F2", "G2:J2", "C3:C4", "D3:D4", "E3:F3", "G3:H3",
             "I3:J3"],
            id="three rows, a group that says no more than 执行情况",
        ),
        pytest.param(
            [["项目", *MONEY_HEADS, "决算数/调整预算数", "决算数-年初预算数",
              "（决算数-年初预算数）/年初预算数", "决算数-上年决算数",
              "（决算数-上年决算数）/上年决算数"]],
            [],
            id="formulas for heads",
        ),
        pytest.param(
            [["项目", *MONEY_HEADS, "执行率", "比年初预算增减额", "比年初预算增减率",
              "比上年增减额", "比上年增减率"],
             ["—", "1", "2", "3", "4", "5=4/3", "6=4-2", "7=6/2", "8=4-1", "9=8/1"]],
            [],
            id="a row that numbers the columns",
        ),
        pytest.param(
            [["项目", *MONEY_HEADS, "执行率", "比年初预算增减额", "比年初预算增减率",
              "比上年增减额", "比上年增减率"],
             ["", 1, 2, 3, 4, 5, 6, 7, 8, 9]],
            [],
            id="a row that numbers the columns in figures",
        ),
    ],
)  # fmt: skip
def test_heads_of_many_kinds_name_the_same_columns(head, merges):
    title = [["2024年度部门整体支出绩效自评数据表（单位：万元）"]]
    (form,) = forms(sheet([*title, *head, *FILLED], merges))
    (matrix,) = form.matrices
    assert [c.key for c in matrix.columns] == KEYS
    assert [r.key for r in matrix.rows] == ["exp.total", "exp.basic"]
    assert violations(form) == []


def test_figures_that_count_up_are_no_column_numbers_in_a_known_row():
    head = ["项目", *MONEY_HEADS]
    (form,) = forms(sheet([["部门整体支出数据表"], head, ["基本支出", 1, 2, 3, 4]]))
    assert [r.key for r in form.matrices[0].rows] == ["exp.basic"]


def test_units_below_the_heads_are_no_figures():
    (form,) = forms(
        sheet(
            [
                ["2024年度部门整体支出绩效自评数据表"],
                ["项目", *MONEY_HEADS, "执行率"],
                ["—", "千元", "千元", "千元", "千元", "%"],
                ["支出合计", 90, 100, 110, 99, 90],
            ]
        )
    )
    (matrix,) = form.matrices
    assert [(r.row, r.key) for r in matrix.rows] == [(4, "exp.total")]
    assert form.money_unit == "千元"


@pytest.mark.parametrize(
    ("head", "rates", "key"),
    [
        pytest.param("占预算%", [0.9, 0.92], "rate", id="of the adjusted budget"),
        pytest.param("占预算数的比例", [0.99, 0.9857], "rate0", id="of the first budget"),
        pytest.param("占全年预算%", [0.5, 0.5], "rate", id="said by the head"),
        pytest.param("占预算%", [0.1, 0.2], "rate?", id="of neither"),
    ],
)
def test_a_share_of_the_budget_is_a_rate_of_the_budget_it_fits(head, rates, key):
    rows = [[*row, percent(rate)] for row, rate in zip(SPENT, rates, strict=True)]
    heads = ["项目", *MONEY_HEADS, head]
    (form,) = forms(sheet([["部门整体支出数据表（单位：万元）"], heads, *rows]))
    assert form.matrices[0].columns[-1].key == key


def test_a_note_between_rows_ends_nothing():
    (form,) = forms(
        sheet(
            [
                ["部门整体支出数据表（单位：万元）"],
                ["项目", *MONEY_HEADS],
                *SPENT,
                ["注：“三公”经费含基本支出中列支的部分"],
                ["“三公”经费", 9, 9, 9, 8],
                ["注：金额保留两位小数"],
                ["2.三公经费不含教学科研人员"],
            ]
        )
    )
    assert [r.key for r in form.matrices[0].rows] == [
        "exp.total", "exp.basic", "tpc.total",
    ]  # fmt: skip


def test_a_slash_in_a_head_stays_in_its_label():
    (form,) = forms(
        sheet(
            [
                ["部门整体支出数据表（单位：万元）"],
                ["项目", "2024年", "", "执行率（B/A）"],
                ["", "调整预算数（A）", "决算数（B）", ""],
                ["支出合计", 110, 99, percent(0.9)],
            ],
            ["A2:A3", "B2:C2", "D2:D3"],
        )
    )
    assert [c.label for c in form.matrices[0].columns] == [
        "2024年 调整预算数（A）", "2024年 决算数（B）", "执行率（B/A）",
    ]  # fmt: skip


@pytest.mark.parametrize("amount", [2095.7, "2095.70", "2,095.70"])
def test_an_amount_like_a_year_is_none(amount):
    (form,) = forms(
        sheet(
            [
                ["部门整体支出基础数据表"],
                ["填报单位：某区某局"],
                ["单位：万元"],
                ["经费控制情况", "2023年决算数", "2024年预算数", "2024年决算数"],
                ["支出合计", 2205.49, 2099.5, amount],
                ["基本支出", 1634.6, 1410.36, 1588.94],
            ]
        )
    )
    assert [c.key for c in form.matrices[0].columns] == ["prev", "adj", "act"]


def test_an_amount_above_a_title_is_not_its_year():
    head = ["项目", "2023年决算数", "2024年年初预算数", "2024年决算数"]
    first = [["某局部门整体支出数据表"], ["填报单位：某局"], ["单位：万元"], head]
    first.append(["支出合计", 2001.5, 2099.5, 2095.7])
    second = [["某所部门整体支出数据表"], ["单位：万元"], head, ["支出合计", 90, 99, 95]]
    found = forms(sheet([*first, *second]))
    assert [[c.key for c in f.matrices[0].columns] for f in found] == [
        ["prev", "y0b", "act"], ["prev", "y0b", "act"],
    ]  # fmt: skip


def test_budgets_of_the_years_beginning_and_end():
    head = ["项目", "年初下达预算数", "年终预算数", "实际支出数", "执行进度"]
    rows = [["支出合计", 100, 110, 99, percent(0.9)]]
    (form,) = forms(sheet([["部门整体支出数据表（单位：万元）"], head, *rows]))
    assert [c.key for c in form.matrices[0].columns] == ["y0b", "adj", "act", "rate"]
    assert violations(form) == []


@pytest.mark.parametrize("group", ["上年", "上年数", "上年度金额"])
def test_budgets_under_a_heading_of_last_year_are_not_this_years(group):
    heads = [["项目", group, None, "本年数", None], [None, *["预算数", "决算数"] * 2]]
    rows = [["支出合计", 80, 78, 82, 81], ["项目支出", 80, 78, 82, 81]]
    merges = ["A2:A3", "B2:C2", "D2:E2"]
    page = sheet([["经费情况表（单位：万元）"], *heads, *rows], merges=merges)
    (form,) = forms(page)
    assert [c.key for c in form.matrices[0].columns] == ["prevb", "prev", "adj", "act"]


def test_figures_in_every_money_unit_are_brought_together():
    """One column in 千万元 beside 万元 is compared in one unit."""
    (form,) = forms(
        sheet(
            [
                ["2024年度部门整体支出绩效自评数据表"],
                ["单位：万元"],
                ["项目", "年初预算数", "全年预算数（千万元）", "决算数", "执行率"],
                ["支出合计", 95_000, 100, 99_000, percent(0.99)],
                ["基本支出", 65_000, 70, 69_300, percent(0.99)],
                ["项目支出", 30_000, 30, 29_700, percent(0.99)],
            ]
        )
    )
    assert violations(form) == []


def test_a_head_merged_down_beyond_the_last_row_has_no_block():
    head = ["支出项目", "年初预算数", "调整预算数", "决算数", "执行率"]
    made = sheet(
        [["某局2024年度整体支出绩效自评基础数据表"], ["单位：万元"], head],
        merges=("A3:A6", "B3:B6"),
    )
    assert forms(made) == ()
