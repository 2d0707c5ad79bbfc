from __future__ import annotations

import pytest
from builders import said, worded
from year_builders import scores, with_previous


def table(target, actual, year=2024, file="评分表.xlsx", name="服务对象满意度"):
    return scores(
        (1, name, 60, target, actual, 60, None),
        (1, "培训场次", 40, "≥10场", "10场", 40, None),
        year=year,
        file=file,
    )


def both(target, old, result):
    return with_previous(
        table(target, "95%"), table(old, result, 2023, "2023/评分表.xlsx")
    )


@pytest.mark.parametrize(
    ("target", "old", "result"),
    [
        pytest.param("≥95%", "≥95%", "98%", id="kept"),
        pytest.param("≥96%", "≥95%", "98%", id="raised"),
        pytest.param("≥90%", "≥95%", "88%", id="last year fell short of it too"),
        pytest.param("≥90%", "≥95%", "达到预期", id="a result in words"),
        pytest.param("≥90分", "≥95%", "98%", id="other units"),
        pytest.param("≤20万元", "≤25万元", "19万元", id="a ceiling lowered"),
    ],
)
def test_quiet(target, old, result):
    assert said("XD304", both(target, old, result)) == []


def test_quiet_for_another_indicator():
    given = with_previous(
        table("≥90%", "95%"),
        table("≥95%", "98%", 2023, "2023/评分表.xlsx", "办件按期率"),
    )
    assert said("XD304", given) == []


@pytest.mark.parametrize(
    ("target", "old", "result"),
    [
        pytest.param("≥90%", "≥95%", "98%", id="lowered"),
        pytest.param("≤30万元", "≤25万元", "24万元", id="a ceiling raised"),
    ],
)
def test_reported(target, old, result):
    found = said("XD304", both(target, old, result))
    assert found == [("D4", "info", target, None, "")]


def test_words():
    assert worded("XD304", both("≥90%", "≥95%", "98%")) == [
        (
            "“服务对象满意度”的年度指标值为 ≥90%，比上年放宽：上年指标值 ≥95%，实际完成 98%"
            "（2023/评分表.xlsx 评分表 E4）",
            "核对指标值是否定得偏松；任务量确有变化的，可以不理会",
        )
    ]
