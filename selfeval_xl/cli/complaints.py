"""What is wrong with a command line, in words that help to mend it."""

from __future__ import annotations

from difflib import get_close_matches

import click

from selfeval_xl.cli.words import Translate


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
