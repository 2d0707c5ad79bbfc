"""A live total that cannot count a text is not judged; the text is the finding."""

from __future__ import annotations

import pytest
from sheetkit import formula, sheet

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse, expected_value
from selfeval_xl.model.grid import Workbook

HEAD = ["项目", "上年决算数", "年初预算数", "调整预算数", "决算数"]


def judged(total, basic, project):
    """Violations as (cell, expected), and what each figure is implied to be."""
    made = sheet(
        [
            ["部门整体支出绩效自评数据表"],
            HEAD,
            ["支出合计", 90, 95, 100, total],
            ["基本支出", 60, 65, 70, basic],
            ["项目支出", 30, 30, 30, project],
        ]
    )
    specs = load_specs()
    (form,) = recognise(Workbook("数据表.xlsx", "xlsx", (made,)), specs)
    found = analyse(form, identities_of(form, specs))
    implied = expected_value(found, form.fields()["exp.project.act"])
    return [(v.culprit.place.a1, v.expected) for v in found.violations], implied


@pytest.mark.parametrize(
    ("total", "project"),
    [
        pytest.param(formula("SUM(E4:E5)", 69.0), "30.00万元", id="text with a unit"),
        pytest.param(formula("SUM(E4:E5)", 69.0), "3O.00", id="text that is no number"),
        pytest.param(formula("SUM(E4:E5)", 69.0), None, id="a blank that is owed"),
        pytest.param(formula("E4+E5", 99.0), "30", id="+ counts digits stored as text"),
        pytest.param(99, "30.00万元", id="a typed total that counts the text"),
    ],
)
def test_quiet(total, project):
    violations, _ = judged(total, 69, project)
    assert violations == []


def test_a_typed_total_still_tells_the_blank():
    assert judged(99, 69, None) == ([], 30)


def test_a_wrong_typed_total_is_reported():
    violations, _ = judged(90, 69, "30.00万元")
    assert violations == [("E3", 99)]


def test_a_live_total_beside_a_row_that_is_not_there():
    made = sheet(
        [
            ["部门整体支出绩效自评数据表"],
            HEAD,
            ["支出合计", 60, 65, 70, formula("SUM(E4:E4)", 0.0)],
            ["基本支出", 60, 65, 70, "69.00万元"],
        ]
    )
    specs = load_specs()
    (form,) = recognise(Workbook("数据表.xlsx", "xlsx", (made,)), specs)
    assert analyse(form, identities_of(form, specs)).violations == ()
