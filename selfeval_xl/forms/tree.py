"""Which row is part of which: by numbering, 其中 and indentation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from selfeval_xl.forms.labels import Label, read_label
from selfeval_xl.model.form import MatrixRow

_LEVELS = (
    re.compile(r"^[一二三四五六七八九十]+[、.:]"),
    re.compile(r"^[(][一二三四五六七八九十]+[)]"),
    re.compile(r"^\d+[、.:](?!\d)"),
    re.compile(r"^[(]?\d+[)]|^\d+\.\d+"),
    re.compile(r"^[①②③④⑤⑥⑦⑧⑨⑩]"),
)


def _level(label: Label) -> int | None:
    for depth, pattern in enumerate(_LEVELS):
        if pattern.match(label.marker):
            return depth
    return None


_KNOWN_PARENTS = {
    "inc.fiscal": "inc.total",
    "inc.gpb": "inc.fiscal",
    "inc.gfund": "inc.fiscal",
    "inc.soe": "inc.fiscal",
    "exp.gpb": "exp.fiscal",
    "exp.gfund": "exp.fiscal",
    "exp.soe": "exp.fiscal",
}


def _known_parent(key: str, above: Mapping[str, int]) -> int | None:
    """The row a known row belongs to by its meaning, where it stands above."""
    named = _KNOWN_PARENTS.get(key)
    if named is None and "." in key and not key.startswith("~"):
        named = key.rsplit(".", 1)[0]
        if named not in above:
            named = f"{key.split('.')[0]}.total"
    return above.get(named) if named and named != key else None


def with_parents(rows: Sequence[MatrixRow]) -> tuple[MatrixRow, ...]:
    """The rows with ``parent`` and ``depth`` set.

    A known row stands under the row its meaning names. Others: a numbered row
    under the nearest row above of a higher numbering; 其中 opens a level that
    lasts while rows are unnumbered and not outdented; else indentation decides.
    """
    made: list[MatrixRow] = []
    above: dict[str, int] = {}
    stack: list[tuple[tuple[int, int, int], int]] = []
    opened: int | None = None  # the row whose 其中 is open
    opened_indent = 0
    for index, row in enumerate(rows):
        label = read_label(row.label)
        level = _level(label)
        known = _known_parent(row.key, above)
        is_outdented = row.depth < opened_indent
        if level is not None or is_outdented or known not in (None, opened):
            opened = None
        if row.is_of_which:
            opened, opened_indent = (index - 1 if index else None), row.depth
        if opened is not None:
            rank = (level if level is not None else 9, 1, row.depth)
        elif level is None:
            rank = (9 if row.depth else -1, 0, row.depth)
        else:
            rank = (level, 0, row.depth)
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = opened if opened is not None else (stack[-1][1] if stack else None)
        if not row.key.startswith("~"):
            parent = known if known is not None else parent
        depth = made[parent].depth + 1 if parent is not None else 0
        made.append(replace(row, parent=parent, depth=depth))
        stack.append((rank, index))
        above.setdefault(row.key, index)
    return tuple(made)
