"""Looks appended to a styles part: nothing that is there is changed or renumbered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfeval_xl.patching.markup import Document, Element, with_attribute
from selfeval_xl.patching.refused import CannotPatch

_MOST = 64_000  # cell formats a spreadsheet program takes
_FORMAT_ID = re.compile(r"""\snumFmtId\s*=\s*["'](\d+)["']""")
GENERAL, TEXT = "0", "49"  # number formats every workbook has


@dataclass(frozen=True, slots=True)
class Look:
    """A cell format of one's own, for sheets that are appended.

    ``font``, ``fill`` and ``border`` are numbers, ``inside`` what stands in the
    format's element.
    """

    font: int = 0
    fill: int = 0
    border: int = 0
    inside: str = ""
    more: str = ""


class StylesPart:
    """A styles part to append fonts, fills, borders and cell formats to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._lists: dict[str, Element] = {}
        self._items: dict[str, list[str]] = {}
        self._formats = self._texts("cellXfs", "xf")

    def append(self, container: str, text: str) -> int:
        """Append an entry to "fonts", "fills", "borders" or "cellXfs"; its number.

        One that was appended before is not appended again.
        """
        items = self._items.setdefault(container, [])
        if text not in items:
            items.append(text)
        number = self._size(container) + items.index(text)
        if container == "cellXfs" and number >= _MOST:
            raise CannotPatch("too_many_styles")
        return number

    def fill(self, colour: str) -> int:
        """The number of a plain fill in a colour such as "FFFFEB9C"."""
        p = self.document.prefix
        return self.append(
            "fills",
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
            f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>',
        )

    def format_id(self, style: int) -> str:
        """The number of the number format a cell format has."""
        if not 0 <= style < len(self._formats):
            raise CannotPatch("no_style", style=style)
        found = _FORMAT_ID.search(self._formats[style])
        return found[1] if found else GENERAL

    def derived(self, style: int, fill: int | None, format_id: str | None) -> int:
        """The number of a cell format like another but for fill and number format.

        None for either leaves it.
        """
        self.format_id(style)  # raises where there is no such style
        text = self._formats[style]
        if fill is not None:
            text = _changed(text, fillId=str(fill), applyFill="1")
        if format_id is not None:
            text = _changed(text, numFmtId=format_id, applyNumberFormat="1")
            text = _changed(text, quotePrefix=None)
        return self.append("cellXfs", text)

    def look(self, look: Look) -> int:
        """The number of a cell format of one's own."""
        tag = f"{self.document.prefix}xf"
        head = (
            f'<{tag} numFmtId="0" fontId="{look.font}" fillId="{look.fill}"'
            f' borderId="{look.border}" xfId="0" applyFont="1" applyFill="1"'
            f' applyBorder="1" applyAlignment="1"{look.more}>'
        )
        return self.append("cellXfs", f"{head}{look.inside}</{tag}>")

    def finish(self) -> None:
        """Put in everything appended, and bring the lists' counts up to date."""
        for container, items in self._items.items():
            element = self._list(container)
            written = element.get("count")
            size = self._size(container) + len(items)
            text = "".join(items)
            if not element.is_open:
                raise CannotPatch("malformed", part=self.document.part)
            if written is not None:
                self.document.set_attribute(element, "count", str(size))
            self.document.insert(element.outer, text)

    def _list(self, container: str) -> Element:
        if container not in self._lists:
            found = self.document.find(container)
            if found is None:
                raise CannotPatch("no_style_list", part=self.document.part)
            self._lists[container] = found
        return self._lists[container]

    def _size(self, container: str) -> int:
        item = {"cellXfs": "xf"}.get(container, container[:-1])
        if container == "cellXfs":
            return len(self._formats)
        element = self._list(container)
        return self.document.count(item, element.inner, element.outer)

    def _texts(self, container: str, item: str) -> list[str]:
        element = self._list(container)
        document = self.document
        found = [
            document.text[one.start : one.end]
            for one in document.all(item, element.inner, element.outer)
        ]
        if len(found) != document.count(item, element.inner, element.outer):
            raise CannotPatch("malformed", part=document.part)
        return found


def _changed(text: str, **attributes: str | None) -> str:
    """An element with attributes of its tag set, or taken out."""
    found = re.match(r"<[\w:.-]+", text)
    end = re.search(r"""/?>""", text)
    assert found is not None and end is not None
    written = text[found.end() : end.start()]
    for name, value in attributes.items():
        written = with_attribute(written, name, value)
    return text[: found.end()] + written + text[end.start() :]
