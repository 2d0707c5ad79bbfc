from __future__ import annotations

import pytest
from builders import said, worded
from year_builders import NOW, THEN, data, old_data, with_previous

OPEN = ("年初结转和结余", "9.00", "12.30", "12.30")
CLOSE = ("年末结转和结余", "11.00", "0.00", "12.30")
ASSETS = ("年初数", "年末数")


def assets(make, opening, closing):
    rows = (("固定资产总额", opening, closing), ("在用固定资产总额", "40.00", "40.00"))
    return make(rows, ASSETS)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        pytest.param(
            data((*NOW, OPEN)), old_data((*THEN, CLOSE)), id="carried forward"
        ),
        pytest.param(data((*NOW, OPEN)), old_data(), id="last year lacks the row"),
        pytest.param(
            assets(data, "50.25", "60.00"), assets(old_data, "45.00", "50.25"),
            id="assets",
        ),
    ],
)
def test_quiet(now, then):
    assert said("XD302", with_previous(now, then)) == []


def test_reported():
    now = data((*NOW, ("年初结转和结余", "9.00", "12.30", "21.35")))
    given = with_previous(now, old_data((*THEN, CLOSE)))
    assert said("XD302", given) == [("D7", "warning", "21.35", "12.30", "")]
    assert worded("XD302", given) == [
        (
            "“年初结转和结余 决算数”为 21.35万元，上年年末为 12.3万元（2023/数据表.xlsx 数据表 D7）",
            "核对上年年末数后改为 12.30；年初有调整的，说明原因",
        )
    ]


def test_reported_of_assets():
    given = with_previous(
        assets(data, "52.25", "60.00"), assets(old_data, "45.00", "50.25")
    )
    assert said("XD302", given) == [("B4", "warning", "52.25", "50.25", "")]
