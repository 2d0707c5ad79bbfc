"""What a copy says was checked in it: few lines, and nothing passes by default."""

from selfeval_xl.findings import Outcome
from selfeval_xl.patching.coverage_words import coverage_lines
from selfeval_xl.result import Coverage, Failure, Result

FILE = "表.xlsx"


def lines(*entries, failures=()):
    other = (Coverage("AR999", Outcome.FAILED, 9),)
    result = Result(
        (), (), other, failures=failures,
        coverage_by_file={FILE: entries, "别的.xlsx": other},
    )
    return coverage_lines(result, FILE, "zh")


def test_only_the_file_itself_counts():
    assert lines() == []
    assert lines(Coverage("AR101", Outcome.FAILED, 2)) == [
        ("有问题", "2", "检查过，发现问题，逐条见下表；AR101")
    ]


def test_what_passed_is_told_by_family():
    assert lines(
        Coverage("AR101", Outcome.PASSED, 40),
        Coverage("AR102", Outcome.PASSED, 2),
        Coverage("CE101", Outcome.PASSED, 7),
    ) == [("通过", "49", "检查过，没有发现问题；单元格 1 条规则、勾稽 2 条规则")]


def test_what_was_not_checked_is_told_with_its_reasons_first():
    few = [Coverage(f"AR{n}", Outcome.INSUFFICIENT_DATA, 1, ("没填",)) for n in range(6)]
    told, passed = lines(
        *few,
        *(
            Coverage(f"SC{n}", Outcome.INSUFFICIENT_DATA, 1, (f"原因{n}",))
            for n in range(4)
        ),
        Coverage("CE101", Outcome.PASSED, 7),
    )
    assert told == (
        "数据不足",
        "10",
        "缺少要用的内容，没有查成，不等于通过；没填（AR0、AR1、AR2、AR3 等 6 条）；"
        "原因0（SC0）；原因1（SC1）；其他原因 2 种（SC2、SC3）",
    )
    assert passed[0] == "通过"


def test_a_rule_that_broke_off_is_told():
    broken = Failure("AR", FILE, "KeyError: 'x'")
    assert lines(failures=(broken, Failure("AR", "别的.xlsx", "y"))) == [
        (
            "检查中断",
            "1",
            "程序在这里出错，没有查成，请告诉维护者；KeyError: 'x'（AR）",
        )
    ]
