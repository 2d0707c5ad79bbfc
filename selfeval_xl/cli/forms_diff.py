"""``selfeval-xl forms diff``: what changed between two forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator
from selfeval_xl.report.columns import printable

if TYPE_CHECKING:
    from selfeval_xl.learning.difference import Difference
    from selfeval_xl.learning.sides import Compared

_WHAT = {
    "title": N_("表名"),
    "money_unit": N_("金额单位"),
    "block": N_("栏目"),
    "row": N_("行"),
    "column": N_("列"),
    "indicator": N_("指标"),
    "weight": N_("分值"),
    "explanation": N_("指标说明"),
    "standard": N_("评分标准"),
    "formula": N_("算法"),
}
_HOW = {
    "added": N_("新增"),
    "removed": N_("删去"),
    "renamed": N_("改名"),
    "changed": N_("改动"),
    "moved": N_("移动"),
}


@click.command(
    cls=Command,
    help=N_(
        "比较两张表有什么不同：行、列、指标的增删和改名，分值、评分标准、算法、表名的改动。\n"
        "OLD、NEW 可以是工作簿、表样文件（.toml）或表的编号。\n"
        "退出码：0 没有不同，1 有不同，2 无法比较。"
    ),
    short_help=N_("比较两张表有什么不同"),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json")),
    default="text",
    help=N_("输出格式，默认 text"),
)
@options.forms_dir
@options.lang
@click.pass_context
def diff(
    ctx: click.Context, old: str, new: str, format_name: str, forms_dir: Path | None
) -> None:
    """Print what differs, form by form."""
    from selfeval_xl.learning.sides import compare

    tr = translator(ctx)
    found = compare(old, new, forms_dir)
    if format_name == "json":
        click.echo(json.dumps(_data(found), ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo(printable("\n".join(_lines(one, tr))))
    same = all(one.old and one.new and not one.differences for one in found)
    ctx.exit(0 if same else 1)


def _lines(one: Compared, tr: Translate) -> Iterator[str]:
    if one.old is None or one.new is None:
        left = one.old or one.new
        assert left is not None
        text = tr("删去了表“{title}”") if one.old else tr("新增了表“{title}”")
        yield text.format(title=left.title)
        return
    text = tr("{old} → {new}：{count} 处不同")
    if not one.differences:
        text = tr("{old} → {new}：没有不同")
    yield text.format(old=one.old.title, new=one.new.title, count=len(one.differences))
    for difference in one.differences:
        yield "  " + _line(difference, tr)


def _line(one: Difference, tr: Translate) -> str:
    head = tr("{what}{how}").format(what=tr(_WHAT[one.what]), how=tr(_HOW[one.how]))
    if one.what == "weight":
        text = tr("{head}：{old} → {new}")
    elif one.old and one.new:
        text = tr("{head}：“{old}” → “{new}”")
    else:
        text = tr("{head}：“{one}”")
    where = tr("（{where}）").format(where=one.where) if one.where else ""
    none = tr("无")
    return (
        text.format(
            head=head, old=one.old or none, new=one.new or none, one=one.old or one.new
        )
        + where
    )


def _data(found: list[Compared]) -> dict[str, object]:
    return {
        "tool": "selfeval-xl",
        "forms": [
            {
                "old": one.old and {"id": one.old.id, "title": one.old.title},
                "new": one.new and {"id": one.new.id, "title": one.new.title},
                "changes": [
                    {
                        "what": change.what,
                        "how": change.how,
                        "where": change.where,
                        "old": change.old,
                        "new": change.new,
                    }
                    for change in one.differences
                ],
            }
            for one in found
        ],
    }
