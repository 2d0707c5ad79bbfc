"""Characters and elements of office XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from selfeval_xl.intake.refusal import broken, too_much

Element = ElementTree.Element

MOST_TAGS = 300_000  # of a document held as a tree; cells are never held so
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
_REFERENCE = re.compile(r"&[^;&\s]{0,12};?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HALF = re.compile("[\ud800-\udfff]")
_PHONETIC = re.compile(r"<rPh\b(?:[^<]++|<(?!/?rPh\b))*+</rPh>")
_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")
_MOST_KNOWN = 30_000  # references kept decoded; some writers escape every character


class _Characters(dict[str, str]):
    """What each character reference stands for, worked out once."""

    def __missing__(self, reference: str) -> str:
        body = reference[2:-1]
        try:
            code = int(body[1:], 16) if body[:1] in "xX" else int(body)
            found = chr(code) if reference.endswith(";") else ""
        except (ValueError, OverflowError):
            found = ""
        if not found or not reference.startswith("&#") or _HALF.match(found):
            raise broken("malformed", found=reference)
        if len(self) < _MOST_KNOWN:
            self[reference] = found
        return found


_characters = _Characters(_NAMED)


def unescape(text: str) -> str:
    """Text of an XML document with its references resolved, XML's five and numbers."""
    if "&" in text:
        return _REFERENCE.sub(lambda found: _characters[found[0]], text)
    return text


def decode_escapes(text: str) -> str:
    """Text with what a spreadsheet writes as "_x000D_" put back."""
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if _HALF.search(found):  # two halves make a character, one alone is none
        found = found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return found


def rich_text(fragment: str) -> str:
    """The characters of an <is> or <si> content: runs joined, reading aids left out."""
    if "<rPh" in fragment:
        fragment = _PHONETIC.sub("", fragment)
    return decode_escapes(unescape("".join(_TEXT.findall(fragment))))


def parse(text: str, part: str = "") -> Element:
    """The root of an XML document; raises ``Refusal`` "malformed" or "elements"."""
    if text.count("<") > MOST_TAGS:
        raise too_much("elements", text.count("<"), MOST_TAGS, part=part)
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise broken("malformed", part=part, found=str(error)) from None


def local(tag: str) -> str:
    """A tag or attribute name without its namespace."""
    return tag.rpartition("}")[2]


def children(element: Element, *path: str) -> Iterator[Element]:
    """Elements below, by local names one level each."""
    for child in element:
        if isinstance(child.tag, str) and local(child.tag) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Elements of a local name at any depth, in document order."""
    for one in element.iter():
        if isinstance(one.tag, str) and local(one.tag) == name:
            yield one


def element_text(element: Element) -> str:
    """The characters of an element's <t>: runs joined, reading aids left out."""
    pieces: list[str] = []

    def collect(parent: Element) -> None:
        for child in parent:
            name = local(child.tag) if isinstance(child.tag, str) else ""
            if name == "t":
                pieces.append(child.text or "")
            elif name == "r":
                collect(child)

    collect(element)
    return decode_escapes("".join(pieces))


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name, with or without a namespace."""
    found = element.get(name)
    if found is not None:
        return found
    ending = "}" + name
    return next((v for key, v in element.items() if key.endswith(ending)), None)


def is_true(written: str | None) -> bool:
    """A boolean attribute as XML Schema writes it."""
    return written in ("1", "true", "on")
