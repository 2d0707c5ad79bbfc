"""Workbook packages made part by part, so that a test can write any part."""

from __future__ import annotations

import io
import zipfile

from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.read import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORKBOOK_TYPE = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def rels(*targets):
    """A relationships part from (id, type, target)."""
    inner = "".join(
        f'<Relationship Id="{id}" Type="{RELATED}/{type}" Target="{target}"/>'
        for id, type, target in targets
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELS}">{inner}</Relationships>'


def sheet(rows="", before="", after=""):
    """A worksheet part around the content of its sheetData."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}" '
        f'xmlns:r="{RELATED}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def row(*cells, number=1):
    return f'<row r="{number}">{"".join(cells)}</row>'


def strings(*texts):
    inner = "".join(f"<si>{text}</si>" for text in texts)
    return f'<sst xmlns="{MAIN}">{inner}</sst>'


def styles(*formats):
    """A styles part whose style 1, 2 … have these number formats."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>'
        for at, code in enumerate(formats)
    )
    looks = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(formats)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{looks}</cellXfs></styleSheet>'
    )


def parts(*sheets, book="", named=("数据表", "评分表", "说明"), **more):
    """All parts of a package, by name, around the sheet parts given."""
    listed = "".join(
        f'<sheet name="{named[at]}" sheetId="{at + 1}" r:id="rId{at + 1}"/>'
        for at in range(len(sheets))
    )
    targets = [
        (f"rId{at + 1}", "worksheet", f"worksheets/sheet{at + 1}.xml")
        for at in range(len(sheets))
    ]
    found = {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}"><Override PartName="/xl/workbook.xml" '
            f'ContentType="{more.pop("type", WORKBOOK_TYPE)}"/></Types>'
        ),
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">'
            f"<sheets>{listed}</sheets>{book}</workbook>"
        ),
    }
    for name in ("sharedStrings", "styles"):
        if name in more:
            targets.append((f"rId_{name}", name, f"{name}.xml"))
            found[f"xl/{name}.xml"] = more[name]
    found["xl/_rels/workbook.xml.rels"] = rels(*targets)
    for at, text in enumerate(sheets):
        found[f"xl/worksheets/sheet{at + 1}.xml"] = text
    return found


def pack(content, method=zipfile.ZIP_DEFLATED):
    """The bytes of a zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, text in content.items():
            file.writestr(name, text)
    return out.getvalue()


def read(content, name="表.xlsx", limits=Limits()):
    """The workbook a package makes; ``content`` is its parts or its bytes."""
    data = pack(content) if isinstance(content, dict) else content
    return read_workbook(data, inspect(data, name, limits), name, limits)


def read_cells(rows, **more):
    """The cells of a workbook with one sheet, from its rows as written."""
    (only,) = read(parts(sheet(rows), **more)).sheets
    assert only.problem is None, only.problem
    return only.cells
