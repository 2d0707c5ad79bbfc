"""The table of rates: every entry can be read, found by name and worked out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from standard_builders import data

from selfeval_xl.scoring.standards.definitions import (
    definition_ids,
    definitions_for,
    rate_named,
    rates,
)
from selfeval_xl.scoring.standards.values import Nothing, Source, worked_out
from selfeval_xl.values.rounding import half_up

ALL = [each for one in rates() for each in one.definitions]


@pytest.mark.parametrize("definition", ALL, ids=lambda one: one.id)
def test_every_definition_reads_and_names_its_source(definition):
    shape, _ = definition.shape
    assert shape.left == 0 and definition.keys and definition.source


def test_no_id_is_used_twice():
    assert len(set(definition_ids())) == len(ALL)
    assert len({one.id for one in rates()}) == len(rates())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("在职人员控制率", "staff-control"),
        ("财政供养人员控制率", "staff-control"),
        ("1.“三公经费”变动率（8分）", "three-public-change"),
        ("“三公”经费控制率", "three-public-control"),
        ("部门预算资金支出率", "budget-execution"),
        ("预算执行率（10分）", "budget-execution"),
        ("预算完成率", "budget-completion"),
        ("预算控制率", "budget-adjustment"),
        ("部门预决算差异率", "budget-variance"),
        ("结转结余率", "carry-over"),
        ("结转结余变动率", "carry-over-change"),
        ("公用经费控制率", "public-funds-control"),
        ("政府采购执行率", "procurement"),
        ("固定资产利用率", "assets-in-use"),
        ("编外人员控制率", "off-quota-control"),
        ("新建楼堂馆所面积控制率", "building-area"),
        ("新建楼堂馆所投资概算控制率", "building-investment"),
        ("项目支出预算执行率", None),
        ("政府采购预算编制", None),
        ("重点工作完成率", None),
        ("收入预决算差异率", None),
        ("绩效目标完成率", None),
    ],
)
def test_rate_by_name(name, expected):
    rate = rate_named(name)
    assert (rate.id if rate else None) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("结转结余率", "", 4),
        (
            "结转结余率",
            "年末结转和结余÷（年初结转和结余＋全年预算数）",
            ["carry-over-of-available-funds"],
        ),
        (
            "结转结余率",
            "结转结余总额/支出预算数×100%",
            ["carry-over-of-budget", "carry-over-of-initial-budget"],
        ),
        (
            "部门预算资金支出率",
            "支出合计÷（年初结转和结余＋全年预算数）",
            ["execution-of-available-funds"],
        ),
        (
            "预算完成率",
            "（上年结转＋年初预算＋本年追加－年末结余）÷（上年结转＋年初预算＋本年追加）",
            ["completion-less-carry-over"],
        ),
        ("编外人员控制率", "编外人员数÷编制数", ["off-quota-of-quota"]),
        ("预算执行率", "支付进度÷序时进度", []),
    ],
)
def test_the_form_s_own_words_pick_the_definition(name, text, expected):
    rate = rate_named(name)
    found = [one.id for one in definitions_for(rate, [text], ())]
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_a_setting_picks_before_the_words():
    rate = rate_named("编外人员控制率")
    chosen = definitions_for(rate, ["编外人员数÷编制数"], ("off-quota-of-all",))
    assert [one.id for one in chosen] == ["off-quota-of-all"]


REAL = data(
    staff_total="quota 143 onpost 136",
    tpc_total="prevb 32 adj 63.46 act 44.29",
    carry_open="act 19.80",
    exp_total="y0b 1922.76 adj 2690.62 act 2670.82",
    carry_close="act 19.80",
    proc="adj 30.66 act 30.66",
    adjust="adj 1922.76 act 2690.62",
)


@pytest.mark.parametrize(
    ("id", "expected", "proof"),
    [
        ("staff-control", "95.10", "136 ÷ 143 = 95.10%"),
        ("three-public-by-budget", "98.31", "(63.46 - 32) ÷ 32 = 98.31%"),
        (
            "completion-less-carry-over",
            "99.27",
            "(19.80 + 2690.62 - 19.80) ÷ (19.80 + 2690.62) = 99.27%",
        ),
        ("budget-adjustment", "39.94", "(2690.62 - 1922.76) ÷ 1922.76 = 39.94%"),
        ("budget-adjustment-row", "39.94", "(2690.62 - 1922.76) ÷ 1922.76 = 39.94%"),
        ("three-public-control", "69.79", "44.29 ÷ 63.46 = 69.79%"),
        ("procurement", "100.00", "30.66 ÷ 30.66 = 100.00%"),
        ("budget-variance", "38.91", "(2670.82 - 1922.76) ÷ 1922.76 = 38.91%"),
    ],
)
def test_rates_of_a_real_paper(id, expected, proof):
    (definition,) = (one for one in ALL if one.id == id)
    value = worked_out(definition, Source(REAL))
    assert value is not None
    assert half_up(value.number * 100, 2) == Decimal(expected)
    assert value.proof == proof


def test_nothing_to_divide_by():
    (definition,) = (one for one in ALL if one.id == "procurement")
    with pytest.raises(Nothing) as caught:
        worked_out(definition, Source(data(proc="adj 0 act 0")))
    assert caught.value.is_all
    with pytest.raises(Nothing) as caught:
        worked_out(definition, Source(data(proc="adj 0 act 5")))
    assert not caught.value.is_all
    assert worked_out(definition, Source(data(proc="act 5"))) is None
