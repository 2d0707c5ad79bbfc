from __future__ import annotations

import pytest
from builders import said, worded
from paper_builders import broken, data_paper


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="read"),
        pytest.param(broken("unreadable", "truncated"), id="damaged is FL101's"),
    ],
)
def test_quiet(given):
    assert said("FL103", given) == []


@pytest.mark.parametrize(
    ("reason", "variant"),
    [
        pytest.param("zip_ratio", "zip_ratio", id="packed too well"),
        pytest.param("part_count", "part_count", id="too many parts"),
        pytest.param("last_row", "last_row", id="rows"),
        pytest.param("last_column", "last_column", id="columns"),
        pytest.param("cells", "cells", id="cells"),
        pytest.param("sheets", "", id="a reason nobody worded"),
    ],
)
def test_reported(reason, variant):
    given = broken("limit", reason, found=9, limit=5)
    assert said("FL103", given) == [(None, "error", "9", None, variant)]


@pytest.mark.parametrize(
    ("reason", "variant"),
    [
        pytest.param("file_size", "file_size", id="the file"),
        pytest.param("zip_total", "zip_total", id="all parts"),
        pytest.param("part_size", "zip_total", id="one part"),
    ],
)
def test_bytes_are_told_in_megabytes(reason, variant):
    given = broken("limit", reason, found=1_073_760_881, limit=100_000_000)
    assert said("FL103", given) == [(None, "error", "1,073.8 MB", None, variant)]


def test_wording_names_figures():
    given = broken("limit", "last_row", sheet="附表", found=1_048_576, limit=20_000)
    assert worded("FL103", given) == [
        (
            "有内容的单元格远到第 1,048,576 行，超过限度 20,000 行，内容没有检查",
            "删除表外多余的行、列和内容（选中整行整列后删除），另存后再检查；"
            "确实需要的，在设置中调高限度",
        )
    ]
