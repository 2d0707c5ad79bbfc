"""Why files of a run were passed over, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selfeval_xl.i18n import N_, translate

_LEFT_OUT = {
    "own_output": N_("本工具自己的输出"),
    "temporary": N_("办公软件的临时文件"),
    "hidden": N_("隐藏文件"),
    "special": N_("不是普通文件"),
    "duplicate": N_("内容完全相同的重复文件"),
    "attachment": N_("单独存放的附件"),
}


def told(left_out: Mapping[str, int], lang: str) -> Iterator[str]:
    """One phrase a reason, with the number of files."""
    for reason, count in left_out.items():
        what = translate(_LEFT_OUT.get(reason, reason), lang)
        yield translate(N_("{what} {count} 个"), lang).format(what=what, count=count)
