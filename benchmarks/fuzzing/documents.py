"""Documents to bend: a report and a letter as .docx, a report as .pdf."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import docx

from benchmarks.fuzzing.workbooks import TABLE
from benchmarks.fuzzing.zips import Parts, parts_of

_LETTERS = Path(__file__).parents[2] / "selfeval_xl" / "bulking" / "letters"
REPORT = (
    *("某区某局2024年部门整体支出绩效自评报告", "一、部门基本情况", "（一）部门概况"),
    "2024年收入决算93.05万元，比上年减少14.5万元，下降13.48%。"
    "其中：财政拨款78.55万元，占84.42%。",
    "全年预算数100万元，执行率93.05%。自评得分95.5分，等级为优。",
    *("二、自评结论", "由会议费1.2万元、培训费3.4万元组成，合计4.6万元。"),
)


@cache
def documents() -> tuple[Parts, ...]:
    """Word documents as parts: a report with headings, a list and tables; a letter."""
    made = docx.Document()
    for at, line in enumerate(REPORT):
        made.add_paragraph(line, style="List Number" if at in (1, 2) else None)
    made.add_heading("三、存在的问题", 1)
    table = made.add_table(len(TABLE), len(TABLE[0]))
    for row, cells in enumerate(TABLE):
        for column, value in enumerate(cells):
            table.cell(row, column).text = str(value)
    table.cell(0, 0).merge(table.cell(0, 4))
    table.cell(3, 0).add_table(1, 2)
    made.sections[0].header.paragraphs[0].text = "某区某局"
    stream = io.BytesIO()
    made.save(stream)
    others = [parts_of(one.read_bytes()) for one in sorted(_LETTERS.glob("*.docx"))]
    return (parts_of(stream.getvalue()), *others)


@cache
def pdf() -> bytes:
    """A report of two pages."""
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H "
        "/ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 "
        "/BaseFont /SimSun /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0 >> >>] >>"
    )
    parts = ["<< /Type /Catalog /Pages 2 0 R >>"]
    parts.append("<< /Type /Pages /Kids [5 0 R 7 0 R] /Count 2 >>")
    parts += [font, f"<< /Length {len(to_unicode)} >>\nstream\n{to_unicode}\nendstream"]
    for page in range(2):
        drawn = "".join(
            f"BT /F 12 Tf 60 {780 - 20 * at} Td <{shown}> Tj ET\n"
            for at, shown in enumerate(map(_hex, REPORT[4 * page : 4 * page + 4]))
        )
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font "
            f"<< /F 3 0 R >> >> /Contents {6 + 2 * page} 0 R >>"
        )
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    return _with_table(parts)


def _hex(line: str) -> str:
    return line.encode("utf-16-be").hex()


def _with_table(parts: list[str]) -> bytes:
    out, offsets = "%PDF-1.5\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size, start = len(parts) + 1, len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out.encode("latin-1")
