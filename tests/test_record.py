from __future__ import annotations

from dataclasses import FrozenInstanceError, field, replace

import pytest

from selfeval_xl.record import record


@record
class Point:
    """A point with a name that does not tell it from another."""

    x: int
    y: int = 0
    name: str = field(default="", compare=False)

    @property
    def sum(self) -> int:
        return self.x + self.y


def test_records_are_compared_and_hashed_by_their_fields():
    assert Point(1, 2, "a") == Point(1, 2, "b") != Point(1, 3)
    assert {Point(1), Point(1, 0), Point(2)} == {Point(1), Point(2)}


def test_a_changed_copy_leaves_the_first_alone():
    first = Point(1)
    assert (replace(first, y=5).sum, first.sum) == (6, 1)
    assert repr(first) == "Point(x=1, y=0, name='')"


def test_records_have_no_further_attributes():
    with pytest.raises((AttributeError, FrozenInstanceError)):
        Point(1).z = 3
