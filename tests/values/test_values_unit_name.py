from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.values.unit_name import clean_unit_name, unit_likeness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("某区某局", "某区某局", id="as it is"),
        pytest.param(" 某 区\u3000某 局 （公章）", "某区某局", id="spaces, seal"),
        pytest.param("219-某区某局", "某区某局", id="budget code"),
        pytest.param("某区某局＿＿", "某区某局", id="rest of a blank line"),
        pytest.param("（盖章）", "", id="nothing but a seal mark"),
    ],
)
def test_clean(text, expected):
    assert clean_unit_name(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("某区某局", "某区某局（盖章）", "same", id="seal mark"),
        pytest.param("甲市某区某局", "某区某局", "shortened", id="city left out"),
        pytest.param("某局", "某区某局", "shortened", id="district left out"),
        pytest.param("中共某区委宣传部", "某区委宣传部", "shortened", id="中共"),
        pytest.param("某区某局本级", "某区某局", "shortened", id="本级"),
        pytest.param("某区商会（总会）", "某区商会", "shortened", id="brackets"),
        pytest.param(
            "某区工商业联合会", "某区工商联", "shortened", id="known short form"
        ),
        pytest.param("某区某局", "某区某会", "different", id="another unit"),
        pytest.param("甲区某局", "乙区某局", "different", id="another district"),
        pytest.param("某区某局信息中心", "某区某局", "different", id="subordinate"),
        pytest.param("某区第一中学", "某区一中", "shortened", id="the same number"),
        pytest.param("三江区第一中学", "三江一中", "shortened", id="a region's number"),
        pytest.param("某区第一小学", "某区第十一小学", "different", id="numbers"),
        pytest.param("某区第2小学", "某区第22小学", "different", id="figures"),
        pytest.param("某区第一小学", "某区第二小学", "different", id="one number each"),
        pytest.param("某区中学", "某区第一中学", "different", id="a number left out"),
    ],
)
def test_likeness_either_way(one, other, expected):
    assert unit_likeness(one, other) == expected
    assert unit_likeness(other, one) == expected


NAMES = st.text("中共某甲乙省市县区州教育财政局委会办本级（）() 219-", max_size=12)


@given(NAMES, NAMES)
def test_likeness_is_the_same_either_way(one, other):
    assert unit_likeness(one, other) == unit_likeness(other, one)
    assert unit_likeness(one, one) == "same"
