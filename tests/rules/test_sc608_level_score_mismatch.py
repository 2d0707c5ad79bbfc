from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import BENEFIT, COUNT, targets_form

from selfeval_xl.findings import Severity

PARTLY = "部分达成年度指标并具有一定效果"
FAILED = "未达成年度指标且效果较差"
WHY = "进度滞后"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("达成年度指标", "10", "10"), id="reached"),
        pytest.param(("达成预期指标", "10", "8", WHY), id="lower end"),
        pytest.param((PARTLY, "10", "7.9", WHY), id="partly"),
        pytest.param((PARTLY, "10", "5", WHY), id="partly, the other scale"),
        pytest.param((FAILED, "10", "5.9", WHY), id="failed"),
        pytest.param((FAILED, "10", "0", WHY), id="failed, nothing"),
        pytest.param(("显著提升", "10", "10"), id="own words"),
        pytest.param(("显著提升", "10", "6", WHY), id="own words, stricter"),
        pytest.param(("基本完成", "10", "9", WHY), id="nearly, points off"),
        pytest.param(("未发生事故", "10", "10"), id="nothing happened"),
        pytest.param((PARTLY, "10", ""), id="not scored"),
        pytest.param(("", "10", "10"), id="blank is SC605's"),
    ],
)
def test_quiet(row):
    result, *rest = row
    assert hits("SC608", targets_form((BENEFIT, "有效提升", result, *rest))) == []


@pytest.mark.parametrize(
    ("result", "score", "severity", "variant"),
    [
        pytest.param(PARTLY, "10", None, "", id="partly, full"),
        pytest.param(PARTLY, "8", None, "", id="partly, at the end"),
        pytest.param(FAILED, "6", None, "", id="failed, at the end"),
        pytest.param("达成年度指标", "7", Severity.WARNING, "low", id="reached, low"),
        pytest.param("基本完成", "10", Severity.WARNING, "full", id="nearly, full"),
        pytest.param("未有效提升", "10", Severity.WARNING, "full", id="taken back"),
        pytest.param("未开展", "10", Severity.WARNING, "full", id="not begun, full"),
    ],
)
def test_reported(result, score, severity, variant):
    form = targets_form((BENEFIT, "有效提升", result, "10", score, WHY))
    (hit,) = hits("SC608", form)
    assert (hit.place.a1, hit.severity, hit.variant) == ("E6", severity, variant)


def test_own_standard_holds_only_full_marks():
    own = ("完成情况分四档",)
    partly = (BENEFIT, "提升", PARTLY, "10", "9", WHY, *own)
    assert hits("SC608", targets_form(partly)) == []
    full = (BENEFIT, "提升", PARTLY, "10", "10", "", *own)
    assert brief("SC608", targets_form(full)) == [("E6", None)]


def test_message_and_coverage():
    form = targets_form(
        (BENEFIT, "提升", PARTLY, "15", "14", WHY),
        (BENEFIT, "提升", "提升", "10", "10"),
        (COUNT, "≥5个", "6个", "10", "10"),
    )
    (hit,) = hits("SC608", form)
    assert message("SC608", hit)[0] == (
        "“服务能力”完成情况为“部分达成年度指标并具有一定效果”，得分应低于 12，填为 14"
    )
    assert ledger("SC608", form) == [("passed", 1)]
    assert ledger("SC608", score_form(None)) == [("not_applicable", 1)]
    counts = targets_form((COUNT, "≥5个", "6个", "10", "10"))
    assert ledger("SC608", counts) == [("not_applicable", 1)]
