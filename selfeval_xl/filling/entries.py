"""Data as a flat list: each value with the names that lead to it and its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from selfeval_xl.filling.names import is_naming, normal

Scalar = str | Decimal | int | float | bool | datetime.date | None
_SCALARS = (str, Decimal, int, float, bool, datetime.date)


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the data.

    ``path`` are the names from the outside in: ("收支情况", "基本支出", "决算数"),
    ("exp.basic.act",), and ("tasks", 0, "任务名称") for the first of a list.
    ``number_format`` is that of a cell, ``unit`` a money unit the table declares.
    """

    path: tuple[str | int, ...]
    value: Scalar
    where: str
    number_format: str | None = None
    unit: str | None = None

    @property
    def name(self) -> str:
        """The names as a person would write them."""
        words = [str(p + 1) if isinstance(p, int) else p for p in self.path]
        return " ".join(words)


def flatten(data: Mapping[str, Any], where: str) -> Iterator[Entry]:
    """The values of nested tables in order; a list of tables counts from 0.

    Tables of a list that name an indicator lead to it by that name.
    """
    for entry in _walk(data, ()):
        yield Entry(entry.path, entry.value, f"{where} {_key(entry.path)}".strip())


def _walk(value: Any, path: tuple[str | int, ...]) -> Iterator[Entry]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*path, str(key)))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, inner in enumerate(value):
            name = _named(inner)
            if name is None:
                yield from _walk(inner, (*path, number))
                continue
            key, text = name
            rest = {k: v for k, v in inner.items() if k != key}
            yield from _walk(rest, (*path[:-1], "indicators", text))
    elif value is None or isinstance(value, _SCALARS):
        yield Entry(path, value, "")
    else:
        yield Entry(path, str(value), "")  # a time of day, say


def _named(table: Any) -> tuple[str, str] | None:
    """The key and the text by which a table of a list names its indicator."""
    if not isinstance(table, Mapping):
        return None
    for key, value in table.items():
        if isinstance(key, str) and isinstance(value, str) and is_naming(normal(key)):
            return key, value
    return None


def _key(path: tuple[str | int, ...]) -> str:
    """The path as TOML writes it: 收支情况."基本支出".决算数, tasks[1].任务名称."""
    text = ""
    for piece in path:
        if isinstance(piece, int):
            text += f"[{piece + 1}]"
        else:
            plain = piece.replace("_", "").replace("-", "").replace(".", "")
            quoted = piece if plain.isalnum() else f'"{piece}"'
            text += f".{quoted}" if text else quoted
    return text
