"""Lists read as sums, with details of their parts among them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from selfeval_xl.narrative.sum_readings import makes
from selfeval_xl.values.interval import Interval


def exact(*numbers):
    return [Interval.exact(Decimal(one)) for one in numbers]


@pytest.mark.parametrize(
    ("total", "parts", "is_closed", "expected"),
    [
        pytest.param(10, (4, 6), False, True, id="all"),
        pytest.param(10, (4, 5), False, False, id="not all"),
        pytest.param(10, (4, 6, 3), False, True, id="a run of them"),
        pytest.param(10, (4, 6, 3), True, False, id="a closed list is read as a whole"),
        pytest.param(10, (4, 1, 3, 6), True, True, id="details of the first"),
        pytest.param(
            20, (9, 4, 1, 3, 5, 11), True, True, id="details of a detail, then the rest"
        ),
        pytest.param(10, (4, 1, 2, 6), True, False, id="details that make nothing"),
    ],
)
def test_readings(total, parts, is_closed, expected):
    assert makes(*exact(total), exact(*parts), is_closed) is expected


def test_more_readings_than_can_be_tried_are_no_ground_to_doubt():
    vague = [Interval(Decimal(-1), Decimal(10 + at)) for at in range(40)]
    assert makes(*exact(10_000), vague, False)
    assert not makes(*exact(10_000), vague[:4], False)
