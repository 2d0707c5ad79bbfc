from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import points

from selfeval_xl.scoring.notation import addition, in_notation, plain, rewrite


@pytest.mark.parametrize(
    ("shown", "scale", "number", "written"),
    [
        pytest.param("97", "points", "100", "100", id="points"),
        pytest.param("97.00", "points", "100", "100.00", id="decimals kept"),
        pytest.param("97", "points", "96.5", "96.5", id="decimals needed"),
        pytest.param("97%", "points", "100", "100%", id="percent"),
        pytest.param("0.97", "fraction", "100", "1.00", id="fraction"),
        pytest.param("97分", "points", "100", "100分", id="with 分"),
    ],
)
def test_in_notation(shown, scale, number, written):
    assert in_notation(Decimal(number), points("D6", shown, scale=scale)) == written


def test_plain_has_no_exponent():
    assert [plain(Decimal(n)) for n in ("1E+2", "100.00", "0.50")] == [
        "100",
        "100",
        "0.5",
    ]


def test_rewrite_stores_what_the_notation_means():
    fix = rewrite(points("D6", "97%"), Decimal(100))
    assert fix is not None
    (edit,) = fix.edits
    assert (edit.old, edit.new, edit.value) == ("97%", "100%", 1)
    assert rewrite(points("D6", "97", formula="SUM(D1:D5)"), Decimal(100)) is None
    assert rewrite(points("D6", "97分"), Decimal(100)) is None
    assert rewrite(points("D6", ""), Decimal(100)) is None


def test_addition_skips_blanks():
    terms = [points("E6", "5"), points("E7", ""), points("E8", "4.5")]
    assert addition(terms, Decimal("9.5")) == "5 + 4.5 = 9.5"


@given(st.decimals(0, 100, places=2), st.sampled_from(["97", "97.0", "97.00"]))
def test_what_is_written_reads_back(number, shown):
    assert Decimal(in_notation(number, points("D6", shown))) == number
