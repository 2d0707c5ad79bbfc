from __future__ import annotations

import pytest
from builders import said, worded
from paper_builders import attachment, data_paper, paper, score_paper, sheet


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="filled"),
        pytest.param(attachment("照片.jpg", "jpg"), id="attachment"),
        pytest.param(paper(sheet("说明", [["填写XX"]])), id="no form on it"),
        pytest.param(score_paper(reason="执行率×分值"), id="times"),
        pytest.param(score_paper(reason="联系138××××1234"), id="masked telephone"),
        pytest.param(score_paper(reason="XXL码服装"), id="a word with XX"),
        pytest.param(
            score_paper(reason="制度有待补充完善，空缺待填补"), id="what is wanting"
        ),
        pytest.param(data_paper(unit="填报单位：______"), id="a blank line is FM109's"),
        pytest.param(data_paper(signed="填报人：______"), id="not yet signed"),
        pytest.param(
            data_paper(signed="注：XX为示例，请按实际填写"), id="a note on filling in"
        ),
    ],
)
def test_quiet(given):
    assert said("FM108", given) == []


@pytest.mark.parametrize(
    ("given", "cell", "severity", "actual"),
    [
        pytest.param(
            data_paper(title="20XX年度部门整体支出绩效自评数据表"),
            "A1",
            "error",
            "20XX年度部门整体支出绩效自评数据表",
            id="year in the title",
        ),
        pytest.param(
            data_paper(unit="填报单位：××局"), "A2", "error", "填报单位:××局", id="unit"
        ),
        pytest.param(
            data_paper(unit="填报单位：｛单位｝"),
            "A2",
            "error",
            "填报单位:{单位}",
            id="braces",
        ),
        pytest.param(
            score_paper(reason="待填写"), "E5", "warning", "待填写", id="in the table"
        ),
        pytest.param(
            score_paper(reason="因XX项目未实施"),
            "E5",
            "warning",
            "因XX项目未实施",
            id="in a reason",
        ),
    ],
)
def test_reported(given, cell, severity, actual):
    assert said("FM108", given) == [(cell, severity, actual, None, "")]


def test_wording():
    assert worded("FM108", data_paper(unit="填报单位：××局")) == [
        (
            "“填报单位:××局”中留有待填的“××”",
            "换成本单位的实际内容；没有内容可填的，写“无”",
        )
    ]
