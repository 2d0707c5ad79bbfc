"""``selfeval-xl rules``: the table and a rule's page."""

import pytest
from clikit import Ended, call

from selfeval_xl.cli.rules import readable
from selfeval_xl.report.rule_page import rule_page, rule_titles
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
    page, _, stamp = ended.out.partition("\n\n级别：")
    assert page == rule_page(rule, "zh")
    assert page.startswith(
        "AR101 sum-mismatch: 合计不等于各项之和。\n\n查什么\n    表中"
    )
    assert stamp.startswith(
        "错误\n类别：sum\n报告：\n"
        f"  {readable(rule.message)}\n    改法：{readable(rule.advice)}\n"
    )


def test_page_in_english(capsys):
    ended = call(capsys, "rules", "CE404", "--lang", "en")
    assert ended == Ended(
        0,
        "CE404 negative-amount: an amount of money is below zero.\n"
        "\n"
        "What it checks\n"
        "    Budgets, receipts and spending. Final accounts may hold write-offs "
        "and are\n"
        "    named for information; changes, adjustments and balances may be "
        "negative.\n"
        "\n"
        "Why it matters\n"
        "    A minus sign typed by mistake turns a sum by twice the amount.\n"
        "\n"
        "Source\n"
        "    Check A-19 in docs/checks.md.\n"
        "\n"
        "Example\n"
        "    wrong  公务接待费 年初预算数 -0.50\n"
        "    right  公务接待费 年初预算数 0.50\n"
        "\n"
        "Fix\n"
        "    none: whether the sign or the figure is wrong is for the unit to say.\n"
        "\n"
        "Severity: warning\n"
        "Kind: negative\n"
        "Reports:\n"
        '  … says "…", which is negative\n'
        "    To do: Check the sign at …; if it is negative, say so in the notes\n",
        "",
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_table_tells_every_rule_in_the_language_asked_for(capsys, lang):
    lines = call(capsys, "rules", "--lang", lang).out.splitlines()
    titles = rule_titles(lang)
    assert [line.endswith(f"  {titles[line[:5]]}") for line in lines] == [True] * len(
        titles
    )
    assert {"\u4e00" <= title[-1] <= "\u9fff" for title in titles.values()}


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        pytest.param(
            "AR1O1", "没有规则 AR1O1，是否指 AR101？全部", id="letter for digit"
        ),
        pytest.param(
            "sum-mismach", "没有规则 sum-mismach，是否指 sum-mismatch？全部", id="name"
        ),
        pytest.param("?", "没有规则 ?；全部", id="nothing near"),
    ],
)
def test_unknown_rule(capsys, asked, reason):
    assert call(capsys, "rules", asked) == Ended(
        2, "", f"无法运行：{reason}规则见 selfeval-xl rules\n"
    )


def test_readable_leaves_no_placeholder():
    assert readable("{label}填“{actual:.2%}”，应为 {expected}") == "…填“…”，应为 …"
