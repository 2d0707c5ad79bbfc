from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import (
    brief,
    group,
    hits,
    indicator_table,
    message,
    points,
    score_form,
)

LEAVES = [("甲/子/一", "5", "5"), ("甲/丑/二", "15", "15"), ("乙/寅/三", "80", "80")]


def form(one="5", two="15", three="80", *, a="20", b="80", sub=None, total="100"):
    """一级 甲 (20) over 子 5 and 丑 15, 一级 乙 (80) over 寅 80."""
    groups = [group(1, "甲", (0, 1), a), group(1, "乙", (2,), b)]
    if sub is not None:
        groups += [group(2, "子", (0,), sub[0]), group(2, "丑", (1,), sub[1])]
        groups.append(group(2, "寅", (2,), sub[2]))
    rows = [(path, w, w) for (path, *_), w in zip(LEAVES, (one, two, three))]
    return score_form(indicator_table(rows, groups=groups, total_weight=total))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(), id="two levels"),
        pytest.param(form(sub=("5", "15", "80")), id="three levels"),
        pytest.param(form("5%", "15%", "80%", a="20%", b="80%"), id="percent"),
        pytest.param(form("5%", "15%", "80%", a="20", b="80"), id="percent and points"),
        pytest.param(form(a=None, b=None), id="leaves only"),
        pytest.param(form("", "", "", sub=("5", "15", "80")), id="二级 only"),
        pytest.param(form("", "", "", a="20", b="80"), id="一级 only"),
        pytest.param(form("6.67", "13.33"), id="two decimals"),
        pytest.param(form("4.995", "15"), id="within 0.01"),
    ],
)
def test_quiet(right):
    assert hits("SC201", right) == []


@pytest.mark.parametrize(
    ("line", "expected"), [("20", []), ("19", [("F9", "20")])], ids=["same", "other"]
)
def test_a_line_with_a_weight_beside_the_group_s_own(line, expected):
    made = replace(group(1, "甲", (0, 1), "20"), line_weight=points("F9", line))
    rows = [(path, w, w) for path, w, _ in LEAVES]
    table = indicator_table(rows, groups=[made], total_weight="100")
    assert brief("SC201", score_form(table)) == expected


def test_quiet_where_a_scored_row_has_no_weight():
    rows = [("甲/一", "", "5"), ("甲/二", "15", "15")]
    groups = [group(1, "甲", (0, 1), "20")]
    assert hits("SC201", score_form(indicator_table(rows, groups=groups))) == []


def test_quiet_over_rows_left_empty():
    rows = [("甲/一", "20", "5"), ("甲/……", "", "")]
    groups = [group(1, "甲", (0, 1), "20")]
    assert hits("SC201", score_form(indicator_table(rows, groups=groups))) == []


def test_quiet_where_every_group_makes_100_of_its_own():
    rows = [
        ("甲/一", "40", ""),
        ("甲/二", "60", ""),
        ("乙/三", "30", ""),
        ("乙/四", "70", ""),
    ]
    groups = [group(1, "甲", (0, 1), "20"), group(1, "乙", (2, 3), "80")]
    assert hits("SC201", score_form(indicator_table(rows, groups=groups))) == []


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        pytest.param(form(a="17"), [("H6", "20")], id="group off, total still 100"),
        pytest.param(form(a="17", total="97"), [("H6", "20")], id="total follows it"),
        pytest.param(form(two="12"), [("H6", None)], id="a part off, group bears 100"),
        pytest.param(form(three="77"), [("D8", "80")], id="the only part off"),
        pytest.param(
            form(sub=("5", "12", "80")), [("I7", "15")], id="middle level off by itself"
        ),
        pytest.param(
            form(two="12", sub=("5", "12", "80")),
            [("H6", None)],
            id="part and its 二级 off together",
        ),
        pytest.param(
            form("5%", "15%", "80%", a="17%", b="80%"), [("H6", "20%")], id="in percent"
        ),
        pytest.param(
            form(a="17", b="75"), [("H6", "20"), ("H8", "80")], id="two groups off"
        ),
    ],
)
def test_reported(wrong, found):
    assert brief("SC201", wrong) == found


@pytest.mark.parametrize(
    "wrong",
    [form(a="17"), form(a="17", total="97"), form(two="12"), form(three="77")],
)
def test_one_slip_is_told_once(wrong):
    assert hits("SC202", wrong) == []


def test_weight_inside_the_name():
    named = group(1, "甲", (0, 1), None)
    inside = replace(points("A6", "17"), cell=named.name.cell)
    table = indicator_table(LEAVES, groups=[replace(named, weight=inside)])
    (hit,) = hits("SC201", score_form(table))
    assert (hit.place.a1, hit.actual, hit.expected, hit.fix) == ("A6", "17", "20", None)


def test_wording():
    (hit,) = hits("SC201", form(a="17"))
    assert hit.proof == "5 + 15 = 20"
    assert [place.a1 for place in hit.related] == ["D6", "D7"]
    assert message("SC201", hit) == (
        "“甲”分值为 17，下级指标分值相加为 20",
        "把“甲”的分值改为 20，或更正下级指标的分值",
    )
    (hit,) = hits("SC201", form(two="12"))
    assert message("SC201", hit)[1] == "更正下级指标的分值，使其合计为 20"
    (hit,) = hits("SC201", form(three="77"))
    assert message("SC201", hit)[0] == "“三”分值为 77，上级指标“乙”的分值为 80"
