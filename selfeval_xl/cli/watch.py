"""``selfeval-xl watch``: check what is dropped into a folder, until told to stop."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator
from selfeval_xl.errors import SelfEvalError, UsageError, why

if TYPE_CHECKING:
    from selfeval_xl.watching import Event

_FAILED = 2
_LOOK = 1.0  # seconds between looks, where nothing wakes the program before
_TEXTS = {
    "checked": N_(
        "{unit}：查了 {files} 个文件，错误 {errors} 处，警告 {warnings} 处，"
        "提示 {infos} 处；见 {page}"
    ),
    "gone": N_("{unit}：文件已移走，删去它的校验结果"),
    "waiting": N_(
        "{unit}：{file} 打不开（正被其他程序占用，或没有权限），能打开后自动检查"
    ),
    "failed": N_("{unit}：这次没有查成（{error}），稍后再试"),
    "kept": N_("{unit}：原有的结果有人改过，另存为 {file}"),
    "lost": N_("找不到 {folder}，连上后自动继续"),
    "back": N_("{folder} 已连上，继续"),
}


@click.command(
    cls=Command,
    help=N_(
        "守着一个文件夹：放进去的表等它不再变动就检查，更正副本、校验汇总和网页报告写到 "
        "--out。\n"
        "文件夹里的每个子文件夹是一家单位的材料，直接放着的文件算作一份。按 Ctrl-C 结束。\n"
        "退出码：0 正常结束，2 无法运行，或用 --once 时有没查成的。"
    ),
    short_help=N_("守着一个文件夹，放进去就检查"),
)
@click.argument("folder", metavar="DIR", type=Path)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help=N_("结果写入的文件夹"),
)
@options.unsafe
@click.option("--once", is_flag=True, help=N_("把现有的查完就结束，不再守着"))
@click.option(
    "--settle",
    type=click.FloatRange(0, 600),
    default=2.0,
    metavar="SECONDS",
    help=N_("文件多少秒没有变动才检查，默认 2"),
)
@options.lang
@options.how_to_check
@options.baseline
@options.config
@click.pass_context
def watch(
    ctx: click.Context,
    /,
    folder: Path,
    out: Path,
    unsafe: bool,
    once: bool,
    settle: float,
    config: Path | None,
    **given: str | int | date | Path | tuple[str, ...] | None,
) -> None:
    """Tell each hand-in as it is done."""
    from selfeval_xl import __version__
    from selfeval_xl.config import find_config, load_settings
    from selfeval_xl.watching import Watcher, alone

    _must_be_usable(folder, out)
    file = config or find_config(Path.cwd())
    settings = load_settings(file, lang=ctx.find_root().obj, **given)
    key = f"{__version__} {unsafe} {settings!r}"
    watcher = Watcher(
        folder,
        out,
        unsafe=unsafe,
        settings=settings,
        settle=settle,
        key=hashlib.sha256(key.encode("utf-8", "replace")).hexdigest(),
    )
    tr = translator(ctx)
    try:
        with alone(out):
            for _ in _wakings(folder, once):
                for event in watcher.step():
                    _tell(event, tr)
                if once and (watcher.is_idle or watcher.is_stuck):
                    break
    except KeyboardInterrupt:
        click.echo(tr("已停止。"), err=True)
        return
    if watcher.is_stuck:
        ctx.exit(_FAILED)


def _must_be_usable(folder: Path, out: Path) -> None:
    if not folder.is_dir():
        raise UsageError(N_("没有这个文件夹：{path}"), path=folder)
    if folder.resolve() == out.resolve():
        raise UsageError(
            N_(
                "结果不能写进所守的文件夹本身；请用 --out 指定另一个文件夹，也可以是它的子文件夹"
            )
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from selfeval_xl.writing import cannot_write

        raise cannot_write(out, error) from error


def _wakings(folder: Path, once: bool) -> Iterator[None]:
    """Moments to look at the folder: at each change, and at least every second.

    Folders on a network tell of no changes; hence the second.
    """
    yield None
    pause = min(_LOOK, 0.2) if once else _LOOK
    is_told = not once and find_spec("watchfiles") is not None
    while True:
        try:
            if is_told and folder.is_dir():
                yield from _changes(folder)
        except (OSError, RuntimeError):
            pass  # the folder is gone, or too large to be told of
        time.sleep(pause)
        yield None


def _changes(folder: Path) -> Iterator[None]:
    from watchfiles import watch as changes

    for _ in changes(
        folder,
        watch_filter=None,
        debounce=200,
        rust_timeout=int(_LOOK * 1000),
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        yield None


def _tell(event: Event, tr: Translate) -> None:
    from selfeval_xl.report.columns import printable

    details = dict(event.details)
    error = details.get("error")
    if isinstance(error, SelfEvalError):
        details["error"] = error.fill(tr(error.template), tr)
    elif isinstance(error, OSError):
        details["error"] = tr(why(error))
    elif isinstance(error, Exception):
        details["error"] = f"{type(error).__name__}: {error}"
    text = tr(_TEXTS[event.kind]).format(unit=event.unit or tr("（散件）"), **details)
    now = datetime.now().strftime("%H:%M:%S")
    click.echo(printable(f"{now} {text}"))
