"""FL104 wrong-extension: the extension does not go with the content.

What it checks
    The file's first bytes against its name: a web page, a text table or an old
    .xls behind the name .xlsx, a document behind the name of a workbook.

Why it matters
    Excel warns about such a file or refuses it. A web page exported as ".xls" by a
    system holds no cells that could be checked.

Source
    File formats by their first bytes; inferred: exports named .xls that are web
    pages are common.

Example
    wrong  评分表.xlsx that a system exported as a web page
    right  the page opened in Excel and saved as an Excel workbook

Fix
    none: the file has to be saved under the right type.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper, Problem
from selfeval_xl.rules.registry import rule

_NAMES = {
    "html": N_("网页"),
    "mhtml": N_("网页"),
    "csv": N_("文本表格（CSV）"),
    "txt": N_("纯文本"),
    "xml": N_("XML 文本"),
    "xml_spreadsheet": N_("XML 表格 2003"),
    "docx": N_("Word 文档"),
    "docm": N_("Word 文档"),
    "doc": N_("旧版 Word 文档"),
    "rtf": N_("RTF 文档"),
    "pptx": N_("演示文稿"),
    "ppt": N_("演示文稿"),
    "pdf": N_("PDF 文件"),
    "png": N_("图片"),
    "jpg": N_("图片"),
    "gif": N_("图片"),
    "bmp": N_("图片"),
    "tiff": N_("图片"),
    "zip": N_("压缩包"),
    "rar": N_("压缩包"),
    "7z": N_("压缩包"),
    "gz": N_("压缩包"),
}
_SAVE_AS = N_("用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”，核对后再检查")
_VARIANTS = {
    "read": (
        N_("扩展名为 {extension}，内容实为 .{found} 工作簿；已按实际内容检查"),
        N_("把扩展名改为 .{found}，或用 Excel、WPS 打开后另存为 .xlsx"),
    ),
    "no_table": (
        N_("扩展名为 {extension}，内容实为{what}，其中没有可检查的表格"),
        N_("找到填好的 Excel 表，替换这个文件；不是报送表格的，改回原来的扩展名"),
    ),
}
_VARIANTS["read_document"] = (
    N_("扩展名为 {extension}，内容实为{what}；已按实际内容检查"),
    N_("把扩展名改为 .{found}，或用 Word、WPS 打开后另存为 .docx"),
)
_DOCUMENTS = frozenset({"docx", "docm", "doc", "rtf", "odt", "pdf"})
_TABLES = frozenset({"html", "mhtml", "csv", "txt", "xml", "xml_spreadsheet", "biff"})


@rule(
    "FL104",
    "wrong-extension",
    kind="wrong_extension",
    severity=Severity.ERROR,
    target=Paper,
    message=N_("扩展名为 {extension}，内容实为{what}，没有检查"),
    advice=_SAVE_AS,
    variants=_VARIANTS,
)
def check(paper: Paper) -> Iterator[Hit]:
    """Yield one hit per mismatch; a warning where the content was read all the same."""
    for problem in paper.problems:
        if problem.kind == "wrong_extension":
            yield _hit(paper, problem)


def _hit(paper: Paper, problem: Problem) -> Hit:
    found = str(problem.details.get("found") or problem.reason.removeprefix("is_"))
    if not problem.fatal:
        variant = "read_document" if found in _DOCUMENTS else "read"
    else:
        variant = "" if found in _TABLES else "no_table"
    return Hit(
        paper.place,
        actual=str(problem.details.get("extension", "")),
        expected=f".{found}",
        key=paper.name,
        values={
            "extension": problem.details.get("extension", ""),
            "found": found,
            "what": _NAMES.get(found, f" .{found} "),
        },
        variant=variant,
        severity=Severity.ERROR if problem.fatal else Severity.WARNING,
    )
