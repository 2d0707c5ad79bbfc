from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX209", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX209", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [("年末在职5人。", "年末在职5人，比截至2023年12月31日的上年人数持平。")],
            id="a year compared",
        ),
        pytest.param(
            [("年末在职5人。", "截至2023年末结转资金5万元，2024年全部支出。")],
            id="carried into the year",
        ),
        pytest.param(
            [("年末在职5人。", "截至2025年底，计划建成12个站点。")], id="to come"
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX209", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("评价年度：2024年度", "评价年度：2023年度")],
            [("2023年度", "error", "2023", "2024", "")],
            id="cover",
        ),
        pytest.param(
            [
                ("评价年度：2024年度", "评价年度：2023年度"),
                ("现将2024年度某区", "现将某区"),
                ("年末在职5人。", "截至2024年12月31日在职5人。"),
            ],
            [("2023年度", "error", "2023", "2024", "")],
            id="cover against title, which the last day bears out",
        ),
        pytest.param(
            [("联合会2024年度部门", "联合会2022年度部门")],
            [("2022年度", "error", "2022", "2024", "")],
            id="title",
        ),
        pytest.param(
            [("年末在职5人。", "截至2023年12月31日在职5人。")],
            [
                (
                    "截至2023年12月31日",
                    "error",
                    "截至2023年12月31日",
                    "截至2024年12月31日",
                    "closing",
                )
            ],
            id="last day",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX209", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX209", changed(*[("年末在职5人。", "截至2023年12月31日在职5人。")])
    ) == [("截止日期为“截至2023年12月31日”，报告的评价年度为 2024 年", "改为评价年度末的日期和数字；确为上年末数字的，写明“上年末”")]
