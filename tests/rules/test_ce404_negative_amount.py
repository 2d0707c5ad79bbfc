"""CE404: money below zero."""

from __future__ import annotations

import pytest
from builders import ended, field, form, matrix, said, worded


def target(shown, column="y0b", label="公务接待费 年初预算数"):
    block = matrix(("tpc.recept",), (column,), [[shown]])
    key = f"tpc.recept.{column}"
    block.fields[0, 0] = field(key, shown, label=label, row=5, column=2)
    return form(block)


@pytest.mark.parametrize(
    ("shown", "column", "label"),
    [
        pytest.param("0.50", "y0b", "公务接待费 年初预算数", id="above zero"),
        pytest.param("0.00", "y0b", "公务接待费 年初预算数", id="zero"),
        pytest.param("-0.50", "d0", "公务接待费 比年初预算增减额", id="change"),
        pytest.param("-0.50", "y0b", "本年追加预算 年初预算数", id="adjustment"),
        pytest.param("-0.50", "close", "年末结转和结余 年末", id="balance"),
        pytest.param("-0.50", "~备注", "公务接待费 其他", id="column not known"),
    ],
)
def test_quiet(shown, column, label):
    assert said("CE404", target(shown, column, label)) == []


@pytest.mark.parametrize(
    ("column", "label", "severity"),
    [
        pytest.param("y0b", "公务接待费 年初预算数", "warning", id="budget"),
        pytest.param("adj", "公务接待费 调整预算数", "warning", id="adjusted budget"),
        pytest.param("y0b", "水费、电费、差旅费 年初预算数", "warning", id="travel"),
        pytest.param("act", "公务接待费 决算数", "info", id="final accounts"),
    ],
)
def test_reported(column, label, severity):
    given = target("-0.50", column, label)
    assert said("CE404", given) == [("B5", severity, "-0.50", None, "")]


def test_wording():
    assert worded("CE404", target("-0.50")) == [
        (
            "公务接待费 年初预算数填“-0.50”，是负数",
            "核对 B5 的符号；确为负数的，在备注说明",
        )
    ]


def test_coverage():
    assert ended("CE404", target("0.50")) == [("passed", 1, "")]
    assert ended("CE404", target("-0.50")) == []
    assert ended("CE404", form()) == [("not_applicable", 1, "没有金额")]
