from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import COUNT, SHARE, targets_form

SATISFIED = "满意度指标/满意度/服务对象满意度"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((SHARE, "≥95%", "98%", "10", "10"), id="within"),
        pytest.param((SHARE, "100%", "100%", "10", "10"), id="all"),
        pytest.param((SHARE, "100%", 1.0, "10", "10"), id="a ratio"),
        pytest.param((SHARE, "≥95%", "", "10", "10"), id="blank"),
        pytest.param((SHARE, "合格", "合格", "10", "10"), id="words"),
        pytest.param((SHARE, "≥100件", "120件", "10", "10"), id="a quantity"),
        pytest.param((SHARE, "≥95%", "较上年提高120%", "10", "10"), id="a change"),
        pytest.param(
            ("产出/数量/任务完成率", "100%", "120%", "10", "10"), id="completion"
        ),
        pytest.param(
            ("产出/数量/目标达成率", "100%", "120%", "10", "10"), id="reached"
        ),
        pytest.param(
            ("效益/社会/满意度提升率", "≥5%", "120%", "10", "10"), id="growth of one"
        ),
        pytest.param(
            ("效益/社会/病床利用率", "≥85%", "104%", "10", "10"), id="beds may be over"
        ),
        pytest.param((COUNT, "≥50个", "52个", "10", "10"), id="another indicator"),
    ],
)
def test_quiet(row):
    assert hits("SC611", targets_form(row)) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            (SHARE, "≥95%", "120%", "10", "10"), [("H6", "120%")], id="result"
        ),
        pytest.param(
            (SHARE, "≥950%", "96%", "10", "10"), [("G6", "≥950%")], id="target"
        ),
        pytest.param(
            (SATISFIED, "≥95", 960.0, "10", "10", "", "", "", "%"),
            [("H6", "960")],
            id="the unit beside it",
        ),
        pytest.param(
            (SATISFIED, "≥90%", "100.5%", "10", "10"), [("H6", "100.5%")], id="a little"
        ),
    ],
)
def test_reported(row, expected):
    found = hits("SC611", targets_form(row))
    assert [(one.place.a1, one.actual) for one in found] == expected


def test_wording():
    (hit,) = hits("SC611", targets_form((SHARE, "≥95%", "120%", "10", "10")))
    assert message("SC611", hit) == (
        "“合格率”填为“120%”，这一比率不可能超过 100%",
        "核对比率；如是完成率，改用“完成率”作指标名称",
    )


def test_below_nothing():
    form = targets_form((SHARE, "≥95%", "-5%", "10", "10"))
    assert brief("SC611", form) == [("H6", None)]
    assert message("SC611", hits("SC611", form)[0]) == (
        "“合格率”填为“-5%”，这一比率不可能是负数",
        "核对比率；是比上年增减的，写明“提高”或“下降”",
    )


def test_ledger():
    within = (SHARE, "≥95%", "98%", "10", "10")
    assert ledger("SC611", targets_form(within)) == [("passed", 2)]
    counted = (COUNT, "≥50个", "52个", "10", "10")
    assert ledger("SC611", targets_form(counted)) == [("not_applicable", 1)]
    assert ledger("SC611", score_form(None)) == [("not_applicable", 1)]
