"""Names of items: stripped, sorted into kinds, and matched."""

from __future__ import annotations

import pytest

from selfeval_xl.narrative.labels import likeness, parse_label


@pytest.mark.parametrize(
    ("text", "core", "nature", "kind"),
    [
        pytest.param("三公经费年初预算为", "三公", "", "initial", id="initial budget"),
        pytest.param("支出决算数", "", "支出", "actual", id="no item"),
        pytest.param("调整后预算数", "", "", "adjusted", id="adjusted budget"),
        pytest.param("预算执行数", "", "", "actual", id="spent, not budgeted"),
        pytest.param(
            "一般公共预算财政拨款支出",
            "一般公共财政拨款",
            "支出",
            "",
            id="a fund's name",
        ),
        pytest.param(
            "2024年度公务接待费支出", "公务接待", "支出", "", id="year left out"
        ),
        pytest.param("其他收入", "其他", "收入", "", id="others"),
        pytest.param("累计完成税收收入", "税收", "收入", "", id="verbs left out"),
    ],
)
def test_parse_label(text, core, nature, kind):
    label = parse_label(text)
    assert (label.core, label.nature, label.kind) == (core, nature, kind)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "公车运行维护费", "公务用车运维费用", 2, id="other words for one item"
        ),
        pytest.param("公务用车购置费", "公务用车购置及运行费", 0, id="part of a name"),
        pytest.param("三公经费", "某局三公经费", 2, id="unit's name before it"),
        pytest.param("财政拨款", "一般公共预算财政拨款", 1, id="perhaps"),
        pytest.param("会议费", "培训费", 0, id="different"),
    ],
)
def test_likeness(one, other, expected):
    assert likeness(parse_label(one).core, parse_label(other).core) == expected
