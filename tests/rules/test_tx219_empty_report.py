from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, everything, lines, told, written

TITLE = "2024年度部门整体支出绩效自评报告"
COVER = ("评价单位：某区某局", "填报日期：2025年3月1日")


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX219", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX219", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(lines(TITLE), id="title alone"),
        pytest.param(lines(TITLE, *COVER), id="title and cover"),
        pytest.param(
            lines(TITLE, *COVER, "一、基本情况", "二、自评结果"), id="headings"
        ),
    ],
)
def test_said_once(given):
    assert everything(given) == [("TX219", 1, "missing_content")]


def test_lines_with_a_colon_are_text_too():
    written_short = lines(
        TITLE,
        *COVER,
        "一、基本情况",
        "主要职责：负责全区政务服务工作，指导各镇政务服务中心的业务。",
        "机构设置：内设办公室和业务科，下属单位一个，编制共二十名。",
        "1.任务：改造窗口十二个，配置自助终端八台，开展培训四期",
        "2.成效：窗口全部改造完成，终端全部投入使用，培训按期结束",
    )
    assert told("TX219", written_short) == []


def test_wording():
    assert worded("TX219", lines(TITLE)) == [
        ("报告只有标题或封面，没有正文", "换成写好的自评报告")
    ]
