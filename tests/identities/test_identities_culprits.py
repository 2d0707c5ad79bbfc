from __future__ import annotations

import time
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from identity_forms import make_identity, run, summary

from selfeval_xl.findings import Severity

SUM = "t.act = a.act + b.act + c.act"
RATE = "x.rate = x.act / x.adj"
GROWTH = "x.g0 = x.act / x.y0b - 1"
DIFFERENCE = "x.d0 = x.act - x.y0b"


def names(fields):
    return [one.key for one in fields]


# --- one identity alone: nothing tells its cells apart


@pytest.mark.parametrize(
    ("figures", "formula", "style", "found"),
    [
        pytest.param(
            {"x.act": "89.97", "x.adj": "100.00", "x.rate": "80.00%"},
            RATE,
            "percent",
            ("x.rate", "0.8997", "completion_rate", ""),
            id="rate",
        ),
        pytest.param(
            {"x.act": "89.97", "x.adj": "100.00", "x.rate": "0.90"},
            RATE,
            "number",
            ("x.rate", "0.8997", "scale", "percent_scale"),
            id="ratio where percents are asked",
        ),
        pytest.param(
            {"x.act": "89.97", "x.adj": "100.00", "x.rate": "8997.00%"},
            RATE,
            "percent",
            ("x.rate", "0.8997", "scale", "percent_scale"),
            id="percent formatted twice",
        ),
        pytest.param(
            {
                "x.y0b": "80.00",
                "x.act": "89.97",
                "x.adj": "100.00",
                "x.rate": "112.46%",
            },
            RATE,
            "percent",
            ("x.rate", "0.8997", "completion_rate", "wrong_denominator"),
            id="divided by another budget",
        ),
        pytest.param(
            {"x.y0b": "80.00", "x.act": "89.97", "x.g0": "11.08%"},
            GROWTH,
            "percent",
            ("x.g0", "0.1246", "growth_rate", "wrong_denominator"),
            id="growth over this year",
        ),
        pytest.param(
            {"x.y0b": "93.05", "x.act": "78.55", "x.g0": "15.58%"},
            GROWTH,
            "percent",
            ("x.g0", "-0.1558", "direction", "sign"),
            id="decrease without its sign",
        ),
        pytest.param(
            {"x.y0b": "93.05", "x.act": "78.55", "x.d0": "14.50"},
            DIFFERENCE,
            "percent",
            ("x.d0", "-14.50", "direction", "sign"),
            id="difference the other way round",
        ),
        pytest.param(
            {"t.act": "10.00", "a.act": "4.00", "b.act": "6.00", "c.act": "3.00"},
            SUM,
            "percent",
            ("t.act", "13.00", "sum", "addend_missing"),
            id="addend missing",
        ),
        pytest.param(
            {"t.act": "16.00", "a.act": "4.00", "b.act": "6.00", "c.act": "3.00"},
            SUM,
            "percent",
            ("t.act", "13.00", "sum", "addend_doubled"),
            id="addend twice",
        ),
        pytest.param(
            {"t.act": "13.10", "a.act": "4.00", "b.act": "9.15", "c.act": "-0.05"},
            SUM,
            "percent",
            None,
            id="holds",
        ),
        pytest.param(
            {"t.act": "13.20", "a.act": "4.00", "b.act": "9.15", "c.act": "-0.05"},
            SUM,
            "percent",
            ("t.act", "13.10", "sum", "sign"),
            id="a part without its sign",
        ),
        pytest.param(
            {"t.act": "31.00", "a.act": "4.00", "b.act": "6.00", "c.act": "3.00"},
            SUM,
            "percent",
            ("t.act", "13.00", "sum", "transposed"),
            id="digits swapped",
        ),
        pytest.param(
            {"t.act": "130.00", "a.act": "4.00", "b.act": "6.00", "c.act": "3.00"},
            SUM,
            "percent",
            ("t.act", "13.00", "scale", "factor_10"),
            id="point moved",
        ),
        pytest.param(
            {"t.act": "0.00", "a.act": "4.00", "b.act": "6.00", "c.act": "3.00"},
            SUM,
            "percent",
            ("t.act", "13.00", "sum", ""),
            id="total of zero",
        ),
    ],
)
def test_one_identity(figures, formula, style, found):
    arithmetic = run(figures, formula, style=style)
    assert [one[:4] for one in summary(arithmetic)] == ([found] if found else [])
    assert not any(one.is_unique for one in arithmetic.violations)


