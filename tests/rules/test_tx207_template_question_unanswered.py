from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX207", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX207", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [
                (
                    "报送的材料与公开的材料一致。",
                    "经核对报送材料是否与公开材料一致，结果为一致。",
                )
            ],
            id="after a verb that asks",
        ),
        pytest.param(
            [
                (
                    "报送的材料与公开的材料一致。",
                    "报送的材料是否与公开的材料一致？一致，已逐页核对。",
                )
            ],
            id="answered",
        ),
        pytest.param(
            [
                (
                    "报送的材料与公开的材料一致。",
                    "报送的材料是否与公开的材料一致？所报材料与公开内容相同。",
                )
            ],
            id="answered in a sentence",
        ),
        pytest.param(
            [
                (
                    "报送的材料与公开的材料一致。",
                    "报送的材料是否与公开的材料一致？\n所报材料与公开内容相同。",
                )
            ],
            id="answered below",
        ),
        pytest.param(
            [("按季度分解", "是否按期支付由办公室每月核对。按季度分解")],
            id="what is looked at",
        ),
        pytest.param(
            [
                (
                    "按季度分解",
                    "群众是否满意，由第三方入户得出。项目是否按期完成直接关系民生。按季度分解",
                )
            ],
            id="what the sentence speaks of",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX207", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("报送的材料与公开的材料一致。", "我会报送的材料是否与公开的材料一致。")],
            [
                (
                    "我会报送的材料是否与公开的材料一致。",
                    "error",
                    "我会报送的材料是否与公开的材料一致。",
                    None,
                    "",
                )
            ],
            id="left as it is",
        ),
        pytest.param(
            [
                (
                    "报送的材料与公开的材料一致。",
                    "所报送的绩效评价评分表是否与公开的评分表一致。",
                )
            ],
            [
                (
                    "所报送的绩效评价评分表是否与公开的评分表一致。",
                    "error",
                    "所报送的绩效评价评分表是否与公开的评分表一致。",
                    None,
                    "",
                )
            ],
            id="a paper's name holds a verb",
        ),
        pytest.param(
            [
                (
                    "报送的材料与公开的材料一致。",
                    "报送的材料是否公开？报送的材料是否完整？",
                )
            ],
            [
                ("报送的材料是否公开？", "error", "报送的材料是否公开？", None, ""),
                ("报送的材料是否完整？", "error", "报送的材料是否完整？", None, ""),
            ],
            id="questions in a row",
        ),
        pytest.param(
            [
                (
                    "报送的材料与公开的材料一致。",
                    "报送的材料是否公开？请逐项说明。",
                )
            ],
            [("报送的材料是否公开？", "error", "报送的材料是否公开？", None, "")],
            id="an instruction behind",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX207", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX207",
        changed(
            *[("报送的材料与公开的材料一致。", "我会报送的材料是否与公开的材料一致。")]
        ),
    ) == [("“我会报送的材料是否与公开的材料一致。”是模板的问题，没有回答", "按实际情况改为肯定或否定的说法")]
