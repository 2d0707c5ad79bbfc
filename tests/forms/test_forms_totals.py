"""Which amounts follow from others in the sheet, and which only the unit knows."""

from __future__ import annotations

from sheetkit import percent, sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.grid import Workbook


def test_a_total_without_its_parts_is_the_units_own_say():
    rows = ["支出合计", "基本支出", "人员经费", "其中：工资", "公用经费", "“三公”经费"]
    made = sheet(
        [
            ["2024年度部门整体支出绩效自评数据表"],
            ["单位：万元"],
            ["项目", "年初预算数", "决算数", "执行率"],
            *([row, 9, 9, percent(1)] for row in rows),
        ]
    )
    (form,) = recognise(Workbook("表.xlsx", "xlsx", (made,), False), load_specs())
    (matrix,) = form.matrices
    assert [field.is_derived for field in matrix][::3] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert {field.is_derived for field in matrix if "rate" in field.key} == {True}
