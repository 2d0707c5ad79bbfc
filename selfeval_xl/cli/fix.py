"""``selfeval-xl fix``: corrected copies, and what is left to do by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator

if TYPE_CHECKING:
    from selfeval_xl.fixing import FixReport, NotCopied
    from selfeval_xl.patching.copies import Copy


@click.command(
    cls=Command,
    help=N_(
        "更正表格：为每个有可更正之处的工作簿写一份副本，原文件不动。\n"
        "默认只改写法（文本数字、全角、多余空格），不改任何数值；更正处有底色和批注，"
        "副本末尾附“校验汇总”。\n"
        "退出码：0 更正后没有错误，1 更正后还有错误，2 无法运行。"
    ),
    short_help=N_("写出更正后的副本，原文件不动"),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Path)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help=N_("副本写入的文件夹"),
)
@options.unsafe
@click.option("--dry-run", is_flag=True, help=N_("只列出会做的更正，不写任何文件"))
@options.format
@options.output
@options.lang
@options.how_to_check
@options.previous
@options.published
@options.unit_map
@options.baseline
@options.config
@click.pass_context
def fix(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    out: Path,
    unsafe: bool,
    dry_run: bool,
    format_name: str,
    output: Path | None,
    config: Path | None,
    **given: str | int | date | Path | tuple[str, ...] | None,
) -> None:
    """Write the copies, tell what was corrected, and report what is left."""
    from selfeval_xl import fixing
    from selfeval_xl.cli.output import style, write
    from selfeval_xl.cli.progress import Progress
    from selfeval_xl.config import find_config, load_settings
    from selfeval_xl.report import reporter

    file = config or find_config(Path.cwd())
    settings = load_settings(file, lang=ctx.find_root().obj, **given)
    tr = translator(ctx)
    with Progress(tr) as progress:
        done = fixing.fix(
            *paths,
            out=out,
            unsafe=unsafe,
            dry_run=dry_run,
            settings=settings,
            progress=progress,
        )
    # with a format for programs, stdout is theirs alone
    is_apart = format_name != "text" or output is not None
    for line in _told(done, dry_run, unsafe, tr):
        click.echo(line, err=is_apart)
    report = reporter(format_name).render(
        done.after, style(settings.lang, bool(output))
    )
    write(report, output, is_data=format_name != "text")
    for note in done.after.notes:
        click.echo(note, err=True)
    ctx.exit(done.exit_code)


def _told(
    done: FixReport, dry_run: bool, unsafe: bool, tr: Translate
) -> Iterator[str]:
    """What was corrected in each workbook, and which got no copy."""
    from selfeval_xl.fixing import is_offered

    for copy in done.copies:
        yield from _copy(done, copy, dry_run, tr)
    for one in done.not_copied:
        yield from _not_copied(one, unsafe, tr)
    if not done.copies and not done.not_copied:
        yield tr("没有可以代为更正的单元格，没有写出副本。")
    offered = sum(
        is_offered(finding, True) and not is_offered(finding, False)
        for finding in done.after.findings
    )
    if offered and not unsafe:
        text = tr("另有 {count} 处是算错的结果，加 --unsafe 可以一并更正。")
        yield text.format(count=offered)
    if done.summary is not None:
        yield tr("全部结果汇总在 {file}。").format(file=done.summary)
    if done.after.findings:
        yield tr("以下是更正后仍须处理的问题：")
    yield ""


def _copy(
    done: FixReport, copy: Copy, dry_run: bool, tr: Translate
) -> Iterator[str]:
    from selfeval_xl.report.columns import printable

    target = (done.out / copy.target).as_posix() if done.out else copy.target
    count = len(copy.plan.edits)
    if dry_run:
        text = tr("{path}：会更正 {count} 格（未写文件）")
    else:
        text = tr("{path}：更正 {count} 格，写入 {target}")
    yield printable(text.format(path=copy.path, count=count, target=target))
    for edit in copy.plan.edits:
        codes = " ".join(dict.fromkeys(one.code for one in edit.findings))
        is_put_back = edit.formula is not None and not edit.keeps_formula
        new = f"{edit.new} ={edit.formula}" if is_put_back else edit.new
        yield _edit(edit.sheet, edit.a1, edit.old, new, codes, tr)
    if copy.is_signed:
        yield "  " + tr("原文件有数字签名，副本的签名不再有效。")
    if copy.is_converted:
        yield "  " + tr("副本由 LibreOffice 从旧格式转换，请核对版式。")
    if copy.recalculation.stale:
        text = tr("有 {count} 个公式未能重新计算，请用表格软件打开副本并保存。")
        yield "  " + text.format(count=len(copy.recalculation.stale))


def _not_copied(one: NotCopied, unsafe: bool, tr: Translate) -> Iterator[str]:
    from selfeval_xl.fixing import is_offered
    from selfeval_xl.report.columns import printable

    reason = tr(one.reason).format(**one.details)
    yield printable(tr("{path}：{reason}").format(path=one.path, reason=reason))
    for verdict in one.plan.verdicts:
        finding = verdict.finding
        if finding.hit.fix is None or not is_offered(finding, unsafe):
            continue
        for edit in finding.hit.fix.edits:
            sheet, cell = edit.place.sheet or "", edit.place.a1 or ""
            yield _edit(sheet, cell, edit.old, edit.new, finding.code, tr)


def _edit(
    sheet: str, cell: str, old: str, new: str, codes: str, tr: Translate
) -> str:
    from selfeval_xl.report.columns import printable

    text = tr("{sheet}!{cell} {old} → {new}（{codes}）").format(
        sheet=sheet, cell=cell, old=old or tr("（空）"), new=new, codes=codes
    )
    return "  " + printable(text).replace("\n", " ")
