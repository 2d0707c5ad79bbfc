"""CE402: figures taken from other workbooks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ended, formula_book, paper, said, worded, workbook

LINKS = ("file:///D:/%E6%B1%87%E6%80%BB/%E5%86%B3%E7%AE%97.xlsx",)


def target(*formulas, links=LINKS):
    given = formula_book([(one, 2.0) for one in formulas])
    return replace(given, workbook=replace(given.workbook, external_links=links))


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(target("E5-B5", links=()), id="own cells"),
        pytest.param(target("'其他 表'!A1", links=()), id="another sheet"),
        pytest.param(target("表1[数额]", links=()), id="table"),
    ],
)
def test_quiet(given):
    assert said("CE402", given) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            target("[1]总表!C5", "'[1]总 表'!C6"),
            [("D5", "warning", "2.00", None, "")],
            id="used, said once a form",
        ),
        pytest.param(
            target("E5-B5"), [(None, "info", "", None, "unused")], id="not used"
        ),
    ],
)
def test_reported(given, expected):
    assert said("CE402", given) == expected


def test_wording():
    assert worded("CE402", target("[1]总表!C5")) == [
        (
            "row0.d0的公式引用其他工作簿“决算.xlsx”，本表共 1 处，“2.00”无法核对来源",
            "核对后把 D5 等单元格改为数字",
        )
    ]
    assert worded("CE402", target("E5-B5")) == [
        (
            "工作簿含有指向其他工作簿“决算.xlsx”的链接，表格的数字没有用到",
            "不用的链接，用“编辑链接”断开",
        )
    ]


def test_coverage():
    given = paper(workbook(gaps=frozenset({"formulas"})))
    assert ended("CE402", given) == [
        ("insufficient_data", 1, "这种文件格式读不到公式")
    ]
    assert ended("CE402", replace(given, workbook=None)) == [
        ("not_applicable", 1, "没有可读取的工作簿")
    ]
