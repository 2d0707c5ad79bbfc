from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from score_builders import (
    brief,
    group,
    hits,
    indicator_table,
    ledger,
    message,
    points,
    score_form,
)

from selfeval_xl.findings import Safety


def form(*scores, **table):
    rows = [("甲", "5", score) for score in scores]
    return score_form(indicator_table(rows, **table))


@pytest.mark.parametrize("score", ["5", "4.50", "", "/", "无", "—"])
def test_quiet(score):
    assert hits("SC303", form(score)) == []


def test_quiet_for_a_number_inside_a_label():
    total = points("A7", "95", label="总分")
    cell = replace(total.cell, raw="总分：95分", shown="总分：95分", is_string=True)
    assert hits("SC303", form("5", total_score=replace(total, cell=cell))) == []


@pytest.mark.parametrize(
    ("score", "expected", "variant"),
    [
        pytest.param("5分", "5", "", id="with its unit"),
        pytest.param("满分", "5", "full", id="满分"),
        pytest.param("基本完成", None, "words", id="words"),
    ],
)
def test_reported(score, expected, variant):
    (hit,) = hits("SC303", form(score))
    assert (hit.place.a1, hit.expected, hit.variant) == ("E6", expected, variant)


def exported(*scores):
    """A table whose scores are plain texts, as some systems write them."""
    table = form(*scores).indicators
    return score_form(
        replace(
            table,
            indicators=tuple(
                replace(one, score=points(one.score.place.a1, score, is_text=True))
                for one, score in zip(table.indicators, scores, strict=True)
            ),
        )
    )


def test_an_export_of_texts_is_said_once():
    (hit,) = hits("SC303", exported("5", "4", "5", "3.5", "5"))
    assert (hit.place.a1, hit.variant, hit.severity) == ("E6", "column", "info")
    assert (hit.expected, hit.values["count"]) == (None, 5)
    assert [place.a1 for place in hit.related] == ["E7", "E8", "E9", "E10"]
    assert [edit.new for edit in hit.fix.edits] == ["5", "4", "5", "3.5", "5"]


def test_three_texts_are_no_export():
    assert len(hits("SC303", exported("5", "4", "5"))) == 3


def test_a_number_stored_as_text_and_the_sums():
    table = form("5").indicators
    text = points("E6", "4.5", is_text=True)
    (one,) = table.indicators
    table = replace(table, indicators=(replace(one, score=text),))
    table = replace(table, total_score=points("E7", "4.5分", label="合计"))
    groups = (group(1, "甲", (0,), None, points("J6", "4.5分")),)
    found = brief("SC303", score_form(replace(table, groups=groups)))
    assert found == [("E6", "4.5"), ("J6", "4.5"), ("E7", "4.5")]


def test_fix_is_notation_only():
    (hit,) = hits("SC303", form("4.50分"))
    assert hit.fix is not None and hit.fix.safety is Safety.SAFE
    (edit,) = hit.fix.edits
    assert (edit.old, edit.new, edit.value) == ("4.50分", "4.50", Decimal("4.50"))
    assert hits("SC303", form(edit.new)) == []
    assert [hit.fix for hit in hits("SC303", form("满分", "好"))] == [None, None]


def test_wording_and_ledger():
    (hit,) = hits("SC303", form("5分"))
    assert message("SC303", hit) == (
        "“甲”得分填为文字“5分”，应为数字 5",
        "只填数字 5，不带单位或空格",
    )
    (hit,) = hits("SC303", form("满分"))
    assert message("SC303", hit)[1] == "按分值填写数字 5"
    assert ledger("SC303", form("5", "5分")) == [("passed", 1)]
