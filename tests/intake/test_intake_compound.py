"""One stream in a container of its own, whatever the file around it was like."""

from __future__ import annotations

import pytest

from selfeval_xl.intake.compound import Compound, alone
from selfeval_xl.intake.limits import Limits


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 5_000_000])
def test_there_and_back(size):
    content = bytes(at % 251 for at in range(size))
    made = Compound(alone("Workbook", content), Limits())
    assert list(made.streams) == ["workbook"]
    assert made.stream("Workbook") == content.ljust(4096, b"\0")
