from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import hits, indicator_table, ledger, message, points, score_form

from selfeval_xl.findings import Safety


def form(*scores):
    return score_form(indicator_table([("甲", "5", score) for score in scores]))


@pytest.mark.parametrize("score", ["5", "4.5", "4.67", "4.50", "", "/", "满分"])
def test_quiet(score):
    assert hits("SC304", form(score)) == []


@pytest.mark.parametrize(
    ("score", "expected"),
    [("4.667", "4.67"), ("4.665", "4.67"), ("4.6666666667", "4.67"), ("4.999", "5")],
)
def test_reported(score, expected):
    (hit,) = hits("SC304", form(score))
    assert (hit.place.a1, hit.actual) == ("E6", score)
    assert float(hit.expected) == float(expected)


def test_fix_needs_consent_and_spares_formulas():
    (hit,) = hits("SC304", form("4.667"))
    assert hit.fix is not None and hit.fix.safety is Safety.UNSAFE
    table = form("1").indicators
    reckoned = points("E6", "4.667", formula="D6*0.9334")
    one = replace(table.indicators[0], score=reckoned)
    (hit,) = hits("SC304", score_form(replace(table, indicators=(one,))))
    assert hit.fix is None


def test_wording_and_ledger():
    (hit,) = hits("SC304", form("4.667", "5"))
    assert message("SC304", hit) == (
        "“甲”得分 4.667 超过两位小数",
        "保留两位小数，填 4.67",
    )
    assert ledger("SC304", form("4.667", "5")) == [("passed", 1)]
