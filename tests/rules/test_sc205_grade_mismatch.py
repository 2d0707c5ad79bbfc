from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from score_builders import hits, indicator_table, ledger, message, score_form

from selfeval_xl.findings import Safety


def form(total, grade, *rows, **table):
    rows = rows or (("甲", "60", ""), ("乙", "40", ""))
    return score_form(indicator_table(rows, total_score=total, grade=grade, **table))


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("95", "优"),
        ("90", "优秀"),
        ("89.99", "良好"),
        ("80", "良"),
        ("60", "合格"),
        ("59.5", "差"),
        ("95", ""),
        ("", "优"),
        ("95", "□优 □良 □中 □差"),
        ("95", "☑优 □良 □中 □差"),
        ("95", "A"),
    ],
)
def test_quiet(total, grade):
    assert hits("SC205", form(total, grade)) == []


@pytest.mark.parametrize(
    ("total", "grade", "expected"),
    [
        pytest.param("88.5", "优", "良", id="one character"),
        pytest.param("88.5", "优秀", "良好", id="two characters"),
        pytest.param("89.995", "优", "良", id="not rounded up"),
        pytest.param("50", "合格", "不合格", id="Shanghai wording"),
        pytest.param("95", "☑良 □优", "优", id="ticked"),
        pytest.param("79.99", "良", "中", id="just below"),
    ],
)
def test_reported(total, grade, expected):
    (hit,) = hits("SC205", form(total, grade))
    assert (hit.place.a1, hit.actual, hit.expected) == ("E9", grade, expected)


def test_quiet_where_the_grade_fits_the_sum_of_the_scores():
    rows = [("甲", "60", "50"), ("乙", "40", "38")]
    assert hits("SC205", form("91", "良", *rows)) == []


def test_other_cuts_and_other_full_marks():
    other = form("85", "优")
    cuts = (Decimal(80), Decimal(70), Decimal(60))
    table = replace(other.indicators, grade_cuts=cuts)
    assert hits("SC205", replace(other, indicators=table)) == []
    assert hits("SC205", form("85", "优", ("甲", "120", "85"))) == []


def test_fix_needs_consent_and_only_where_the_word_stands_alone():
    (hit,) = hits("SC205", form("88.5", "优秀"))
    assert hit.fix is not None and hit.fix.safety is Safety.UNSAFE
    assert hits("SC205", form("88.5", hit.fix.edits[0].new)) == []
    (hit,) = hits("SC205", form("88.5", "自评等级：优"))
    assert hit.fix is None


def test_wording_and_ledger():
    (hit,) = hits("SC205", form("88.5", "优"))
    assert message("SC205", hit) == (
        "等级填为“优”，总分 88.5 对应的等级是“良”",
        "把等级改为“良”，或更正总分",
    )
    assert ledger("SC205", form("95", "A")) == [("unparsed", 1)]
    assert ledger("SC205", form("95", "")) == [("insufficient_data", 1)]
    assert ledger("SC205", form("95", None)) == [("not_applicable", 1)]
