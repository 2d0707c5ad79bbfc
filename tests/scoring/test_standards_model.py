"""Standards written from known rules in random wording, held against the rules."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.model.scoring import Readings
from selfeval_xl.scoring.standards import read_standard

TOPS = (
    "≥{a}%",
    "{a}%（含）以上",
    "达到{a}%及以上",
    "大于等于{a}%",
    "不低于{a}%的",
    "X≥{a}%",
)
MIDDLES = (
    "{b}%（含）-{a}%",
    "{b}%≤执行率＜{a}%",
    "大于等于{b}%小于{a}%的",
    "[{b}%,{a}%)",
    "{a}%＞X≥{b}%",
    "{b}%（含{b}%）至{a}%（不含）之间的",
    "低于{a}%且不低于{b}%的",
)
BOTTOMS = ("＜{a}%", "低于{a}%的", "不足{a}%", "{a}%（不含）以下", "小于{a}%的")
GIVES = ("得{p}分", "，得{p}分", "计{p}分", "的，计{p}分", "：{p}分")
NOTHING = ("不得分", "，得0分", "的，不得分", "计0分")
JOINS = ("；", "。", "；\n")

UPS = (
    "每超过{s}%扣{d}分",
    "每增加{s}个百分点，扣{d}分",
    "每超出{s}%扣减{d}分",
    "每高{s}个百分点扣{d}分",
)
DOWNS = (
    "每低于{s}%扣{d}分",
    "每降低{s}个百分点扣{d}分",
    "每下降{s}%，扣{d}分",
    "每少{s}个百分点扣{d}分",
)
ENDS = ("", "，扣完为止", "，直至扣完该项分值为止", "，最低得0分", "，扣至0分为止")
CEILINGS = (
    "≤{b}%得满分",
    "{b}%（含）以下得满分",
    "不超过{b}%的，得满分",
    "控制率小于等于{b}%计满分",
)
FLOORS = (
    "≥{b}%得满分",
    "达到{b}%得满分",
    "{b}%（含）以上的计满分",
    "执行率达到{b}%及以上，得满分",
)


@st.composite
def bands(draw):
    """(text, cuts from the top, points from the top, the last 0)."""
    cuts = sorted(draw(st.sets(st.integers(1, 120), min_size=2, max_size=5)))[::-1]
    points = sorted(
        draw(st.sets(st.integers(1, 20), min_size=len(cuts), max_size=len(cuts)))
    )
    points = points[::-1]
    lines = [
        draw(st.sampled_from(TOPS)).format(a=cuts[0])
        + draw(st.sampled_from(GIVES)).format(p=points[0])
    ]
    for high, low, one in zip(cuts, cuts[1:], points[1:], strict=False):
        lines.append(
            draw(st.sampled_from(MIDDLES)).format(a=high, b=low)
            + draw(st.sampled_from(GIVES)).format(p=one)
        )
    lines.append(
        draw(st.sampled_from(BOTTOMS)).format(a=cuts[-1])
        + draw(st.sampled_from(NOTHING))
    )
    return draw(st.sampled_from(JOINS)).join(lines), cuts, [*points, 0]


@given(bands(), st.decimals("0", "130", places=1))
def test_bands(made, value):
    text, cuts, points = made
    expected = next(
        (p for cut, p in zip(cuts, points, strict=False) if value >= cut), 0
    )
    standard = read_standard(text)
    assert standard.reason == ""
    weight = Decimal(points[0])
    assert standard.fits_weight(weight)
    assert [one.points for one in standard.scores(value, weight)] == [expected]


@given(
    st.sampled_from((1, -1)),
    st.data(),
    st.integers(5, 110),
    st.sampled_from(("1", "2", "5", "10")),
    st.sampled_from(("0.1", "0.5", "1", "2")),
    st.decimals("0", "130", places=1),
)
def test_steps(direction, data, base, step, deduction, value):
    full = data.draw(st.sampled_from(CEILINGS if direction > 0 else FLOORS))
    steps = data.draw(st.sampled_from(UPS if direction > 0 else DOWNS))
    text = (
        full.format(b=base)
        + data.draw(st.sampled_from(("；", "，", "。")))
        + steps.format(s=step, d=deduction)
        + data.draw(st.sampled_from(ENDS))
    )
    excess = max((value - base) * direction, Decimal(0))
    lost = excess // Decimal(step) * Decimal(deduction)
    found = read_standard(text).scores(value, Decimal(8), Readings(("floor",)))
    assert [one.points for one in found] == [max(Decimal(8) - lost, Decimal(0))]
