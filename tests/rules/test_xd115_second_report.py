from __future__ import annotations

from builders import ended, worded
from paper_builders import data_paper, submission
from submission_kit import hits, report, told

CODE = "XD115"
TEXT = "支出合计1200.10万元，其中基本支出800.06万元。"


def test_one_report_alone():
    assert ended(CODE, submission(data_paper(), report(TEXT))) == [
        ("not_applicable", 1, "只有一份自评报告")
    ]


def test_two_versions():
    given = submission(report(TEXT), report(TEXT, file="自评报告（修改）.docx"))
    ((_, hit),) = hits(given, CODE)
    assert (hit.place.file, hit.place.paragraph) == ("自评报告（修改）.docx", 1)
    assert [place.file for place in hit.related] == ["自评报告.docx"]
    assert worded(CODE, given)[0] == (
        "有两份自评报告：自评报告.docx 也是同一单位、同一年度的",
        "只保留报送的一份；分部分写的，合为一份",
    )


def test_figures_that_differ():
    changed = "支出合计1210.10万元，其中基本支出800.06万元，项目支出410.04万元。"
    given = submission(report(TEXT), report("情况如下。", changed, file="报告2.docx"))
    first, second = hits(given, CODE)
    assert first[1].variant == ""
    hit = second[1]
    assert (hit.place.file, hit.place.paragraph, hit.place.quote) == (
        "报告2.docx",
        5,
        "支出合计1210.10万元",
    )
    assert (hit.expected, str(hit.severity)) == ("1200.10万元", "error")
    assert worded(CODE, given)[1] == (
        "“支出合计”写作 1210.10万元，另一份报告 自评报告.docx 第 4 段为 1200.10万元",
        "核对哪一份正确，只保留报送的一份",
    )


def test_one_sentence_with_another_figure():
    first, second = (
        f"发放补助{amount}万元，惠及{count}人，及时率{rate}%。"
        for amount, count, rate in ((30, 120, 98), (32, 120, 96))
    )
    given = submission(report(first), report(second, file="自评报告（修改）.docx"))
    assert [(hit.actual, hit.expected) for _, hit in hits(given, CODE)][1:] == [
        ("32万元", "30万元"),
        ("96%", "98%"),
    ]


def test_a_sentence_that_stands_twice_tells_nothing():
    twice = report("发放补助30万元。", "发放补助31万元。", file="报告2.docx")
    assert len(told(submission(report("发放补助32万元。"), twice), CODE)) == 1


def test_rounding_is_no_difference():
    coarse = report("支出合计1200万元。", file="报告2.docx")
    assert len(told(submission(report(TEXT), coarse), CODE)) == 1
