from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import words
from standard_builders import data, ended, fixes, found, row, scores, told

from selfeval_xl.model.scoring import Readings
from selfeval_xl.values import CellValue

STAFF = "≤100%得满分；每超过1个百分点扣0.5分，扣完为止"
CONTROL = "在职人员控制率"
SHARE = "得分=执行率×分值；无政府采购的得满分"
MONEY = data(
    exp_total="y0b 120 adj 100 act 95",
    carry_open="act 10",
    carry_close="act 15",
    staff_total="quota 100 onpost 104",
    proc="adj 62.00 act 61.35",
    tpc_total="adj 20 act 18 prev 10",
)


def test_a_result_told_in_words():
    given = row("预算执行率", "5", "5", "≥95%得满分，每低1个百分点扣1分")
    form = scores(given)
    (only,) = form.indicators.indicators

    def told_in(text):
        made = replace(only, actual=words("H6", text))
        table = replace(form.indicators, indicators=(made,))
        return found("SC402", replace(form, indicators=table))

    assert told_in("2024年预算执行率为98%。") == []
    assert told_in("2023年预算执行率为80%，2024年预算执行率为98%。") == []
    assert told_in("按要求落实。") == []
    assert told_in("2024年预算执行率为93%。") == [("E6", "5", "3", "error")]


def test_no_standard_at_all():
    assert ended("SC402", scores(row(CONTROL, "5", "5")), MONEY) == [
        ("not_applicable", 1, "表中没有评分标准，或没有得分")
    ]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(row(CONTROL, "5", "3", STAFF), id="as reckoned"),
        pytest.param(row(CONTROL, "5", "2", STAFF), id="lower is SC403's"),
        pytest.param(row(CONTROL, "5", "6", STAFF), id="above is SC101's"),
        pytest.param(row("政府采购执行率", "3", "2.97", SHARE), id="share"),
        pytest.param(row("政府采购执行率", "3", "3.0", SHARE), id="rounded as written"),
        pytest.param(
            row("预算执行率", "10", "9.5", "执行率×分值"), id="of the adjusted budget"
        ),
        pytest.param(
            row("预算执行率", "10", "8.64", "执行率×分值"), id="of all there was"
        ),
        pytest.param(
            row("三公经费变动率", "5", "5", "≤0得满分，每增加1%扣1分"),
            id="last year's budget is not in the table",
        ),
        pytest.param(
            row(
                "预算执行率",
                "10",
                "10",
                "执行率×分值",
                explanation="支付进度÷序时进度",
            ),
            id="a definition of its own",
        ),
        pytest.param(row("制度健全性", "5", "5", "制度健全得满分"), id="a person's"),
        pytest.param(row("培训率", "5", "5", "≥95%得满分，否则不得分"), id="no figure"),
        pytest.param(
            row("培训率", "5", "5", "≥95%得满分，否则不得分", actual="96%"), id="result"
        ),
        pytest.param(
            row("培训率", "5", "5", "≥95%得满分，否则不得分", actual="0.96"),
            id="result as a fraction",
        ),
        pytest.param(
            row("培训率", "5", "5", "≥95%得满分，否则不得分", actual="96"),
            id="result as a number",
        ),
        pytest.param(
            row("培训人数", "5", "5", "按完成比例得分", actual="12"), id="no rate"
        ),
        pytest.param(
            row("满意率", "5", "5", "按完成比例得分", actual="95%", target="≥90%"),
            id="a share of the target, not of all",
        ),
        pytest.param(
            row(CONTROL, "5", "5", STAFF, explanation="经批准超编的除外"),
            id="exceptions are a person's",
        ),
        pytest.param(row(CONTROL, "8", "8", "≤100%得5分；每超过1%扣1分"), id="weight"),
        pytest.param(row("加分项", "5", "9", "≥95%得满分", actual="1%"), id="bonus"),
        pytest.param(row(CONTROL, "5", "", STAFF), id="no score"),
        pytest.param(row(CONTROL, "", "5", STAFF), id="no weight"),
        pytest.param(row("编外人员控制率", "1", "1", "≤5%得满分"), id="no data"),
    ],
)
def test_quiet(given):
    assert found("SC402", scores(given), MONEY) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            row(CONTROL, "5", "5", STAFF), ("E6", "5", "3", "error"), id="full marks"
        ),
        pytest.param(
            row(CONTROL, "5", "4", STAFF), ("E6", "4", "3", "error"), id="too kind"
        ),
        pytest.param(
            row("政府采购执行率", "3", "3", SHARE),
            ("E6", "3", "2.97", "warning"),
            id="slight",
        ),
        pytest.param(
            row("结转结余率", "4", "4", "≤10%得4分；10%-20%（含）得2分；＞20%得0分"),
            ("E6", "4", "2", "error"),
            id="band",
        ),
        pytest.param(
            row(
                "结转结余率",
                "4",
                "3",
                "≤10%得4分；10%-20%（含）得2分；＞20%得0分",
                explanation="年末结转结余÷（年初结转结余＋调整预算数）",
            ),
            ("E6", "3", "2", "error"),
            id="definition in the explanation",
        ),
        pytest.param(
            row("培训率", "5", "5", "≥95%得满分，否则不得分", actual="90%"),
            ("E6", "5", "0", "error"),
            id="the row's own result",
        ),
        pytest.param(
            row(CONTROL, "5", "5", STAFF + "；未经批准进人的每例扣1分"),
            ("E6", "5", "3", "error"),
            id="cases cost more",
        ),
        pytest.param(
            row(CONTROL, "5", "5", explanation="控制率≤100%得满分，每超过1%扣0.5分"),
            ("E6", "5", "3", "error"),
            id="standard in the explanation",
        ),
    ],
)
def test_reported(given, expected):
    assert found("SC402", scores(given), MONEY) == [expected]


