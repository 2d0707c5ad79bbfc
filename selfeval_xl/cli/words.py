"""Commands that speak the reader's language. Kept light: every start imports it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module

import click

Translate = Callable[[str], str]
LANGUAGES = ("zh", "en")
LANG_VARIABLE = "SELFEVAL_XL_LANG"
HELP_NAMES = ("-h", "--help")


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
        _write_help(self, ctx, formatter)


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
        _write_help(self, ctx, formatter)


def _write_help(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    from selfeval_xl.cli.help import help_page

    formatter.write("\n".join(help_page(command, ctx)) + "\n")