def test_a_tie_names_all_cells():
    figures = {"x.act": "89.97", "x.adj": "100.00", "x.rate": "80.00%"}
    (one,) = run(figures, RATE).violations
    assert names(one.candidates) == ["x.rate", "x.act", "x.adj"]


def test_the_denominator_that_fits_is_named():
    figures = {
        "x.y0b": "80.00",
        "x.act": "89.97",
        "x.adj": "100.00",
        "x.rate": "112.46%",
    }
    (one,) = run(figures, RATE).violations
    clue = dict(one.clue)
    assert clue.pop("denominator").key == "x.y0b"
    assert clue == {
        "label": "x.y0b",
        "amount": "80.00",
        "right_label": "x.adj",
        "result": "112.46%",
    }


def test_the_missing_addend_is_named():
    figures = {"t.act": "10.00", "a.act": "4.00", "b.act": "6.00", "c.act": "3.00"}
    (one,) = run(figures, SUM).violations
    assert (one.clue["label"], one.clue["amount"]) == ("c.act", "3.00")


def test_a_unit_factor_outweighs_the_derived_cell():
    figures = {"t.act": "81.18", "a.act": "765600.00", "b.act": "2.62", "c.act": "2.00"}
    (one,) = run(figures, SUM).violations
    assert summary(run(figures, SUM)) == [
        ("a.act", "76.56", "scale", "factor_10000", False)
    ]
    assert one.clue["factor"] == 10000
    assert one.proof == "81.18 - 2.62 - 2.00 = 76.56"


def test_a_bound_has_no_right_value():
    figures = {"t.act": "10.00", "a.act": "14.00"}
    assert summary(run(figures, make_identity("a.act <= t.act", "part"))) == [
        ("a.act", None, "part", "", False)
    ]


# --- several identities: the others tell


ROW = ["x.d0 = x.act - x.y0b", GROWTH, RATE]
GOOD_ROW = {
    "x.act": "78.55",
    "x.y0b": "93.05",
    "x.adj": "90.00",
    "x.d0": "-14.50",
    "x.g0": "-15.58%",
    "x.rate": "87.28%",
}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        pytest.param({}, [], id="all right"),
        pytest.param(
            {"x.g0": "22.00%"},
            [("x.g0", "-0.1558", "growth_rate", "", True)],
            id="growth alone",
        ),
        pytest.param(
            {"x.d0": "-41.50"},
            [("x.d0", "-14.50", "difference", "transposed", True)],
            id="difference alone",
        ),
        pytest.param(
            {"x.act": "785500.00"},
            [("x.act", "78.55", "scale", "factor_10000", True)],
            id="one wrong fact breaks three",
        ),
        pytest.param(
            {"x.act": "785500.00", "x.d0": "=785406.95"},
            [("x.act", "78.55", "scale", "factor_10000", True)],
            id="a formula has followed it",
        ),
        pytest.param(
            {"x.d0": "14.50", "x.g0": "15.58%"},
            [
                ("x.d0", "-14.50", "direction", "sign", True),
                ("x.g0", "-0.1558", "direction", "sign", True),
            ],
            id="decrease without sign in both",
        ),
        pytest.param(
            {"x.d0": "=-20.05"},
            [("x.d0", "-14.50", "difference", "", True)],
            id="stale formula",
        ),
        pytest.param(
            {"x.d0": "-24.50", "x.g0": "22.00%", "x.rate": "57.28%"},
            [
                ("x.d0", "-14.50", "difference", "", True),
                ("x.g0", "-0.1558", "growth_rate", "", True),
                ("x.rate", "0.8728", "completion_rate", "", False),
            ],
            id="three cells",
        ),
    ],
)
def test_a_row(changed, found):
    assert summary(run({**GOOD_ROW, **changed}, *ROW)) == found


