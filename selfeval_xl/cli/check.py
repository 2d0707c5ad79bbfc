"""``selfeval-xl check``: read and report; writes nothing but what -o names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, translator


@click.command(
    cls=Command,
    help=N_(
        "检查表格：PATH 是文件或文件夹（含下级文件夹），可以给几个。\n"
        "退出码：0 没有错误，1 有错误，2 无法检查。"
    ),
    short_help=N_("检查填好的表，逐个单元格报告问题"),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Path)
@options.check_format
@options.output
@options.lang
@options.how_to_check
@options.previous
@options.published
@options.unit_map
@options.baseline
@options.write_baseline
@options.reason
@options.who
@options.until
@options.config
@click.pass_context
def check(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    format_name: str,
    output: Path | None,
    config: Path | None,
    write_baseline: Path | None,
    reason: str | None,
    who: str | None,
    until: date | None,
    **given: str | int | date | Path | tuple[str, ...] | None,
) -> None:
    """Report what does not add up in the papers at the paths."""
    import selfeval_xl.api as api
    from selfeval_xl.cli.acceptance import Wanted
    from selfeval_xl.cli.progress import Progress
    from selfeval_xl.cli.reports import Target, must_be_writable, write_report
    from selfeval_xl.config import find_config, load_settings

    target = Target(format_name, output, paths, options.as_given(ctx))
    must_be_writable(target)
    wanted = Wanted.of(write_baseline, reason, who, until)
    file = config or find_config(Path.cwd())
    settings = load_settings(file, lang=ctx.find_root().obj, **given)
    tr = translator(ctx)
    with Progress(tr) as progress:
        result = api.check(*paths, settings=settings, progress=progress)
    write_report(result, target, settings.lang)
    for failure in result.failures:
        text = tr(
            "规则 {code} 在检查 {file} 时中断（{error}）；请告诉维护者，其余规则照常检查。"
        )
        line = text.format(code=failure.code, file=failure.file, error=failure.text)
        click.echo(line, err=True)
    for note in result.notes:
        click.echo(note, err=True)
    if wanted is not None:
        click.echo(wanted.write(result, tr), err=True)
    ctx.exit(result.exit_code)
