"""FL101 unreadable-file: a file is damaged or cannot be read.

What it checks
    Each file that claims to be a workbook. It must be complete, and its parts must
    be what the format says. A scan beside a report that can be read is only noted.

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
    none: the file has to be saved or sent again.
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
_VARIANTS |= {
    "scanned": (
        N_("文件是扫描件或图片（共 {pages} 页），没有文字，内容没有检查"),
        N_("报送由 Word 或 WPS 直接生成的文件；盖章的扫描件可另附"),
    ),
    "copy": (
        N_("文件是扫描件或图片，没有文字；内容按“{beside}”检查"),
        N_("核对两份内容一致；扫描件可作为附件保留"),
    ),
    "scanned_pages": (
        N_("第 {part} 页是扫描件或图片，没有文字，这几页没有检查"),
        N_("报送由 Word 或 WPS 直接生成的文件；盖章的扫描件可另附"),
    ),
    "no_text": (
        N_("文件里没有文字，没有可检查的内容"),
        N_("确认是否选错文件，换成写好的自评报告"),
    ),
    "pdf": (
        N_("PDF 文件已损坏，无法读取"),
        N_("从原文件重新导出一份 PDF，或直接报送 Word 文件"),
    ),
    "document": (
        N_("文档内部已损坏，无法读取（{flaw}）"),
        N_("用 Word 或 WPS 打开（按提示修复），核对内容后另存为新的 .docx 文件"),
    ),
    "no_document": (
        N_("扩展名为 {extension}，但内容不是任何认识的文档格式，无法读取"),
        N_("用 Word 或 WPS 打开确认，另存为 .docx 后再检查；打不开的请重新取得"),
    ),
    "no_converter": (
        N_("读取旧格式的文档需要 LibreOffice，本机没有安装，内容没有检查"),
        N_("用 Word 或 WPS 打开，另存为 .docx 后再检查；或安装 LibreOffice"),
    ),
    "not_converted": (
        N_("LibreOffice 没能转换这份旧格式的文档，内容没有检查"),
        N_("用 Word 或 WPS 打开，另存为 .docx 后再检查"),
    ),
    "no_pdf_reader": (
        N_("本机没有安装读取 PDF 的组件 pypdfium2，内容没有检查"),
        N_("运行 pip install pypdfium2，或改用 Word 文件"),
    ),
    "no_old_reader": (
        N_("本机没有读取旧格式工作簿的组件 python-calamine，或它装坏了，内容没有检查"),
        N_("运行 pip install python-calamine，或用 Excel 或 WPS 另存为 .xlsx 后再检查"),
    ),
}
_VARIANTS |= {
    "crashed": (
        N_("检查这个文件时程序意外退出，单独重试一次仍然如此，内容没有检查"),
        N_(
            "用 Excel 或 WPS 打开核对，把表格复制到新工作簿后再检查；来历不明的不要打开"
        ),
    ),
    "stalled": (
        N_("检查这个文件迟迟没有结束，单独重试一次仍然如此，内容没有检查"),
        N_(
            "用 Excel 或 WPS 打开核对，把表格复制到新工作簿后再检查；来历不明的不要打开"
        ),
    ),
    "archive": (
        N_("压缩包已损坏或格式不认识，里面的文件没有检查"),
        N_("确认能解压后，把解压出来的文件放在文件夹里再检查；打不开的请重新取得"),
    ),
    "archive_depth": (
        N_("压缩包套了三层以上，最里面的没有打开"),
        N_("逐层解压，把文件放在文件夹里再检查"),
    ),
    "archive_split": (
        N_("这是分成几卷的压缩包中的一卷，里面的文件没有检查"),
        N_("把各卷放在一起解压，再把解压出来的文件放在文件夹里检查"),
    ),
    "archive_tool": (
        N_("打开 {extension} 压缩包需要 {detail}，本机没有安装，里面的文件没有检查"),
        N_(
            "运行 pip install 'selfeval-xl[archives]'（.rar 另需 unrar）；"
            "或解压后把文件放在文件夹里再检查"
        ),
    ),
}
_DETAILS = ("part", "detail", "pages", "extension", "beside")
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
    """Yield one hit for a file that could not be read, or not all of it."""
    for problem in paper.problems:
        if problem.kind != "unreadable" or (problem.sheet and not problem.fatal):
            continue  # a single sheet is FL105's
        reason = _SAME_AS.get(problem.reason, problem.reason)
        if "beside" in problem.details:
            reason = "copy"
        details = {name: problem.details.get(name, "") for name in _DETAILS}
        inner = str(problem.details.get("flaw", problem.reason))
        yield Hit(
            paper.place,
            key=f"{paper.name}:{problem.reason}",
            values={**details, "flaw": flaw(inner)},
            variant=reason if reason in _VARIANTS else "",
            severity=Severity.INFO if reason == "copy" else None,
        )
