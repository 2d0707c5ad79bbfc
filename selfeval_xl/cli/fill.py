"""``selfeval-xl fill``: a form filled from data, or an empty data file for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator
from selfeval_xl.report.columns import printable

if TYPE_CHECKING:
    from selfeval_xl.filling import Filled, FillError

FAILED = 2


@click.command(
    cls=Command,
    help=N_(
        "用数据填表：FORM 是表的编号（forms list 可查），DATA 是 TOML、JSON、CSV "
        "或 xlsx 文件，每项写名称和值。\n"
        "能算出的格子是公式；数据里给了这些格子的，与算出的数核对。\n"
        "退出码：0 填齐，1 已写出但还有没填或待自评的项，2 没有写出。"
    ),
    short_help=N_("用数据填表，或写出空白数据文件"),
)
@click.argument("form", metavar="FORM")
@click.argument("data", required=False, metavar="[DATA]", type=Path)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help=N_("写到哪个文件"),
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=N_("填入这个工作簿的副本，其余单元格原样不动"),
)
@click.option(
    "--template", is_flag=True, help=N_("不填表，写出带说明的空白数据文件（.toml）")
)
@options.forms_dir
@options.lang
@click.pass_context
def fill(
    ctx: click.Context,
    form: str,
    data: Path | None,
    output: Path,
    into: Path | None,
    template: bool,
    forms_dir: Path | None,
) -> None:
    """Write the filled form and list what is left, or all that is wrong."""
    from selfeval_xl.filling import FillError
    from selfeval_xl.filling import fill as fill_form
    from selfeval_xl.filling import write_blank_data

    tr = translator(ctx)
    if template:
        if data is not None or into is not None:
            raise click.UsageError(tr("--template 只写空白数据文件，不用 DATA 和 --into"))
        write_blank_data(form, output, forms_dir)
        click.echo(tr("已写出 {file}").format(file=output), err=True)
        return
    if data is None:
        raise click.UsageError(tr("缺少 DATA；要空白数据文件请加 --template"))
    try:
        filled = fill_form(form, data, output, into, forms_dir)
    except FillError as error:
        _complain(error, tr)
        ctx.exit(FAILED)
    _tell(filled, tr)
    ctx.exit(filled.exit_code)


def _complain(error: FillError, tr: Translate) -> None:
    """All that is wrong with the data, one a line."""
    for remark in error.remarks:
        click.echo(printable(remark.text(tr)), err=True)
    reason = error.fill(tr(error.template), tr)
    click.echo(tr("无法运行：{reason}").format(reason=reason), err=True)


def _tell(filled: Filled, tr: Translate) -> None:
    """What is left goes to stdout, what was done to stderr."""
    for remark in filled.left:
        click.echo(printable(remark.text(tr)))
    for remark in filled.notes:
        click.echo(printable(remark.text(tr)), err=True)
    text = tr("已写出 {file}").format(file=filled.path)
    if filled.left:
        text += tr("；还有 {count} 处要补").format(count=len(filled.left))
    click.echo(text, err=True)
