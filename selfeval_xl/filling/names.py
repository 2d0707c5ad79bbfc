"""Names of fields made comparable, however they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from selfeval_xl.forms.labels import read_label, without_brackets

_BETWEEN = re.compile(r"[/|>→:：\s·,，]+")
_MARKS = re.compile(r"[._\-—、]+")
_NAMING = frozenset("name indicator 三级指标 指标名称 指标 三级指标名称".split())


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """A name without numbering, 其中, quotes, marks and space, in lower case."""
    pieces = (read_label(piece).name for piece in pieces_of(text))
    return _MARKS.sub("", "".join(pieces)).lower()


def normal_path(path: tuple[str | int, ...]) -> str:
    """The names of a path as one comparable name."""
    return "".join(normal(piece) for piece in path if isinstance(piece, str))


def pieces_of(text: str) -> list[str]:
    """A name taken apart: "基本支出/决算数" is two."""
    return [piece for piece in _BETWEEN.split(text) if piece]


def spellings(text: str) -> tuple[str, ...]:
    """A name as it stands and without what is in brackets, comparable."""
    plain = without_brackets(read_label(text).name)
    return tuple(dict.fromkeys(filter(None, (normal(text), normal(plain)))))


def is_naming(name: str) -> bool:
    """True for a comparable name that means "name of the indicator"."""
    return name in _NAMING
