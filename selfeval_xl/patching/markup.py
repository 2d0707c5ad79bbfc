"""XML parts as characters to be changed at single places, all else as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfeval_xl.patching.refused import CannotPatch

_ENCODING = re.compile(r"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]+)["']""")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HIDING = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_ATTRIBUTES = r"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*"""
_ATTRIBUTE = re.compile(r"""\s+([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ANY_TAG = re.compile(rf"<(/?)([\w:.-]+)({_ATTRIBUTES})(/?)>")
_ROOT = re.compile(rf"<(?:([\w.-]+):)?([\w.-]+)({_ATTRIBUTES})/?>")
_STRICT = "http://purl.oclc.org/ooxml/"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|\r")
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Element:
    """Where an element stands: its tag, its attributes as written, and its ends.

    ``start`` and ``end`` are the element's, ``inner`` and ``outer`` those of its
    content (both the end of the tag where it closes itself).
    """

    name: str
    attributes: str
    start: int
    inner: int
    outer: int
    end: int

    @property
    def is_open(self) -> bool:
        """True where the element has an end tag of its own."""
        return self.outer != self.end

    def get(self, name: str) -> str | None:
        """An attribute as written."""
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found[1] == name:
                return found[2] if found[2] is not None else found[3]
        return None

    def number(self, name: str) -> int:
        """An attribute as a whole number, 0 where it is none."""
        written = self.get(name) or ""
        return int(written) if written.isascii() and written.isdecimal() else 0


class Document:
    """One part: the characters, and changes to them that are made all at once.

    ``mask`` is as long as ``text``; comments, instructions and literal sections
    stand in it as blanks, so that every "<" in it begins a tag.
    """

    def __init__(self, content: bytes, part: str) -> None:
        self.part = part
        self._bom, self._encoding = _encoding(content)
        try:
            self.text = content[len(self._bom) :].decode(self._encoding)
        except (UnicodeDecodeError, LookupError):
            raise CannotPatch("encoding", part=part) from None
        if "<!DOCTYPE" in self.text:
            raise CannotPatch("dtd", part=part)
        self.mask = self.text
        if "<!" in self.text or self.text.find("<?", 2) >= 0:
            self.mask = _HIDING.sub(lambda found: " " * len(found[0]), self.text)
        self._changes: list[tuple[int, int, str]] = []
        root = _ROOT.search(self.mask)
        if root is None:
            raise CannotPatch("malformed", part=part)
        self.prefix = f"{root[1]}:" if root[1] else ""
        self.root = root[2]
        self.is_strict = _STRICT in root[3]
        self._after_root = root.end()

    @property
    def is_changed(self) -> bool:
        """True where something is to be changed."""
        return bool(self._changes)

    def find(self, name: str, start: int = 0, end: int | None = None) -> Element | None:
        """The first element of the document's own namespace with that name."""
        return next(self.all(name, start, end), None)

    def all(
        self, name: str, start: int = 0, end: int | None = None
    ) -> Iterator[Element]:
        """Elements of a name that does not nest, in order."""
        tag, stop = self.prefix + name, len(self.mask) if end is None else end
        pattern = re.compile(rf"<{re.escape(tag)}({_ATTRIBUTES})(/?)>")
        close = re.compile(rf"</{re.escape(tag)}\s*>")
        at = start
        while (found := pattern.search(self.mask, at, stop)) is not None:
            if found[2]:
                at = found.end()
                yield Element(name, found[1], found.start(), at, at, at)
                continue
            last = close.search(self.mask, found.end())
            if last is None:
                raise CannotPatch("malformed", part=self.part)
            at = last.end()
            yield Element(name, found[1], found.start(), found.end(), last.start(), at)

    def count(self, name: str, start: int, end: int) -> int:
        """How many tags of a name begin between two places, however written."""
        pattern = re.compile(rf"<{re.escape(self.prefix + name)}(?=[\s/>])")
        return len(pattern.findall(self.mask, start, end))

    def top_level(self, start: int) -> Iterator[tuple[str, int]]:
        """Names and starts of the root's children from there, and its own end."""
        depth = 0
        for tag in _ANY_TAG.finditer(self.mask, start):
            is_end, name, is_empty = tag[1], tag[2], tag[4]
            if depth == 0:
                yield ("" if is_end else name), tag.start()
            depth += -1 if is_end else 0 if is_empty else 1
            if depth < 0:
                return

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in place of a stretch; stretches may not overlap."""
        self._changes.append((start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Put a text in between."""
        self._changes.append((at, at, text))

    def append(self, element: Element, text: str) -> None:
        """Put a text behind an element's last child."""
        if element.is_open:
            self.insert(element.outer, text)
            return
        tag = self.prefix + element.name
        opened = self.text[element.start : element.end].rstrip("/> \n\r\t") + ">"
        self.replace(element.start, element.end, f"{opened}{text}</{tag}>")

    def set_attribute(self, element: Element, name: str, value: str) -> None:
        """Change or add one attribute of an element's tag."""
        start = element.start + len(self.prefix) + len(element.name) + 1
        new = with_attribute(element.attributes, name, value)
        self.replace(start, start + len(element.attributes), new)

    def append_to_root(
        self, text: str, before: Iterable[str] = (), start: int | None = None
    ) -> None:
        """Put a text before the first of the named children, else at the end.

        ``start`` is where to begin looking, the end of one of the children.
        """
        names = {self.prefix + name for name in before}
        for name, at in self.top_level(start or self._after_root):
            holds_one = name.endswith(":AlternateContent") and any(
                f"<{one}" in self.mask[at : self._end_of(at)] for one in names
            )
            if not name or name in names or holds_one:
                self.insert(at, text)
                return
        raise CannotPatch("malformed", part=self.part)

    def _end_of(self, start: int) -> int:
        """Where the root's child that starts there ends."""
        starts = self.top_level(start)
        next(starts)
        return next(starts)[1]

    def encode(self) -> bytes:
        """The part with all changes made."""
        pieces, at = [], 0
        # of two changes at one place the insertion comes first
        for start, end, text in sorted(self._changes, key=lambda one: one[:2]):
            if start < at:
                raise CannotPatch("overlap", part=self.part)
            pieces += [self.text[at:start], text]
            at = end
        text = "".join([*pieces, self.text[at:]])
        return self._bom + text.encode(self._encoding, "xmlcharrefreplace")


def _encoding(content: bytes) -> tuple[bytes, str]:
    """The byte order mark and the encoding a part is written in."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return bom, encoding
    for half, encoding in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if content.startswith(half):
            return b"", encoding
    declared = _ENCODING.match(content[:300].decode("latin-1"))
    return b"", declared[1].lower() if declared else "utf-8"


def with_attribute(attributes: str, name: str, value: str | None) -> str:
    """Attributes as written, one of them changed, added, or (None) taken out."""
    new = "" if value is None else f' {name}="{escape_attribute(value)}"'
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1] == name:
            return attributes[: found.start()] + new + attributes[found.end() :]
    kept = attributes.rstrip()
    return kept + new + attributes[len(kept) :]


def escape(text: str) -> str:
    """A text as an element's content; what XML cannot hold as spreadsheets note it."""
    text = _LIKE_ESCAPE.sub("_x005F_", text)
    text = _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """A text as an attribute's value."""
    text = _FORBIDDEN.sub(" ", text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace('"', "&quot;").replace("\n", "&#10;")
