"""The command group. Starting it imports neither the rules nor a file library."""

from __future__ import annotations

import click

from selfeval_xl import __version__
from selfeval_xl.cli.words import HELP_NAMES, LANGUAGES, N_, LazyGroup

_COMMANDS = {
    "check": "selfeval_xl.cli.check:check",
    "fix": "selfeval_xl.cli.fix:fix",
    "fill": "selfeval_xl.cli.fill:fill",
    "watch": "selfeval_xl.cli.watch:watch",
    "serve": "selfeval_xl.cli.serve:serve",
    "bulk": "selfeval_xl.cli.bulk:bulk",
    "bulk-diff": "selfeval_xl.cli.bulk_diff:bulk_diff",
    "rules": "selfeval_xl.cli.rules:rules",
    "forms": "selfeval_xl.cli.forms:forms",
    "doctor": "selfeval_xl.cli.doctor:doctor",
}


def _print_version(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        click.echo(f"selfeval-xl {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    lazy=_COMMANDS,
    context_settings={"help_option_names": list(HELP_NAMES)},
    help=N_("检查填好的绩效自评表：哪个单元格不对、应为多少、依据是什么。"),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help=N_("显示版本"),
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help=N_("输出所用语言，默认 zh；也可用环境变量 SELFEVAL_XL_LANG"),
)
def app() -> None:
    """Hold the commands; nothing is done before one of them."""
