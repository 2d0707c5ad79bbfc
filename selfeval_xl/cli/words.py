"""Commands that speak the reader's language: help pages and usage errors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from importlib import import_module

import click

from selfeval_xl.report.columns import pad, text_width, wrap

Translate = Callable[[str], str]
LANGUAGES = ("zh", "en")
LANG_VARIABLE = "SELFEVAL_XL_LANG"
HELP_NAMES = ("-h", "--help")
_HELP_WIDTH = 78


def chosen_language(args: Sequence[str]) -> str | None:
    """The language asked for by --lang, else by the environment, else None.

    Read before the options are parsed, as their errors are told in it too; a
    language there is not is the parser's to report.
    """
    wanted = os.environ.get(LANG_VARIABLE, "")
    for arg, following in zip(args, [*args[1:], ""]):
        if arg == "--lang":
            wanted = following
        elif arg.startswith("--lang="):
            wanted = arg.removeprefix("--lang=")
    return wanted if wanted in LANGUAGES else None


def N_(text: str) -> str:
    """Mark a text for the catalogues; the same as i18n's, which is slow to import."""
    return text


def translator(ctx: click.Context | None) -> Translate:
    """Translates into the language of the run; Chinese needs no catalogue."""
    lang = ctx.find_root().obj if ctx is not None else None
    if lang in (None, "zh"):
        return lambda text: text
    from selfeval_xl.i18n import translate

    return lambda text: translate(text, lang)


class Command(click.Command):
    """A command whose help page is in the language of the run."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write("\n".join(_help_page(self, ctx)) + "\n")


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called or listed."""

    def __init__(self, *, lazy: dict[str, str], **attrs: object) -> None:
        super().__init__(**attrs)  # type: ignore[arg-type]
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        module, name = self.lazy[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            tr = translator(ctx)
            text = tr("没有命令 {name}；可用的命令：{names}").format(
                name=args[0], names=tr("、").join(self.lazy)
            )
            raise click.UsageError(text, ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write("\n".join(_help_page(self, ctx)) + "\n")


def _help_page(command: click.Command, ctx: click.Context) -> Iterator[str]:
    tr = translator(ctx)
    pieces = " ".join(command.collect_usage_pieces(ctx))
    yield tr("用法：{usage}").format(usage=f"{ctx.command_path} {pieces}")
    if command.help:
        yield ""
        for line in wrap(tr(command.help), _HELP_WIDTH - 2):
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
        first, *rest = wrap(text, _HELP_WIDTH - width - 4)
        yield f"  {pad(name, width)}  {first}".rstrip()
        for line in rest:
            yield " " * (width + 4) + line


def usage_message(error: click.UsageError, tr: Translate) -> str:
    """What is wrong with the command line, as its writer can mend it."""
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(error, tr)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(_context(error)).strip("[].")
        if isinstance(error.param, click.Option):
            name = f"{error.param.opts[0]} {name}"
        return tr("缺少 {name}").format(name=name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error, error.param, tr)
    if isinstance(error, click.BadOptionUsage):
        return tr("选项 {name} 后面要有一个值").format(name=error.option_name)
    return error.message


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.Context(click.Command("selfeval-xl"))


def _no_such_option(error: click.NoSuchOption, tr: Translate) -> str:
    text = tr("没有选项 {name}").format(name=error.option_name)
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    known = [name for param in params for name in param.opts]
    near = get_close_matches(error.option_name, known, 1)
    return text + tr("；是不是 {name}？").format(name=near[0]) if near else text


def _bad_value(
    error: click.BadParameter, param: click.Parameter, tr: Translate
) -> str:
    name = param.opts[0]
    if isinstance(param.type, click.Choice):
        choices = tr("、").join(map(str, param.type.choices))
        return tr("{name} 只能是：{choices}").format(name=name, choices=choices)
    if isinstance(param.type, click.IntRange):
        text = tr("{name} 要是 {low} 到 {high} 的整数")
        return text.format(name=name, low=param.type.min, high=param.type.max)
    return tr("{name}：{message}").format(name=name, message=error.message)