def test_readings_that_differ():
    """95 of 100 short by 5.5 steps: 2 lost whole, 3 begun, 2.75 in proportion."""
    money = data(exp_total="adj 100 act 94.5")
    standard = "100%得满分，每低于2%扣1分"
    for score in ("8", "7", "7.25"):
        assert (
            found("SC402", scores(row("预算完成率", "10", score, standard)), money)
            == []
        )
    table = scores(row("预算完成率", "10", "9", standard))
    assert found("SC402", table, money) == [("E6", "9", "8", "error")]
    assert fixes("SC402", table, money) == [None]
    ((text, _, _),) = told("SC402", table, money)
    assert text.endswith("94.50%，不满一档的部分不扣分）")


def test_a_setting_leaves_one_reading():
    money = data(exp_total="adj 100 act 94.5")
    given = row("预算完成率", "10", "8", "100%得满分，每低于2%扣1分")
    table = scores(given, readings=Readings(step_modes=("ceil",)))
    assert found("SC402", table, money) == [("E6", "8", "7", "error")]


def test_a_setting_names_the_definition():
    standard = "≤0得满分，每增加1%扣1分"
    readings = Readings(definitions=("three-public-by-actual",))
    table = scores(row("三公经费变动率", "5", "5", standard), readings=readings)
    assert found("SC402", table, MONEY) == [("E6", "5", "0", "error")]


def test_wording_fix_and_cells():
    table = scores(row(CONTROL, "5", "5", STAFF))
    assert told("SC402", table, MONEY) == [
        (
            "“在职人员控制率”得满分 5，按本行评分标准不能得满分，最多 3"
            "（104 ÷ 100 = 104.00%）",
            f"按评分标准“{STAFF}”重新计分，或更正计分所依据的数据",
            "104 ÷ 100 = 104.00%",
        )
    ]
    assert fixes("SC402", table, MONEY) == ["3"]
    assert found("SC402", scores(row(CONTROL, "5", "3", STAFF)), MONEY) == []
    ((text, _, _),) = told("SC402", scores(row(CONTROL, "5", "4", STAFF)), MONEY)
    assert text == (
        "“在职人员控制率”得分为 4，按本行评分标准最多 3（104 ÷ 100 = 104.00%）"
    )


@pytest.mark.parametrize(
    ("figures", "reported"),
    [
        pytest.param({"exp_basic": "act 60", "exp_project": "act 30"}, 1, id="adds up"),
        pytest.param({"exp_basic": "act 60", "exp_project": "act 3"}, 0, id="does not"),
        pytest.param({"exp_basic": "act 60"}, 1, id="parts not all there"),
    ],
)
def test_no_score_is_held_against_a_total_its_parts_deny(figures, reported):
    money = data(exp_total="adj 100 act 90", **figures)
    table = scores(row("预算执行率", "10", "10", "执行率×分值"))
    assert len(found("SC402", table, money)) == reported


def test_a_total_with_a_part_still_blank():
    money = data(exp_total="adj 100 act 90", exp_project="adj 40 act 30")
    total, project = money.matrices
    blank = data(exp_basic="act 0").matrices[0]
    field = replace(
        blank.fields[0, 0],
        number=None,
        cell=None,
        value=CellValue("blank", state="blank"),
    )
    blank = replace(blank, fields={(0, 0): field})
    money = replace(
        money,
        matrices=(total, project, blank),
        required=frozenset({"exp.basic.act"}),
    )
    table = scores(row("预算执行率", "10", "10", "执行率×分值"))
    assert found("SC402", table, money) == []


