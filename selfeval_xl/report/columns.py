"""Text in terminal columns: a Chinese character takes two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from unicodedata import category, east_asian_width

# What must not begin a line, and what must not end one.
_CLOSING = frozenset("，。、；：？！）】》〉」』”’％,.;:?!)]}%")
_OPENING = frozenset("（【《〈「『“‘([{")
# Marks that turn the direction of writing round.
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def char_width(char: str) -> int:
    """Columns of one character: 0 for a combining mark, 2 for a wide one."""
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    # Quotation marks and ÷ are "ambiguous"; terminals with a Chinese font draw
    # most of them narrow, so only W and F count as two.
    return 2 if east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Columns a text takes."""
    return sum(map(char_width, text))


def pad(text: str, width: int) -> str:
    """The text filled up with spaces to a width in columns."""
    return text + " " * (width - text_width(text))


def printable(text: str) -> str:
    """The text with a space for what would steer the terminal, line breaks kept.

    Cells, sheet names and file names may hold anything.
    """
    return "".join(" " if _steers(char) else char for char in text)


def _steers(char: str) -> bool:
    return (category(char) == "Cc" and char != "\n") or char in _DIRECTIONS


def wrap(text: str, width: int | None, taken: int = 0) -> list[str]:
    """Break a text into lines of at most ``width`` columns.

    Breaks at spaces and between Chinese characters, never before a closing or
    after an opening mark. None leaves each paragraph on one line. ``taken``
    columns of the first line are used already.
    """
    paragraphs = printable(text).split("\n")
    if width is None:
        return paragraphs
    first, *rest = paragraphs
    lines = list(_fill(first, width, taken))
    for paragraph in rest:
        lines.extend(_fill(paragraph, width, 0))
    return lines


def _fill(text: str, width: int, taken: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text):
        room = width - taken
        if line and text_width(line) + text_width(piece.rstrip()) > room:
            yield line.rstrip()
            line, taken = "", 0
        line += piece if line else piece.lstrip()
    if line.strip() or not text.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Parts that stay together: a word or a character, with the marks around it."""
    piece = ""
    for atom in _atoms(text):
        if piece and piece[-1] not in _OPENING and atom[0] not in _CLOSING:
            yield piece
            piece = ""
        piece += atom
    if piece:
        yield piece


def _atoms(text: str) -> Iterator[str]:
    for kind, run in groupby(text, _kind):
        if kind == "word":
            yield "".join(run)
        else:
            yield from run


def _kind(char: str) -> str:
    if char.isspace():
        return "space"
    is_mark = char in _CLOSING or char in _OPENING
    return "mark" if is_mark and not char.isascii() else _width_kind(char)


def _width_kind(char: str) -> str:
    return "wide" if char_width(char) == 2 else "word"
