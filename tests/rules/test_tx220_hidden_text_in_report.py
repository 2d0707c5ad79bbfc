from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ended, worded
from report_builders import RIGHT, lines, told, written

from selfeval_xl.model.text import Paragraph


def hiding(*pieces, name="guangdong_right"):
    """A report that hides these (paragraph, text)."""
    return replace(written(name), hidden=tuple(Paragraph(*one) for one in pieces))


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX220", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX220", contract) == [("not_applicable", 1, "不是自评报告")]


def test_what_word_hides_itself_is_not_told():
    assert told("TX220", hiding((3, "窗体顶端"), (9, "窗体底端"))) == []


def test_each_piece_is_told():
    assert told("TX220", hiding((3, "旧稿：\n不用"), (9, "待删"))) == [
        ("旧稿： 不用", "warning", "旧稿： 不用", None, ""),
        ("待删", "warning", "待删", None, ""),
    ]


def test_wording():
    assert worded("TX220", hiding((9, "待删"))) == [
        (
            "含有隐藏文字“待删”",
            "不需要的删去；需要的取消隐藏（字体设置中去掉“隐藏文字”）",
        )
    ]
