"""``selfeval-xl forms``: which forms are known, what one holds, a blank one."""

from __future__ import annotations

from pathlib import Path

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, LazyGroup, translator
from selfeval_xl.forms.spec import load_specs
from selfeval_xl.report.columns import pad, text_width

_COMMANDS = {
    "list": f"{__name__}:list_forms",
    "show": "selfeval_xl.cli.forms_show:show",
    "export": f"{__name__}:export",
    "check": "selfeval_xl.cli.forms_check:check_spec",
    "diff": "selfeval_xl.cli.forms_diff:diff",
    "migrate": "selfeval_xl.cli.forms_migrate:migrate",
    "learn": "selfeval_xl.cli.forms_learn:learn",
}


@click.group(
    cls=LazyGroup,
    lazy=_COMMANDS,
    help=N_("认识的表：列出、查看、导出空白表；学新表、检查和比较表样、换表。"),
    short_help=N_("列出、查看、导出、学习、比较表样"),
)
@options.lang
def forms() -> None:
    """Hold the commands about forms."""


@click.command(
    "list",
    cls=Command,
    help=N_("列出认识的表。"),
    short_help=N_("列出认识的表"),
)
@options.forms_dir
@options.lang
@click.pass_context
def list_forms(ctx: click.Context, forms_dir: Path | None) -> None:
    """Print one line for each form: id, version, title."""
    tr = translator(ctx)
    specs = load_specs(forms_dir).specs
    width = max(text_width(spec.id) for spec in specs)
    edition = max(text_width(spec.version) for spec in specs)
    for spec in specs:
        mark = "" if spec.is_sourced else tr("（无正式来源）")
        version = pad(spec.version, edition)
        click.echo(f"{pad(spec.id, width)}  {version}  {spec.title}{mark}")


@click.command(
    cls=Command,
    help=N_("导出一张空白表（xlsx），可直接填写。"),
    short_help=N_("导出空白表"),
)
@click.argument("form_id", metavar="ID")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help=N_("写到哪个文件"),
)
@options.forms_dir
@options.lang
@click.pass_context
def export(
    ctx: click.Context, form_id: str, output: Path, forms_dir: Path | None
) -> None:
    """Write the blank workbook of a form."""
    from selfeval_xl.templates import to_bytes
    from selfeval_xl.writing import write_whole

    spec = load_specs(forms_dir).get(form_id)
    tr = translator(ctx)
    write_whole(output, to_bytes(spec))
    click.echo(tr("已写出 {file}").format(file=output), err=True)