def test_signs_turned_in_both_look_like_one_wrong_input():
    figures = {**GOOD_ROW, "x.d0": "14.50", "x.g0": "15.58%"}
    violations = run(figures, *ROW[:2]).violations
    assert [names(one.candidates) for one in violations] == [
        ["x.d0", "x.act"],
        ["x.g0", "x.act"],
    ]


def test_one_violation_holds_all_it_breaks():
    (one,) = run({**GOOD_ROW, "x.act": "785500.00"}, *ROW).violations
    assert [broken.identity.formula for broken in one.broken] == ROW


def test_the_gravest_severity_counts():
    identities = [
        make_identity(ROW[0], severity=Severity.WARNING),
        make_identity(GROWTH, severity=Severity.INFO),
    ]
    (one,) = run({**GOOD_ROW, "x.y0b": "930500.00"}, *identities).violations
    assert one.severity is Severity.WARNING


TWO_LEVELS = ["t.act = b.act + p.act", "b.act = m.act + n.act"]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        pytest.param("79.18 76.56 2.62 70.00 6.56", [], id="all right"),
        pytest.param(
            "79.18 79.56 2.62 70.00 6.56",
            [("b.act", "76.56", "sum", "", True)],
            id="middle",
        ),
        pytest.param(
            "79.18 =79.56 2.62 70.00 6.56",
            [("b.act", "76.56", "sum", "", True)],
            id="middle is a formula that leaves out a part",
        ),
        pytest.param(
            "99.18 76.56 2.62 70.00 6.56",
            [("t.act", "79.18", "sum", "", False)],
            id="top, tied",
        ),
        pytest.param(
            "79.18 76.56 2.62 70.00 16.56",
            [("b.act", "86.56", "sum", "", False)],
            id="leaf, tied",
        ),
        pytest.param(
            "99.18 76.56 2.62 70.00 16.56",
            [
                ("t.act", "89.18", "sum", "", False),
                ("b.act", "86.56", "sum", "", False),
            ],
            id="two sums, one each",
        ),
        pytest.param(
            "79.18 76.56  70.00 6.56",
            [("t.act", "76.56", "sum", "", False)],
            id="blank part",
        ),
    ],
)
def test_two_levels(figures, found):
    keys = ["t.act", "b.act", "p.act", "m.act", "n.act"]
    texts = dict(zip(keys, figures.split(" "), strict=True))
    assert summary(run(texts, *TWO_LEVELS)) == found


def test_tied_addends_are_named_beside_their_sum():
    texts = {
        "t.act": "79.18",
        "b.act": "76.56",
        "p.act": "2.62",
        "m.act": "70.00",
        "n.act": "16.56",
    }
    (one,) = run(texts, *TWO_LEVELS).violations
    assert names(one.candidates) == ["m.act", "n.act"]


def test_a_blank_that_breaks_two_is_the_culprit():
    figures = {
        "t.act": "79.18",
        "b.act": "",
        "p.act": "2.62",
        "b.y0b": "70.00",
        "b.d0": "6.56",
    }
    found = summary(run(figures, TWO_LEVELS[0], "b.d0 = b.act - b.y0b"))
    assert found == [("b.act", "76.56", "sum", "blank", True)]


def test_typed_rates_that_follow_a_wrong_fact():
    figures = {
        "t.act": "79.18",
        "b.act": "67.56",
        "p.act": "2.62",
        "m.act": "70.00",
        "n.act": "6.56",
        "b.y0b": "60.00",
        "b.d0": "7.56",
        "b.g0": "12.60%",
    }
    found = summary(
        run(figures, *TWO_LEVELS, "b.d0 = b.act - b.y0b", "b.g0 = b.d0 / b.y0b")
    )
    assert found == [("b.act", "76.56", "sum", "transposed", False)]


