"""``selfeval-xl doctor``: what is installed, and what cannot be checked here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator

if TYPE_CHECKING:
    from selfeval_xl.diagnosis import Part

_STATES = {"ready": N_("可用"), "missing": N_("没有"), "broken": N_("不能用")}


@click.command(
    cls=Command,
    help=N_("看本机装了什么、哪些检查在本机做不了、怎样补齐。"),
    short_help=N_("看本机装了什么、哪些做不了"),
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json")),
    default="text",
    help=N_("输出格式，默认 text"),
)
@options.lang
@click.pass_context
def doctor(ctx: click.Context, format_name: str) -> None:
    """Print one line for each thing the product uses, and below it what it lacks."""
    from selfeval_xl.diagnosis import diagnose

    tr = translator(ctx)
    parts = list(diagnose())
    if format_name == "json":
        told = [
            asdict(part)
            | {"name": tr(part.name), "without": tr(part.without)}
            | {"get": tr(part.get).format(command=part.command)}
            for part in parts
        ]
        text = json.dumps({"parts": told}, ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_lines(parts, tr))
    click.echo(text)


def _lines(parts: Sequence[Part], tr: Translate) -> Iterator[str]:
    from selfeval_xl.report.columns import pad, printable, text_width

    names = max(text_width(tr(part.name)) for part in parts)
    states = max(map(text_width, map(tr, _STATES.values())))
    for part in parts:
        state = pad(tr(_STATES[part.state]), states)
        head = f"{pad(tr(part.name), names)}  {state}  {part.found}"
        yield printable(head.rstrip())
    lacking = [part for part in parts if part.state != "ready"]
    yield ""
    if not lacking:
        yield tr("各项检查和功能在本机都能用。")
        return
    yield tr("在本机做不了的：")
    for part in lacking:
        yield tr("  {name}：{without}").format(
            name=tr(part.name), without=tr(part.without)
        )
        get = tr(part.get).format(command=part.command)
        yield tr("    补齐：{get}").format(get=get)
