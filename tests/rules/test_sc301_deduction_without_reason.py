from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import (
    brief,
    group,
    hits,
    indicator_table,
    ledger,
    message,
    score_form,
    words,
)

REASON = "一次申报退回修改"


def form(*rows, **table):
    return score_form(indicator_table(rows, **table))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(("甲", "5", "5")), id="nothing lost"),
        pytest.param(form(("甲", "5", "3", REASON)), id="reason given"),
        pytest.param(form(("甲", "5", "5", "无")), id="无 beside full marks"),
        pytest.param(form(("甲", "5", "")), id="a blank score is SC302's"),
        pytest.param(form(("甲", "5", "/")), id="not applicable"),
        pytest.param(form(("甲", "", "3")), id="no weight"),
        pytest.param(form(("甲", "0", "0")), id="no points to lose"),
        pytest.param(form(("甲", "5", "6")), id="above the weight is SC101's"),
        pytest.param(form(("加分项/获奖", "5", "0")), id="bonus not earned"),
        pytest.param(
            form(("甲", "5", "3"), has_deviation_note=False), id="no column for it"
        ),
    ],
)
def test_quiet(right):
    assert hits("SC301", right) == []


def merged(note):
    """Two rows that share one reason cell."""
    table = indicator_table([("甲", "5", "3", note), ("乙", "5", "4", "")])
    first, second = table.indicators
    shared = replace(second, deviation_note=first.deviation_note)
    return score_form(replace(table, indicators=(first, shared)))


def test_a_merged_reason_counts_for_all_its_rows():
    assert hits("SC301", merged(REASON)) == []
    (hit,) = hits("SC301", merged(""))
    assert [place.a1 for place in hit.related] == ["E6", "E7"]
    assert message("SC301", hit)[0] == "“甲、乙”分值 5、5，得分 3、4，“扣分原因”未填写"


def test_a_group_scored_as_one_needs_one_reason():
    groups = [group(1, "甲", (0, 1), "10", "8")]
    rows = [("甲/一", "5", "", REASON), ("甲/二", "5", "")]
    assert hits("SC301", form(*rows, groups=groups)) == []
    rows = [("甲/一", "5", ""), ("甲/二", "5", "")]
    assert brief("SC301", form(*rows, groups=groups)) == [("F6", None)]


@pytest.mark.parametrize("note", ["", "无", "—", "/"])
def test_reported(note):
    assert brief("SC301", form(("甲", "5", "4.5", note))) == [("F6", None)]


def test_every_row_is_told_by_itself():
    rows = [("甲", "5", "4"), ("乙", "5", "4", REASON), ("丙", "5%", "4")]
    assert brief("SC301", form(*rows)) == [("F6", None), ("F8", None)]


def test_one_explanation_for_the_whole_form_is_a_note():
    one = form(("甲", "5", "4"), ("乙", "5", "4"))
    explained = replace(one, closing={"deduction_note": words("A9", "扣分说明：……")})
    (hit,) = hits("SC301", explained)
    assert (hit.place.a1, hit.severity) == ("A9", "info")
    assert message("SC301", hit)[0].startswith("有 2 项扣分未逐项填写“扣分原因”")


def test_scores_out_of_100():
    rows = [("甲", "60", "90", REASON), ("乙", "40", "80")]
    assert brief("SC301", form(*rows, total_score="86")) == [("F7", None)]


def test_wording_and_ledger():
    (hit,) = hits("SC301", form(("甲", "5", "4")))
    assert message("SC301", hit) == (
        "“甲”分值 5，得分 4，“扣分原因”未填写",
        "在“扣分原因”中写明扣分原因和改进措施",
    )
    assert (hit.related[0].a1, hit.key, hit.fix) == ("E6", "ind.甲.note", None)
    (hit,) = hits("SC301", form(("甲", "5", "4", "无")))
    assert message("SC301", hit)[0] == "“甲”分值 5，得分 4，“扣分原因”填为“无”"
    rows = [("甲", "5", "4"), ("乙", "5", "4", REASON)]
    assert ledger("SC301", form(*rows)) == [("passed", 1)]
    assert ledger("SC301", score_form(None)) == [("not_applicable", 1)]
