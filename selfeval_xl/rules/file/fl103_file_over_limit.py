"""FL103 file-over-limit: a file is larger than can safely be read.

What it checks
    Sizes declared and real, how far a file unpacks, how many parts, sheets, rows,
    columns and cells it holds, against the limits of the settings.

Why it matters
    A form has some hundred cells. A file far beyond that is no form, or it is built
    to exhaust the computer; either way its contents were not checked.

Source
    Limits are settings (``limits`` in selfeval-xl.toml); inferred from the size of
    real hand-ins.

Example
    wrong  数据表.xlsx with a stray value in row 1,048,576
    right  the same sheet with the stray cells deleted

Fix
    none: what is too much has to be taken out by hand, or the limit raised.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule

_TAKE_OUT = N_(
    "删除表外多余的行、列和内容（选中整行整列后删除），另存后再检查；确实需要的，在设置中调高限度"
)
_COPY = N_("用 Excel 或 WPS 打开核对，把表格复制到新工作簿；来历不明的不要打开")
_VARIANTS = {
    "file_size": (
        N_("文件有 {found}，超过限度 {limit}，内容没有检查"),
        N_("去掉插入的大图片等内容后另存；确实需要的，在设置中调高 limits.file_bytes"),
    ),
    "zip_total": (
        N_("文件内部展开后有 {found}，超过限度 {limit}，不像正常的表格，内容没有检查"),
        _COPY,
    ),
    "zip_ratio": (
        N_(
            "文件内部展开后是原来的 {found} 倍，超过限度 {limit} 倍，不像正常的表格，"
            "内容没有检查"
        ),
        _COPY,
    ),
    "part_count": (
        N_(
            "文件内部有 {found} 个部件，超过限度 {limit} 个，不像正常的表格，内容没有检查"
        ),
        _COPY,
    ),
    "last_row": (
        N_("有内容的单元格远到第 {found} 行，超过限度 {limit} 行，内容没有检查"),
        _TAKE_OUT,
    ),
    "last_column": (
        N_("有内容的单元格远到第 {found} 列，超过限度 {limit} 列，内容没有检查"),
        _TAKE_OUT,
    ),
    "places": (
        N_(
            "有内容的单元格散布在 {found} 格的范围里，超过限度 {limit} 格，内容没有检查"
        ),
        _TAKE_OUT,
    ),
    "cells": (
        N_("有内容的单元格超过 {limit} 个，不像填报表格，内容没有检查"),
        _TAKE_OUT,
    ),
    "pages": (
        N_("文件有 {found} 页，超过限度 {limit} 页，不像自评报告，内容没有检查"),
        N_("把自评报告单独存为一个文件后再检查"),
    ),
    "text_length": (
        N_("文字有 {found} 个字符，超过限度 {limit} 个，不像自评报告，内容没有检查"),
        N_("把自评报告单独存为一个文件后再检查"),
    ),
}
_IN_BYTES = frozenset({"file_size", "zip_total"})
_SAME_AS = {
    "part_size": "zip_total",
    "shared_strings": "cells",
}


@rule(
    "FL103",
    "file-over-limit",
    kind="limit",
    severity=Severity.ERROR,
    target=Paper,
    message=N_("文件超出限度（{reason}：{found}，限度 {limit}），内容没有检查"),
    advice=_TAKE_OUT,
    variants=_VARIANTS,
)
def check(paper: Paper) -> Iterator[Hit]:
    """Yield one hit for a file or a sheet that was not read for its size."""
    for problem in paper.problems:
        if problem.kind != "limit":
            continue
        reason = _SAME_AS.get(problem.reason, problem.reason)
        shown = _megabytes if reason in _IN_BYTES else _figure
        yield Hit(
            Place(paper.path, problem.sheet),
            actual=shown(problem.details.get("found")),
            key=f"{paper.name}:{problem.reason}",
            values={
                "reason": problem.reason,
                "found": shown(problem.details.get("found")),
                "limit": shown(problem.details.get("limit")),
            },
            variant=reason if reason in _VARIANTS else "",
        )


def _megabytes(value: object) -> str:
    """Bytes as a file manager tells them: 1,073.7 MB."""
    return f"{value / 1e6:,.1f} MB" if isinstance(value, int) else str(value or "")


def _figure(value: object) -> str:
    """A count with thousands separators."""
    return f"{value:,}" if isinstance(value, int) else str(value or "")
