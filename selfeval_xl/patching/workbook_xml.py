"""What the workbook part says of all sheets: their list, and when to calculate."""

from __future__ import annotations

from selfeval_xl.intake.discover import OWN_NAME
from selfeval_xl.patching.markup import Document, Element, escape_attribute
from selfeval_xl.patching.refused import CannotPatch

_AFTER_CALCULATION = (
    "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
    "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)
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
    ids = [one.number("sheetId") for one in _sheets(workbook)]
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


def mark_as_own(workbook: Document, value: str) -> None:
    """Give the workbook the hidden name that tells it is this program's output.

    A document property would do as well, but changes parts no correction has to.
    """
    prefix = workbook.prefix
    text = escape_attribute(f'"{value}"')
    entry = (
        f'<{prefix}definedName name="{OWN_NAME}" hidden="1">{text}'
        f"</{prefix}definedName>"
    )
    container = workbook.find("definedNames")
    if container is not None:
        workbook.append(container, entry)
        return
    tag = f"{prefix}definedNames"
    after = ("calcPr", *_AFTER_CALCULATION)
    workbook.append_to_root(f"<{tag}>{entry}</{tag}>", after)
