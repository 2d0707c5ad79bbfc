from __future__ import annotations

import pytest
from score_builders import indicator_table, message, score_form
from target_forms import COUNT, targets_form

from selfeval_xl.findings import Checked, Hit
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.rules.registry import all_rules

(RULE,) = (one for one in all_rules() if one.code == "PL103")
ALL_FULL = [(f"预算编制/编制/指标{n}", "20", "20") for n in range(5)]
ONE_LOST = [*ALL_FULL[:4], ("预算编制/编制/指标5", "20", "18", "未公开")]
REPORT = (
    "部门整体支出绩效自评报告",
    "一、部门基本情况",
    "（一）部门职能",
    "负责辖区联系服务工作，推动各项任务落实。",
    "二、绩效自评情况",
    "（一）自评结果",
    "自评得分100分，等级为优。",
    "（二）部门整体支出绩效指标分析",
    "各项工作按计划完成。",
    "（三）部门整体支出绩效管理存在的问题",
)
PROBLEM = "一是预算编制不够细化，部分项目年中追加较多。"


def report(*after):
    paragraphs = tuple(map(Paragraph, range(1, 99), (*REPORT, *after)))
    text = Text("自评报告.docx", paragraphs)
    return Paper("自评报告.docx", "report", "docx", "0" * 64, 0, text=text)


def handed_in(form, *after):
    book = Paper("评分表.xlsx", "workbook", "xlsx", "0" * 64, 0, forms=(form,))
    return Submission((book, report(*after)) if after else (book,))


def scored(rows):
    return score_form(indicator_table(rows, total_score="100"))


def hits(submission):
    return [one for one in RULE.check(submission) if isinstance(one, Hit)]


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(handed_in(scored(ALL_FULL)), id="no report"),
        pytest.param(handed_in(scored(ONE_LOST), PROBLEM), id="a point lost"),
        pytest.param(handed_in(scored(ALL_FULL), "无。"), id="no problem"),
        pytest.param(handed_in(scored(ALL_FULL), "未发现明显问题。"), id="none found"),
        pytest.param(handed_in(scored(ALL_FULL[:3]), PROBLEM), id="too few rows"),
        pytest.param(
            handed_in(targets_form((COUNT, "≥5个", "6个", "10", "10", "年中追加"))),
            id="a note that admits nothing",
        ),
        pytest.param(
            handed_in(targets_form((COUNT, "≥5个", "4个", "10", "8", "未完成一项"))),
            id="a note beside lost points",
        ),
    ],
)
def test_quiet(right):
    assert hits(right) == []


def test_report_tells_of_problems():
    (hit,) = hits(handed_in(scored(ALL_FULL), PROBLEM))
    assert (hit.place.a1, [one.paragraph for one in hit.related]) == ("E11", [11])
    assert message("PL103", hit) == (
        "5 项指标全部得满分，而自评报告列有存在问题：“一是预算编制不够细化，部分项目年中追加较多。”",
        "对照报告所列问题核对评分，应扣分的扣分",
    )


def test_note_that_admits_a_shortfall():
    row = (COUNT, "≥5个", "6个", "10", "10", "其中一期未按计划开展")
    (hit,) = hits(handed_in(targets_form(row)))
    assert (hit.place.a1, hit.variant) == ("F6", "row")
    assert message("PL103", hit)[0] == (
        "“培训班”得满分 10，而说明中写有：“其中一期未按计划开展”"
    )


def test_nothing_scored():
    (only,) = RULE.check(handed_in(score_form(None)))
    assert isinstance(only, Checked) and only.outcome == "not_applicable"
