from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written

MONEY = "2024年度支出合计210.50万元"


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX221", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX221", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([(MONEY, f"某市某区残疾人服务联合会{MONEY}")], id="its own"),
        pytest.param([(MONEY, f"某区残联{MONEY}")], id="its own, short"),
        pytest.param([(MONEY, f"某市某区财政局{MONEY}")], id="the finance bureau"),
        pytest.param(
            [(MONEY, f"某市某区水务局与我会{MONEY}")], id="together with another"
        ),
        pytest.param(
            [
                ("内设办公室", "下属单位为某市某区水务管理中心，内设办公室"),
                (MONEY, f"某市某区水务管理中心{MONEY}"),
            ],
            id="a unit under it",
        ),
        pytest.param(
            [(MONEY, f"某市某区残疾人康复中心{MONEY}")], id="a name much alike"
        ),
        pytest.param(
            [("2、举办职业", "2、某市某区水务局协助举办职业")], id="another unit's help"
        ),
        pytest.param(
            [("2、举办职业", "2、某市某区水务局预算编制培训；举办职业")],
            id="no money named",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX221", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [(MONEY, f"某市某区水务局{MONEY}")],
            [
                (
                    "某市某区水务局2024年度支出",
                    "warning",
                    "某市某区水务局",
                    "某市某区残疾人服务联合会",
                    "",
                )
            ],
            id="money",
        ),
        pytest.param(
            [(MONEY, f"某市某区妇女联合会{MONEY}")],
            [
                (
                    "某市某区妇女联合会2024年度支出",
                    "warning",
                    "某市某区妇女联合会",
                    "某市某区残疾人服务联合会",
                    "",
                )
            ],
            id="an association's",
        ),
        pytest.param(
            [("2、举办职业", "2、某市某区水务局主要职责为供水。举办职业")],
            [
                (
                    "某市某区水务局主要职责",
                    "warning",
                    "某市某区水务局",
                    "某市某区残疾人服务联合会",
                    "",
                )
            ],
            id="tasks",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX221", changed(*pairs)) == expected


def test_wording():
    assert worded("TX221", changed((MONEY, f"某市某区水务局{MONEY}"))) == [
        (
            "这一句说的是“某市某区水务局”，报告的单位为“某市某区残疾人服务联合会”",
            "核对这一句的单位名称和数字；从其他单位的报告抄来的，换成本单位的",
        )
    ]
