"""Help pages in the reader's language, with Chinese columns in line."""

from __future__ import annotations

from collections.abc import Iterator

import click

from selfeval_xl.cli.words import HELP_NAMES, LazyGroup, Translate, translator
from selfeval_xl.report.columns import pad, text_width, wrap

_WIDTH = 78


def help_page(command: click.Command, ctx: click.Context) -> Iterator[str]:
    """The lines of a command's page: usage, what it does, commands, options."""
    tr = translator(ctx)
    pieces = " ".join(command.collect_usage_pieces(ctx))
    yield tr("用法：{usage}").format(usage=f"{ctx.command_path} {pieces}")
    if command.help:
        yield ""
        for line in wrap(tr(command.help), _WIDTH - 2):
            yield f"  {line}".rstrip()
    if isinstance(command, LazyGroup):
        yield from _table(tr("命令："), _commands(command, ctx, tr))
    options = (p for p in command.get_params(ctx) if isinstance(p, click.Option))
    yield from _table(tr("选项："), [_option(p, ctx, tr) for p in options])


def _commands(
    group: LazyGroup, ctx: click.Context, tr: Translate
) -> list[tuple[str, str]]:
    found = ((name, group.get_command(ctx, name)) for name in group.lazy)
    return [(name, tr(c.short_help or "")) for name, c in found if c is not None]


def _option(option: click.Option, ctx: click.Context, tr: Translate) -> tuple[str, str]:
    """How an option is written, and what it does."""
    if set(option.opts) & set(HELP_NAMES):
        return ", ".join(option.opts), tr("显示本页")
    names = ", ".join(option.opts)
    if not option.is_flag:
        names += f" {option.make_metavar(ctx)}"
    return names, tr(option.help or "")


def _table(heading: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    width = max((text_width(name) for name, _ in rows), default=0)
    yield ""
    yield heading
    for name, text in rows:
        first, *rest = wrap(text, _WIDTH - width - 4)
        yield f"  {pad(name, width)}  {first}".rstrip()
        for line in rest:
            yield " " * (width + 4) + line
