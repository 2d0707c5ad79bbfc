"""Targets that set several bounds, and results in words that take a target back."""

from __future__ import annotations

import pytest

from selfeval_xl.scoring.targets import Context, judge, read_result, read_target
from selfeval_xl.values import parse_cell

OUTPUT = Context(("产出指标", "数量指标"), "宣传活动", year=2024)


def verdict(target, result, context=OUTPUT):
    wanted = read_target(parse_cell(target), context)
    found = judge(wanted, read_result(parse_cell(result), 2024), context)
    return wanted.kind, found.status.value, found.why


@pytest.mark.parametrize(
    ("target", "result", "status", "why"),
    [
        pytest.param("≥3场次，参与≥200人次", "3场次，参与230人次", "met", "", id="all"),
        pytest.param("≥3场，≤5万元", "4场，5万元", "met", "", id="two ways"),
        pytest.param("电脑20台、打印机5台", "打印机5台、电脑21台", "met", "", id="named"),
        pytest.param("≥3场，≥200人次", "3场", "unknown", "several_figures", id="one"),
        pytest.param(
            "电脑20台、打印机5台", "共25台", "unknown", "several_figures", id="in all"
        ),
        pytest.param(
            "打印机5台、电脑20台、平台好用",
            "打印机5台、电脑20台",
            "unknown",
            "several_figures",
            id="words among them",
        ),
        pytest.param(
            "电脑20台、打印机5台", "已完成", "unknown", "words_for_number", id="words"
        ),
        pytest.param("≥3场次，参与≥200人次", "3场次，参与120人次", "missed", "", id="1"),
        pytest.param("≥3场和200人次", "2场和200人次", "missed", "", id="joined"),
        pytest.param("≥3场，≤5万元", "4场，6万元", "missed", "", id="over"),
        pytest.param("电脑20台、打印机5台", "打印机2台，电脑20台", "missed", "", id="by name"),
    ],
)  # fmt: skip
def test_several_bounds(target, result, status, why):
    assert verdict(target, result) == ("several", status, why)


@pytest.mark.parametrize(
    ("name", "result", "status"),
    [
        pytest.param("重大差错", "无", "unknown", id="as wanted"),
        pytest.param("重大差错", "0起", "met", id="none in figures"),
        pytest.param("重大差错", "发生1起", "missed", id="one after all"),
        pytest.param("培训场次", "3场", "unknown", id="no target where more is better"),
    ],
)
def test_none_is_a_target_for_what_is_not_to_happen(name, result, status):
    context = Context(("产出指标", "质量指标"), name, year=2024)
    assert verdict("无", result, context)[1] == status


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        pytest.param("不少于2项且不超过5项", "number", id="one range"),
        pytest.param("3场或200人次", "unread", id="either"),
        pytest.param("6月前60%，12月前100%", "unread", id="by dates"),
        pytest.param("3、5、7", "unread", id="bare numbers"),
    ],
)
def test_no_bounds_of_their_own(target, kind):
    assert read_target(parse_cell(target), OUTPUT).kind == kind


@pytest.mark.parametrize(
    ("target", "result", "status"),
    [
        pytest.param("有效提升", "不断提升", "met", id="more and more"),
        pytest.param("收费标准不提高", "未提高收费标准", "met", id="nothing wanted"),
        pytest.param("不发生事故", "未发生事故", "unknown", id="nothing happened"),
        pytest.param("杜绝发生", "未发生", "unknown", id="put an end to"),
        pytest.param("零拖欠", "未拖欠", "unknown", id="none at all"),
        pytest.param("避免规模性返贫", "未返贫", "unknown", id="kept away"),
        pytest.param("优良", "良好", "met", id="grade reached"),
        pytest.param("良好以上", "优", "met", id="better grade"),
        pytest.param("有效提升", "未有效提升", "missed", id="taken back"),
        pytest.param("逐步提高", "没有逐步提高。", "missed", id="with a stop"),
        pytest.param("健全", "尚未建立", "missed", id="not there yet"),
        pytest.param("优良", "差", "missed", id="lower grade"),
        pytest.param("良好以上", "中", "missed", id="grade below"),
    ],
)
def test_words_that_take_a_target_back(target, result, status):
    assert verdict(target, result)[:2] == ("words", status)
