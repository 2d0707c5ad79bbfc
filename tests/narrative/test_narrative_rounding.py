"""True values however rounded are silent in prose; what no rounding explains is not."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Decimal,
)
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse

amounts = st.decimals("20", "90000", places=6)
# "8万元" beside "4.35万元" is 8.00: the amounts of a sentence are written alike, or each
# with the two decimals that are the habit at least
alike = st.integers(0, 1).map(lambda places: (places, places))
decimals = st.tuples(
    alike | st.tuples(st.integers(2, 4), st.integers(2, 4)), st.integers(0, 4)
)
ways = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN])


def total(first, second):
    return first + second


def difference(first, second):
    return abs(first - second)


def growth(first, second):
    return 100 * abs(first - second) / second


def part(first, second):
    return 100 * first / second


def turned(first, second, up, down):
    return up if first > second else down


SENTENCES = {
    "sum": (
        total,
        "资金总额{claim}万元，由道路养护{first}万元、绿化管护{second}万元组成。",
    ),
    "difference": (
        difference,
        "会议费{first}万元，较上年的{second}万元{more}{claim}万元。",
    ),
    "growth": (growth, "会议费{first}万元，较上年的{second}万元{grew}{claim}%。"),
    "share": (part, "支出合计{second}万元，其中：道路养护{first}万元，占{claim}%。"),
    "rate": (part, "全年预算数{second}万元，全年执行数{first}万元，执行率{claim}%。"),
}


def found(name, first, second, claim):
    """Kinds of the claims, information aside."""
    _, sentence = SENTENCES[name]
    text = sentence.format(
        first=f"{first:f}",
        second=f"{second:f}",
        claim=f"{claim:f}",
        more=turned(first, second, "增加", "减少"),
        grew=turned(first, second, "增长", "下降"),
    )
    claims = analyse(Text("报告.txt", (Paragraph(1, text),))).claims
    return [one.kind for one in claims if one.severity != "info"]


def rounded(number, places, way=ROUND_HALF_UP):
    return number.quantize(Decimal(1).scaleb(-places), way)


def fitting(name, first, second):
    """True where the sentence says what is said of such amounts."""
    if name in ("share", "rate"):
        return first <= second
    return name == "sum" or first != second


@pytest.mark.parametrize("name", SENTENCES)
@given(amounts, amounts, decimals, ways)
def test_rounded_truth_is_silent(name, first, second, places, way):
    assume(fitting(name, first, second))
    given, shown = places
    if name in ("sum", "difference"):
        shown = max(given)
    claim = rounded(SENTENCES[name][0](first, second), shown, way)
    inputs = (rounded(first, given[0], way), rounded(second, given[1], way))
    assume(fitting(name, *inputs))
    assert found(name, *inputs, claim) == []


@pytest.mark.parametrize("name", SENTENCES)
@given(
    amounts,
    amounts,
    decimals,
    st.booleans(),
    st.integers(2, 10**4),
)
def test_a_claim_outside_is_reported(name, first, second, places, is_above, steps):
    given, shown = places
    if name in ("sum", "difference"):
        shown = max(given)
    inputs = (rounded(first, given[0]), rounded(second, given[1]))
    assume(fitting(name, *inputs))
    halves = [Decimal("0.5").scaleb(-one) for one in given]
    if name in ("difference", "growth"):  # it must be plain which of them is more
        assume(abs(inputs[0] - inputs[1]) > sum(halves))
    corners = [
        SENTENCES[name][0](inputs[0] + one * halves[0], inputs[1] + other * halves[1])
        for one, other in product((-1, 1), repeat=2)
    ]
    step = Decimal(1).scaleb(-shown)
    edge, way, sign = max(corners), ROUND_CEILING, 1
    if not is_above:
        edge, way, sign = min(corners), ROUND_FLOOR, -1
    claim = edge.quantize(step, way) + sign * steps * step
    assume(claim > 0)
    assert len(found(name, *inputs, claim)) == 1


def change(now, step, is_more, rate):
    """Kinds of the claims about a change told by its amount and its rate."""
    more, grew = ("增加", "增长") if is_more else ("减少", "下降")
    text = f"会议费{now:f}万元，比上年{more}{step:f}万元，{grew}{rate:f}%。"
    claims = analyse(Text("报告.txt", (Paragraph(1, text),))).claims
    return [one.kind for one in claims if one.severity != "info"]


@given(amounts, amounts, decimals, ways)
def test_a_rounded_change_is_silent(now, then, places, way):
    (first, second), shown = places
    step = rounded(abs(now - then), second, way)
    assume(now != then and step > 0)
    rate = rounded(100 * abs(now - then) / then, shown, way)
    assume(rate > 0)
    assert change(rounded(now, first, way), step, now > then, rate) == []


@given(amounts, amounts, decimals, st.booleans(), st.integers(2, 10**4))
def test_a_rate_outside_its_change_is_reported(now, then, places, is_above, steps):
    (first, second), shown = places
    sign = 1 if now > then else -1
    now, step = rounded(now, first), rounded(abs(now - then), second)
    halves = [Decimal("0.5").scaleb(-one) for one in (first, second)]
    rates = []
    for one, other in product((-1, 1), repeat=2):
        high, low = now + one * halves[0], step + other * halves[1]
        assume(low > 0 and high - sign * low > 0)
        rates.append(100 * low / (high - sign * low))
    ulp = Decimal(1).scaleb(-shown)
    edge, way, way_sign = max(rates), ROUND_CEILING, 1
    if not is_above:
        edge, way, way_sign = min(rates), ROUND_FLOOR, -1
    claim = edge.quantize(ulp, way) + way_sign * steps * ulp
    assume(claim > 0)
    assert len(change(now, step, sign > 0, claim)) == 1


@given(st.lists(amounts, min_size=2, max_size=7), st.integers(0, 4), ways)
def test_a_rounded_list_is_silent(parts, places, way):
    whole = rounded(sum(parts), places, way)
    listed = "、".join(
        f"{name}工程{rounded(one, places, way):f}万元"
        for name, one in zip("甲乙丙丁戊己庚", parts, strict=False)
    )
    text = f"资金总额{whole:f}万元，由{listed}组成。"
    assert analyse(Text("报告.txt", (Paragraph(1, text),))).claims == []


@given(
    st.lists(amounts, min_size=2, max_size=7),
    st.integers(0, 4),
    st.integers(1, 10**4),
    st.sampled_from([-1, 1]),
)
def test_a_total_outside_its_list_is_reported(parts, places, steps, sign):
    shown = [rounded(one, places) for one in parts]
    ulp = Decimal(1).scaleb(-places)
    whole = sum(shown) + sign * ((len(parts) + 1) / Decimal(2) + steps) * ulp
    whole = rounded(whole, places)
    assume(whole > 0)
    listed = "、".join(
        f"{name}工程{one:f}万元"
        for name, one in zip("甲乙丙丁戊己庚", shown, strict=False)
    )
    text = f"资金总额{whole:f}万元，由{listed}组成。"
    claims = analyse(Text("报告.txt", (Paragraph(1, text),))).claims
    assert [one.kind for one in claims] == ["sum"]
