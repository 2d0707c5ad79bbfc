"""Sentences of reports against the tables beside them."""

from __future__ import annotations

import pytest
from crossing_sentences import RIGHT, WRONG
from submission_kit import of_sentence


@pytest.mark.parametrize(
    "sentence", [pytest.param(text, id=name) for name, text in RIGHT]
)
def test_quiet(sentence):
    assert of_sentence(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"), [pytest.param(t, e, id=n) for n, t, e in WRONG]
)
def test_reported(sentence, expected):
    assert of_sentence(sentence) == expected
