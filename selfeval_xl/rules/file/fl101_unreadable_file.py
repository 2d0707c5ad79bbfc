"""FL101 unreadable-file: 文件损坏或无法读取。

What it checks
    Each file that claims to be a workbook. It must be complete, and its parts must
    be what the format says.

Why it matters
    Nothing in a file that cannot be read has been checked, and the finance office
    will not be able to open it either.

Source
    File format of the workbook (ECMA-376 for .xlsx); inferred: what cannot be
    opened cannot be accepted.

Example
    wrong  a 数据表.xlsx that was cut off while being copied from a USB stick
    right  the same file, saved again

Fix
    None: the file has to be saved or sent again.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.file.flaws import flaw
from selfeval_xl.rules.registry import rule

_VARIANTS = {
    "truncated": (
        N_("文件不完整，后面的内容丢失，无法读取"),
        N_("从原处重新复制或下载一份，确认能用 Excel 或 WPS 打开后再检查"),
    ),
    "empty": (
        N_("文件是空的（0 字节），没有任何内容"),
        N_("找到填好的那一份，替换这个空文件"),
    ),
    "dtd": (
        N_("文件内含外部实体声明，正常的工作簿不会有，为安全起见不读取"),
        N_("用 Excel 或 WPS 打开核对内容，另存为新的 .xlsx 文件；来历不明的不要打开"),
    ),
    "unknown_content": (
        N_("扩展名是工作簿，但内容不是任何认识的格式，无法读取"),
        N_("用 Excel 或 WPS 打开确认，另存为 .xlsx 后再检查；打不开的请重新取得"),
    ),
    "missing_part": (
        N_("文件缺少内部部件 {part}，无法读取"),
        N_("用 Excel 或 WPS 打开（按提示修复），核对内容后另存为新的 .xlsx 文件"),
    ),
    "no_sheets": (
        N_("工作簿里没有工作表，没有可检查的内容"),
        N_("确认是否选错文件，换成填好的那一份"),
    ),
    "denied": (
        N_("没有读取权限或读取时出错（{detail}）"),
        N_("检查文件或文件夹的权限，关闭占用它的程序，或复制到本机后再检查"),
    ),
}
_SAME_AS = {
    "folder_denied": "denied",
    "io_error": "denied",
}


@rule(
    "FL101",
    "unreadable-file",
    kind="unreadable",
    severity=Severity.ERROR,
    target=Paper,
    message=N_("文件内部已损坏，无法读取（{flaw}）"),
    advice=N_("用 Excel 或 WPS 打开（按提示修复），核对内容后另存为新的 .xlsx 文件"),
    variants=_VARIANTS,
)
def check(paper: Paper) -> Iterator[Hit]:
    """Yield one hit for a file of which nothing could be read."""
    for problem in paper.problems:
        if problem.kind != "unreadable" or not problem.fatal:
            continue  # a single sheet is FL105's
        reason = _SAME_AS.get(problem.reason, problem.reason)
        details = {name: problem.details.get(name, "") for name in ("part", "detail")}
        yield Hit(
            paper.place,
            key=f"{paper.name}:{problem.reason}",
            values={**details, "flaw": flaw(problem.reason)},
            variant=reason if reason in _VARIANTS else "",
        )
