"""How a finding is worded and marked once a rule has found it."""

from __future__ import annotations

import pytest

from selfeval_xl.stamp import in_one_line, with_inner_quotes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("支出合计填“5”，应为“6”", "支出合计填“5”，应为“6”", id="side by side"),
        pytest.param("“三公”经费填“5”", "“三公”经费填“5”", id="a label outside quotes"),
        pytest.param(
            "除以“全年“三公”经费”得出", "除以“全年‘三公’经费”得出", id="inside"
        ),
        pytest.param("““三公”经费”重复", "“‘三公’经费”重复", id="at the beginning"),
        pytest.param("填“5”” ", "填“5”” ", id="closed twice"),
        pytest.param("填““5”", "填““5”", id="never closed"),
    ],
)
def test_inner_quotes(text, shown):
    assert with_inner_quotes(text) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("年度资金\n总额填“1”", "年度资金总额填“1”", id="one word"),
        pytest.param("其中： \r\n 财政拨款", "其中：财政拨款", id="spaces too"),
        pytest.param("total\nfunds", "total funds", id="Latin words"),
        pytest.param("年度资金 总额", "年度资金 总额", id="nothing to join"),
    ],
)
def test_in_one_line(text, expected):
    assert in_one_line(text) == expected
