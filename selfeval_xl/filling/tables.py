"""Rows of a plain table as data: label and value, or labels by headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from selfeval_xl.filling.entries import Entry, Scalar
from selfeval_xl.filling.names import is_naming, normal, spellings
from selfeval_xl.filling.slots import OWN_INDICATORS, Role, Slot
from selfeval_xl.forms.vocabulary import header_words, vocabulary
from selfeval_xl.values import parse_cell
from selfeval_xl.values.money import find_money_unit

_LONG: dict[str, frozenset[str]] = {
    "value": frozenset("value 值 数值 内容 填报内容 填报值".split()),
    "key": frozenset("key 键 代码 字段".split()),
    "label": frozenset("label 标签 名称 字段名称 栏目名称 field 项目名称".split()),
    "row": frozenset("row 行 行名 项目".split()),
    "column": frozenset("column 列 列名 栏目".split()),
    "unit": frozenset("unit 单位 计量单位".split()),
    "note": frozenset("note 备注 说明 来源 remark".split()),
}
_DEFAULT = {2: ("label", "value"), 3: ("row", "column", "value")}
_MONEY = "元"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A filled cell of a table: its column from 0, its value, and its place."""

    column: int
    value: Scalar
    where: str
    number_format: str | None = None

    @property
    def text(self) -> str:
        return str(self.value).strip() if self.value is not None else ""


Row = Sequence[TableCell]
"""The filled cells of one row, from the left."""


class TableReader:
    """Reads rows one by one; a header row says what the rows below it are."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        known = tuple(slots)
        self._has_levels = any(slot.key == OWN_INDICATORS for slot in known)
        self._tasks = {
            name
            for slot in known
            if slot.role is Role.TASK
            for text in (slot.label, slot.name)
            for name in spellings(text)
        }
        lines = (s for s in known if s.role in (Role.LINE, Role.SETTING))
        self._lines = {name for slot in lines for name in slot.names}
        self._indicators = {s.group for s in known if s.role is Role.INDICATOR}
        self._header: dict[int, str] = {}
        self._kind = ""
        self._unit: str | None = None
        self._count = 0

    def read(self, rows: Iterable[Row]) -> Iterator[Entry]:
        """The values of the rows in order; an empty row ends a table."""
        for row in rows:
            cells = [cell for cell in row if cell.text]
            if not cells:
                # a block of figures may have empty rows in it
                self._kind = self._kind if self._kind == "matrix" else ""
            elif len(cells) == 2 and normal(cells[0].text) in self._lines:
                yield self._entry((cells[0].text,), cells[1])
            elif not self._is_heading(cells):
                yield from self._values(cells)

    def _is_heading(self, cells: Row) -> bool:
        """Take up a header row, or a line that tells nothing but a unit."""
        if len(cells) == 1:
            unit = find_money_unit(cells[0].text)
            if unit and self._kind != "tasks":
                self._unit = unit
                return True
            return cells[0].column == 0 and self._kind != "tasks"
        kind = self._kind_of(cells)
        if not kind:
            return False
        self._kind = kind
        texts = {cell.column: cell.text for cell in cells}
        self._header = self._roles(texts) if kind == "long" else texts
        return True

    def _kind_of(self, cells: Row) -> str:
        texts = [cell.text for cell in cells]
        names = [normal(text) for text in texts]
        if any(name in _LONG["value"] for name in names) and len(
            [n for n in names if any(n in words for words in _LONG.values())]
        ) == len(names):
            return "long"
        if sum(not self._tasks.isdisjoint(spellings(t)) for t in texts) >= 2:
            return "tasks"
        if is_naming(names[0]) or (self._indicators and "三级指标" in names):
            return "indicators"
        first = cells[0].column
        heads = [c.text for c in cells if c.column != 0] if first == 0 else texts
        terms = [vocabulary().column(header_words(text, None)) for text in heads]
        is_header = all(term is not None for term in terms) and not any(
            parse_cell(text).kind in ("number", "percent") for text in heads
        )
        if first == 0 and not is_header:
            return ""
        is_known = any(term is not None for term in terms)
        return "matrix" if is_header or (first > 0 and is_known) else ""

    def _roles(self, texts: dict[int, str]) -> dict[int, str]:
        found = {}
        for column, text in texts.items():
            name = normal(text)
            found[column] = next(role for role, w in _LONG.items() if name in w)
        return found

    def _values(self, cells: Row) -> Iterator[Entry]:
        if self._kind == "tasks":
            for cell in cells:
                header = self._header.get(cell.column, "")
                yield self._entry(("tasks", self._count, header), cell)
            self._count += 1
        elif self._kind == "indicators":
            yield from self._indicator(cells)
        elif self._kind == "matrix":
            label, *rest = cells
            for cell in rest:
                header = self._header.get(cell.column, "")
                yield self._entry((label.text, header), cell)
        else:
            yield from self._long(cells)

    def _indicator(self, cells: Row) -> Iterator[Entry]:
        naming = [c for c, text in self._header.items() if is_naming(normal(text))]
        name = next((c.text for c in cells if c.column in naming), "")
        for cell in cells:
            header = self._header.get(cell.column, "")
            is_level = normal(header) in ("一级指标", "二级指标")
            if cell.column not in naming and (not is_level or self._has_levels):
                yield self._entry(("indicators", name, header), cell)

    def _long(self, cells: Row) -> Iterator[Entry]:
        roles = self._header if self._kind == "long" else {}
        if not roles:
            names = _DEFAULT.get(len(cells), ("label", "value"))
            roles = {c.column: n for c, n in zip(cells, names)}
        by_role = {roles.get(cell.column, "note"): cell for cell in cells}
        value = by_role.get("value")
        path = tuple(
            by_role[role].text
            for role in ("key", "label", "row", "column")
            if role in by_role and not ("key" in by_role and role != "key")
        )
        if value is None or not path:
            return  # a label with nothing behind it is a field left blank
        unit = by_role["unit"].text if "unit" in by_role else None
        entry = self._entry(path, value)
        if unit and _MONEY in unit:
            entry = replace(entry, unit=find_money_unit(unit) or unit)
        yield entry

    def _entry(self, path: tuple[str | int, ...], cell: TableCell) -> Entry:
        return Entry(path, cell.value, cell.where, cell.number_format, self._unit)
