"""Only a form under the issued title is held to all the issued rows."""

from __future__ import annotations

import pytest
from sheetkit import sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.grid import Workbook

ROWS = [
    ["“三公”经费", 10, 9],
    ["公务用车购置及运行维护费", 6, 5],
    ["公务接待费", 4, 4],
]


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        pytest.param(
            "2024年度部门整体支出绩效评价基础数据表",
            ("项目支出", "公用经费"),
            id="as issued",
        ),
        pytest.param("部门“三公”经费情况表", (), id="a part on its own sheet"),
    ],
)
def test_missing_labels(title, missing):
    lines = [[title], ["项目", "2024年预算数（万元）", "2024年决算数（万元）"], *ROWS]
    book = Workbook("a.xlsx", "xlsx", (sheet(lines, name="表3"),))
    (form,) = recognise(book, load_specs())
    assert (form.spec, form.missing_labels) == ("hunan-data", missing)
