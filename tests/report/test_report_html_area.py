"""Which rows and columns of a sheet are drawn, and merged blocks in them."""

import pytest

from selfeval_xl.model.grid import Cell, Range, Sheet
from selfeval_xl.report.html.area import Area, Span, area_of, spans_of


def sheet(*addresses):
    return Sheet("表", {(r, c): Cell(r, c, 1.0) for r, c in addresses})


@pytest.mark.parametrize(
    ("cells", "found", "runs", "columns", "is_whole"),
    [
        pytest.param([(3, 2), (5, 4)], [], [range(3, 6)], (2, 3, 4), True, id="small"),
        pytest.param([(3, 2)], [(3, 4)], [range(3, 4)], (2, 3, 4), True, id="blank"),
        pytest.param(
            [(1, 1), (300, 1)], [(100, 1), (103, 1)],
            [range(1, 9), range(98, 106)], (1,), False, id="long",
        ),
        pytest.param(
            [(1, 1), (1, 60)], [(1, 60)], [range(1, 2)],
            (1, 2, 3, 4, 5, 6, 58, 59, 60), False, id="wide",
        ),
    ],
)
def test_area(cells, found, runs, columns, is_whole):
    assert area_of(sheet(*cells), found) == Area(tuple(runs), columns, is_whole)


def test_empty_sheet_has_none():
    blank = Sheet("表", {(1, 1): Cell(1, 1, None)})
    assert area_of(blank, []) is None


def test_no_more_rows_than_the_bound():
    found = [(row, 1) for row in range(1, 5000)]
    assert area_of(sheet((1, 1)), found) == Area((range(1, 1201),), (1,), False)


AREA = Area((range(1, 4), range(8, 10)), (1, 2, 5), False)


@pytest.mark.parametrize(
    ("merges", "spans"),
    [
        pytest.param([], {}, id="none"),
        pytest.param(
            [Range(1, 1, 2, 2)], {(1, 1): Span((1, 1), 2, 2)}, id="inside",
        ),
        pytest.param(
            [Range(1, 2, 1, 6)], {(1, 2): Span((1, 2), 1, 2)}, id="columns left out",
        ),
        pytest.param(
            [Range(3, 1, 12, 1)],
            {(3, 1): Span((3, 1), 1, 1), (8, 1): Span((3, 1), 2, 1)},
            id="cut by a gap",
        ),
        pytest.param([Range(4, 1, 6, 2)], {}, id="in the gap"),
        pytest.param([Range(1, 3, 3, 4)], {}, id="between the columns"),
        pytest.param(
            [Range(1, 1, 2, 2), Range(2, 2, 3, 5)],
            {(1, 1): Span((1, 1), 2, 2)},
            id="overlap",
        ),
        pytest.param(
            [Range(1, 1, 1_048_576, 16_384)],
            {(1, 1): Span((1, 1), 3, 3), (8, 1): Span((1, 1), 2, 3)},
            id="the whole sheet",
        ),
    ],
)
def test_spans(merges, spans):
    assert spans_of(AREA, merges)[0] == spans


def test_covered_cells_know_where_their_block_begins():
    assert spans_of(AREA, [Range(2, 1, 8, 2)])[1] == {
        (2, 1): (2, 1), (2, 2): (2, 1), (3, 1): (2, 1), (3, 2): (2, 1),
        (8, 1): (8, 1), (8, 2): (8, 1),
    }
