from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import BENEFIT, COST, COUNT, SHARE, TIME, targets_form


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((COUNT, "≥50个", "50个", "10", "10"), id="met"),
        pytest.param((COUNT, "≥50个", "42个", "10", "8"), id="points taken off"),
        pytest.param((COUNT, "≥50个", "", "10", "10"), id="no result is SC605's"),
        pytest.param((COUNT, "≥50个", "完成", "10", "10"), id="words are SC604's"),
        pytest.param((COUNT, "≥50人", "42次", "10", "10"), id="units are SC606's"),
        pytest.param((COUNT, "≥50个", "42个", "10", "11"), id="above is SC101's"),
        pytest.param((COUNT, "≥50个", "42个", "10", "/"), id="not scored"),
        pytest.param((COUNT, "≥50个", "42个", "0", "0"), id="no points"),
        pytest.param((COST, "≤90万元", "60万元", "10", "10"), id="cheaper"),
        pytest.param((COST, "90万元", "60万元", "10", "10"), id="cheaper, no sign"),
        pytest.param((COST, "≥90万元", "60万元", "10", "10"), id="sign is SC607's"),
        pytest.param(("甲/乙/丙", "50", "42", "10", "10"), id="either way is better"),
        pytest.param((BENEFIT, "提升", "部分达成", "10", "10"), id="words"),
        pytest.param((TIME, "12月底前", "按时完成", "10", "10"), id="no day"),
        pytest.param(
            (SHARE, "≥95%", "92%", "10", "10", "", "≥90%得满分，每降低1个百分点扣1分"),
            id="full by its own standard",
        ),
        pytest.param(("加分项/获奖", "≥5个", "2个", "10", "10"), id="extra points"),
    ],
)
def test_quiet(row):
    assert hits("SC601", targets_form(row)) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param((COUNT, "≥50个", "42个", "10", "10"), "8.4", id="short"),
        pytest.param((COUNT, "≥50个", 42.0, "10", "10"), "8.4", id="a number"),
        pytest.param((SHARE, "100%", "72.74%", "2", "2"), "1.45", id="share"),
        pytest.param((COUNT, "≥50个", "42个", "20%", "20"), "16.8", id="in percent"),
        pytest.param((COST, "≤90万元", "120万元", "10", "10"), None, id="over"),
        pytest.param((COST, "90万元", "950000元", "10", "10"), None, id="in 元"),
        pytest.param((TIME, "6月底前", "2024年8月", "10", "10"), None, id="late"),
        pytest.param(
            (COUNT, "≥50个", "42个", "10", "10", "", "按台阶扣分"),
            None,
            id="a standard of its own",
        ),
        pytest.param(
            (COUNT, "≥3场，参与≥200人次", "3场，参与120人次", "10", "10"),
            None,
            id="one bound of several",
        ),
        pytest.param(
            ("产出/数量/场次", 50.0, 42.0, "10", "10", "", "", "≥", "场"),
            "8.4",
            id="sign and unit apart",
        ),
    ],
)
def test_reported(row, expected):
    assert brief("SC601", targets_form(row)) == [("E6", expected)]


def test_target_100_and_result_72_74_earn_no_full_marks():
    form = targets_form(("部门绩效/重点工作/任务完成率", "100", "72.74", "2", "2"))
    (hit,) = hits("SC601", form)
    assert (hit.expected, hit.proof) == ("1.45", "2 × 72.74% = 1.45")
    assert [place.a1 for place in hit.related] == ["H6", "G6"]
    assert hit.severity is None
    assert message("SC601", hit) == (
        "“任务完成率”指标值为“100”，实际完成“72.74”，未达到指标值，得分却是满分 2",
        "核对实际完成值；确未完成的，扣分并说明原因（按完成比例为 1.45 分）",
    )


def test_cost_is_told_as_a_limit_and_a_day_as_late():
    over, late = hits(
        "SC601",
        targets_form(
            (COST, "≤90万元", "120万元", "10", "10"),
            (TIME, "2024年12月底前", "2025年1月", "10", "10"),
        ),
    )
    assert message("SC601", over)[0] == (
        "“项目总成本”指标值为“≤90万元”，实际完成“120万元”，超过了限额，得分却是满分 10"
    )
    assert message("SC601", late)[0] == (
        "“完成时间”要求“2024年12月底前”，实际完成时间为“2025年1月”，晚于要求，得分却是满分 10"
    )


def test_yuan_written_as_ten_thousands():
    (hit,) = hits("SC601", targets_form((COST, "≤90万元", "864000万元", "10", "10")))
    assert message("SC601", hit)[0] == (
        "“项目总成本”指标值为“≤90万元”，实际完成“864000万元”，相差约一万倍，"
        "疑似元与万元混用，得分是满分 10"
    )


def test_coverage_counts_what_was_not_judged():
    form = targets_form(
        (COUNT, "≥50个", "50个", "10", "10"),
        (COUNT, "≥50个", "完成", "10", "10"),
        (BENEFIT, "提升", "很多人", "10", "10"),
        (COUNT, "≥50个", "", "10", "10"),
    )
    assert ledger("SC601", form) == [
        ("passed", 1),
        ("unparsed", 1),
        ("not_applicable", 1),
        ("insufficient_data", 1),
    ]
    assert ledger("SC601", score_form(None)) == [("not_applicable", 1)]
