from __future__ import annotations

from builders import ended, worded
from paper_builders import submission
from submission_kit import MONEY, data_paper, hits, scored, told

CODE = "XD114"
CHANGED = [*MONEY[:7], ("1.基本支出", 780.5, 770.0, 805.0, 806.0), *MONEY[8:]]


def test_equal_copies_are_quiet():
    given = submission(data_paper(), data_paper(file="数据表（最终）.xlsx"))
    assert told(given, CODE) == []


def test_each_figure_is_told():
    given = submission(data_paper(), data_paper(CHANGED, file="数据表（最终）.xlsx"))
    ((_, hit),) = hits(given, CODE)
    assert (hit.place.file, hit.place.a1) == ("数据表（最终）.xlsx", "E11")
    (beside,) = hit.related
    assert (beside.file, beside.a1) == ("数据表.xlsx", "E11")
    assert worded(CODE, given)[0] == (
        "“1.基本支出 决算数”为 806，同一张表的另一份（数据表.xlsx 数据表 E11）为 800.06",
        "核对哪一份正确，只保留报送的一份",
    )


def test_scores_too():
    first = scored(("制度建设", "健全", None), ("预算执行率", "98%", None), total=96)
    other = scored(
        ("制度建设", "健全", None),
        ("预算执行率", "97%", None),
        total=95,
        file="评分表（2）.xlsx",
    )
    assert told(submission(first, other), CODE) == [
        (CODE, "97%", "98%", ["E5"]),
        (CODE, "95", "96", ["F6"]),
    ]


def test_no_copies():
    assert ended(CODE, submission(data_paper())) == [
        ("not_applicable", 1, "没有重复的表")
    ]
