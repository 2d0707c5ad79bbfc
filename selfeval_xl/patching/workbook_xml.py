"""What the workbook part says of all sheets: their list, and when to calculate."""

from __future__ import annotations

from selfeval_xl.intake.discover import OWN_PROPERTY
from selfeval_xl.patching.markup import Document, Element, escape_attribute
from selfeval_xl.patching.parts import Parts
from selfeval_xl.patching.refused import CannotPatch

_AFTER_CALCULATION = (
    "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
    "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)
_CUSTOM_PART = "docProps/custom.xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PID = 2
_CUSTOM_RELATIONS = ("custom-properties", "customProperties")  # the strict one last
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_NAME = 31


def calculate_on_load(workbook: Document) -> None:
    """Have all formulas calculated when a spreadsheet program opens the file."""
    found = workbook.find("calcPr")
    if found is None:
        tag = f"{workbook.prefix}calcPr"
        workbook.append_to_root(f'<{tag} fullCalcOnLoad="1"/>', _AFTER_CALCULATION)
    elif found.get("fullCalcOnLoad") not in ("1", "true"):
        workbook.set_attribute(found, "fullCalcOnLoad", "1")


def free_sheet_name(workbook: Document, wanted: str) -> str:
    """The name, or one like it that no sheet of the workbook has."""
    sheets = _sheets(workbook)
    taken = {(one.get("name") or "").casefold() for one in sheets}
    name, number = wanted, 2
    while escape_attribute(name).casefold() in taken:
        ending = f"({number})"
        name = wanted[: _LONGEST_NAME - len(ending)] + ending
        number += 1
    return name


def list_sheet(workbook: Document, name: str, relation: str, namespace: str) -> None:
    """Enter a sheet at the end of the list; ``namespace`` is that of relationships."""
    ids = [int(one.get("sheetId") or 0) for one in _sheets(workbook)]
    container = workbook.find("sheets")
    assert container is not None
    workbook.append(
        container,
        f'<{workbook.prefix}sheet xmlns:r="{namespace}" name="{escape_attribute(name)}"'
        f' sheetId="{max(ids, default=0) + 1}" r:id="{relation}"/>',
    )


def _sheets(workbook: Document) -> list[Element]:
    container = workbook.find("sheets")
    if container is None:
        raise CannotPatch("malformed", part=workbook.part)
    return list(workbook.all("sheet", container.inner, container.outer))


def mark_as_own(parts: Parts, value: str) -> None:
    """Give the workbook the property that tells it is this program's output."""
    office = _STRICT_OFFICE if parts.is_strict else _OFFICE
    existing = [one for one in parts.relations("") if one.type in _CUSTOM_RELATIONS]
    if existing and existing[0].target in parts:
        document = parts.document(existing[0].target)
        root = document.find("Properties")
        if root is None:
            raise CannotPatch("malformed", part=document.part)
        taken = [int(one.get("pid") or 0) for one in document.all("property")]
        pid = max([_FIRST_PID - 1, *taken]) + 1
        document.append(root, _property(document.prefix, pid, office, value))
        return
    kind = _CUSTOM_RELATIONS[parts.is_strict]
    entry = _property("", _FIRST_PID, office, value)
    body = f'<Properties xmlns="{office}{kind}">{entry}</Properties>'
    taken_already = _CUSTOM_PART in parts
    name = parts.free_name("docProps/custom{}.xml") if taken_already else _CUSTOM_PART
    parts.add(name, (_HEAD + body).encode(), _CUSTOM_TYPE)
    parts.add_relation("", f"{parts.relation_types}/{kind}", name)


def _property(prefix: str, pid: int, office: str, value: str) -> str:
    return (
        f'<{prefix}property fmtid="{_FORMAT_ID}" pid="{pid}" name="{OWN_PROPERTY}">'
        f'<vt:lpwstr xmlns:vt="{office}docPropsVTypes">{escape_attribute(value)}'
        f"</vt:lpwstr></{prefix}property>"
    )