def test_what_rounding_would_excuse_is_no_rival():
    """A cent or two in 年初预算数 would mend the rate too, but no exact sum."""
    figures = {"t.act": "50.00", "x.act": "30.00", "w.act": "20.00"}
    figures |= {"t.y0b": "50.01", "x.y0b": "30.01", "w.y0b": "12.00", "z.y0b": "8.00"}
    figures["x.g0"] = "0.03%"
    sums = ["t.act = x.act + w.act", "t.y0b = x.y0b + w.y0b + z.y0b"]
    found = summary(run(figures, *sums, GROWTH))
    assert found == [("x.g0", "-0.0003", "direction", "sign", True)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("22%", "-0.1558", id="decimals of the other rates"),
        pytest.param("22.0%", "-0.1558", id="fewer than the other rates"),
        pytest.param("22.000%", "-0.15583", id="its own, where there are more"),
    ],
)
def test_a_right_rate_has_the_decimals_of_its_column(typed, expected):
    figures = {"x.act": "78.55", "x.y0b": "93.05", "x.g0": typed}
    figures |= {"a.g0": "10.00%", "b.g0": "12.50%"}
    (one,) = run(figures, GROWTH).violations
    assert str(one.expected) == expected


@pytest.mark.parametrize(
    ("column", "typed", "expected", "proof"),
    [
        pytest.param(
            "act", "128.55", "78.55", "90.00 × 87.28% ≈ 78.55", id="numerator"
        ),
        pytest.param("adj", "140.00", "90.00", "78.55 ÷ 87.28% ≈ 90.00", id="base"),
        pytest.param(
            "y0b",
            "193.05",
            "93.05",
            "78.55 ÷ (1 + (-15.58%)) ≈ 93.05",
            id="base of growth",
        ),
    ],
)
def test_rates_tell_what_a_live_total_cannot(column, typed, expected, proof):
    """The total is a formula and has followed; the typed rates have not."""
    figures = {"t.act": "98.55", "t.adj": "110.00", "t.y0b": "113.05"}
    figures |= {"x.act": "78.55", "x.adj": "90.00", "x.y0b": "93.05"}
    figures |= {f"w.{one}": "20.00" for one in ("act", "adj", "y0b")}
    figures |= {"x.rate": "87.28%", "t.rate": "89.59%", "w.rate": "100.00%"}
    figures |= {"x.g0": "-15.58%", "t.g0": "-12.83%", "w.g0": "0.00%"}
    figures[f"x.{column}"] = typed
    for one in ("act", "adj", "y0b"):
        total = Decimal(figures[f"x.{one}"]) + 20
        figures[f"t.{one}"] = f"={total}"
    formulas = [f"t.{one} = x.{one} + w.{one}" for one in ("act", "adj", "y0b")]
    for row in "txw":
        formulas += [RATE.replace("x.", f"{row}."), GROWTH.replace("x.", f"{row}.")]
    (one,) = run(figures, *formulas).violations
    found = (one.culprit.key, str(one.expected), one.is_unique, one.proof)
    assert found == (f"x.{column}", expected, True, proof)


# --- whole forms

TREE = {
    "total": ("basic", "project"),
    "basic": ("person", "public"),
    "project": ("ops", "upkeep"),
}
LEAVES = ("person", "public", "ops", "upkeep")
MONEY = ("prev", "y0b", "adj", "act")
DERIVED = {
    "rate": "{r}.act / {r}.adj",
    "d0": "{r}.act - {r}.y0b",
    "g0": "{r}.act / {r}.y0b - 1",
    "d1": "{r}.act - {r}.prev",
    "g1": "{r}.d1 / {r}.prev",
}
WHOLE = [
    *(
        f"{top}.{column} = " + " + ".join(f"{one}.{column}" for one in parts)
        for top, parts in TREE.items()
        for column in MONEY
    ),
    *(
        f"{row}.{column} = " + formula.format(r=row)
        for row in (*TREE, *LEAVES)
        for column, formula in DERIVED.items()
    ),
]
SUMMED = [f"{row}.{column}" for row in ("basic", "project") for column in MONEY]


