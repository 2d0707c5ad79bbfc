"""``selfeval-xl rules``: the rule table, or one rule's page."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator
from selfeval_xl.errors import UsageError
from selfeval_xl.report.columns import pad, text_width
from selfeval_xl.report.rule_page import rule_page, rule_titles
from selfeval_xl.report.words import SEVERITIES, readable
from selfeval_xl.rules.registry import Rule, all_rules


@click.command(
    cls=Command,
    help=N_("列出全部规则；给出编号时显示这条规则的说明。"),
    short_help=N_("列出规则，或显示一条规则的说明"),
)
@click.argument("code", required=False, metavar="[CODE]")
@options.lang
@click.pass_context
def rules(ctx: click.Context, code: str | None) -> None:
    """Print the table, or the page of the rule with that code or name."""
    tr = translator(ctx)
    lang = ctx.find_root().obj or "zh"
    lines = _page(_find(code), lang, tr) if code else _table(lang, tr)
    click.echo("\n".join(lines))


def _find(code: str) -> Rule:
    known = all_rules()
    for rule in known:
        if code.upper() == rule.code or code.lower() == rule.name:
            return rule
    words = [word for rule in known for word in (rule.code, rule.name)]
    near = get_close_matches(code.upper(), words, 1, 0.5)
    near = near or get_close_matches(code.lower(), words, 1)
    if near:
        raise UsageError(
            "没有规则 {code}，是否指 {near}？全部规则见 selfeval-xl rules",
            code=code,
            near=near[0],
        )
    raise UsageError("没有规则 {code}；全部规则见 selfeval-xl rules", code=code)


def _table(lang: str, tr: Translate) -> Iterator[str]:
    known = all_rules()
    titles = rule_titles(lang)
    rows = [(r.code, tr(SEVERITIES[r.severity][0]), r.name) for r in known]
    widths = [max(map(text_width, column)) for column in zip(*rows)]
    for row, rule in zip(rows, known):
        head = "  ".join(map(pad, row, widths))
        yield f"{head}  {titles[rule.code]}"


def _page(rule: Rule, lang: str, tr: Translate) -> Iterator[str]:
    """The rule's page, then the words in which it reports and what it asks for."""
    yield rule_page(rule, lang)
    yield ""
    yield tr("级别：{severity}").format(severity=tr(SEVERITIES[rule.severity][0]))
    yield tr("类别：{kind}").format(kind=rule.kind)
    yield tr("报告：")
    for message, advice in dict.fromkeys([rule.templates(""), *rule.variants.values()]):
        yield f"  {readable(tr(message))}"
        yield "    " + tr("改法：{advice}").format(advice=readable(tr(advice)))
