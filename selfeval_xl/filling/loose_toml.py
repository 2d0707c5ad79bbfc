"""TOML whose keys may be Chinese without quotes, as people write them."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

_TABLE = re.compile(r"^(\s*\[\[?)([^\]]*)(\]\]?.*)$")
_PAIR = re.compile(r"^(\s*)([^=#]+?)(\s*=.*)$")
_PIECE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s.\"']+(?:[ \t]+[^\s.\"']+)*")
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def read_toml(text: str) -> dict[str, Any]:
    """The parsed text; numbers keep the digits they are written with.

    A text that is TOML is read as such; in any other, keys that are not quoted and
    need it are taken as quoted. Raises tomllib.TOMLDecodeError with the line.
    """
    text = text.replace("\r\n", "\n")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError:
        quoted = "\n".join(_quoted_line(line) for line in text.split("\n"))
        if quoted == text:
            raise
        return tomllib.loads(quoted, parse_float=Decimal)


def _quoted_line(line: str) -> str:
    """A line with its keys quoted; values stay as they are."""
    if line.lstrip().startswith("#"):
        return line
    table = _TABLE.match(line)
    if table is not None:
        return table[1] + _quoted_keys(table[2]) + table[3]
    head, sign, rest = line.partition("＝")
    if sign and "=" not in head:
        line = f"{head}={rest}"
    pair = _PAIR.match(line)
    if pair is not None:
        return pair[1] + _quoted_keys(pair[2]) + pair[3]
    return line


def _quoted_keys(keys: str) -> str:
    pieces = (found[0] for found in _PIECE.finditer(keys))
    return ".".join(
        p if p[0] in "\"'" or _PLAIN.fullmatch(p) else f'"{p}"' for p in pieces
    )