def percent(ratio):
    return f"{(ratio * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


def whole(leaves, places=2):
    """Key -> text of a form that is right, from 16 leaf amounts in cents."""
    unit = Decimal(1).scaleb(-places)
    amounts = {}
    for at, row in enumerate(LEAVES):
        for column, cents in zip(MONEY, leaves[4 * at : 4 * at + 4], strict=True):
            amounts[row, column] = cents * unit
    for row in ("basic", "project", "total"):
        for column in MONEY:
            amounts[row, column] = sum(amounts[one, column] for one in TREE[row])
    texts = {
        f"{row}.{column}": f"{amount:f}" for (row, column), amount in amounts.items()
    }
    for row in (*TREE, *LEAVES):
        prev, base, adj, act = (amounts[row, column] for column in MONEY)
        texts |= {
            f"{row}.rate": percent(act / adj),
            f"{row}.d0": f"{act - base:f}",
            f"{row}.g0": percent((act - base) / base),
            f"{row}.d1": f"{act - prev:f}",
            f"{row}.g1": percent((act - prev) / prev),
        }
    return texts


forms = st.lists(st.integers(1000, 9_999_999), min_size=16, max_size=16)
quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@quick
@given(forms, st.sampled_from(["percent", "number"]))
def test_a_right_form_is_silent(leaves, style):
    arithmetic = run(whole(leaves), *WHOLE, style=style)
    assert summary(arithmetic) == []
    assert {one.slack for one in arithmetic.checked} == {""}


@quick
@given(forms)
def test_a_right_form_in_yuan_is_silent(leaves):
    in_yuan = whole([100 * one for one in leaves], places=0)
    assert summary(run(in_yuan, *WHOLE, unit="元")) == []


@quick
@given(forms, st.sampled_from(SUMMED), st.integers(500, 99_999))
def test_a_wrong_sum_is_found_with_its_right_value(leaves, key, cents):
    texts = whole(leaves)
    right = texts[key]
    texts[key] = f"{Decimal(right) + Decimal(cents) / 100:.2f}"
    found = [(one[0], one[1], one[4]) for one in summary(run(texts, *WHOLE))]
    assert found == [(key, right, True)]


@quick
@given(forms, st.sampled_from([f"{row}.{column}" for row in TREE for column in MONEY]))
def test_a_unit_factor_is_one_violation(leaves, key):
    texts = whole(leaves)
    right = texts[key]
    texts[key] = f"{Decimal(right) * 10000:.2f}"
    assert summary(run(texts, *WHOLE)) == [(key, right, "scale", "factor_10000", True)]


ODD = st.sampled_from(
    [
        "",
        "无",
        "—",
        "0.00",
        "-5.00",
        "abc",
        "#DIV/0!",
        "1e300",
        "99999999999999.99",
        "=0.00",
        "1,234.56",
        "0.004",
    ]
)


@quick
@given(
    forms,
    st.dictionaries(st.sampled_from(sorted(whole([1] * 16))), ODD, max_size=20),
    st.sampled_from(["percent", "ratio"]),
)
def test_odd_cells_raise_nothing(leaves, odd, style):
    arithmetic = run({**whole(leaves), **odd}, *WHOLE, style=style)
    assert len(arithmetic.checked) == len(WHOLE)


def test_a_long_sheet_takes_one_pass():
    rows, texts, formulas = 2000, {}, []
    for at in range(rows):
        texts |= {
            f"p{at}.act": f"{at + 1}.00",
            f"p{at}.y0b": "10.00",
            f"p{at}.d0": f"{at - 9 + at % 2}.00",
        }
        formulas.append(f"p{at}.d0 = p{at}.act - p{at}.y0b")
    texts["t.act"] = "2001000.00"
    formulas.append("t.act = " + " + ".join(f"p{at}.act" for at in range(rows)))
    start = time.process_time()
    violations = run(texts, *formulas).violations
    assert [one.culprit.key for one in violations] == [
        f"p{at}.d0" for at in range(rows) if at % 2
    ]
    assert time.process_time() - start < 10
