"""Comments of a sheet, the plain ones and the conversations."""

from __future__ import annotations

from selfeval_xl.intake.archive import Archive
from selfeval_xl.model.grid import Address
from selfeval_xl.read.cells import area
from selfeval_xl.read.markup import children, descendants, element_text
from selfeval_xl.read.package import Relation, part_root


def read_comments(
    archive: Archive, relations: tuple[Relation, ...]
) -> dict[Address, str]:
    """Comment texts by cell; a conversation replaces its stand-in text."""
    found: dict[Address, str] = {}
    for one in relations:
        if one.type == "comments" and one.target in archive:
            found |= _plain(archive, one.target)
    for one in relations:
        if one.type == "threadedComment" and one.target in archive:
            found |= _threads(archive, one.target)
    return found


def _plain(archive: Archive, part: str) -> dict[Address, str]:
    found: dict[Address, str] = {}
    root = part_root(archive, part)
    for comment in children(root, "commentList", "comment"):
        texts = [element_text(text) for text in children(comment, "text")]
        _put(found, comment.get("ref", ""), "".join(texts))
    return found


def _threads(archive: Archive, part: str) -> dict[Address, str]:
    found: dict[Address, str] = {}
    for comment in descendants(part_root(archive, part), "threadedComment"):
        text = "".join(one.text or "" for one in children(comment, "text"))
        _put(found, comment.get("ref", ""), text)
    return found


def _put(found: dict[Address, str], ref: str, text: str) -> None:
    block = area(ref)
    if block is not None:
        address = (block.top, block.left)
        found[address] = f"{found[address]}\n{text}" if address in found else text
