"""CE403: persons who cannot be."""

from __future__ import annotations

import pytest
from builders import ended, field, form, matrix, said, worded

from selfeval_xl.model.form import Quantity


def target(shown, label="在职人数", quantity=Quantity.COUNT):
    block = matrix(("staff",), ("onpost",), [[shown]])
    one = field(
        "staff.onpost", shown, label=label, quantity=quantity, row=5, column=2
    )
    block.fields[0, 0] = one
    return form(block)


@pytest.mark.parametrize(
    ("shown", "label"),
    [
        pytest.param("2", "在职人数", id="whole"),
        pytest.param("0", "在职人数", id="zero"),
        pytest.param("2.00", "在职人数", id="whole, with decimals shown"),
        pytest.param("", "在职人数", id="blank"),
        pytest.param("2.5", "平均在职人数", id="average"),
        pytest.param("-1", "比上年增减人数", id="change"),
    ],
)
def test_quiet(shown, label):
    assert said("CE403", target(shown, label)) == []


@pytest.mark.parametrize(
    ("shown", "variant"),
    [
        pytest.param("2.5", "", id="fraction"),
        pytest.param("-1", "negative", id="negative"),
    ],
)
def test_reported(shown, variant):
    assert said("CE403", target(shown)) == [("B5", "error", shown, None, variant)]


def test_words_of_travel_are_no_change():
    given = target("-1", "出差人次")
    assert said("CE403", given) == [("B5", "error", "-1", None, "negative")]


def test_money_is_not_counted():
    assert said("CE403", target("2.5", quantity=Quantity.AMOUNT)) == []


def test_wording():
    assert worded("CE403", target("2.5")) == [
        ("在职人数填“2.5”，不应是小数", "核对 B5，填写整数")
    ]
    assert worded("CE403", target("-1")) == [
        ("在职人数填“-1”，不应是负数", "核对 B5 的数字和符号")
    ]


def test_coverage():
    assert ended("CE403", target("2")) == [("passed", 1, "")]
    assert ended("CE403", target("2.5")) == []
    assert ended("CE403", form()) == [("not_applicable", 1, "没有人数等计数")]