def test_the_row_s_own_result_picks_the_definition():
    """95 of 100 now, of 110 with what was carried over: 86.36%."""
    for result, reported in (("95%", []), ("86.36%", [("E6", "9.5", "8.64", "error")])):
        given = row("预算执行率", "10", "9.5", "执行率×分值", actual=result)
        assert found("SC402", scores(given), MONEY) == reported
    other = row("预算执行率", "10", "9.5", "执行率×分值", actual="91%")
    assert found("SC402", scores(other), MONEY) == []  # the result is XD111's


def test_the_first_budget_counts_only_where_it_is_the_only_one():
    given = row("预算执行率", "10", "10", "执行率×分值")
    first = data(exp_total="y0b 90 act 95")
    assert found("SC402", scores(given), first) == []
    both = data(exp_total="y0b 90 adj 100 act 95")
    assert found("SC402", scores(given), both) == [("E6", "10", "9.5", "error")]


def test_nothing_bought():
    none = data(proc="adj 0.00 act 0.00")
    for score, reported in (("3", []), ("0", [])):
        table = scores(row("政府采购执行率", "3", score, SHARE))
        assert found("SC402", table, none) == reported
    bare = scores(row("政府采购执行率", "3", "3", "执行率×分值"))
    assert ended("SC402", bare, none) == [
        ("insufficient_data", 1, "评分标准所用比率的分母为零")
    ]


def test_a_project_is_not_held_against_the_department():
    table = scores(row("预算执行率", "10", "10", "执行率×分值"))
    assert found("SC402", replace(table, kind="project"), MONEY) == []
    named = {"project_name": words("B4", "某项目")}
    assert found("SC402", replace(table, header=named), MONEY) == []
    assert len(found("SC402", table, MONEY)) == 1


def test_every_row_is_accounted_for():
    table = scores(
        row(CONTROL, "5", "5", STAFF),
        row("政府采购执行率", "3", "2.97", SHARE),
        row("制度健全性", "5", "5", "制度健全得2分；有效执行得3分"),
        row("资金合规性", "5", "5", "每发现一处扣1分"),
        row("信息公开", "5", "5", "参照上级文件评分"),
        row("培训率", "5", "5", "≥95%得满分，否则不得分"),
        row("完成质量", "5", "5", "达到年度指标值得满分"),
        row("履职", "5", "5"),
    )
    assert ended("SC402", table, MONEY) == [
        ("passed", 1, ""),
        ("unparsed", 2, "评分标准要由人对照材料判断"),
        ("insufficient_data", 1, "评分标准所用的数据不在表中"),
        ("unparsed", 1, "评分标准对照年度指标值，另行检查"),
        ("unparsed", 1, "评分标准的写法未能识别"),
    ]


REAL = data(
    tpc_total="prevb 32 adj 63.46 act 44.29",
    carry_open="act 19.80",
    exp_total="y0b 1922.76 adj 2690.62 act 2670.82",
    carry_close="act 19.80",
)
COMPLETION = (
    "（上年结转＋年初预算＋本年追加－年末结余）÷（上年结转＋年初预算＋本年追加）"
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            row("三公经费变动率", "8", "0", "≤0计8分；每增加一个百分点扣0.8分"),
            [],
            id="98.31% gives nothing",
        ),
        pytest.param(
            row("三公经费变动率", "8", "8", "≤0计8分；每增加一个百分点扣0.8分"),
            [("E6", "8", "0", "error")],
            id="98.31% gives no full marks",
        ),
        *(
            pytest.param(
                row(
                    "预算完成率",
                    "8",
                    score,
                    "100%计满分，每低于5%扣2分",
                    explanation=COMPLETION,
                ),
                [],
                id=f"99.27%: {score}",
            )
            for score in ("8", "7.71", "6")
        ),
        pytest.param(
            row("政府采购执行率", "2", "2", "按比例计分", actual="72.74"),
            [("E6", "2", "1.45", "error")],
            id="72.74 of 100",
        ),
        pytest.param(
            row(
                "结余率", "2", "2", "≤9%得满分，否则不得分", actual="9.00000762939453%"
            ),
            [],
            id="single precision",
        ),
    ],
)
def test_figures_of_real_papers(given, expected):
    assert found("SC402", scores(given), REAL) == expected
