"""``selfeval-xl bulk``: a folder with many units' papers, checked in one run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator

if TYPE_CHECKING:
    from selfeval_xl.bulking.run import BulkReport
    from selfeval_xl.config import Settings

_INTERRUPTED = 130
_FOLDER = click.Path(path_type=Path)


@click.command(
    cls=Command,
    help=N_(
        "一次检查许多单位的材料：DIR 里一个文件夹（或压缩包）是一份材料，也可以是"
        " fsspec 认识的地址（如 s3://…）。\n"
        "坏文件只算一个问题，不影响其余；再次运行时没有变的材料直接取自缓存。\n"
        "退出码：0 没有错误，1 有错误，2 无法运行，130 中途中断。"
    ),
    short_help=N_("一次检查许多单位的材料，写出汇总表"),
)
@click.argument("folder", metavar="DIR")
@click.option(
    "-o", "--output", type=_FOLDER, metavar="FILE", help=N_("汇总表，如 汇总.xlsx")
)
@click.option(
    "--roster",
    type=_FOLDER,
    metavar="FILE",
    help=N_("应报单位名单（csv 或 xlsx）：单位名称、单位编码、主管部门、应报材料"),
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help=N_("同时工作的进程数，默认每个处理器一个"),
)
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(("local", "dask")),
    default="local",
    help=N_("由本机（local，默认）还是 dask 集群来做"),
)
@click.option(
    "--scheduler", metavar="ADDRESS", help=N_("dask 调度器的地址，不写则在本机开一个")
)
@click.option(
    "--cache",
    type=_FOLDER,
    metavar="DIR",
    help=N_("缓存放在哪个文件夹，不写则放在用户的缓存文件夹"),
)
@click.option("--no-cache", is_flag=True, help=N_("不用缓存，全部重新检查"))
@click.option(
    "--results",
    type=_FOLDER,
    metavar="DIR",
    help=N_("把这次的结果存为数据表：DIR/run=时间，供 bulk-diff、pandas、DuckDB 读取"),
)
@click.option(
    "--results-format",
    type=click.Choice(("parquet", "jsonl", "both")),
    default="parquet",
    help=N_("结果的格式，默认 parquet"),
)
@click.option(
    "--fix", type=_FOLDER, metavar="DIR", help=N_("把更正了写法的副本写入这个文件夹")
)
@click.option(
    "--letters",
    type=_FOLDER,
    metavar="DIR",
    help=N_("给每个单位写一份整改通知（docx）"),
)
@click.option(
    "--letter-template",
    type=_FOLDER,
    metavar="FILE",
    help=N_("整改通知的模板（docx），代替自带的"),
)
@click.option(
    "--sample",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help=N_("按风险抽取 N 份材料供人工抽查"),
)
@click.option(
    "--seed",
    type=int,
    default=0,
    metavar="S",
    help=N_("抽查的种子，同一种子抽到的相同"),
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning")),
    default="error",
    help=N_("有哪一级以上的问题时退出码为 1，默认 error"),
)
@options.lang
@options.select
@options.ignore
@options.year
@options.today
@options.forms_dir
@options.previous
@options.published
@options.unit_map
@options.baseline
@options.config
@click.pass_context
def bulk(
    ctx: click.Context,
    /,
    folder: str,
    output: Path | None,
    roster: Path | None,
    jobs: int | None,
    engine_name: str,
    scheduler: str | None,
    cache: Path | None,
    no_cache: bool,
    results: Path | None,
    results_format: str,
    fix: Path | None,
    letters: Path | None,
    letter_template: Path | None,
    sample: int,
    seed: int,
    fail_on: str,
    config: Path | None,
    **given: str | int | date | Path | tuple[str, ...] | None,
) -> None:
    """Check all below a folder, write what is asked for, and say how it went."""
    from selfeval_xl import bulking
    from selfeval_xl.bulking.cache import default_folder
    from selfeval_xl.cli.pace import Pace
    from selfeval_xl.config import find_config, load_settings

    settings = load_settings(
        config or find_config(Path.cwd()), lang=ctx.find_root().obj, **given
    )
    kept = None if no_cache else cache or default_folder()
    tr = translator(ctx)
    try:
        with Pace(tr) as pace:
            report = bulking.bulk(
                folder,
                output,
                roster=roster,
                settings=settings,
                engine=bulking.Engine(engine_name, jobs, scheduler, kept),
                given=options.as_given(ctx),
                progress=pace,
                results=results,
                results_format=results_format,
                letters=letters,
                letter_template=letter_template,
                fix=fix,
                sample=sample,
                seed=seed,
            )
    except KeyboardInterrupt:
        click.echo(_interrupted(kept, tr), err=True)
        ctx.exit(_INTERRUPTED)
    _tell(report, settings, tr)
    ctx.exit(report.exit_code(fail_on))


def _interrupted(kept: Path | None, tr: Translate) -> str:
    if kept is None:
        return tr("已中断，没有写出结果。")
    return tr(
        "已中断，没有写出结果；已检查的材料在缓存里（{folder}），重新运行会接着做。"
    ).format(folder=kept)


def _tell(report: BulkReport, settings: Settings, tr: Translate) -> None:
    """The counts on stdout; notes about the run on stderr."""
    from selfeval_xl.bulking.left_out import told

    for note in report.outcome.notes:
        click.echo(note, err=True)
    counts = report.severities
    click.echo(
        tr(
            "{submissions} 份材料，{files} 个文件：错误 {errors} 处，警告 {warnings} 处，"
            "提示 {infos} 处"
        ).format(
            submissions=len(report.outcome.submissions),
            files=report.files,
            errors=counts.get("error", 0),
            warnings=counts.get("warning", 0),
            infos=counts.get("info", 0),
        )
    )
    others = tr("、").join(told(report.outcome.left_out, settings.lang))
    if others:
        click.echo(tr("另外没有检查的文件：{others}").format(others=others))
    if report.outcome.superseded:
        click.echo(
            tr("有 {count} 个文件被后来的版本取代，没有检查").format(
                count=len(report.outcome.superseded)
            )
        )
    written = report.written
    for path in (written.summary, written.results):
        if path is not None:
            click.echo(tr("已写入 {file}").format(file=path))
    if written.letters:
        click.echo(
            tr("已写出整改通知 {count} 份：{folder}").format(
                count=len(written.letters), folder=written.letters[0].parent
            )
        )
