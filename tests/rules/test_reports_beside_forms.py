"""Unit, year, total score and missing papers where a report is among the papers."""

from __future__ import annotations

import pytest
from paper_builders import data_paper, score_paper, submission
from submission_kit import hits, report, told

OTHER = "某区某会"


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param([data_paper(), report("支出情况如下。")], id="all agree"),
        pytest.param(
            [data_paper(), report("支出情况如下。", unit="某市某区某局")], id="region"
        ),
        pytest.param(
            [data_paper(), report("支出情况如下。", unit="某区某局信息中心")],
            id="a unit below it",
        ),
        pytest.param(
            [score_paper(), report("自评得分96分，等级为“优”。")], id="same total"
        ),
        pytest.param(
            [score_paper(), report("项目自评得分88分。")], id="a project's score"
        ),
        pytest.param(
            [score_paper(), report("其中预算编制情况自评得分60分。")], id="a part's"
        ),
        pytest.param([score_paper(), report("上年自评得分93分。")], id="last year's"),
    ],
)
def test_quiet(papers):
    assert told(submission(*papers), "XD101", "XD102", "XD103") == []


def test_a_report_of_another_year_is_told_once():
    given = submission(data_paper(), report("支出情况如下。", year=2023))
    ((code, hit),) = hits(given, "XD101", "XD102", "XD103")
    assert (code, hit.variant, hit.actual, hit.expected) == (
        "XD101",
        "report",
        "2023",
        "2024",
    )
    assert (hit.place.paragraph, hit.place.quote) == (1, "2023年度")
    assert [place.a1 for place in hit.related] == ["A1"]


def test_a_report_of_another_unit_is_told_once():
    given = submission(data_paper(), report("支出情况如下。", unit=OTHER))
    ((code, hit),) = hits(given, "XD101", "XD102", "XD103")
    assert (code, hit.variant, hit.actual, hit.expected) == (
        "XD102",
        "report",
        OTHER,
        "某区某局",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("2024年度自评总得分95分，等级为“优”。", id="called a total"),
        pytest.param("综合评价，我局整体支出绩效得分为95分。", id="of the unit"),
    ],
)
def test_another_total(sentence):
    given = submission(score_paper(), report(sentence))
    assert told(given, "XD103") == [("XD103", "95", "96", ["D6"])]


def test_report_and_one_table_owe_the_other():
    given = submission(score_paper(), report("支出情况如下。"))
    assert [hit.key for _, hit in hits(given, "XD104")] == ["data"]


def test_a_report_alone_owes_nothing():
    assert hits(submission(report("支出情况如下。")), "XD104") == []
