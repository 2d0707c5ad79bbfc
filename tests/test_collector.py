from __future__ import annotations

import gc

import pytest

from selfeval_xl.collector import seldom_collected


@pytest.fixture(autouse=True)
def _as_before():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("own", "inside"),
    [
        pytest.param((700, 10, 10), (100_000, 10, 10), id="usual"),
        pytest.param((500_000, 5, 5), (500_000, 5, 5), id="already seldom"),
        pytest.param((0, 10, 10), (0, 10, 10), id="never"),
    ],
)
def test_thresholds_inside_and_after(own, inside):
    gc.set_threshold(*own)
    with seldom_collected():
        assert gc.get_threshold() == inside
    assert gc.get_threshold() == own


def test_thresholds_are_put_back_where_the_work_breaks_off():
    gc.set_threshold(700, 10, 10)

    @seldom_collected()
    def work():
        raise ValueError(gc.get_threshold()[0])

    for _ in range(2):
        with pytest.raises(ValueError, match="^100000$"):
            work()
    assert gc.get_threshold() == (700, 10, 10)
