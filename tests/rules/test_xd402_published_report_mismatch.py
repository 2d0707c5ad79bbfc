from __future__ import annotations

import pytest
from builders import code, ended, worded
from year_builders import data, report, with_published

SAID = (
    "（一）支出情况",
    "2024年支出合计1,246.50万元，比上年增加68.85万元，增长5.85%。其中项目支出284.07万元。",
    "（二）存在问题",
    "个别绩效目标细化不够，窗口排队时间偏长。",
    "（三）改进措施",
    "在编制下一年度预算时细化绩效目标，增设自助设备。",
)


def hits(given):
    return [
        (
            one.place.paragraph, one.place.quote, one.variant,
            str(one.severity or "warning"),
        )
        for one in code("XD402").check(given)
        if hasattr(one, "place")
    ]


def published(*paragraphs):
    return report(*paragraphs, file="公开/自评报告.docx")


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(SAID, id="the same"),
        pytest.param(
            (*SAID[:1], SAID[1].replace("1,246.50", "1246.50"), *SAID[2:]),
            id="without thousands separators",
        ),
        pytest.param(("".join(SAID[:2]), *SAID[2:]), id="paragraphs run together"),
        pytest.param(
            tuple(one.replace("，", "， ").replace("。", "。 ") for one in SAID),
            id="spaces",
        ),
    ],
)
def test_quiet(copy):
    assert hits(with_published(report(*SAID), published(*copy))) == []


def test_no_report_published():
    given = with_published(report(*SAID), data())
    assert ended("XD402", given) == [
        ("insufficient_data", 1, "已公开的材料中没有这份材料")
    ]


def test_each_figure_that_differs():
    other = SAID[1].replace("1,246.50", "1,264.50").replace("5.85%", "5.58%")
    given = with_published(report(*SAID), published(SAID[0], other, *SAID[2:]))
    assert hits(given) == [
        (6, "024年支出合计1,246.50万元", "", "error"),
        (6, ".85万元，增长5.85%。", "", "error"),
    ]
    assert worded("XD402", given)[0] == (
        "报送的报告写“024年支出合计1,246.50万元”，公开的写“024年支出合计1,264.50万元”"
        "（公开/自评报告.docx 第 6 段）",
        "核对哪一处正确，使报送的与公开的一致",
    )


def test_other_words():
    other = "个别绩效目标细化不足，窗口排队时间偏长。"
    given = with_published(report(*SAID), published(*SAID[:3], other, *SAID[4:]))
    assert hits(given) == [(8, SAID[3], "", "warning")]


def test_a_sentence_left_out_and_one_more():
    given = with_published(report(*SAID), published(*SAID[:3]))
    assert hits(given)[0] == (8, SAID[3], "missing", "warning")
    given = with_published(report(*SAID), published(*SAID, "全年没有发生重大安全事故。"))
    assert hits(given) == [(1, "部门整体支出绩效自评报告", "added", "warning")]


def test_another_report():
    given = with_published(report(*SAID), published("一、概况", "本年重点推进信息化建设。"))
    assert hits(given) == [(1, "部门整体支出绩效自评报告", "another", "warning")]
