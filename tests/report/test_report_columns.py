"""Widths, padding and line breaks of mixed Chinese and Latin text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.report.columns import pad, printable, text_width, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("AR203", 5, id="latin"),
        pytest.param("错误", 4, id="chinese"),
        pytest.param("％，", 4, id="full width marks"),
        pytest.param("÷“”", 3, id="ambiguous counts as one"),
        pytest.param("e\u0301", 1, id="combining mark"),
    ],
)
def test_text_width(text, width):
    assert text_width(text) == width


def test_pad_counts_columns():
    assert [pad("错误", 6), pad("AR203", 6)] == ["错误  ", "AR203 "]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("一\n二 12%", "一\n二 12%", id="ordinary"),
        pytest.param("\x1b[31m红\x07", " [31m红 ", id="escape sequence"),
        pytest.param("甲\t乙\r丙", "甲 乙 丙", id="tab and return"),
        pytest.param("a\u202eb", "a b", id="direction turned round"),
    ],
)
def test_printable(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("改为 12%", None, ["改为 12%"], id="no width"),
        pytest.param("", 10, [""], id="empty"),
        pytest.param("甲乙丙丁", 4, ["甲乙", "丙丁"], id="between characters"),
        pytest.param("甲乙，丙", 4, ["甲", "乙，", "丙"], id="no comma at the start"),
        pytest.param("甲（乙丙）", 4, ["甲", "（乙", "丙）"], id="no bracket at the end"),
        pytest.param("change to 12%", 9, ["change to", "12%"], id="at spaces"),
        pytest.param("应为 -15.58%。", 8, ["应为", "-15.58%。"], id="numbers whole"),
        pytest.param("一\n二", 10, ["一", "二"], id="own line breaks"),
    ],
)
def test_wrap(text, width, lines):
    assert wrap(text, width) == lines


@given(st.text(alphabet="甲乙，。（ ab1.%", max_size=60), st.integers(4, 20))
def test_wrap_loses_nothing_but_spaces(text, width):
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")
