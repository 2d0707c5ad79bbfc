from __future__ import annotations

import pytest
from score_builders import brief, group, hits, ledger, message, score_form
from target_forms import COUNT, targets_form

FILLED = (COUNT, "≥50个", "52个", "50", "50")
BLANK = ("效益指标/社会效益指标", "", "", "30", "30")
GROUPS = (group(1, "产出指标", (0,)), group(1, "效益指标", (1,)))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (FILLED, ("效益指标/能力", "提升", "提升", "30", "30")), id="filled"
        ),
        pytest.param((FILLED, ("效益指标/能力", "/", "/", "30", "/")), id="waived"),
        pytest.param(
            (FILLED, ("效益指标/能力", "", "提升", "30", "30")), id="a result"
        ),
        pytest.param(((COUNT, "", "", "50", ""), BLANK), id="a blank form"),
    ],
)
def test_quiet(rows):
    assert hits("SC610", targets_form(*rows, groups=GROUPS)) == []


def test_quiet_in_other_forms_and_groups():
    assert hits("SC610", targets_form(FILLED, BLANK, groups=GROUPS, kind="score")) == []
    other = (GROUPS[0], group(1, "预算编制", (1,)))
    assert hits("SC610", targets_form(FILLED, BLANK, groups=other)) == []
    assert ledger("SC610", score_form(None)) == [("not_applicable", 1)]


def test_reported():
    form = targets_form(FILLED, BLANK, groups=GROUPS)
    assert brief("SC610", form) == [("A7", None)]
    (hit,) = hits("SC610", form)
    assert message("SC610", hit) == (
        "一级指标“效益指标”没有填写任何指标值和完成值",
        "补填该类指标；确不适用的，填“/”并说明",
    )
    assert ledger("SC610", form) == [("passed", 1)]
