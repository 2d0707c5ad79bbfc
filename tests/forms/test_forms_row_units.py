"""A column that gives each row its unit names no row and counts no money of persons."""

from __future__ import annotations

from sheetkit import sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.form import Quantity
from selfeval_xl.model.grid import Workbook

HEAD = [
    "序号",
    "指标",
    "计量单位",
    "2023年",
    "2024年",
    "2024年比2023年增减额",
    "增减率",
]
AMOUNT, COUNT, AREA = Quantity.AMOUNT, Quantity.COUNT, Quantity.AREA


def form_of(*rows):
    lines = [["2024年度部门整体支出绩效评价基础数据表"], ["填报单位：某区某局"], *rows]
    (form,) = recognise(Workbook("a.xlsx", "xlsx", (sheet(lines),)), load_specs())
    return form


def test_each_row_is_in_its_own_unit():
    form = form_of(
        HEAD,
        [1, "在职人员数", "人", 20, 22, 2, 0.1],
        [2, "支出合计", "万元", 100.5, 90.5, -10, -0.0995],
        [3, "办公用房面积", "平方米", 800, 800, 0, 0],
    )
    (matrix,) = form.matrices
    assert [row.label for row in matrix.rows] == [
        "在职人员数",
        "支出合计",
        "办公用房面积",
    ]
    at = {c.key: j for j, c in enumerate(matrix.columns)}
    measured = [
        [
            (one.quantity, one.unit)
            for one in (matrix.fields[i, at["act"]], matrix.fields[i, at["d1"]])
        ]
        for i in range(3)
    ]
    assert measured == [
        [(COUNT, None), (COUNT, None)],
        [(AMOUNT, "万元"), (AMOUNT, "万元")],
        [(AREA, None), (AREA, None)],
    ]
    assert form.money_unit == "万元"


def test_a_column_of_offices_is_no_column_of_units():
    form = form_of(
        ["项目", "单位", "2023年决算数", "2024年决算数"],
        ["甲类", "某局", 10, 12],
        ["乙类", "某中心", 11, 13],
    )
    (matrix,) = form.matrices
    assert [row.label for row in matrix.rows] == ["某局", "某中心"]
