"""The official forms of several places: their own blocks and what must agree."""

from __future__ import annotations

import pytest
from sheetkit import percent, sheet

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Workbook

SPECS = load_specs()


def forms(made):
    return recognise(Workbook("自评表.xlsx", "xlsx", (made,)), SPECS)


def violations(made):
    return [
        (one.kind, one.culprit.place.a1, str(one.expected))
        for form in forms(made)
        for one in analyse(form, identities_of(form, SPECS)).violations
    ]


def changed(rows, **cells):
    """The rows with some cells replaced: B3=5."""
    made = [list(row) for row in rows]
    for address, value in cells.items():
        made[int(address[1:]) - 1][ord(address[0]) - ord("A")] = value
    return sheet(made)


FUNDS = [
    ["项目支出绩效自评表"],
    ["（2024年度）"],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", 90, 89.974, 89.974, 10, percent(1), 10],
    ["", "其中：当年财政拨款", 90, 89.974, 89.974, "—", percent(1), "—"],
    ["", "上年结转资金", "", "", "", "—", "", "—"],
    ["", "其他资金", "", "", "", "—", "", "—"],
]
BY_NATURE = [
    ["部门整体支出绩效自评表（2024年度）"],
    ["年度预算申请（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", 2000, 2200, 2100, 10, percent(0.9545), 9.55],
    ["", "按收入性质分："],
    ["", "其中：一般公共预算", 1800, 1950, 1870],
    ["", "政府性基金拨款", 100, 100, 90],
    ["", "纳入专户管理的非税收入拨款", 50, 50, 50],
    ["", "其他资金", 50, 100, 90],
    ["", "按支出性质分："],
    ["", "其中：基本支出", 1500, 1600, 1550],
    ["", "项目支出", 500, 600, 550],
]
BUILDINGS = [
    ["部门整体支出绩效评价基础数据表（2024年度）"],
    ["经费控制情况", "2023年决算数", "2024年预算数", "2024年决算数"],
    ["三公经费", 29.08, 63.46, 44.29],
    ["1、公务用车购置和维护经费", 11.86, 41.46, 39.30],
    ["2、公务接待", 17.22, 22, 4.99],
    ["楼堂馆所控制情况", "批复规模（㎡）", "实际规模（㎡）", "规模控制率",
     "预算投资（万元）", "实际投资（万元）", "投资概算控制率"],
    ["", 1200, 1180, percent(0.9833), 560, 548.8, percent(0.98)],
    ["厉行节约保障措施", "制定了制度"],
]  # fmt: skip
TASKS = [
    ["部门整体支出绩效自评表（2024年度）"],
    ["任务名称", "完成情况", "预算数（万元）总额", "预算数（万元）其中财政拨款",
     "预算数（万元）其他资金", "执行数（万元）总额", "执行数（万元）其中财政拨款",
     "执行数（万元）其他资金", "分值", "执行率", "得分"],
    ["任务1", "已完成", 100, 80, 20, 95, 78, 17, "", percent(0.95), ""],
    ["任务2", "已完成", 200, 200, 0, 190, 190, 0, "", percent(0.95), ""],
    ["金额合计", "", 300, 280, 20, 285, 268, 17, 10, percent(0.95), 9.5],
]  # fmt: skip
ACCOUNT = [
    ["收入支出决算总表（2024年度）"],
    ["部门：某区某局", "", "", "", "", "金额单位：元"],
    ["收入", "", "", "支出", "", ""],
    ["项目", "行次", "金额", "项目", "行次", "金额"],
    ["栏次", "", 1, "栏次", "", 2],
    ["一、一般公共预算财政拨款收入", 1, 785.12, "一、一般公共服务支出", 32, 600.10],
    ["二、政府性基金预算财政拨款收入", 2, 100, "二、社会保障和就业支出", 33, 279.02],
    ["本年收入合计", 27, 885.12, "本年支出合计", 58, 879.12],
    ["年初结转和结余", 29, 4, "年末结转和结余", 60, 10],
    ["总计", 31, 889.12, "总计", 62, 889.12],
]
CONTROL = [
    ["部门整体绩效自评表（2024年度）"],
    ["预算执行情况", "年初预算数（万元）", "全年（调整）预算数（万元）",
     "全年执行数（万元）", "执行率（%）", "执行率权重（分）", "执行率得分（分）"],
    ["", 1000, 1200, 912, 76, 10, 7.6],
]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(FUNDS, id="项目资金"),
        pytest.param(BY_NATURE, id="by income and by spending"),
        pytest.param(BUILDINGS, id="楼堂馆所"),
        pytest.param(TASKS, id="tasks"),
        pytest.param(ACCOUNT, id="收支总表"),
        pytest.param(CONTROL, id="one line without a label"),
    ],
)
def test_a_right_form_is_silent(rows):
    assert forms(sheet(rows)) and violations(sheet(rows)) == []


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(
            changed(FUNDS, C4=0, D4=0, E4=0, G4=0),
            [("sum", "C4", "90.000"), ("sum", "D4", "89.974"), ("sum", "E4", "89.974")],
            id="total row 0 over its parts",
        ),
        pytest.param(
            changed(BY_NATURE, D11=650), [("sum", "D3", "2250")], id="by spending"
        ),
        pytest.param(
            changed(BUILDINGS, D7=percent(0.9533)),
            [("ratio", "D7", "0.9833")],
            id="规模控制率",
        ),
        pytest.param(
            changed(BUILDINGS, G7=percent(0.88)),
            [("ratio", "G7", "0.9800")],
            id="投资概算控制率",
        ),
        pytest.param(changed(TASKS, C3=103), [("sum", "C3", "100")], id="task split"),
        pytest.param(
            changed(TASKS, J4=percent(0.92)),
            [("ratio", "J4", "0.9500")],
            id="task rate",
        ),
        pytest.param(
            changed(ACCOUNT, F10=899.12),
            [("equality", "F10", "889.12")],
            id="grand totals of both sides",
        ),
        pytest.param(
            changed(ACCOUNT, C8=895.12),
            [("sum", "C8", "885.12")],
            id="income, told from the grand total too",
        ),
        pytest.param(
            changed(CONTROL, E3=78), [("ratio", "E3", "0.76")], id="execution rate"
        ),
    ],
)
def test_a_wrong_figure_is_named(made, expected):
    assert violations(made) == expected


