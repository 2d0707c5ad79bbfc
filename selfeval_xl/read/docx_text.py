"""Paragraphs of a Word document as they show with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selfeval_xl.read.docx_numbering import Numbering
from selfeval_xl.read.docx_styles import Styles, hidden_in, list_of, value_of
from selfeval_xl.read.markup import Element, attribute, children, local

_GONE = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "pPr"})
_TICKS = {"F0FE": "☑", "F052": "☑", "F0A8": "□", "F06F": "□", "F0A3": "□"}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(slots=True)
class Inline:
    """What one paragraph holds: text shown and hidden, its text boxes."""

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """Turns paragraph elements into text, counting the numbers as it goes."""

    numbering: Numbering
    styles: Styles

    def paragraph(self, element: Element) -> tuple[str, Inline]:
        """The text of a paragraph with its number, and what else it holds."""
        inline = Inline()
        style = self._style(element)
        self._runs(element, inline, self.styles.is_hidden(style))
        mark = self._mark(element, style)
        text = "".join(inline.shown).strip("\n\r")
        return (mark + text.lstrip() if mark and text.strip() else text), inline

    def _style(self, element: Element) -> str:
        properties = next(children(element, "pPr"), None)
        named = value_of(properties, "pStyle") if properties is not None else ""
        return named or self.styles.default

    def _mark(self, element: Element, style: str) -> str:
        properties = next(children(element, "pPr"), None)
        own = list_of(properties) if properties is not None else None
        if own is not None and own[0]:
            return self._next(own[0], own[1], style)
        for key, one in self.styles.chain(style):
            if one.list is not None and one.list[0]:
                return self._next(one.list[0], one.list[1], key)
        return ""

    def _next(self, list_id: str, level: int, style: str) -> str:
        if list_id == "0":
            return ""
        if level < 0:
            known = self.numbering.by_style.get(style)
            level = known[1] if known else 0
        return self.numbering.next(list_id, level)

    def _runs(self, parent: Element, inline: Inline, hidden: bool) -> None:
        for child in parent:
            name = local(child.tag) if isinstance(child.tag, str) else ""
            if name in _GONE or not name:
                continue
            if name == "r":
                self._run(child, inline, hidden)
            elif name == "AlternateContent":
                for one in _choice(child):
                    self._runs(one, inline, hidden)
            else:
                self._runs(child, inline, hidden)

    def _run(self, run: Element, inline: Inline, hidden: bool) -> None:
        properties = next(children(run, "rPr"), None)
        said = hidden_in(properties)
        if said is None and properties is not None:
            style = value_of(properties, "rStyle")
            said = True if style and self.styles.is_hidden(style) else None
        target = inline.hidden if (hidden if said is None else said) else inline.shown
        for child in run:
            name = local(child.tag) if isinstance(child.tag, str) else ""
            if name == "t":
                target.append(child.text or "")
            elif name == "br" and attribute(child, "type") in ("page", "column"):
                continue
            elif name in _BREAKS:
                target.append(_BREAKS[name])
            elif name == "sym":
                target.append(_TICKS.get((attribute(child, "char") or "").upper(), ""))
            elif name == "AlternateContent":
                for one in _choice(child):
                    inline.boxes += boxes_in(one)
            elif name in ("drawing", "pict", "object"):
                inline.boxes += boxes_in(child)


def _choice(element: Element) -> Iterator[Element]:
    """The first alternative that holds anything."""
    for one in element:
        if len(one):
            yield one
            return


def boxes_in(element: Element) -> list[Element]:
    """Contents of the text boxes below an element, outermost only."""
    found: list[Element] = []
    for child in element:
        name = local(child.tag) if isinstance(child.tag, str) else ""
        if name == "txbxContent":
            found.append(child)
        elif name == "AlternateContent":
            for one in _choice(child):
                found += boxes_in(one)
        elif name:
            found += boxes_in(child)
    return found


def is_mark_deleted(element: Element) -> bool:
    """True where the paragraph's end was deleted: it runs on into the next."""
    for properties in children(element, "pPr", "rPr"):
        return any(True for _ in children(properties, "del"))
    return False
