"""CE302: formulas without a value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import (
    code,
    ended,
    form,
    formula_book,
    matrix,
    paper,
    said,
    sheet,
    worded,
    workbook,
)

from selfeval_xl.findings import Safety

GOOD = ("E5-B5", -14.5)


def target(*formulas, results=None, **more):
    return formula_book(formulas, results, **more)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(target(GOOD, ("E6-B6", 2.0)), id="all calculated"),
        pytest.param(target(GOOD, ("E6-B6", 0.0)), id="a true zero"),
        pytest.param(
            target(GOOD, ('IF(E6="","",1)', None), results={6: ""}), id="empty text"
        ),
        pytest.param(
            target(GOOD, ('IF(E6="","",1)', None), results={}),
            id="may be an empty text, cannot be calculated",
        ),
        pytest.param(paper(workbook(sheet([]))), id="no form"),
        pytest.param(
            target(*[("E5-B5", 0.0)] * 5, results=dict.fromkeys(range(5, 10), 0.0)),
            id="all truly zero",
        ),
    ],
)
def test_quiet(given):
    assert said("CE302", given) == []


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        pytest.param({6: 2.0}, "2.00", id="calculated here"),
        pytest.param({}, None, id="cannot be calculated"),
    ],
)
def test_reported(results, expected):
    given = target(GOOD, ("E6-B6", None), results=results)
    variant = "expected" if expected else ""
    assert said("CE302", given) == [("D6", "warning", "", expected, variant)]


@pytest.mark.parametrize(
    "cached",
    [pytest.param(None, id="no values"), pytest.param(0.0, id="zeros of a program")],
)
def test_a_form_nobody_calculated_is_said_once(cached):
    results = {row: float(row) for row in range(5, 10)}
    given = target(*[("E5-B5", cached)] * 5, results=results)
    shown = "" if cached is None else "0.00"
    assert said("CE302", given) == [("D5", "warning", shown, "5.00", "all")]
    assert said("CE303", given) == []


def test_fix_keeps_the_formula():
    given = target(GOOD, ("E6-B6", None), results={6: 2.0})
    (hit,) = [h for h in code("CE302").check(given) if hasattr(h, "place")]
    (edit,) = hit.fix.edits
    assert hit.fix.safety is Safety.UNSAFE
    assert (edit.new, edit.value, edit.formula) == ("2.00", None, "E6-B6")


def test_wording():
    given = target(GOOD, ("E6-B6", None), results={6: 2.0})
    assert worded("CE302", given) == [
        (
            "row1.d0的公式没有计算结果，在预览或汇总系统中是空白；计算结果应为 2.00",
            "用 Excel 或 WPS 打开后重新计算并保存，D6 应显示 2.00",
        )
    ]


def test_coverage():
    assert ended("CE302", target(GOOD)) == [("passed", 1, "")]
    plain = paper(workbook(sheet([])), form(matrix(("x",), ("act",), [["1.00"]])))
    assert ended("CE302", plain) == [("not_applicable", 1, "没有公式")]
    hidden = replace(target(GOOD).workbook, gaps=frozenset({"formulas"}))
    assert ended("CE302", replace(plain, workbook=hidden)) == [
        ("insufficient_data", 1, "这种文件格式读不到公式")
    ]
