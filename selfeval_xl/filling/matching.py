"""Which field of a form a name in the data means."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.names import normal_path, pieces_of
from selfeval_xl.filling.slots import Role, Slot
from selfeval_xl.forms.labels import without_brackets
from selfeval_xl.forms.vocabulary import header_words, vocabulary
from selfeval_xl.values.money import find_money_unit

_LONGEST = 60
_CUTOFF = 0.5
# The words that names of columns are made of; one with others in it is a slip.
_COLUMN_WORDS = re.compile(
    "20[0-9][0-9]|年度|年初|年末|年底|期初|期末|上年|去年|本年|当年|全年|[上本今]期|年|"
    "部门|财政|单位|调整|追加|变更|批复|安排|下达|核定|预算|决算|支出|收入|执行|完成|实际|"
    "发生|使用|本级|全口径|到位|资金|经费|金额|总额|额度|数量|人数|编制|实有|在职|在编|在岗|现有|"
    "控制|增减|增长|变动|变化|差异|差额|相比|比较|较|比|与|同|之|后|前|的|额|率|数|"
    "情况|进度|比例|占比|亿元|万元|千元|元|[%（）()/、.:：·\\s]"
)


class Matcher:
    """Finds fields by key, by the form's labels, and by other words for them."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._slots = tuple(slots)
        self._by_name: dict[str, list[Slot]] = defaultdict(list)
        for slot in slots:
            for name in dict.fromkeys(slot.names):
                self._by_name[name].append(slot)
        self._cells = {s.key: s for s in slots if s.role is Role.CELL}
        self._blocks = tuple(dict.fromkeys(s.block for s in self._cells.values()))

    def find(self, entry: Entry, year: int | None = None) -> tuple[Slot, ...]:
        """The fields a name may mean: one, none, or several it does not tell apart.

        ``year`` is the evaluation year, by which a header "2024年决算数" is read.
        """
        is_list = any(isinstance(piece, int) for piece in entry.path)
        words = tuple(p for p in entry.path if isinstance(p, str))
        for path in (words, tuple(without_brackets(w) or w for w in words)):
            found = self._by_name.get(normal_path(path), [])
            found = [s for s in found if (s.role is Role.TASK) == is_list]
            if found:
                return tuple(found)
        return () if is_list else tuple(self._by_meaning(words, year))

    def _by_meaning(self, words: Sequence[str], year: int | None) -> Iterable[Slot]:
        """Cells whose row and column these words mean by the shared vocabulary."""
        found: dict[str, Slot] = {}
        for rows, columns in _splits(words):
            column = vocabulary().column(header_words(columns, year))
            if column is None or _COLUMN_WORDS.sub("", columns):
                continue
            for block in self._blocks:
                row = vocabulary().row(rows, block)
                slot = self._cells.get(f"{row}.{column.key}")
                if slot is not None and slot.block == block:
                    found.setdefault(slot.key, slot)
        return found.values()

    def nearest(self, entry: Entry) -> Slot | None:
        """The known field whose name is most like the one given."""
        wanted = normal_path(entry.path)
        near = difflib.get_close_matches(wanted, self._by_name, 1, _CUTOFF)
        return self._by_name[near[0]][0] if near else None


def _splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Ways to part the words into a row's label and a column's, whole words first.

    A block's name before the row is left out.
    """
    pieces = [piece for word in words for piece in pieces_of(word)]
    if sum(map(len, pieces)) > _LONGEST:
        return
    if len(pieces) > 1:
        yield pieces[-2], pieces[-1]
        if len(pieces) > 2:
            yield pieces[-3], f"{pieces[-2]}/{pieces[-1]}"
        return
    text = pieces[0] if pieces else ""
    for at in range(2, len(text) - 1):
        yield text[:at], text[at:]


def declared_unit(path: Iterable[str | int]) -> str | None:
    """The money unit that the names of a path tell in brackets."""
    for piece in reversed(tuple(path)):
        if isinstance(piece, str) and re.search("[(（]", piece):
            unit = find_money_unit(piece)
            if unit:
                return unit
    return None


def shown(slot: Slot) -> str:
    """A field as messages name it: label and key, where the key says more."""
    if slot.role in (Role.CELL, Role.LINE, Role.SETTING):
        return f"{slot.label}（{slot.key}）"
    return slot.label
