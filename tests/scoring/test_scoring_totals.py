from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import group, indicator_table, score_form

from selfeval_xl.scoring.parts import scored_parts, table_of
from selfeval_xl.scoring.totals import is_relative, score_tree, weight_tree
from selfeval_xl.scoring.weights import judge_weights

LEAVES = [("甲/子/一", "5", "4"), ("甲/丑/二", "15", "15"), ("乙/寅/三", "80", "")]


def table(**changes):
    groups = [
        group(1, "甲", (0, 1), "20", "19"),
        group(2, "子", (0,)),
        group(2, "丑", (1,), "15"),
        group(1, "乙", (2,), "80"),
    ]
    return indicator_table(LEAVES, groups=groups, total_weight="100", **changes)


def outline(node):
    return (node.name, node.declared, [outline(child) for child in node.children])


def test_tree_of_weights():
    assert outline(weight_tree(table())) == (
        "",
        100,
        [
            ("甲", 20, [("子", None, [("一", 5, [])]), ("丑", 15, [("二", 15, [])])]),
            ("乙", 80, [("三", 80, [])]),
        ],
    )


def test_tree_of_scores_knows_what_is_missing():
    tree = score_tree(table())
    first, second = tree.children
    assert (first.declared, first.added, first.rebuilt) == (19, 19, 19)
    assert (second.value, tree.added, tree.rebuilt) == (None, None, None)


def test_terms_are_the_nearest_filled_cells():
    assert [one.place.a1 for one in weight_tree(table()).terms] == ["H6", "H8"]
    assert [one.place.a1 for one in weight_tree(table()).children[0].terms] == [
        "D6",
        "I7",
    ]


def test_bonus_and_empty_rows_stay_out():
    rows = [("甲/一", "100", "90"), ("甲/……", "", ""), ("加分项/奖", "5", "3")]
    tree = weight_tree(indicator_table(rows))
    assert [leaf.name for leaf in tree.leaves] == ["一"]


@pytest.mark.parametrize(
    ("weights", "relative"),
    [
        pytest.param(("40", "60", "30", "70"), True, id="each group makes 100"),
        pytest.param(("10", "10", "30", "50"), False, id="the whole makes 100"),
        pytest.param(("40", "60", "30", "60"), False, id="one group does not"),
    ],
)
def test_is_relative(weights, relative):
    rows = [(f"甲/第{i}项", w, "1") for i, w in enumerate(weights)]
    groups = [group(1, "甲", (0, 1), "20"), group(1, "乙", (2, 3), "80")]
    assert is_relative(weight_tree(indicator_table(rows, groups=groups))) is relative


@pytest.mark.parametrize(
    ("weights", "scale", "points"),
    [
        pytest.param(("0.4", "0.6"), "fraction", ["40", "60"], id="declared"),
        pytest.param(("0.4", "0.57"), "points", ["40", "57"], id="one slip"),
        pytest.param(("40", "60"), "points", ["40", "60"], id="points"),
        pytest.param(("0.5", "99.5"), "points", ["0.5", "99.5"], id="half a point"),
        pytest.param(("40%", "60%"), "percent", ["40", "60"], id="percent"),
    ],
)
def test_weights_in_points(weights, scale, points):
    made = indicator_table([("甲", w, "1") for w in weights])
    raw = tuple(
        replace(one, weight=replace(one.weight, number=_written(one.weight)))
        for one in made.indicators
    )
    found = table_of(score_form(replace(made, indicators=raw, weight_scale=scale)))
    assert [one.weight.number for one in found.indicators] == [
        Decimal(one) for one in points
    ]


def _written(weight):
    value = weight.value.value
    return value * 100 if weight.value.kind == "percent" else value


def test_a_part_per_score_cell():
    first, second, third = table().indicators
    shared = (first, replace(second, score=first.score), third)
    parts = scored_parts(replace(table(), indicators=shared, groups=()))
    assert [(p.members, p.name, p.weight) for p in parts] == [
        ((0, 1), "一", 20),
        ((2,), "三", 80),
    ]


def test_a_weight_shared_beyond_the_score_belongs_to_neither():
    first, second, _ = table().indicators
    shared = (first, replace(second, weight=first.weight))
    parts = scored_parts(replace(table(), indicators=shared, groups=()))
    assert [part.weight for part in parts] == [None, None]


WEIGHTS = st.lists(st.integers(1, 30), min_size=2, max_size=6)


@given(st.lists(WEIGHTS, min_size=2, max_size=4), st.data())
def test_one_wrong_group_is_told_once_with_its_sum(groups, data):
    """Groups of any size whose total is typed as their true sum of 100."""
    rest = 100 - sum(map(sum, groups))
    if rest > 0:
        groups = [*groups, [rest]]
    total = sum(map(sum, groups))
    rows, made, at = [], [], 0
    wrong = data.draw(st.integers(0, len(groups) - 1))
    for index, weights in enumerate(groups):
        rows += [(f"第{index}组/{i}", str(w), "1") for i, w in enumerate(weights)]
        shown = sum(weights) + (7 if index == wrong else 0)
        members = range(at, at + len(weights))
        made.append(group(1, f"第{index}组", members, str(shown)))
        at += len(weights)
    one = indicator_table(rows, groups=made, total_weight=str(total))
    verdict = judge_weights(score_form(one), one)
    assert [fault.group.name for fault in verdict.groups] == [f"第{wrong}组"]
    if total == 100:
        assert verdict.groups[0].right == sum(groups[wrong])
        assert verdict.total is None
