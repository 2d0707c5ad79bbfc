"""Rectangles around the values of a sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.formulas.blocks import blocks


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([(3, 2)], [(3, 3, 2, 2)], id="one cell"),
        pytest.param([(1, 1), (4, 2)], [(1, 4, 1, 2)], id="columns side by side"),
        pytest.param(
            [(1, 1), (9, 3)], [(1, 1, 1, 1), (9, 9, 3, 3)], id="a column between"
        ),
    ],
)
def test_blocks(addresses, expected):
    found = [
        (b.rows[0], b.rows[-1], b.columns[0], b.columns[-1]) for b in blocks(addresses)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("addresses", "taken", "expected"),
    [
        pytest.param(
            [(1, 1), (9, 2)],
            [(4, 1), (4, 2), (4, 3)],
            [(1, 3, 1, 2), (5, 9, 1, 2)],
            id="a row",
        ),
        pytest.param(
            [(1, 1), (1, 2), (9, 2)],
            [(1, 3), (9, 1), (10, 2)],
            [(1, 8, 1, 1), (1, 9, 2, 2)],
            id="a corner",
        ),
        pytest.param([(2, 1), (3, 1)], [(1, 1), (4, 1)], [(2, 3, 1, 1)], id="around"),
    ],
)
def test_blocks_leave_taken_cells_out(addresses, taken, expected):
    found = [
        (b.rows[0], b.rows[-1], b.columns[0], b.columns[-1])
        for b in blocks(addresses, taken)
    ]
    assert found == expected


ADDRESSES = st.sets(st.tuples(st.integers(1, 30), st.integers(1, 12)))


@given(ADDRESSES, ADDRESSES)
def test_each_address_is_in_one_block_and_no_taken_one_is(addresses, taken):
    made = list(blocks(addresses - taken, taken))
    assert all(sum(one in block for block in made) == 1 for one in addresses - taken)
    assert not any(one in block for block in made for one in taken)
