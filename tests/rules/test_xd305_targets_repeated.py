from __future__ import annotations

import pytest
from builders import said, worded
from year_builders import scores, with_previous

ROWS = tuple(
    (1, name, 20, target, actual, 20, None)
    for name, target, actual in (
        ("培训场次", "≥10场", "10场"),
        ("办件按期率", "≥95%", "97%"),
        ("设备更新数", "5台", "5台"),
        ("成本控制", "≤30万元", "28万元"),
        ("服务对象满意度", "≥90%", "95%"),
    )
)


def old(rows=ROWS):
    return scores(*rows, year=2023, file="2023/评分表.xlsx")


def with_target(index, target, actual):
    row = ROWS[index]
    return (*ROWS[:index], (*row[:3], target, actual, *row[5:]), *ROWS[index + 1 :])


@pytest.mark.parametrize(
    ("now", "then"),
    [
        pytest.param(with_target(0, "≥12场", "12场"), ROWS, id="one raised"),
        pytest.param(ROWS, with_target(1, "≥95%", "90%"), id="one not reached"),
        pytest.param(ROWS, ROWS[:4], id="one is new"),
        pytest.param(ROWS[:4], ROWS[:4], id="too few to say"),
    ],
)
def test_quiet(now, then):
    assert said("XD305", with_previous(scores(*now), old(then))) == []


def test_reported_once():
    given = with_previous(scores(*ROWS), old(ROWS[::-1]))
    assert said("XD305", given) == [("D4", "info", "≥10场", None, "")]
    assert worded("XD305", given) == [
        (
            "5 个指标的名称和指标值都与上年相同（2023/评分表.xlsx 评分表 D8），上年均已完成",
            "核对指标值是否按本年任务重新设定；任务没有变化的，可以不理会",
        )
    ]
