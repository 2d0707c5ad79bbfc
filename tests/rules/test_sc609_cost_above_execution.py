from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import brief, funds, hits, ledger, message, score_form
from target_forms import COST, COUNT, said, targets_form

from selfeval_xl.values import Interval

PART = "成本指标/经济成本指标/场地费用"
EACH = "成本指标/经济成本指标/人均培训成本"


def money(act="86.4", unit="万元"):
    """The fund block with its amounts in a unit."""
    made = funds(adj="90", act=act, weight="10", rate="96%", score="9.6")
    fields = {
        at: (
            replace(
                one,
                unit=unit,
                interval=Interval.of(one.number, one.decimals),
            )
            if one.key.endswith((".act", ".adj"))
            else one
        )
        for at, one in made.fields.items()
    }
    return replace(made, fields=fields)


@pytest.mark.parametrize(
    ("path", "target", "result"),
    [
        pytest.param(COST, "≤90万元", "86.4万元", id="the same"),
        pytest.param(COST, "≤90万元", "864000元", id="in 元"),
        pytest.param(COST, "≤90万元", "86.40", id="unit from the target"),
        pytest.param(COST, "≤90万元", "86万元", id="rounded"),
        pytest.param(PART, "≤20万元", "18万元", id="a part"),
        pytest.param(EACH, "≤3.5万元/人", "90万元/人", id="per person"),
        pytest.param(COST, "≤90万元", "约90万元", id="about"),
        pytest.param(COST, "≤90万元", "完成", id="words"),
        pytest.param(COUNT, "≥50个", "90个", id="no cost"),
        pytest.param(
            "成本指标/经济成本指标/活动经费总额",
            "≤90万元",
            "20万元",
            id="the total of one activity",
        ),
    ],
)
def test_quiet(path, target, result):
    form = targets_form((path, target, result, "10", "10"), funds=money())
    assert hits("SC609", form) == []


def test_a_project_of_a_department_is_a_part_of_its_money():
    title = said("A", 1, "部门整体绩效自评表")
    form = targets_form((COST, "≤90万元", "40万元", "10", "10"), funds=money())
    assert hits("SC609", replace(form, title=title)) == []
    assert [hit.variant for hit in hits("SC609", form)] == ["total"]


@pytest.mark.parametrize(
    ("path", "result", "variant"),
    [
        pytest.param(COST, "96.4万元", "total", id="total above"),
        pytest.param(COST, "80万元", "total", id="total below"),
        pytest.param(PART, "88万元", "", id="part above the whole"),
    ],
)
def test_reported(path, result, variant):
    form = targets_form((path, "≤90万元", result, "10", "10"), funds=money())
    (hit,) = hits("SC609", form)
    assert (hit.place.a1, hit.variant) == ("H6", variant)
    assert [place.a1 for place in hit.related] == ["D3"]


def test_amounts_in_yuan():
    row = (COST, "≤90万元", "86.4万元", "10", "10")
    assert brief("SC609", targets_form(row, funds=money("864000", "元"))) == []
    assert brief("SC609", targets_form(row, funds=money("964000", "元"))) == [
        ("H6", None)
    ]


def test_a_wrong_total_of_the_fund_block_is_told_there():
    block = money("96.4")
    source = replace(money("86.4").fields[0, 1], key="fund.fiscal.act")
    block = replace(block, fields={**block.fields, (1, 1): source})
    row = (COST, "≤90万元", "86.4万元", "10", "10")
    assert brief("SC609", targets_form(row, funds=block)) == []


def test_message_and_coverage():
    row = (COST, "≤90万元", "96.4万元", "10", "10")
    (hit,) = hits("SC609", targets_form(row, funds=money()))
    assert message("SC609", hit)[0] == (
        "“项目总成本”实际完成值为“96.4万元”，与项目全年执行数 86.4 万元 不一致"
    )
    assert ledger("SC609", targets_form(row)) == [("not_applicable", 1)]
    assert ledger("SC609", score_form(None)) == [("not_applicable", 1)]
