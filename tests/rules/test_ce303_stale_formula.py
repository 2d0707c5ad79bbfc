"""CE303: formulas that show what they do not give."""

from __future__ import annotations

import pytest
from builders import code, ended, formula_book, paper, said, worded, workbook

from selfeval_xl.findings import Safety

OTHER = ("E6-B6", 2.0)
TWO = {5: -14.5, 6: 2.0}


@pytest.mark.parametrize(
    ("cached", "result"),
    [
        pytest.param(-14.5, -14.5, id="the same"),
        pytest.param(-14.5, -14.500000000000002, id="last binary digit"),
        pytest.param(-14.5, -14.5004, id="cannot be seen"),
        pytest.param(None, -14.5, id="never calculated is CE302's"),
        pytest.param("#DIV/0!", -14.5, id="error value is CE301's"),
        pytest.param(-8.95, None, id="not recalculated"),
    ],
)
def test_quiet(cached, result):
    results = {6: 2.0} | ({} if result is None else {5: result})
    assert said("CE303", formula_book([("E5-B5", cached), OTHER], results)) == []


@pytest.mark.parametrize(
    ("cached", "result", "expected"),
    [
        pytest.param(-8.95, -14.5, ("-8.95", "-14.50", "error"), id="number"),
        pytest.param("优", "良", ("优", "良", "warning"), id="text"),
        pytest.param(0.0, 3.0, ("0.00", "3.00", "error"), id="zero"),
    ],
)
def test_reported(cached, result, expected):
    actual, right, severity = expected
    given = formula_book([("E5-B5", cached), OTHER], {5: result, 6: 2.0})
    assert said("CE303", given) == [("D5", severity, actual, right, "")]


def test_a_negative_in_brackets_is_corrected_with_a_minus():
    """As the arithmetic rules write it: "(14.50)" is a display, not a number."""
    given = formula_book([("E5-B5", -8.95), OTHER], TWO, number_format="0.00;(0.00)")
    assert said("CE303", given) == [("D5", "error", "(8.95)", "-14.50", "")]


def test_fix_keeps_the_formula():
    given = formula_book([("E5-B5", -8.95), OTHER], TWO)
    (hit,) = [h for h in code("CE303").check(given) if hasattr(h, "place")]
    (edit,) = hit.fix.edits
    assert hit.fix.safety is Safety.UNSAFE
    assert (edit.old, edit.new, edit.value, edit.formula) == (
        "-8.95",
        "-14.50",
        None,
        "E5-B5",
    )


def test_wording():
    given = formula_book([("E5-B5", -8.95), OTHER], TWO)
    assert worded("CE303", given) == [
        (
            "row0.d0显示“-8.95”，公式 =E5-B5 的计算结果应为 -14.50",
            "重新计算并保存，使 D5 显示 -14.50；数字是手工改过的，请恢复公式",
        )
    ]


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("no_engine", "公式未重新计算：本机没有可用的计算组件"),
        ("refused", "公式未重新计算：计算组件没有算完"),
        ("no_access", "公式未重新计算：这种文件格式读不到公式"),
        ("not_run", "公式未重新计算"),
    ],
)
def test_coverage_where_nothing_was_recalculated(state, reason):
    given = formula_book([OTHER], {}, recalculation=state)
    assert ended("CE303", given) == [("insufficient_data", 1, reason)]


def test_coverage():
    given = formula_book([("E5-B5", -14.5), OTHER], {5: -14.5}, recalculation="partial")
    assert ended("CE303", given) == [
        ("passed", 1, ""),
        ("insufficient_data", 1, "部分公式不能重新计算"),
    ]
    assert ended("CE303", formula_book([], {}, recalculation="no_formulas")) == [
        ("not_applicable", 1, "没有公式")
    ]
    assert ended("CE303", paper(workbook())) == [
        ("not_applicable", 1, "没有识别出表格")
    ]
