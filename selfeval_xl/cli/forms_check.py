"""``selfeval-xl forms check``: what is wrong with a spec, line by line."""

from __future__ import annotations

from pathlib import Path

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, translator

_WORDS = {"error": N_("错误"), "warning": N_("警告"), "info": N_("提示")}


@click.command(
    "check",
    cls=Command,
    help=N_(
        "检查表样（TOML）的写法：每处写明行号、问题和改法。\n"
        "退出码：0 没有错误，1 有错误，2 读不出来。"
    ),
    short_help=N_("检查表样的写法"),
)
@click.argument("spec", metavar="SPEC", type=click.Path(path_type=Path))
@options.forms_dir
@options.lang
@click.pass_context
def check_spec(ctx: click.Context, spec: Path, forms_dir: Path | None) -> None:
    """Print one line for each problem."""
    from selfeval_xl.learning.spec_check import check_spec as problems_of

    tr = translator(ctx)
    found = problems_of(spec, forms_dir)
    for one in found:
        word = tr(_WORDS[one.severity.value])
        text = tr("{file}:{line}: {word}：{text}")
        click.echo(text.format(file=spec, line=one.line, word=word, text=one.text(tr)))
    if not found:
        click.echo(tr("{file}：没有问题").format(file=spec))
    ctx.exit(1 if any(one.severity == "error" for one in found) else 0)
