from __future__ import annotations

import pytest
from builders import code, said, worded
from paper_builders import broken, data_paper


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="all sheets read"),
        pytest.param(broken("unreadable", "crc"), id="whole file is FL101's"),
        pytest.param(
            broken("unreadable", "crc", sheet="附表", fatal=True),
            id="its only sheet is FL101's",
        ),
        pytest.param(
            broken("limit", "last_row", sheet="附表", fatal=False),
            id="too large is FL103's",
        ),
    ],
)
def test_quiet(given):
    assert said("FL105", given) == []


def test_reported_at_the_sheet():
    given = broken("unreadable", "missing_part", sheet="附表", fatal=False)
    (hit,) = code("FL105").check(given)
    assert (hit.place.sheet, hit.place.a1, hit.label) == ("附表", None, "附表")
    assert worded("FL105", given) == [
        (
            "工作表“附表”无法读取（缺少内部部件），其中的内容没有检查",
            "用 Excel 或 WPS 打开，把这张表复制到新工作簿，核对内容后再检查",
        )
    ]
