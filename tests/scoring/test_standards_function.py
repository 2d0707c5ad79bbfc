"""What holds for every standard: bounds, direction, settings; real figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.model.scoring import Readings
from selfeval_xl.scoring.standards import read_standard

CONTROL = "≤100%，计8分；每超过一个百分点扣0.5分，扣完为止"
COMPLETION = "100%计满分，每低于5%扣2分，扣完为止"
BUDGET = (
    "预算控制率=0，计8分；0-10%（含），计6分；10-20%（含），计4分；"
    "20-30%（含），计2分；大于30%不得分"
)
RISING = (
    "执行率达到100%得满分；每降低1个百分点扣0.2分",
    "90%以上得满分；80%（含）-90%得一半分；80%以下不得分",
    "按完成比例得分",
    "得分=（完成率-60%）/（1-60%）×分值",
    "执行率90%以上得满分，60%（含）-90%按比例得分，60%以下不得分",
    "60%以上得3分，每提高10个百分点加1分，加至满分为止",
)
FALLING = (
    "控制率≤100%得满分；每超过1个百分点扣0.5分，扣完为止",
    "≤10%得满分；10%-20%（含）得一半分；大于20%不得分",
    "差异率≤5%得满分，否则按比例扣分",
    "得分=（1-差异率）×分值",
)
percents = st.decimals("-50", "250", places=2)
weights = st.decimals("0.5", "30", places=1)


def points(text, value, weight, readings=None):
    found = read_standard(text).scores(Decimal(value), Decimal(weight), readings)
    return [(one.points, one.reading) for one in found]


@pytest.mark.parametrize("text", RISING + FALLING)
@given(value=percents, weight=weights)
def test_points_are_from_nothing_to_the_weight(text, value, weight):
    assert all(0 <= got <= weight for got, _ in points(text, value, weight))


@pytest.mark.parametrize("text", RISING)
@given(one=percents, other=percents, weight=weights)
def test_more_never_gives_less(text, one, other, weight):
    low, high = sorted((one, other))
    for worse, better in zip(
        spread(text, low, weight), spread(text, high, weight), strict=False
    ):
        assert worse <= better


@pytest.mark.parametrize("text", FALLING)
@given(one=percents, other=percents, weight=weights)
def test_less_never_gives_less(text, one, other, weight):
    low, high = sorted((one, other))
    for better, worse in zip(
        spread(text, low, weight), spread(text, high, weight), strict=False
    ):
        assert worse <= better


def spread(text, value, weight):
    """The least and the most that any reading gives."""
    found = [got for got, _ in points(text, value, weight)]
    return (min(found), max(found)) if found else ()


@given(value=percents, weight=weights)
def test_floor_is_kindest_and_ceil_hardest(value, weight):
    by_mode = [
        points(CONTROL, value, weight, Readings(step_modes=(mode,)))[0][0]
        for mode in ("ceil", "linear", "floor")
    ]
    assert by_mode == sorted(by_mode)


@pytest.mark.parametrize(
    ("text", "value", "weight", "mode", "expected"),
    [
        pytest.param(CONTROL, "95.10", "8", "floor", "8", id="staff control"),
        pytest.param(
            "≤0计8分，每增加一个百分点扣0.8分",
            "98.31",
            "8",
            "floor",
            "0",
            id="three public funds",
        ),
        pytest.param(COMPLETION, "99.27", "8", "floor", "8", id="completion: whole"),
        pytest.param(COMPLETION, "99.27", "8", "linear", "7.71", id="in proportion"),
        pytest.param(COMPLETION, "99.27", "8", "ceil", "6", id="begun"),
        pytest.param(BUDGET, "39.94", "8", "floor", "0", id="budget control"),
        pytest.param("按比例计分", "72.74", "2", "floor", "1.45", id="procurement"),
        pytest.param("得分=执行率×分值", "76", "10", "floor", "7.60", id="execution"),
        pytest.param(
            "差异率≤10%得满分；每超过1%扣1分",
            "9.00000762939453",
            "5",
            "floor",
            "5",
            id="single precision",
        ),
    ],
)
def test_figures_of_real_papers(text, value, weight, mode, expected):
    readings = Readings(step_modes=(mode,))
    ((got, _),) = points(text, value, weight, readings)
    assert got == Decimal(expected)


def test_reverse_mode_is_a_setting():
    text = "差异率≤10%得满分，否则按比例扣分"
    assert points(text, "12", "5", Readings(reverse_modes=("linear",))) == [(4, "")]
    inverse = points(text, "12", "5", Readings(reverse_modes=("inverse",)))
    assert inverse == [(Decimal("4.17"), "")]
    both = points(text, "12", "5")
    assert both == [(4, "linear"), (Decimal("4.17"), "inverse")]


@pytest.mark.parametrize(
    ("text", "weight", "fits"),
    [
        pytest.param("≤5%得3分；5%-10%得1分", "3", True, id="best is the weight"),
        pytest.param("≤5%得3分；5%-10%得1分", "5", False, id="best is less"),
        pytest.param("≤5%得满分；5%-10%得1分", "5", True, id="full marks"),
        pytest.param("≤5%得满分；5%-10%得3分", "2", False, id="part is more"),
        pytest.param("执行率×分值", "5", True, id="none named"),
    ],
)
def test_points_named_are_those_of_the_weight(text, weight, fits):
    assert read_standard(text).fits_weight(Decimal(weight)) is fits


def test_a_row_that_does_not_apply():
    standard = read_standard("执行率≥90%得满分，否则不得分；无政府采购的得满分")
    assert standard.if_none is not None
    assert standard.if_none.of(Decimal(3)) == 3


PIECES = (
    "控制率 执行率 ≥ ≤ ＜ ＞ = 95% 100% 80%-90% （含） 60 0 以上 以下 得满分 得5分 不得分 "
    "每 超过 低于 1个百分点 一处 扣 0.5分 扣完为止 否则 ， ； 。 按比例得分 得分=执行率×分值 "
    "无采购的 （ ） [ 60%,80%) 目标值 以100%为标准 加 ÷ × - 权重 不足 完成 的 \n ① 1. 半 分 %"
).split(" ")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), percents, weights)
def test_any_wording_is_read_or_left(text, value, weight):
    standard = read_standard(text)
    assert standard.reason or standard.parts
    for one in standard.scores(value, weight):
        assert 0 <= one.points <= weight
    assert standard.fits_weight(weight) in (True, False)
