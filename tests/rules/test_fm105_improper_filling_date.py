from __future__ import annotations

import pytest
from builders import ended, said, worded
from paper_builders import data_paper, submission
from report_builders import changed, told, written

from selfeval_xl.model.paper import Paper


def signed(text, **more):
    return submission(data_paper(signed=text), **more)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("填报日期：2025年3月10日", id="in the year after"),
        pytest.param("填报日期：2024年12月31日", id="last day of the year"),
        pytest.param("填报日期：2025年6月30日", id="today"),
        pytest.param("填报日期：2025-3-9", id="other notation"),
        pytest.param("填报日期：2025年3月", id="month only"),
        pytest.param("填报人：张某", id="no date asked for"),
    ],
)
def test_quiet(text):
    assert said("FM105", signed(text)) == []


def test_no_date_asked_for_is_not_applicable():
    assert ended("FM105", signed("填报人：张某")) == [
        ("not_applicable", 1, "表中没有填报日期")
    ]


def test_nothing_is_in_the_future_without_a_today():
    assert said("FM105", signed("填报日期：2052年3月10日", today=None)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "填报日期：2024年3月10日", ("error", "2024年3月10日", ""), id="too early"
        ),
        pytest.param(
            "填报日期：2024年11月", ("error", "2024年11月", ""), id="month too early"
        ),
        pytest.param(
            "填报日期：2025年7月1日", ("error", "2025年7月1日", "future"), id="tomorrow"
        ),
        pytest.param(
            "填报日期：202511", ("warning", "202511", "unreadable"), id="ambiguous"
        ),
        pytest.param(
            "填报日期：2025年2月30日",
            ("warning", "2025年2月30日", "unreadable"),
            id="no such day",
        ),
        pytest.param(
            "填报人：张某    填报日期：    年  月  日",
            ("warning", "", "blank"),
            id="left open on a signed line",
        ),
        pytest.param(
            "填报人：    填报日期：    年  月  日",
            ("info", "", "blank"),
            id="left open on an unsigned line",
        ),
    ],
)
def test_reported(text, expected):
    severity, actual, variant = expected
    assert said("FM105", signed(text)) == [("A7", severity, actual, None, variant)]


def test_wording():
    assert worded("FM105", signed("填报日期：2024年3月10日")) == [
        (
            "填报日期为 2024年3月10日，早于评价年度（2024 年）结束",
            "改为实际填报的日期；日期无误的，核对评价年度",
        )
    ]


def reported(text):
    paper = Paper(text.file, "report", "txt", "", 0, text=text)
    return submission(data_paper(signed="填报人：张某"), paper)


DATED = "填报日期：2025年4月8日"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(written(), id="before today"),
        pytest.param(changed((DATED, "填报日期：2025年6月30日")), id="today"),
        pytest.param(changed((DATED, "填报日期：2024年3月1日")), id="TX211's"),
        pytest.param(changed((DATED, "填报日期：2025年7月")), id="month alone"),
    ],
)
def test_reports_are_quiet(text):
    assert told("FM105", reported(text)) == []


def test_a_report_of_tomorrow_is_reported():
    text = changed((DATED, "填报日期：2025年7月1日"))
    assert told("FM105", reported(text)) == [
        ("填报日期：2025年7月1日", "error", "2025年7月1日", None, "future")
    ]
