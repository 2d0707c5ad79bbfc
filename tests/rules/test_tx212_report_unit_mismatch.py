from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX212", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX212", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [
                (
                    "评价单位：某市某区残疾人服务联合会",
                    "评价单位：某区残疾人服务联合会本级",
                )
            ],
            id="short name",
        ),
        pytest.param(
            [("评价单位：某市某区残疾人服务联合会", "主管部门：某市某区民政局")],
            id="another role",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX212", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("评价单位：某市某区残疾人服务联合会", "评价单位：某市某区财政局")],
            [
                (
                    "评价单位：某市某区财政局",
                    "error",
                    "某市某区财政局",
                    "某市某区残疾人服务联合会",
                    "",
                )
            ],
            id="cover",
        ),
        pytest.param(
            [
                (
                    "四、其他自评情况\n无",
                    "四、其他自评情况\n无\n\n某区体育局\n2025年4月8日",
                )
            ],
            [("某区体育局", "error", "某区体育局", "某市某区残疾人服务联合会", "")],
            id="signature",
        ),
        pytest.param(
            [
                ("评价单位：某市某区残疾人服务联合会\n", ""),
                (
                    "某市某区残疾人服务联合会2024年度",
                    "某市某区残疾人服务联合会\n2024年度",
                ),
                (
                    "四、其他自评情况\n无",
                    "四、其他自评情况\n无\n某区体育局\n2025年4月8日",
                ),
            ],
            [("某区体育局", "error", "某区体育局", "某市某区残疾人服务联合会", "")],
            id="name on a line above the title",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX212", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX212",
        changed(*[("评价单位：某市某区残疾人服务联合会", "评价单位：某市某区财政局")]),
    ) == [("此处的单位为“某市某区财政局”，“标题”为“某市某区残疾人服务联合会”", "核对后统一单位名称；误用了其他单位的报告的，换成本单位的")]
