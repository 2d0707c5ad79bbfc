"""File names that every system takes, made from the names of units."""

from __future__ import annotations

import re
import unicodedata

# What Windows does not take in a name, and names it keeps for itself.
_FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
# Letters kept of a name; three bytes each, and some systems take 255 bytes.
_LONGEST = 60


def safe_name(text: str) -> str:
    """The text as part of a file name: without what a system forbids, never empty."""
    plain = unicodedata.normalize("NFC", text)
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    plain = _FORBIDDEN.sub("_", plain)[:_LONGEST].strip(" .")
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    return plain or "_"


class FileNames:
    """Gives each file of a folder a name of its own, upper and lower case alike."""

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._taken: set[str] = set()

    def take(self, text: str) -> str:
        """A free name: the text, else the text and (2), (3) …"""
        stem, number = safe_name(text), 1
        name = f"{stem}{self._suffix}"
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}({number}){self._suffix}"
        self._taken.add(name.casefold())
        return name
