"""Options that several commands take."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from selfeval_xl.cli.words import LANGUAGES, N_, translator
from selfeval_xl.report import FORMATS, MACHINE_FORMATS

_FROM_USER = click.core.ParameterSource.COMMANDLINE

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Codes(click.ParamType[tuple[str, ...]]):
    """Words parted by commas or spaces, full width too."""

    name = "CODES"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        return tuple(word for word in re.split(r"[,，、;；\s]+", value) if word)


class Day(click.ParamType[date]):
    """A date as 2025-03-31."""

    name = "DATE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            text = translator(ctx)("要写成 2025-03-31 这样的日期")
            self.fail(text, param, ctx)


def _path(metavar: str, help: str, *names: str) -> Decorator:
    kind = click.Path(path_type=Path)
    return click.option(*names, type=kind, metavar=metavar, help=help)


lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help=N_("输出所用语言，默认 zh；也可用环境变量 SELFEVAL_XL_LANG"),
)
format = click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="text",
    help=N_("输出格式，默认 text"),
)
check_format = click.option(
    "--format",
    "format_name",
    type=click.Choice((*FORMATS, *MACHINE_FORMATS, "xlsx")),
    default="text",
    help=N_("输出格式，默认 text"),
)
output = _path("FILE", N_("写入文件，不写到屏幕"), "-o", "--output")
forms_dir = _path("DIR", N_("自有表样（TOML）所在的文件夹"), "--forms-dir")
baseline = _path("FILE", N_("已认可问题的清单"), "--baseline")
previous = _path(
    "PATH", N_("上一年的材料：文件、文件夹，或各单位上一年材料的总文件夹"), "--previous"
)
published = _path("PATH", N_("已公开的材料，核对与报送的是否一致"), "--published")
unit_map = _path(
    "FILE", N_("单位改名对照（TOML 或 CSV）：旧名称、新名称"), "--unit-map"
)
write_baseline = _path(
    "FILE",
    N_("认可这次的全部问题，写成 --baseline 用的清单；要写明 --reason 和 --who"),
    "--write-baseline",
)
reason = click.option("--reason", metavar="TEXT", help=N_("认可的理由"))
who = click.option("--who", metavar="NAME", help=N_("认可问题的责任人"))
until = click.option(
    "--until",
    type=Day(),
    metavar="DATE",
    help=N_("认可到哪一天为止，不写则一直有效"),
)
config = _path("FILE", N_("设置文件，代替当前文件夹里的"), "--config")
select = click.option(
    "--select",
    type=Codes(),
    default=(),
    metavar="CODES",
    help=N_("只检查这些规则：编号或开头、名称、类别，用逗号分开"),
)
ignore = click.option(
    "--ignore",
    type=Codes(),
    default=(),
    metavar="CODES",
    help=N_("不检查这些规则，写法同 --select"),
)
year = click.option(
    "--year",
    type=click.IntRange(1990, 2100),
    metavar="YEAR",
    help=N_("评价年度，表里没写时用"),
)
unit = click.option("--unit", metavar="NAME", help=N_("单位名称，表里没写时用"))
today = click.option(
    "--today",
    type=Day(),
    metavar="DATE",
    help=N_("“不得晚于今天”所指的日期，如 2025-03-31"),
)

unsafe = click.option(
    "--unsafe",
    is_flag=True,
    help=N_("也更正算错的结果（合计、增减、比率等），限于能断定是哪一格错的"),
)


def how_to_check(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that checks papers, in the order of its help."""
    for option in (forms_dir, today, unit, year, ignore, select):
        command = option(command)
    return command


# What a command does with its findings, not what it finds.
_NOT_THE_CHECKS = frozenset(
    "output format_name write_baseline reason who until "
    "jobs engine_name scheduler cache no_cache results results_format fix "
    "letters letter_template".split()
)


def as_given(ctx: click.Context) -> dict[str, str]:
    """The options the user gave that bear on the check, by their long names."""
    given = {}
    for param in ctx.command.params:
        value = ctx.params.get(param.name or "")
        is_given = ctx.get_parameter_source(param.name or "") is _FROM_USER
        if is_given and isinstance(param, click.Option) and param.expose_value:
            if param.name not in _NOT_THE_CHECKS:
                words = value if isinstance(value, tuple) else (value,)
                given[param.opts[-1]] = ",".join(map(str, words))
    return given
