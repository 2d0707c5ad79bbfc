"""CE102: totals whose parts are all left empty."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import code, ended, form, matrix, said, worded

KEYS = ("tpc.total", "tpc.abroad", "tpc.car", "tpc.recept")
PARENTS = (None, 0, 0, 0)


def target(*rows, keys=KEYS, parents=PARENTS, columns=("y0b", "act", "d0")):
    return form(matrix(keys, columns, rows, parents=parents))


FULL = [
    ["5.00", "4.50", "-0.50"],
    ["", "", ""],
    ["3.00", "3.00", "0.00"],
    ["2.00", "1.50", "-0.50"],
]
BARE = [["5.00", "4.50", "-0.50"], [""] * 3, [""] * 3, [""] * 3]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(target(*FULL), id="some parts filled"),
        pytest.param(target(*[[""] * 3] * 4), id="nothing filled"),
        pytest.param(target(["0.00"] * 3, *BARE[1:]), id="total of zero"),
        pytest.param(target(BARE[0], ["无"] * 3, *BARE[2:]), id="answered in words"),
        pytest.param(target(*BARE, parents=(None,) * 4), id="no parts known"),
        pytest.param(target(*BARE, keys=("~甲", *KEYS[1:])), id="row not known"),
        pytest.param(
            target(["", "", "-0.50"], *BARE[1:]), id="a difference follows its row"
        ),
    ],
)
def test_quiet(given):
    assert said("CE102", given) == []


def test_quiet_where_parts_need_not_be_all():
    (block,) = target(*BARE).matrices
    rows = tuple(replace(row, is_of_which=row.parent is not None) for row in block.rows)
    assert said("CE102", form(replace(block, rows=rows))) == []


def test_reported_once_for_all_columns():
    (hit,) = code("CE102").check(target(*BARE))
    assert hit.place.a1 == "B6"
    assert [place.a1 for place in hit.related] == ["B5", "C6", "B7", "C7", "B8", "C8"]


def test_reported_in_one_column():
    rows = [list(row) for row in FULL]
    rows[2][1] = rows[3][1] = ""
    assert said("CE102", target(*rows)) == [("C6", "warning", "", None, "")]


def test_wording():
    assert worded("CE102", target(*BARE)) == [
        (
            "tpc.total.y0b填“5.00”，其下 3 个分项都未填写",
            "从 B6 起填写各分项；没有发生的填“0”",
        )
    ]


def test_coverage():
    assert ended("CE102", target(*FULL)) == [("passed", 1, "")]
    assert ended("CE102", target(*BARE)) == []
    assert ended("CE102", form()) == [("not_applicable", 1, "没有分项的合计")]
