"""What styles of a Word document say of numbers and of hidden text."""

from __future__ import annotations

from dataclasses import dataclass, field

from selfeval_xl.read.markup import Element, attribute, children

_DEEPEST = 20
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Style:
    """``hidden`` and ``list`` are None where the style does not say."""

    parent: str = ""
    hidden: bool | None = None
    list: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by id; ``default`` is the id of the paragraphs' own."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def chain(self, style: str) -> list[tuple[str, Style]]:
        """The style and those it is based on."""
        found: list[tuple[str, Style]] = []
        while style in self.styles and len(found) < _DEEPEST:
            found.append((style, self.styles[style]))
            style = self.styles[style].parent
        return found

    def is_hidden(self, style: str) -> bool:
        """True where the nearest style that says anything hides its text."""
        said = (s.hidden for _, s in self.chain(style) if s.hidden is not None)
        return next(said, False)


def read_styles(root: Element) -> Styles:
    """The styles of a styles part."""
    found: dict[str, Style] = {}
    default = ""
    for one in children(root, "style"):
        key = attribute(one, "styleId") or ""
        properties = next(children(one, "pPr"), None)
        found[key] = Style(
            value_of(one, "basedOn"),
            hidden_in(next(children(one, "rPr"), None)),
            list_of(properties) if properties is not None else None,
        )
        is_default = attribute(one, "default") in ("1", "true")
        if is_default and attribute(one, "type") == "paragraph":
            default = key
    return Styles(found, default)


def list_of(properties: Element) -> tuple[str, int] | None:
    """List and level that paragraph properties name; level -1 where they do not."""
    for one in children(properties, "numPr"):
        level = value_of(one, "ilvl")
        return value_of(one, "numId"), int(level) if level.isdecimal() else -1
    return None


def hidden_in(properties: Element | None) -> bool | None:
    """Whether run properties hide text; None where they do not say."""
    if properties is None:
        return None
    one = next(children(properties, "vanish"), None)
    return None if one is None else attribute(one, "val") not in _OFF


def value_of(parent: Element, name: str) -> str:
    """The ``val`` of a child, "" where there is none."""
    one = next(children(parent, name), None)
    return (attribute(one, "val") or "") if one is not None else ""
