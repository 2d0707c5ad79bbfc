"""Tables drawn with lines on the pages of a PDF."""

import pytest

from selfeval_xl.model.grid import Range
from selfeval_xl.read.pdf_tables import put_together, ruled_tables


def across(y, left, right):
    return (left, y - 0.25, right, y + 0.25)


def down(x, bottom, top):
    return (x - 0.25, bottom, x + 0.25, top)


FRAME = [across(y, 50, 350) for y in (700, 680, 660)]
SIDES = [down(x, 660, 700) for x in (50, 150, 350)]


def shown(tables):
    return [
        (grid.rows, grid.columns, grid.texts, grid.merges)
        for grid in put_together(tables)
    ]


def filled(boxes, *chars, page=0):
    tables = ruled_tables(boxes, page)
    for x, y, char in chars:
        assert any(one.take(x, y, char) for one in tables)
    return tables


@pytest.mark.parametrize(
    "boxes",
    [
        pytest.param([], id="nothing drawn"),
        pytest.param([across(700, 50, 350)], id="a line under a heading"),
        pytest.param([(50, 660, 350, 700)], id="a box around a text"),
        pytest.param([*FRAME, *SIDES[::2]], id="lines without columns"),
    ],
)
def test_no_table(boxes):
    assert ruled_tables(boxes) == []


def test_characters_go_into_the_cells_they_stand_in():
    boxes = [*FRAME, *SIDES, down(250, 660, 680)]
    chars = [(60, 690, "甲"), (300, 690, "乙"), (200, 670, "1"), (260, 670, "2")]
    assert shown(filled(boxes, *chars)) == [
        (
            2,
            3,
            {(1, 1): "甲", (1, 2): "乙", (2, 2): "1", (2, 3): "2"},
            [Range(1, 2, 1, 3)],
        )
    ]
    assert not filled(boxes)[0].take(60, 650, "外")


def test_cells_drawn_as_boxes_are_cells():
    boxes = [
        (left, bottom, left + 100, bottom + 20)
        for left in (50, 150)
        for bottom in (660, 680)
    ]
    assert shown(filled(boxes, (160, 670, "丁"))) == [(2, 2, {(2, 2): "丁"}, [])]


def test_a_table_on_the_next_page_goes_on_in_its_columns():
    first = filled([*FRAME, *SIDES, down(250, 660, 700)], (60, 690, "甲"))
    rest = filled([*FRAME, *SIDES], (60, 690, "总分"), (160, 690, "9"), page=1)
    assert shown([*first, *rest]) == [
        (
            4,
            3,
            {(1, 1): "甲", (3, 1): "总分", (3, 2): "9"},
            [Range(3, 2, 3, 3), Range(4, 2, 4, 3)],
        )
    ]


def test_a_last_row_alone_on_its_page_goes_on():
    first = filled([*FRAME, *SIDES], (60, 690, "甲"))
    row = [across(700, 50, 350), across(680, 50, 350)]
    sides = [down(x, 680, 700) for x in (50, 150, 350)]
    rest = filled([*row, *sides], (160, 690, "9"), page=1)
    assert shown([*first, *rest]) == [(3, 2, {(1, 1): "甲", (3, 2): "9"}, [])]


def test_tables_apart_are_two():
    lower = [(left, low - 200, right, top - 200) for left, low, right, top in FRAME]
    sides = [down(x, 460, 500) for x in (50, 200, 350)]
    boxes = [*FRAME, *SIDES, down(250, 660, 700), *lower, *sides]
    assert [grid.columns for grid in put_together(ruled_tables(boxes))] == [3, 2]
