from __future__ import annotations

import pytest
from standard_builders import data, ended, found, row, scores, told

STAFF = "≤100%得满分；每超过1个百分点扣0.5分，扣完为止"
MONEY = data(staff_total="quota 100 onpost 96", exp_total="adj 100 act 94.5")


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(row("在职人员控制率", "5", "5", STAFF), id="full marks"),
        pytest.param(row("在职人员控制率", "5", "6", STAFF), id="above is SC402's"),
        pytest.param(
            row("在职人员控制率", "5", "4", STAFF + "；未经批准进人的每例扣1分"),
            id="cases may cost points",
        ),
        pytest.param(row("制度健全性", "5", "4", "制度健全得满分"), id="a person's"),
        pytest.param(
            row("预算完成率", "10", "7", "100%得满分，每低于2%扣1分"), id="begun steps"
        ),
    ],
)
def test_quiet(given):
    assert found("SC403", scores(given), MONEY) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            row("在职人员控制率", "5", "4", STAFF), ("E6", "4", "5", "info"), id="full"
        ),
        pytest.param(
            row("预算完成率", "10", "6", "100%得满分，每低于2%扣1分"),
            ("E6", "6", "7", "info"),
            id="the hardest reading",
        ),
        pytest.param(
            row("预算完成率", "10", "7.5", "100%得满分，每低于2%扣1分"),
            ("E6", "7.5", "8.0", "info"),
            id="between readings",
        ),
    ],
)
def test_reported(given, expected):
    assert found("SC403", scores(given), MONEY) == [expected]


def test_wording():
    standard = "100%得满分，每低于2%扣1分"
    assert told("SC403", scores(row("预算完成率", "10", "6", standard)), MONEY) == [
        (
            "“预算完成率”得分为 6，按本行评分标准可得 7"
            "（94.5 ÷ 100 = 94.50%，不满一档的部分按一档计）",
            "核对是否另有扣分原因，或计分所依据的数据与表中不同",
            "94.5 ÷ 100 = 94.50%",
        )
    ]
    ((text, _, _),) = told(
        "SC403", scores(row("在职人员控制率", "5", "4", STAFF)), MONEY
    )
    assert text == (
        "“在职人员控制率”扣了分，得分为 4，按本行评分标准可得满分 5（96 ÷ 100 = 96.00%）"
    )


def test_ledger():
    table = scores(row("在职人员控制率", "5", "5", STAFF))
    assert ended("SC403", table, MONEY) == [("passed", 1, "")]
