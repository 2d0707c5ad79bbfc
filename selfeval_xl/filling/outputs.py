"""Which files may be written."""

from __future__ import annotations

from pathlib import Path

from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_


def refuse_same(out: Path, *inputs: Path | None) -> None:
    """Raise UsageError where the output is one of the inputs, by whatever name."""
    for source in inputs:
        if source is None or not source.exists():
            continue
        is_same = out.exists() and out.samefile(source)
        if is_same or out.resolve() == source.resolve():
            template = N_("{file} 既是输入又是输出；请用 -o 另写一个文件名")
            raise UsageError(template, file=out)
