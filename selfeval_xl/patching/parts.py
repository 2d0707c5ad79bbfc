"""The parts of a workbook while it is patched: which change, come and go."""

from __future__ import annotations

import posixpath
import re

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import Refusal
from selfeval_xl.patching.markup import Document, escape_attribute
from selfeval_xl.patching.package import rewrite
from selfeval_xl.patching.refused import CannotPatch
from selfeval_xl.read.package import Relation, main_part, relations

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION_ID = re.compile(r"rId(\d+)")


class Parts:
    """The parts of one workbook, each read when it is asked for.

    Raises CannotPatch where the container cannot be followed.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        try:
            self.archive = Archive(data, limits)
            around = relations(self.archive, "")
            self.main = main_part(self.archive, around)
        except Refusal as refusal:
            raise CannotPatch(refusal.problem.reason) from None
        self._names = {_key(name): name for name in self.archive.names}
        self._documents: dict[str, Document] = {}
        self._added: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._pointers: dict[str, list[tuple[str, str, str]]] = {}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._names or name in self._added

    @property
    def is_signed(self) -> bool:
        """True where the workbook carries a digital signature."""
        return any(name.startswith("_xmlsignatures/") for name in self._names)

    @property
    def is_strict(self) -> bool:
        """True where the workbook is written in the strict kind of the format."""
        return self.document(self.main).is_strict

    @property
    def relation_types(self) -> str:
        """What the types of relationships begin with here."""
        return _STRICT if self.is_strict else _TRANSITIONAL

    def document(self, name: str) -> Document:
        """A part to change; always the same for one name."""
        known = self._names.get(_key(name))
        if known is None:
            raise CannotPatch("missing_part", part=name)
        if known not in self._documents:
            try:
                content = self.archive.part(known)
            except Refusal as refusal:
                raise CannotPatch(refusal.problem.reason, part=name) from None
            self._documents[known] = Document(content, known)
        return self._documents[known]

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part with its content type."""
        self._added[name] = content
        types = self.document(CONTENT_TYPES)
        types.append_to_root(
            f'<{types.prefix}Override PartName="/{escape_attribute(name)}"'
            f' ContentType="{content_type}"/>'
        )

    def add_plain(self, name: str, content: bytes) -> None:
        """Add a part whose ending says what it is."""
        self._added[name] = content

    def ensure_default(self, extension: str, content_type: str) -> None:
        """See that an ending has a content type."""
        types = self.document(CONTENT_TYPES)
        for one in types.all("Default"):
            if (one.get("Extension") or "").lower() == extension:
                return
        first = types.find("Default") or types.find("Override")
        text = (
            f'<{types.prefix}Default Extension="{extension}"'
            f' ContentType="{content_type}"/>'
        )
        if first is None:
            types.append_to_root(text)
        else:
            types.insert(first.start, text)

    def drop(self, name: str) -> None:
        """Take out a part, what points to it from the workbook, and its type."""
        known = self._names.get(_key(name))
        if known is None:
            return
        self._dropped.add(known)
        types = self.document(CONTENT_TYPES)
        for one in types.all("Override"):
            if _key(one.get("PartName") or "") == _key(known):
                types.replace(one.start, one.end, "")
        wanted = {one.id for one in self.relations(self.main) if one.target == known}
        listed = self.document(_listed(self.main))
        for one in listed.all("Relationship"):
            if one.get("Id") in wanted:
                listed.replace(one.start, one.end, "")

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part of the original points to; "" for the workbook as a whole."""
        try:
            return relations(self.archive, part)
        except Refusal as refusal:
            raise CannotPatch(refusal.problem.reason, part=part) from None

    def add_relation(self, part: str, kind: str, target: str) -> str:
        """Let a part, "" for the workbook as a whole, point to another; the new id."""
        fresh = self._pointers.setdefault(part, [])
        taken = [one.id for one in self.relations(part)] + [one[0] for one in fresh]
        numbers = [int(m[1]) for one in taken if (m := _RELATION_ID.fullmatch(one))]
        identity = f"rId{max([len(taken), *numbers]) + 1}"
        fresh.append((identity, kind, target))
        return identity

    def free_name(self, pattern: str) -> str:
        """The first name of a pattern such as "xl/comments{}.xml" that is free."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def build(self) -> bytes:
        """The workbook with all changes."""
        for part, pointers in self._pointers.items():
            self._write_relations(part, pointers)
        self._pointers.clear()
        changed: dict[str, bytes] = {}
        for name, document in self._documents.items():
            if name not in self._dropped and document.is_changed:
                changed[name] = document.encode()
        return rewrite(self._data, changed, self._added, self._dropped)

    def _write_relations(
        self, part: str, pointers: list[tuple[str, str, str]]
    ) -> None:
        name = _listed(part)
        if _key(name) not in self._names:
            text = "".join(_relation("", *one) for one in pointers)
            body = f'<Relationships xmlns="{_RELATIONS}">{text}</Relationships>'
            self._added[name] = (_HEAD + body).encode()
            return
        listed = self.document(name)
        root = listed.find("Relationships")
        if root is None:
            raise CannotPatch("malformed", part=name)
        text = "".join(_relation(listed.prefix, *one) for one in pointers)
        listed.append(root, text)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _listed(part: str) -> str:
    """The part that lists what a part points to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def _relation(prefix: str, number: str, kind: str, target: str) -> str:
    return (
        f'<{prefix}Relationship Id="{number}" Type="{kind}"'
        f' Target="{escape_attribute(target)}"/>'
    )
