"""Parts of an office package and the relationships between them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.refusal import broken
from selfeval_xl.intake.xml import xml_text
from selfeval_xl.read.markup import Element, children, parse

MAIN_PART = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship; ``type`` is the last word of its type's address.

    ``target`` is a part's name, or an address where ``is_external``.
    """

    id: str
    type: str
    target: str
    is_external: bool


def part_root(archive: Archive, name: str) -> Element:
    """The root element of a part."""
    return parse(part_text(archive, name), name)


def part_text(archive: Archive, name: str) -> str:
    """The characters of an XML part; its bytes are let go of."""
    text = xml_text(archive.part(name), name)
    archive.forget(name)
    return text


def relations(archive: Archive, part: str) -> tuple[Relation, ...]:
    """What a part points to; nothing where it has no relationships."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", name + ".rels")
    if listed not in archive:
        return ()
    root = part_root(archive, listed)
    return tuple(_relations(archive, folder, root))


def _relations(archive: Archive, folder: str, root: Element) -> Iterator[Relation]:
    for one in children(root, "Relationship"):
        target = one.get("Target", "")
        is_external = one.get("TargetMode") == "External"
        yield Relation(
            one.get("Id", ""),
            one.get("Type", "").rpartition("/")[2],
            target if is_external else _resolve(archive, folder, target),
            is_external,
        )


def _resolve(archive: Archive, folder: str, target: str) -> str:
    """A part's name from a target: relative, absolute, "\\" or percent-escaped."""
    clean = target.replace("\\", "/")
    if clean.startswith("/"):
        found = posixpath.normpath(clean.lstrip("/"))
    else:
        found = posixpath.normpath(posixpath.join(folder, clean))
    if found in archive:
        return found
    for other in (unquote(found), posixpath.normpath(clean)):
        if other in archive:
            return other
    return found


def main_part(archive: Archive, around: tuple[Relation, ...]) -> str:
    """The name of the workbook part; raises ``Refusal`` where there is none."""
    for one in around:
        if one.type == "officeDocument" and one.target in archive:
            return one.target
    if MAIN_PART in archive:
        return MAIN_PART
    raise broken("missing_part", part=MAIN_PART)


def custom_properties(archive: Archive, around: tuple[Relation, ...]) -> dict[str, str]:
    """The custom document properties as text."""
    found: dict[str, str] = {}
    for one in around:
        if one.type == "custom-properties" and one.target in archive:
            for entry in children(part_root(archive, one.target), "property"):
                value = next(iter(entry), None)
                text = value.text if value is not None else None
                found[entry.get("name", "")] = text or ""
    return found
