from __future__ import annotations

from decimal import Decimal

import pytest
from identity_forms import make_identity, run

from selfeval_xl.findings import Outcome
from selfeval_xl.identities import expected_value

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED
NOT_APPLICABLE, INSUFFICIENT = Outcome.NOT_APPLICABLE, Outcome.INSUFFICIENT_DATA

SUM = "t.act = a.act + b.act"
RATE = "x.rate = x.act / x.adj"
GROWTH = "x.g0 = x.act / x.y0b - 1"


def checked(figures, formula, **form):
    (one,) = run(figures, formula, **form).checked
    return one


def ended(one):
    return one.outcome, one.slack, one.proof


@pytest.mark.parametrize(
    ("total", "first", "second", "slack", "proof"),
    [
        pytest.param("79.18", "76.56", "2.62", "", "76.56 + 2.62 = 79.18", id="exact"),
        pytest.param(
            "1,079.18",
            "1,076.56",
            "2.62",
            "",
            "1,076.56 + 2.62 = 1,079.18",
            id="thousands",
        ),
        pytest.param(
            "79.19",
            "76.56",
            "2.62",
            "rounding",
            "76.56 + 2.62 = 79.18",
            id="last place off",
        ),
        pytest.param(
            "79.19~79.185",
            "76.56~76.564",
            "2.62~2.621",
            "rounding",
            "76.56 + 2.62 = 79.19",
            id="stored equal, shown off",
        ),
        pytest.param(
            "79.19~79.185",
            "76.56~76.562",
            "2.62~2.623",
            "rounding",
            "76.56 + 2.62 = 79.19",
            id="live total shown rounded",
        ),
        pytest.param(
            "73.94", "76.56", "-2.62", "", "76.56 + (-2.62) = 73.94", id="negative part"
        ),
    ],
)
def test_sum_holds(total, first, second, slack, proof):
    figures = {"t.act": total, "a.act": first, "b.act": second}
    assert ended(checked(figures, SUM)) == (PASSED, slack, proof)


@pytest.mark.parametrize(
    ("act", "adj", "rate", "style", "slack", "proof"),
    [
        pytest.param(
            "89.97",
            "100.00",
            "89.97%",
            "percent",
            "",
            "89.97 ÷ 100.00 = 89.97%",
            id="percent",
        ),
        pytest.param(
            "89.97",
            "100.00",
            "89.97",
            "number",
            "",
            "89.97 ÷ 100.00 = 89.97%",
            id="number that means percent",
        ),
        pytest.param(
            "89.97",
            "100.00",
            "0.8997",
            "ratio",
            "",
            "89.97 ÷ 100.00 = 0.8997",
            id="ratio",
        ),
        pytest.param(
            "2.00",
            "3.00",
            "66.66%",
            "percent",
            "",
            "2.00 ÷ 3.00 = 66.67%",
            id="coarse amounts explain it",
        ),
        pytest.param(
            "20000.00",
            "30000.00",
            "66.66%",
            "percent",
            "truncated",
            "20000.00 ÷ 30000.00 = 66.67%",
            id="cut off",
        ),
        pytest.param(
            "0.00",
            "30.00",
            "0.00%",
            "percent",
            "",
            "0.00 ÷ 30.00 = 0.00%",
            id="nothing spent",
        ),
        pytest.param(
            "20000.00",
            "30000.00",
            "67%",
            "percent",
            "",
            "20000.00 ÷ 30000.00 = 67%",
            id="no decimals",
        ),
    ],
)
def test_rate_holds(act, adj, rate, style, slack, proof):
    figures = {"x.act": act, "x.adj": adj, "x.rate": rate}
    assert ended(checked(figures, RATE, style=style)) == (PASSED, slack, proof)


@pytest.mark.parametrize(
    ("formula", "figures", "proof"),
    [
        pytest.param(
            RATE,
            {"x.act": "20000.00", "x.adj": "30000.00", "x.rate": "66.68%"},
            "20000.00 ÷ 30000.00 = 66.67%",
            id="one off, not cut",
        ),
        pytest.param(
            GROWTH,
            {"x.act": "78.55", "x.y0b": "93.05", "x.g0": "22.00%"},
            "(78.55 - 93.05) ÷ 93.05 = -15.58%",
            id="growth",
        ),
        pytest.param(
            "x.g0 = (x.act - x.y0b) / x.y0b",
            {"x.act": "78.55", "x.y0b": "93.05", "x.g0": "22.00%"},
            "(78.55 - 93.05) ÷ 93.05 = -15.58%",
            id="growth as difference",
        ),
        pytest.param(
            "x.gap = abs(x.act - x.y0b) / x.y0b",
            {"x.act": "60.00", "x.y0b": "80.00", "x.gap": "20.00%"},
            "abs(60.00 - 80.00) ÷ 80.00 = 25.00%",
            id="magnitude",
        ),
        pytest.param(
            "a.act + b.act <= t.act",
            {"t.act": "10.00", "a.act": "4.00", "b.act": "7.00"},
            "4.00 + 7.00 = 11.00 > 10.00",
            id="parts above the whole",
        ),
        pytest.param(
            "x.act = y.act",
            {"x.act": "78.55", "y.act": "78.65"},
            "78.55 ≠ 78.65",
            id="equality",
        ),
    ],
)
def test_broken(formula, figures, proof):
    assert ended(checked(figures, formula)) == (FAILED, "beyond", proof)


@pytest.mark.parametrize(
    ("formula", "figures", "proof"),
    [
        pytest.param(
            "x.gap = abs(x.act - x.y0b) / x.y0b",
            {"x.act": "60.00", "x.y0b": "80.00", "x.gap": "25.00%"},
            "abs(60.00 - 80.00) ÷ 80.00 = 25.00%",
            id="magnitude",
        ),
        pytest.param(
            "a.act + b.act <= t.act",
            {"t.act": "10.00", "a.act": "4.00", "b.act": ""},
            "4.00 + 0 = 4.00 ≤ 10.00",
            id="part left blank",
        ),
        pytest.param(
            "x.share = x.off / (x.off + x.onpost)",
            {"x.off": "3", "x.onpost": "12", "x.share": "20.00%"},
            "3 ÷ (3 + 12) = 20.00%",
            id="share",
        ),
        pytest.param(
            "t.onpost = a.onpost + b.onpost",
            {"t.onpost": "9", "a.onpost": "4", "b.onpost": "5"},
            "4 + 5 = 9",
            id="persons",
        ),
    ],
)
def test_holds(formula, figures, proof):
    assert ended(checked(figures, formula)) == (PASSED, "", proof)


def test_persons_have_no_rounding():
    figures = {"t.onpost": "10", "a.onpost": "4", "b.onpost": "5"}
    assert ended(checked(figures, "t.onpost = a.onpost + b.onpost")) == (
        FAILED,
        "beyond",
        "4 + 5 = 9",
    )


def test_bound_may_be_missed_by_rounding():
    one = checked({"a.act": "10.01", "t.act": "10.00"}, "a.act <= t.act")
    assert (one.outcome, one.slack) == (PASSED, "rounding")


def test_units_are_brought_together():
    figures = {"t.act": "79.18", "a.act": "765,600.00", "b.act": "2.62"}
    one = checked(figures, SUM, units={"a.act": "元"})
    assert ended(one) == (PASSED, "", "765,600.00元 + 2.62 = 79.18")


@pytest.mark.parametrize(
    ("formula", "figures", "required", "outcome", "expected"),
    [
        pytest.param(
            SUM,
            {"t.act": "4.00", "a.act": "4.00", "b.act": ""},
            (),
            PASSED,
            "4.00",
            id="blank addend is zero",
        ),
        pytest.param(
            SUM,
            {"t.act": "4.00", "a.act": "4.00", "b.act": "无"},
            ("b.act",),
            PASSED,
            "4.00",
            id="an owed addend says none",
        ),
        pytest.param(
            SUM,
            {"t.act": "6.00", "a.act": "4.00", "b.act": ""},
            ("b.act",),
            INSUFFICIENT,
            None,
            id="owed addend is blank",
        ),
        pytest.param(
            SUM,
            {"t.act": "6.00", "a.act": "", "b.act": ""},
            (),
            INSUFFICIENT,
            None,
            id="no addend is filled in",
        ),
        pytest.param(
            SUM,
            {"t.act": "", "a.act": "4.00", "b.act": "2.00"},
            ("t.act",),
            INSUFFICIENT,
            "6.00",
            id="total is blank",
        ),
        pytest.param(
            SUM,
            {"t.act": "", "a.act": "4.00", "b.act": ""},
            (),
            INSUFFICIENT,
            "4.00",
            id="total and an addend are blank",
        ),
        pytest.param(
            SUM,
            {"t.act": "", "a.act": "—", "b.act": ""},
            (),
            NOT_APPLICABLE,
            None,
            id="nothing is filled in",
        ),
        pytest.param(
            SUM,
            {"t.act": "6.00", "a.act": "四万", "b.act": "2.00"},
            (),
            INSUFFICIENT,
            None,
            id="an addend is text",
        ),
        pytest.param(
            SUM,
            {"t.act": "6.00", "a.act": "4.00"},
            (),
            NOT_APPLICABLE,
            None,
            id="the form lacks an addend",
        ),
        pytest.param(
            RATE,
            {"x.act": "5.00", "x.adj": "0.00", "x.rate": "—"},
            (),
            NOT_APPLICABLE,
            None,
            id="base is zero",
        ),
        pytest.param(
            RATE,
            {"x.act": "5.00", "x.adj": "0.00", "x.rate": "100%"},
            (),
            NOT_APPLICABLE,
            None,
            id="base is zero, rate is not",
        ),
        pytest.param(
            RATE,
            {"x.act": "5.00", "x.adj": "", "x.rate": "50%"},
            (),
            INSUFFICIENT,
            None,
            id="base is blank",
        ),
        pytest.param(
            RATE,
            {"x.act": "5.00", "x.adj": "8.00", "x.rate": "#DIV/0!"},
            (),
            INSUFFICIENT,
            "0.6250",
            id="rate is an error",
        ),
    ],
)
def test_gaps(formula, figures, required, outcome, expected):
    one = checked(figures, formula, required=required)
    wanted = None if expected is None else Decimal(expected)
    assert (one.outcome, one.expected) == (outcome, wanted)


