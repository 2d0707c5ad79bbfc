from __future__ import annotations

import pytest
from builders import ended, worded
from paper_builders import submission
from submission_kit import hits, report, scored, told

CODE = "XD113"
TABLE = scored(("制度建设", "健全", None), grade="良好", total=86)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("自评得分86分，等级为“良”。", id="agrees"),
        pytest.param("综合评价等次为良好。", id="in two letters"),
        pytest.param("自评项目5个，其中项目自评等级为优的3个。", id="of projects"),
        pytest.param("上年自评等级为“优”。", id="last year's"),
        pytest.param("得分90分以上的等级为“优”。", id="the scale"),
        pytest.param("自评工作完成较好。", id="no grade"),
    ],
)
def test_quiet(sentence):
    assert told(submission(TABLE, report(sentence)), CODE) == []


def test_reported():
    given = submission(TABLE, report("2024年度自评总得分86分，评价等级为“优”。"))
    ((_, hit),) = hits(given, CODE)
    assert (hit.place.paragraph, hit.actual, hit.expected) == (4, "优", "良好")
    assert [place.a1 for place in hit.related] == ["B6"]
    assert worded(CODE, given)[0] == (
        "自评等级为“优”，而 评分表.xlsx 评分表 B6 为“良好”",
        "按自评总分核对等级，把各处改为一致",
    )


def test_two_tables():
    other = scored(("制度建设", "健全", None), grade="中", file="评分表（公开）.xlsx")
    assert told(submission(TABLE, other), CODE) == [(CODE, "中", "良好", ["B6"])]


def test_one_grade_alone():
    assert ended(CODE, submission(TABLE)) == [("not_applicable", 1, "只有一处自评等级")]
