"""``selfeval-xl rules``: the table and a rule's page."""

import pytest
from clikit import Ended, call

from selfeval_xl.cli.rules import readable
from selfeval_xl.rules.registry import all_rules


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)


def test_table_has_a_line_for_each_rule(capsys):
    ended = call(capsys, "rules")
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[0] for line in lines] == [rule.code for rule in all_rules()]
    assert [line.split()[2] for line in lines] == [rule.name for rule in all_rules()]


@pytest.mark.parametrize("asked", ["AR101", "ar101", "sum-mismatch"])
def test_page(capsys, asked):
    (rule,) = [rule for rule in all_rules() if rule.code == "AR101"]
    ended = call(capsys, "rules", asked)
    assert ended.code == 0
    assert ended.out.startswith(
        "AR101 sum-mismatch\n级别：错误\n类别：sum\n报告：\n"
        f"  {readable(rule.message)}\n    改法：{readable(rule.advice)}\n"
    )
    assert ended.out.endswith(f"\n\n{rule.page.strip()}\n")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        pytest.param("AR1O1", "没有规则 AR1O1，是否指 AR101？全部", id="letter for digit"),
        pytest.param("sum-mismach", "没有规则 sum-mismach，是否指 sum-mismatch？全部", id="name"),
        pytest.param("?", "没有规则 ?；全部", id="nothing near"),
    ],
)
def test_unknown_rule(capsys, asked, reason):
    assert call(capsys, "rules", asked) == Ended(
        2, "", f"无法运行：{reason}规则见 selfeval-xl rules\n"
    )


def test_readable_leaves_no_placeholder():
    assert readable("{label}填“{actual:.2%}”，应为 {expected}") == "…填“…”，应为 …"