def test_blank_is_not_zero_where_the_identity_says_so():
    figures = {"t.act": "4.00", "a.act": "4.00", "b.act": ""}
    one = checked(figures, make_identity(SUM, blank_is_zero=False))
    assert one.outcome is INSUFFICIENT


@pytest.mark.parametrize(
    ("figures", "formulas", "required", "expected"),
    [
        pytest.param(
            {"t.act": "10.00", "a.act": "", "b.act": "4.00"},
            [SUM],
            ("a.act",),
            "6.00",
            id="addend",
        ),
        pytest.param(
            {"t.act": "", "a.act": "6.00", "b.act": "4.00"},
            [SUM],
            (),
            "10.00",
            id="total",
        ),
        pytest.param(
            {"x.rate": "", "x.act": "89.97", "x.adj": "100.00"},
            [RATE],
            (),
            "0.8997",
            id="rate",
        ),
        pytest.param(
            {"t.act": "10.00", "a.act": "", "b.act": ""},
            [SUM],
            (),
            None,
            id="two blanks",
        ),
        pytest.param(
            {"t.act": "10.00", "a.act": "六", "b.act": ""},
            [SUM],
            (),
            "10.00",
            id="text beside a blank",
        ),
        pytest.param(
            {
                "a.act": "",
                "t.act": "10.00",
                "b.act": "4.00",
                "a.adj": "8.00",
                "a.rate": "75.00%",
            },
            [SUM, "a.rate = a.act / a.adj"],
            ("a.act",),
            "6.00",
            id="the sum is finer than the rate",
        ),
        pytest.param(
            {
                "a.act": "",
                "t.act": "10.00",
                "b.act": "4.00",
                "a.adj": "8.00",
                "a.rate": "95.00%",
            },
            [SUM, "a.rate = a.act / a.adj"],
            ("a.act",),
            None,
            id="sum and rate differ",
        ),
        pytest.param(
            {
                "a.act": "",
                "t.act": "10.00",
                "b.act": "4.00",
                "a.y0b": "5.00",
                "a.d0": "=-5.00",
            },
            [SUM, "a.d0 = a.act - a.y0b"],
            ("a.act",),
            "6.00",
            id="a formula took the blank as zero",
        ),
    ],
)
def test_expected_value(figures, formulas, required, expected):
    arithmetic = run(figures, *formulas, required=required)
    first = next(iter(key for key, text in figures.items() if not text[:1].isdigit()))
    field = arithmetic.form.fields()[first]
    wanted = None if expected is None else Decimal(expected)
    assert expected_value(arithmetic, field) == wanted


def test_long_sums_are_cut_in_the_proof():
    figures = {"t.act": "30.00", **{f"p{at}.act": "1.00" for at in range(30)}}
    addends = " + ".join(f"p{at}.act" for at in range(30))
    one = checked(figures, f"t.act = {addends}")
    assert one.proof == "1.00 + 1.00 + 1.00 + 1.00 + 1.00 + 1.00 + … + 1.00 = 30.00"


def test_a_blank_total_of_given_parts_is_not_zero():
    figures = {
        "whole.act": "30.00",
        "car.act": "",
        "buy.act": "18.00",
        "run.act": "9.00",
        "food.act": "3.00",
    }
    arithmetic = run(
        figures, "whole.act = car.act + food.act", "car.act = buy.act + run.act"
    )
    assert [one.outcome for one in arithmetic.checked] == [INSUFFICIENT, INSUFFICIENT]
    assert arithmetic.violations == ()
    assert arithmetic.implied == {"car.act": Decimal("27.00")}


def test_a_blank_total_of_nothing_counts_as_zero():
    figures = {
        "whole.act": "3.00",
        "car.act": "",
        "buy.act": "0.00",
        "run.act": "",
        "food.act": "3.00",
    }
    arithmetic = run(
        figures, "whole.act = car.act + food.act", "car.act = buy.act + run.act"
    )
    assert [one.outcome for one in arithmetic.checked] == [PASSED, INSUFFICIENT]
