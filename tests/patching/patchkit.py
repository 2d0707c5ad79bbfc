"""Small workbooks to correct, made part by part, and ways to look into copies."""

from __future__ import annotations

import io
import zipfile

from selfeval_xl.findings import Edit, Finding, Fix, Hit, Safety, Severity
from selfeval_xl.formulas import recalculate
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.patching.edits import CellEdit
from selfeval_xl.patching.patch import patch
from selfeval_xl.patching.recalculated import Recalculation
from selfeval_xl.read import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET, FILE = "数据表", "表.xlsx"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border><left/></border></borders>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" quotePrefix="1">'
    '<alignment horizontal="center"/></xf>'
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>'
)


def sheet_xml(rows, before="", after=""):
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def parts(rows, before="", after="", *, styles=STYLES, calc="", chain=False):
    """A workbook with one sheet, and whatever else is asked for."""
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="'
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        '"/>'
    )
    targets = [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]
    found = {
        "xl/worksheets/sheet1.xml": sheet_xml(rows, before, after),
        "xl/styles.xml": styles,
        "xl/media/image1.png": "no picture, but left alone all the same",
    }
    if chain:
        targets.append(("calcChain", "calcChain.xml"))
        types += '<Override PartName="/xl/calcChain.xml" ContentType="a/b"/>'
        found["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}"/>'
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{REL}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="{SHEET}"'
            f' sheetId="7" r:id="rId1"/></sheets>{calc}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
        ),
        **found,
    }


def pack(content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in content.items():
            file.writestr(name, text)
    return out.getvalue()


def unpack(data):
    """Part name -> text, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode() for name in file.namelist()}


def book_of(data, name=FILE):
    limits = Limits()
    return recalculate(
        read_workbook(data, inspect(data, name, limits), name, limits), data
    )


def paper_of(data, *forms):
    book = book_of(data)
    return Paper(FILE, "workbook", "xlsx", "0" * 64, len(data), (), book, forms)


def edit(cell, value, old="", new="", **more):
    row, column = cell
    return CellEdit(SHEET, row, column, old, new or str(value), value, **more)


def patched(content, *edits, values=None, marks=None):
    """The copy's parts after edits to a workbook given as parts."""
    data = pack(content) if isinstance(content, dict) else content
    done = Recalculation(
        {(SHEET, *at): value for at, value in (values or {}).items()}
    )
    return patch(data, book_of(data), edits, done, Limits(), marks)


def rows_after(rows, *edits, **more):
    """What stands in sheetData once edits are made."""
    text = unpack(patched(parts(rows), *edits, **more).data)["xl/worksheets/sheet1.xml"]
    return text.partition("<sheetData>")[2].partition("</sheetData>")[0]


def place(row, column):
    return Place(FILE, SHEET, row, column)


def finding(*edits, safety=Safety.UNSAFE, code="AR201", at=None, no=1):
    """A finding at its first edit's cell, with a correction of these edits."""
    fix = Fix(edits, safety) if edits else None
    where = at or (edits[0].place if edits else place(1, 1))
    hit = Hit(where, "项目", "旧", "新", "1 + 1 = 2", fix=fix)
    return Finding(
        no, code, "a-name", "sum", Severity.ERROR, hit, "写错了", "改正", "", f"f{no}"
    )


def wanted(cell, old, new, value=None, formula=None):
    return Edit(place(*cell), old, new, value, formula)