HEADS = ["项目", "年初预算数", "调整预算数", "决算数"]


def unit(total):
    return [
        HEADS,
        ["支出合计", 100.25, 110.5, total],
        ["一、基本支出", 70.15, 80.4, 72.1],
        ["二、项目支出", 30.1, 30.1, 27.2],
    ]


def test_a_form_filled_again_under_one_title_is_a_form_of_its_own():
    made = sheet(
        [["2024年度部门整体支出绩效自评数据表"], *unit(99.3), [], *unit(109.3)]
    )
    assert len(forms(made)) == 2
    assert violations(made) == [("sum", "D8", "99.30")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["总额", 9, 9, 9], ["某项", 5, 5, 5], ["另项", 4, 4, 4], ["又项", 7, 7, 7]],
            id="few digits agree by chance",
        ),
        pytest.param(
            [
                ["支出合计", 100.25, 110.5, 99.31],
                ["基本支出", 70.15, 80.41, 72.12],
                ["项目支出", 20.1, 20.1, 17.22],
            ],
            id="a sum that no column bears out has another make-up",
        ),
        pytest.param(
            [
                ["收入总计", 115.5, 118.5, 121.5],
                ["财政拨款收入", 100.5, 102.5, 104.5],
                ["其他收入", 5, 6, 7],
                ["年初结转和结余", 10, 10, 10],
            ],
            id="收入总计 counts the carry-over",
        ),
    ],
)
def test_no_sum_is_claimed_without_proof(rows):
    title = ["2024年度部门整体支出绩效自评数据表"]
    assert violations(sheet([title, HEADS, *rows])) == []


def test_a_project_without_a_known_name_counts_where_the_figures_say_so():
    rows = [
        ["2024年度部门整体支出绩效自评数据表"],
        ["项目", "上年决算数", "本年决算数"],
        ["项目支出", 472.65, 515.15],
        ["业务工作专项", 300.21, 320.3],
        ["运行维护专项", 70.11, 80.4],
        ["某某改造工程", 102.33, 114.45],
    ]
    assert violations(sheet(rows)) == []
    assert violations(changed(rows, C3=535.15)) == [("sum", "C3", "515.15")]
