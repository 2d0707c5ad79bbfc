"""Names of uploaded files as far as they may be shown; never a path on disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LONGEST_PART, _DEEPEST = 120, 12
# What Windows refuses in a name, and what turns the direction of writing.
_REFUSED = re.compile(r'[<>:"|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_NAMELESS = "未命名"


def shown_names(given: Iterable[str]) -> Iterator[str]:
    """Relative paths with "/", each only once, that are safe to show and to zip."""
    taken: set[str] = set()
    for name in given:
        path = _tidy(name)
        stem, dot, suffix = path.rpartition(".")
        number, wanted = 2, path
        while path.casefold() in taken:
            path = f"{stem}({number}).{suffix}" if dot else f"{wanted}({number})"
            number += 1
        taken.add(path.casefold())
        yield path


def _tidy(name: str) -> str:
    parts = [_part(one) for one in re.split(r"[/\\]", name)]
    kept = [one for one in parts if one]
    return "/".join(kept[-_DEEPEST:]) or _NAMELESS


def _part(text: str) -> str:
    """One step of a path; "" where it says nothing or leads elsewhere."""
    clean = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    clean = _REFUSED.sub("_", clean).strip().rstrip(".")
    if clean in ("", ".", ".."):
        return ""
    if _DEVICES.match(clean):
        clean = f"_{clean}"
    if len(clean) <= _LONGEST_PART:
        return clean
    stem, dot, suffix = clean.rpartition(".")
    keep = _LONGEST_PART - len(suffix) - 1
    return f"{stem[:keep]}.{suffix}" if dot and 0 < len(suffix) < 9 else clean[:120]
