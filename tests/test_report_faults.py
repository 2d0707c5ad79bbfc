"""Faults planted in whole reports are found, each once and nothing beside it."""

from __future__ import annotations

import pytest
from report_faults import cases, found


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(t, w, id=str(w[0])) for t, w in cases()]
)
def test_each_is_found(text, wanted):
    assert found(text) == wanted
