"""Notes at corrected cells, in sheets that have no comments of their own."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from selfeval_xl.model.grid import Address
from selfeval_xl.model.place import column_letters
from selfeval_xl.patching.markup import escape, escape_attribute
from selfeval_xl.patching.parts import Parts
from selfeval_xl.patching.sheet_xml import SheetPart

_BEHIND = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)
_OWN_DRAWINGS = frozenset({"comments", "threadedComment", "vmlDrawing"})
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_AUTHOR = "selfeval-xl"
_LINE, _COLUMNS_WIDE = 22, 4  # characters on a line of the note, its width in columns
_VML_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def add_notes(
    parts: Parts, sheet: SheetPart, name: str, texts: Mapping[Address, str]
) -> bool:
    """Put notes at cells of a sheet part; False where it has drawings of that kind.

    Those would have to be changed with it, so such a sheet gets no notes.
    """
    document = sheet.document
    kinds = {one.type for one in parts.relations(name)}
    if document.find("legacyDrawing") is not None or kinds & _OWN_DRAWINGS:
        return False
    comments = parts.free_name("xl/comments{}.xml")
    drawing = parts.free_name("xl/drawings/vmlDrawing{}.vml")
    places = sorted(texts)
    main = _STRICT_MAIN if parts.is_strict else _MAIN
    parts.add(comments, _comments(main, places, texts), _COMMENTS)
    parts.ensure_default("vml", _DRAWING)
    parts.add_plain(drawing, _drawing(places, texts))
    types = parts.relation_types
    parts.add_relation(name, f"{types}/comments", _target(name, comments))
    number = parts.add_relation(name, f"{types}/vmlDrawing", _target(name, drawing))
    document.append_to_root(
        f'<{document.prefix}legacyDrawing xmlns:r="{types}" r:id="{number}"/>',
        _BEHIND,
        sheet.end,
    )
    return True


def _target(part: str, other: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(part))


def _comments(main: str, places: list[Address], texts: Mapping[Address, str]) -> bytes:
    entries = "".join(
        f'<comment ref="{column_letters(column)}{row}" authorId="0"><text><t'
        f' xml:space="preserve">{escape(texts[row, column])}</t></text></comment>'
        for row, column in places
    )
    return (
        f'{_HEAD}<comments xmlns="{main}"><authors><author>{_AUTHOR}</author></authors>'
        f"<commentList>{entries}</commentList></comments>"
    ).encode()


def _drawing(places: list[Address], texts: Mapping[Address, str]) -> bytes:
    shapes = "".join(
        _shape(number, place, texts[place]) for number, place in enumerate(places, 1)
    )
    return f"{_VML_HEAD}{shapes}</xml>".encode()


def _shape(number: int, place: Address, text: str) -> str:
    """A note beside its cell, hidden until it is pointed at, high enough for it."""
    row, column = place
    lines = sum(-(-max(len(line), 1) // _LINE) for line in text.split("\n"))
    top = max(row - 2, 0)
    anchor = f"{column},15,{top},2,{column + _COLUMNS_WIDE},15,{top + lines + 1},4"
    style = escape_attribute(
        f"position:absolute;z-index:{number};visibility:hidden"
    )
    return (
        f'<v:shape id="_x0000_s{1024 + number}" type="#_x0000_t202" style="{style}"'
        ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )
