"""``selfeval-xl bulk-diff``: what became of each unit's findings between two runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, Translate, translator

if TYPE_CHECKING:
    from selfeval_xl.bulking.comparing import UnitChange

_FOLDER = click.Path(path_type=Path)


@click.command(
    "bulk-diff",
    cls=Command,
    help=N_(
        "比较两次 bulk 运行：每个单位新出现、已改正、仍存在的问题各是哪些。\n"
        "RUN1、RUN2 是 bulk --results 写出的文件夹（名为 run=…），先给早的一次；"
        "给 --results 的文件夹本身就是其中最近的一次，只给它一个就比较最近的两次。\n"
        "退出码：0 没有新问题，1 有新问题，2 无法比较。"
    ),
    short_help=N_("比较两次 bulk 运行的结果"),
)
@click.argument("before", metavar="RUN1", type=_FOLDER)
@click.argument("after", metavar="[RUN2]", type=_FOLDER, required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json")),
    default="text",
    help=N_("输出格式，默认 text"),
)
@options.output
@options.lang
@click.pass_context
def bulk_diff(
    ctx: click.Context,
    /,
    before: Path,
    after: Path | None,
    format_name: str,
    output: Path | None,
) -> None:
    """Report the findings that are new, fixed and left, unit by unit."""
    import json

    from selfeval_xl.bulking.comparing import compare_runs
    from selfeval_xl.cli.output import write

    changes = compare_runs(before, after)
    if format_name == "json":
        told = to_object(changes)
        text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    else:
        text = "".join(f"{line}\n" for line in told_lines(changes, translator(ctx)))
    write(text, output, is_data=format_name == "json")
    ctx.exit(1 if any(change.new for change in changes) else 0)


def to_object(changes: Sequence[UnitChange]) -> dict[str, Any]:
    """The comparison with stable keys; counts in all and for each unit."""
    return {
        "tool": "selfeval-xl",
        "schema": 1,
        "units": [
            {
                "unit": change.unit,
                "year": change.year,
                "new": list(map(_finding, change.new)),
                "fixed": list(map(_finding, change.fixed)),
                "remaining": list(map(_finding, change.remaining)),
            }
            for change in changes
        ],
        "summary": {
            name: sum(len(getattr(change, name)) for change in changes)
            for name in ("new", "fixed", "remaining")
        },
    }


_KEYS = (
    "fingerprint",
    "code",
    "severity",
    "file",
    "sheet",
    "cell",
    "paragraph",
    "label",
    "actual",
    "expected",
    "message",
)


def _finding(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in _KEYS}


def told_lines(changes: Sequence[UnitChange], tr: Translate) -> Iterator[str]:
    """Units with new or fixed findings, then the sums."""
    for change in changes:
        if not change.new and not change.fixed:
            continue
        year = f" {change.year}" if change.year else ""
        yield tr("{unit}{year}：新出现 {new}，已改正 {fixed}，仍存在 {left}").format(
            unit=change.unit,
            year=year,
            new=len(change.new),
            fixed=len(change.fixed),
            left=len(change.remaining),
        )
        for mark, rows in (("+", change.new), ("-", change.fixed)):
            yield from (f"  {mark} {_line(row)}" for row in rows)
    sums = to_object(changes)["summary"]
    yield tr("共 {units} 个单位：新出现 {new}，已改正 {fixed}，仍存在 {left}").format(
        units=len(changes),
        new=sums["new"],
        fixed=sums["fixed"],
        left=sums["remaining"],
    )


def _line(row: Mapping[str, Any]) -> str:
    spot = "!".join(str(one) for one in (row["sheet"], row["cell"]) if one)
    where = ":".join(filter(None, (row["file"], spot)))
    return f"{where}: {row['code']} {row['message']}"
