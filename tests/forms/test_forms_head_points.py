"""Points of 预算执行率 in a head, units in a row label, and where the block ends."""

from __future__ import annotations

import pytest
from sheetkit import sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.grid import Workbook

TOP = [["2024年度基层治理项目自评表"], ["项目名称", None, "基层治理"]]
HEAD = ["预算数（A）", "执行数（B）", "执行率（B/A）"]
TABLE = [
    ["绩效目标", "一级指标", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
    [None, "产出指标", "数量指标", "培训班", "≥12期", "13期", 50, 50],
    [None, "效益指标", "社会效益指标", "能力", "提升", "提升", 30, 30],
    ["总分", None, None, None, None, None, None, 99.2],
]  # fmt: skip


def forms_of(*rows):
    book = Workbook("a.xlsx", "xlsx", (sheet([*TOP, *rows, *TABLE]),))
    return recognise(book, load_specs())


def form_of(*rows):
    (form,) = forms_of(*rows)
    return form


@pytest.mark.parametrize(
    ("stub", "score", "cell"),
    [
        pytest.param("预算执行（万元）", "得分（20分*执行率）", "G3", id="by the rate"),
        pytest.param("预算执行（万元）", "得分（20分）", "G3", id="in the head"),
        pytest.param("预算执行（20分）", "得分", "A3", id="in the stub"),
        pytest.param("预算执行（万元）", "得分", None, id="nowhere"),
    ],
)
def test_points_in_a_head(stub, score, cell):
    forms = forms_of(
        [stub, None, None, *HEAD, score],
        [None, None, "年度财政资金总额（万元）", 100, 96, 0.96, 19.2],
    )
    weights = [
        (field.place.a1, field.number)
        for form in forms
        for matrix in form.matrices
        for field in matrix
        if field.key.endswith(".weight")
    ]
    assert weights == ([(cell, 20)] if cell else [])
    own = [one.key for form in forms for m in form.matrices for one in m.own_columns]
    assert own == ["adj", "act", "rate", "score"]


def test_the_unit_of_a_row_label():
    form = form_of(
        ["预算执行", None, None, *HEAD, "分值", "得分"],
        [None, None, "年度总金额（万元）", 100, 96, 0.96, 10, 9.6],
    )
    (matrix,) = form.matrices
    assert (form.money_unit, matrix.unit, matrix.rows[0].key) == (
        "万元",
        "万元",
        "fund.total",
    )


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        ("预期目标", "实际完成情况"),
        ("年初设定目标", "年度总体目标完成情况综述"),
        ("项目申报目标", "目标实现情况说明"),
    ],
)
def test_the_block_ends_before_the_goals(planned, done):
    form = form_of(
        ["资金（万元）", None, None, *HEAD, "分值", "得分"],
        [None, None, "年度资金总额", 100, 96, 0.96, 10, 9.6],
        ["年度目标", planned, None, None, done],
        [None, "办班12期。", None, None, "2024年办班13期。"],
    )
    (matrix,) = form.matrices
    assert [row.row for row in matrix.rows] == [4]
    assert {key: one.place.a1 for key, one in form.goals.items()} == {
        "planned": "B6",
        "done": "E6",
    }


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("年度资金总额", id="the total"),
        pytest.param("预算执行情况（万元）", id="a line of another name"),
    ],
)
def test_points_of_the_rate_are_reckoned(label):
    form = form_of(
        ["预算执行", None, None, *HEAD, "分值", "得分"],
        [None, None, label, 100, 96, 0.96, 10, 9.6],
    )
    (matrix,) = form.matrices
    derived = {field.place.a1: field.is_derived for field in matrix}
    assert (derived["E4"], derived["F4"], derived["H4"]) == (
        label == "年度资金总额",
        True,
        True,
    )
