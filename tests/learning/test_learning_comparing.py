"""Errors of a moved form that its source does not have."""

from __future__ import annotations

import pytest
from learnkit import funds_matrix

from selfeval_xl.learning.comparing import new_errors
from selfeval_xl.learning.learning import learn

WRONG = {"F6": 0.914}


@pytest.mark.parametrize(
    ("before", "after", "cells"),
    [
        pytest.param({}, {}, [], id="both right"),
        pytest.param(WRONG, WRONG, [], id="wrong already"),
        pytest.param(WRONG, {}, [], id="better"),
        pytest.param({}, WRONG, [("AR204", "F6")], id="worse"),
    ],
)
def test_only_what_is_new_is_told(tmp_path, before, after, cells):
    folder = tmp_path / "表样"
    folder.mkdir()
    learn(funds_matrix(tmp_path / "学.xlsx"), folder / "own.toml")
    old = funds_matrix(tmp_path / "旧.xlsx", changes=before)
    new = funds_matrix(tmp_path / "新.xlsx", changes=after)
    found = new_errors(old, new, folder)
    assert [(one.code, one.hit.place.a1) for one in found] == cells
