"""Workbooks in the zipped XML format, in one pass: values, formulas and looks."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.discover import OWN_NAME, OWN_PROPERTY
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import Refusal, broken, too_much
from selfeval_xl.model.grid import Sheet, Workbook
from selfeval_xl.read.cells import Book
from selfeval_xl.read.comments import read_comments
from selfeval_xl.read.markup import Element, attribute, children, is_true
from selfeval_xl.read.package import (
    Relation,
    custom_properties,
    main_part,
    part_root,
    part_text,
    relations,
)
from selfeval_xl.read.sheet import read_sheet
from selfeval_xl.read.strings import read_strings
from selfeval_xl.read.styles import Style, read_styles

_STATES = frozenset({"hidden", "veryHidden"})
_NO_CELLS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook part lists it."""

    name: str
    state: str
    relation: Relation | None


def read_xlsx(archive: Archive, file: str, format: str, limits: Limits) -> Workbook:
    """Read a workbook; a sheet that cannot be read has its ``problem`` set.

    Raises ``Refusal`` where the workbook part itself cannot be followed.
    """
    around = relations(archive, "")
    part = main_part(archive, around)
    root = part_root(archive, part)
    related = {one.id: one for one in relations(archive, part)}
    date1904 = any(is_true(one.get("date1904")) for one in children(root, "workbookPr"))
    book = Book(
        _strings(archive, related, limits), _styles(archive, related), date1904, limits
    )
    listed = _listed(root, related)
    if len(listed) > limits.sheets:
        raise too_much("sheets", len(listed), limits.sheets)
    sheets = tuple(_sheet(archive, one, book) for one in listed)
    names, properties = _defined_names(root, listed), _properties(archive, around)
    own = names.pop(OWN_NAME, None)
    if own is not None:  # a mark, and no name of the workbook's
        properties[OWN_PROPERTY] = own.strip('"')
    return Workbook(
        file,
        format,
        sheets,
        date1904,
        names,
        _external_links(archive, root, related),
        properties=properties,
    )


def _listed(root: Element, related: dict[str, Relation]) -> list[_Listed]:
    """All sheets with cells, in order."""
    found = []
    for one in children(root, "sheets", "sheet"):
        relation = related.get(attribute(one, "id") or "")
        if relation is None or relation.type not in _NO_CELLS:
            state = one.get("state", "visible")
            state = state if state in _STATES else "visible"
            found.append(_Listed(one.get("name", ""), state, relation))
    return found


def _strings(
    archive: Archive, related: dict[str, Relation], limits: Limits
) -> list[str] | None:
    """The shared strings; None where they are lost, which each sheet then tells."""
    for one in related.values():
        if one.type == "sharedStrings":
            try:
                return read_strings(part_text(archive, one.target), limits)
            except Refusal as refusal:
                if refusal.problem.kind != "unreadable":
                    raise
                return None
    return None


def _styles(archive: Archive, related: dict[str, Relation]) -> list[Style]:
    """The cell styles; none where the workbook has no styles part."""
    for one in related.values():
        if one.type == "styles" and one.target in archive:
            return read_styles(part_text(archive, one.target))
    return []


def _sheet(archive: Archive, listed: _Listed, book: Book) -> Sheet:
    """A sheet with its cells, or with the reason why there are none."""
    part = listed.relation.target if listed.relation else None
    try:
        if part is None:
            raise broken("missing_part", part=listed.name)
        content = read_sheet(part_text(archive, part), book)
        around = relations(archive, part)
        comments = read_comments(archive, around)
    except Refusal as refusal:
        problem = refusal.problem
        return Sheet(
            listed.name,
            {},
            listed.state,
            part=part,
            problem=problem.reason,
            problem_kind=problem.kind,
            problem_details=problem.details,
        )
    return Sheet(
        listed.name,
        content.cells,
        listed.state,
        content.merges,
        content.hidden_rows,
        content.shell.hidden_columns,
        comments,
        content.validations,
        part,
    )


def _defined_names(root: Element, listed: list[_Listed]) -> dict[str, str]:
    """Names and what they stand for; a sheet's own name reads "Sheet!name"."""
    sheets = [one.get("name", "") for one in children(root, "sheets", "sheet")]
    found: dict[str, str] = {}
    for one in children(root, "definedNames", "definedName"):
        name, place = one.get("name", ""), one.get("localSheetId", "")
        if place.isdecimal() and int(place) < len(sheets):
            name = f"{sheets[int(place)]}!{name}"
        found[name] = one.text or ""
    return found


def _external_links(
    archive: Archive, root: Element, related: dict[str, Relation]
) -> tuple[str, ...]:
    """The other workbooks linked to, in the order that [1], [2] … count."""
    found = []
    for one in children(root, "externalReferences", "externalReference"):
        link = related.get(attribute(one, "id") or "")
        if link is not None and link.target in archive:
            outside = [r.target for r in _try_relations(archive, link.target)]
            found.append(outside[0] if outside else "")
        else:
            found.append("")
    return tuple(found)


def _try_relations(archive: Archive, part: str) -> tuple[Relation, ...]:
    try:
        return relations(archive, part)
    except Refusal:
        return ()


def _properties(archive: Archive, around: tuple[Relation, ...]) -> dict[str, str]:
    try:
        return custom_properties(archive, around)
    except Refusal:
        return {}
