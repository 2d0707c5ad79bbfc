"""Plain text: encodings, lines broken by hand, what is no text."""

from __future__ import annotations

import pytest

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.read.failure import ReadError
from selfeval_xl.read.txt import read_txt

WORDS = "支出12.60万元，比上年增加2.10万元。"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WORDS.encode(), id="utf-8"),
        pytest.param(WORDS.encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param(WORDS.encode("utf-16"), id="utf-16"),
        pytest.param(
            b"\xfe\xff" + WORDS.encode("utf-16-be"), id="utf-16 big end first"
        ),
        pytest.param("2024 a b c".encode("utf-16-le"), id="utf-16 without mark"),
        pytest.param(WORDS.encode("gb18030"), id="gb18030"),
    ],
)
def test_encodings(data):
    (paragraph,) = read_txt(data, "报告.txt").paragraphs
    assert paragraph.text in (WORDS, "2024 a b c")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x00\x01\x02\x03" * 50, id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", id="picture"),
        pytest.param(b"\xff\xff\xff\xff", id="no encoding"),
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ReadError) as raised:
        read_txt(data, "报告.txt")
    assert raised.value.problem.kind == "unreadable"


def test_a_text_too_long_for_a_report_is_refused():
    with pytest.raises(ReadError) as raised:
        read_txt("支出".encode() * 2_000_000, "报告.txt")
    assert raised.value.problem.kind == "limit"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(
            "一、概况\n\n\n二、结果\n", ["一、概况", "二、结果"], id="blank lines"
        ),
        pytest.param(
            "2024年度部门整体支出绩效自评报告\n某区某会",
            ["2024年度部门整体支出绩效自评报告", "某区某会"],
            id="a title does not go on",
        ),
        pytest.param("甲。\r\n乙。\r丙。", ["甲。", "乙。", "丙。"], id="line ends"),
        pytest.param(
            "2024年支出总预算1085203.63元，同比\n减少43506.06元，下降3.85%。",
            ["2024年支出总预算1085203.63元，同比\n减少43506.06元，下降3.85%。"],
            id="line broken in a sentence",
        ),
        pytest.param(
            "某单位为事业单位，编制12人，实有\n（一）机构职能\n全年工作正常，按时完成了任务",
            [
                "某单位为事业单位，编制12人，实有",
                "（一）机构职能",
                "全年工作正常，按时完成了任务",
            ],
            id="heading is no continuation",
        ),
        pytest.param(
            "评价年度：2024年度\n评价单位：某局",
            ["评价年度：2024年度", "评价单位：某局"],
            id="cover",
        ),
    ],
)
def test_paragraphs(text, expected):
    found = read_txt(text.encode(), "报告.txt")
    assert found == Text(
        "报告.txt",
        tuple(Paragraph(number, words) for number, words in enumerate(expected, 1)),
    )
