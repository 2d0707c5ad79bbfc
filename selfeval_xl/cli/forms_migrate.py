"""``selfeval-xl forms migrate``: a filled form moved into another's blank."""

from __future__ import annotations

from pathlib import Path

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, translator
from selfeval_xl.report.columns import printable


@click.command(
    cls=Command,
    help=N_(
        "把填好的表按项目含义移入另一张空白表：行列、指标按名称对应，金额单位自动换算。\n"
        "没有对应位置的内容逐项列出，并写在新表的“未移入内容”工作表里；原表不动。\n"
        "退出码：0 全部移入，1 有没移入的，2 没有写出。"
    ),
    short_help=N_("把填好的表移入另一张表"),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--to", "form_id", metavar="ID", required=True, help=N_("新表的编号"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="OUT",
    help=N_("写到哪个文件"),
)
@options.forms_dir
@options.lang
@click.pass_context
def migrate(
    ctx: click.Context, file: Path, form_id: str, output: Path, forms_dir: Path | None
) -> None:
    """List what found no place on stdout, what was done on stderr."""
    from selfeval_xl.learning.comparing import new_errors
    from selfeval_xl.learning.migrating import migrate as move

    tr = translator(ctx)
    done = move(file, form_id, output, forms_dir)
    for one in done.strays:
        at = f"{one.place.sheet}!{one.place.a1}" if one.place.a1 else one.place.sheet
        text = tr("{at} {label}：{value}（{reason}）").format(
            at=at, label=one.label, value=one.value, reason=one.why(tr)
        )
        click.echo(printable(text))
    for moved in done.alike:
        text = tr("“{old}”按近似名称移入“{new}”，请核对").format(
            old=moved.source.label, new=moved.label
        )
        click.echo(printable(text), err=True)
    text = tr("已写出 {file}，移入 {count} 项").format(file=output, count=done.count)
    if done.strays:
        text += tr("；{count} 项没有移入").format(count=len(done.strays))
    click.echo(text, err=True)
    for error in new_errors(file, output, forms_dir):
        place = error.hit.place
        text = tr("原表没有、新表检查出的错误：{at} {message}").format(
            at=f"{place.sheet}!{place.a1}", message=error.message
        )
        click.echo(printable(text), err=True)
    ctx.exit(1 if done.strays else 0)
