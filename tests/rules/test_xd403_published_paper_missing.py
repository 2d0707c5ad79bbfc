from __future__ import annotations

import pytest
from builders import code, ended, said, worded
from paper_builders import attachment
from year_builders import data, report, scores, with_published

LINE = (1, "培训场次", 100, "≥10场", "10场", 100, None)
OWN = (data(), scores(LINE), report("正文。"))


def missing(given):
    return [
        one.place.file for one in code("XD403").check(given) if hasattr(one, "place")
    ]


@pytest.mark.parametrize(
    "copies",
    [
        pytest.param(OWN, id="all three"),
        pytest.param(
            (data(file="x.xlsx"), scores(LINE, file="y.docx"), report("其他。")),
            id="other names",
        ),
    ],
)
def test_quiet(copies):
    assert missing(with_published(OWN, *copies)) == []


def test_attachments_need_not_be_published():
    assert missing(with_published((*OWN, attachment("照片.jpg", "jpg")), *OWN)) == []


def test_nothing_to_look_in():
    assert ended("XD403", with_published(OWN)) == [
        ("insufficient_data", 1, "没有找到本单位已公开的材料")
    ]


def test_a_form_with_hardly_a_row_in_common_is_no_copy():
    rows = (("会议费", "1.00", "2.00", "3.00"), ("培训费", "4.00", "5.00", "6.00"))
    own = data()
    other = data((*rows, ("公务接待费", "7.00", "8.00", "9.00")), file="公开.xlsx")
    assert missing(with_published(own, other)) == ["数据表.xlsx"]
    assert said("XD401", with_published(own, other)) == []


def test_one_of_two_own_copies_is_enough():
    own = (data(), data(file="数据表（打印）.docx"))
    assert missing(with_published(own, data(file="公开.xlsx"))) == []


def test_reported_once_a_paper():
    given = with_published(OWN, data(file="公开.xlsx"))
    assert missing(given) == ["评分表.xlsx", "自评报告.txt"]
    assert worded("XD403", given)[0] == (
        "已公开的材料中没有找到这份评分表",
        "按要求公开后再核对；已在别处公开的，用 --published 一并给出",
    )
