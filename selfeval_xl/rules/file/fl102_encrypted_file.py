"""FL102 encrypted-file: a file needs a password to open.

What it checks
    Each workbook that opens only with a password, or holds parts that do.

Why it matters
    Its contents cannot be checked, and whoever collects the papers cannot open it.

Source
    inferred: papers are handed in to be read; file encryption as in MS-OFFCRYPTO.

Example
    wrong  评分表.xlsx saved with 文件 > 信息 > 用密码进行加密
    right  the same file saved without a password

Fix
    none: only the owner can take the password off.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.registry import rule


@rule(
    "FL102",
    "encrypted-file",
    kind="encrypted",
    severity=Severity.ERROR,
    target=Paper,
    message=N_("文件设有打开密码，内容没有检查"),
    advice=N_("用 Excel 或 WPS 打开，去掉打开密码后另存，再检查和报送"),
)
def check(paper: Paper) -> Iterator[Hit]:
    """Yield one hit for a file that only a password opens."""
    for problem in paper.problems:
        if problem.kind == "encrypted":
            yield Hit(paper.place, key=paper.name)
