"""``selfeval-xl forms learn``: a draft spec from a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, translator


@click.command(
    cls=Command,
    help=N_(
        "从一张空白或填好的表学得表样草稿（TOML），核对后放进一个文件夹，"
        "检查时用 --forms-dir 指明。\n"
        "勾稽关系取自表中公式，以及填报数字都符合的关系（标明是推断的）。"
    ),
    short_help=N_("从工作簿学得表样草稿"),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="SPEC.toml",
    help=N_("写到哪个文件"),
)
@options.forms_dir
@options.lang
@click.pass_context
def learn(ctx: click.Context, file: Path, output: Path, forms_dir: Path | None) -> None:
    """Write the draft and say on stdout what it holds."""
    from selfeval_xl.learning.learning import learn as learn_forms

    tr = translator(ctx)
    for one in learn_forms(file, output, forms_dir):
        spec = one.learnt.spec
        rows = sum(len(block.rows) for block in spec.blocks)
        columns = sum(len(block.columns) for block in spec.blocks)
        text = tr(
            "{id}：{title}（{sheet}），{rows} 行、{columns} 列、{indicators} 项指标、"
            "{identities} 条勾稽关系"
        )
        click.echo(
            text.format(
                id=spec.id,
                title=spec.title,
                sheet=one.learnt.sheet,
                rows=rows,
                columns=columns,
                indicators=len(spec.indicators),
                identities=len(spec.identities),
            )
        )
        click.echo(tr("已写出 {file}").format(file=one.path), err=True)
