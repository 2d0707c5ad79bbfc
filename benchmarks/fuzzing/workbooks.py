"""Workbooks with what the samples lack: other formats, shared formulas, notes."""

from __future__ import annotations

from functools import cache

from benchmarks.fuzzing.records import Records, xls_records, xlsb_book, xlsb_sheet
from benchmarks.fuzzing.zips import Parts

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TABLE = (
    ("项目支出绩效自评表", "", "", "", ""),
    ("（2024年度）", "", "单位：万元", "", True),
    ("项目资金", "年初预算数", "全年预算数", "全年执行数", "执行率"),
    ("年度资金总额", 100.0, 93.05, 78.55, 0.8442),
    ("其中：财政拨款", 60.0, 50, 40.5, 0.81),
    ("其他资金", 40.0, 43.05, 38.05, 0.8839),
    ("一级指标", "三级指标", "年度指标值", "分值", "得分"),
    ("产出指标", "培训人次", "≥95%", 50, 45.5),
    ("总分", "", "", 100, 95.5),
)


@cache
def open_documents() -> Parts:
    """The parts of an .ods."""
    rows = "".join(
        f"<table:table-row>{_ods_cells(row)}</table:table-row>" for row in TABLE
    )
    name = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(
        f'xmlns:{one}="{name}:{one}:1.0"' for one in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{rows}<table:table-row '
        'table:number-rows-repeated="100"><table:table-cell '
        'table:number-columns-repeated="9"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b"<manifest:manifest xmlns:manifest='urn:m'/>"
    listed = ("META-INF/manifest.xml", manifest)
    return [("mimetype", kind), ("content.xml", content.encode()), listed]


@cache
def binary_workbook() -> Parts:
    """The parts of an .xlsb."""
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Override '
        'PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary'
        '.macroEnabled.main"/></Types>'
    )
    return [
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", _rels(("rId1", "officeDocument", "xl/workbook.bin"))),
        ("xl/workbook.bin", xlsb_book("表")),
        (
            "xl/_rels/workbook.bin.rels",
            _rels(("rId1", "worksheet", "worksheets/sheet1.bin")),
        ),
        ("xl/worksheets/sheet1.bin", xlsb_sheet(TABLE)),
    ]


@cache
def old_workbook() -> Records:
    """The records of an .xls."""
    return xls_records({"表": TABLE, "说明": (("无", 1.5), (2, True))})


def odd_workbook() -> Parts:
    """A workbook with shared and array formulas, rich and inline text, notes, links."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="{kind}"/></Types>'
    )
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><workbookPr date1904="0"/>'
        '<sheets><sheet name="数据表" sheetId="1" r:id="rId1"/><sheet name="说明" '
        'sheetId="2" state="hidden" r:id="rId2"/></sheets><externalReferences>'
        '<externalReference r:id="rId5"/></externalReferences><definedNames>'
        '<definedName name="合计">数据表!$D$4</definedName><definedName name="率" '
        'localSheetId="0">数据表!$E:$E</definedName></definedNames></workbook>'
    )
    styles = (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="0.00%"/></numFmts>'
        '<fonts count="1"><font/></fonts><fills count="1">'
        '<fill/></fills><borders count="1"><border/></borders><cellXfs count="4">'
        '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="49"/>'
        "</cellXfs></styleSheet>"
    )
    strings = (
        f'<sst xmlns="{_MAIN}"><si><t>项目支出绩效自评表</t></si><si><r><t>年初</t></r>'
        '<r><rPr><b/></rPr><t xml:space="preserve">预算数 </t></r><rPh sb="0" eb="1">'
        "<t>x</t></rPh></si><si><t>执行率</t></si></sst>"
    )
    around = (
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "worksheet", "/xl/worksheets/sheet2.xml"),
        *(
            ("rId3", "sharedStrings", "sharedStrings.xml"),
            ("rId4", "styles", "styles.xml"),
        ),
        ("rId5", "externalLink", "externalLinks/externalLink1.xml"),
    )
    notes = (
        f'<comments xmlns="{_MAIN}"><authors><author>甲</author></authors><commentList>'
        '<comment ref="D4" authorId="0"><text><t>核对</t></text></comment></commentList>'
        "</comments>"
    )
    drawing = ("rId1", "vmlDrawing", "../drawings/vml1.vml")
    return [
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", _rels(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book.encode()),
        ("xl/_rels/workbook.xml.rels", _rels(*around)),
        ("xl/styles.xml", styles.encode()),
        ("xl/sharedStrings.xml", strings.encode()),
        ("xl/worksheets/sheet1.xml", _sheet_xml().encode()),
        (
            "xl/worksheets/sheet2.xml",
            f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode(),
        ),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            _rels(drawing, ("rId2", "comments", "../comments1.xml")),
        ),
        ("xl/comments1.xml", notes.encode()),
        ("xl/drawings/vml1.vml", b'<xml xmlns:v="urn:schemas-microsoft-com:vml"/>'),
        (
            "xl/externalLinks/externalLink1.xml",
            f'<externalLink xmlns="{_MAIN}"/>'.encode(),
        ),
        (
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            _rels(("rId1", "externalLinkPath", "other.xlsx")),
        ),
    ]


def _sheet_xml() -> str:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>单位：'
        '</t></r><r><t>万元</t></r></is></c></row><row r="3"><c r="A3" t="inlineStr"><is>'
        '<t>项目资金</t></is></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="str"><v>全年预算数'
        '</v></c><c r="D3" t="str"><v>全年执行数</v></c><c r="E3" t="s"><v>2</v></c></row>'
    )
    for row in range(4, 9):
        hidden = ' hidden="1"' if row == 6 else ""
        shared = f' ref="E4:E8">D{row}/C{row}</f>' if row == 4 else "/>"
        rows += (
            f'<row r="{row}"{hidden}><c r="A{row}" t="str"><v>第{row}项</v></c>'
            f'<c r="B{row}" s="0"><v>{row * 10}</v></c>'
            f'<c r="C{row}" s="3" t="str"><v>{row * 9}.5万元</v></c>'
            f'<c r="D{row}"><f t="array" ref="D{row}">B{row}*0.9</f>'
            f"<v>{row * 9}</v></c>"
            f'<c r="E{row}" s="1"><f t="shared" si="0"{shared}<v>0.9474</v></c></row>'
        )
    rows += (
        '<row r="9"><c r="D9"><f>SUM(D4:D8)</f><v>270</v></c>'
        '<c r="E9" t="e"><v>#DIV/0!</v></c></row>'
    )
    after = (
        '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><dataValidations>'
        '<dataValidation type="list" sqref="A4:A8 B4"><formula1>"甲,乙"</formula1>'
        '</dataValidation></dataValidations><legacyDrawing r:id="rId1"/>'
    )
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATED}">'
        '<dimension ref="A1:E9"/><cols>'
        '<col min="2" max="2" width="9" hidden="1"/></cols>'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def _ods_cells(row: tuple[object, ...]) -> str:
    made = ""
    for value in row:
        is_text = isinstance(value, str)
        kind = 'string"' if is_text else f'float" office:value="{value}"'
        made += f'<table:table-cell office:value-type="{kind}>'
        made += f"<text:p>{value}</text:p></table:table-cell>"
    return made


def _rels(*targets: tuple[str, str, str]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{_RELATED}/{type}" Target="{target}"/>'
        for id, type, target in targets
    )
    text = f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
    return b'<?xml version="1.0"?>' + text.encode()
