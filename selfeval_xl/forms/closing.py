"""Read the lines above and below a form's tables: who, when, which year and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from selfeval_xl.forms.fields import FieldMaker, text_number
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.model.grid import Cell, Range
from selfeval_xl.values import CellValue, parse_cell
from selfeval_xl.values.money import find_money_unit
from selfeval_xl.values.remembered import remembered

_LABELS: Mapping[str, str] = {
    "unit_name": r"填报(?:单位|部门)(?:名称)?|(?:被)?(?:评价|自评)(?:单位|部门)(?:名称)?"
    r"|编制单位|报送单位|(?:省级|市级|区级|县级)?预算(?:部门|单位|部门单位)(?:名称)?"
    r"|单位名称|部门(?:[(]单位[)])?名称|单位(?:[(]部门[)])?名称|部门单位名称",
    "department": r"(?:地方|[省市县区]级)?主管(?:部门|单位)(?:名称)?(?:及代码)?",
    "implementing_unit": r"(?:项目)?(?:实施|承担)单位(?:名称)?|项目单位|资金使用单位",
    "project_name": r"(?:专项(?:资金|经费)?|(?:支出)?项目|转移支付|政策)(?:[(]项目[)])?名称",
    "filled_on": r"(?:填报|填表|制表|编制|报送|自评|评价)(?:日期|时间)|日期",
    "preparer": r"(?:填报|填表|制表|经办|编制)人(?:员)?|经办",
    "contact": r"联系人(?:员)?|项目联系人",
    "phone": r"(?:联系|办公)?电话(?:号码)?|联系方式",
    "project_head": r"项目负责人",
    "finance_head": r"财务(?:部门)?负责人",
    "head": r"(?:单位|部门|主要|填报单位)?(?:负责人|领导|主要负责人)|分管领导|法定代表人",
    "reviewer": r"(?:审核|复核)人(?:员)?",
    "year": r"(?:评价|自评|预算|填报|绩效|所属)?年(?:度|份)|评价期间",
    "base_date": r"评价基准日|基准日",
    "money_unit": r"(?:金额|货币|计量|计价)?单位",
    "deduction_note": r"(?:扣分|失分)(?:情况)?(?:原因|说明|理由)(?:及改进措施)?",
    "deviation_note": r"(?:偏差|未完成)(?:的)?原因(?:分析|说明)?(?:及改进措施)?",
    "remark": r"备注|说明|填表说明|填报说明|备注说明"
    r"|其他(?:需要)?说明(?:的)?(?:问题|情况|事项)",
}
_BRACKET = r"(?:[(][^()]{0,12}[)])*"
_ANY = "|".join(f"(?P<{key}>{pattern})" for key, pattern in _LABELS.items())
# A label ends at its colon and begins where the text or the value before it ends.
_INLINE = re.compile(rf"(?:{_ANY}){_BRACKET}:")
_WHOLE = re.compile(rf"^(?:{_ANY}){_BRACKET}:?$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年度|年(?![\d度]|$|[)]|度)|年(?=$|[)]))")
_EMPTY = re.compile(r"^[_—\-/.年月日\s]*$")
_SEAL = re.compile(r"[(](?:公章|盖章|签章|签字|签名)[)]$")
_DATES = {"filled_on", "base_date"}
# Labels of a form's first rows; alone in its row, one has a blank cell beside it.
_NAMES = {"project_name", "unit_name"}
_NEEDS_COLON = {"year", "money_unit", "remark", "deduction_note", "deviation_note"}
# "单位：人" tells what is counted, not who fills in the form.
_MEASURE = re.compile(r"^(?:人|个|项|件|次|台|辆|套|户|平方米|㎡|%)[)、,]?")
_LONGEST, _LONGEST_YEAR_LINE = 300, 45


@dataclass(frozen=True, slots=True)
class FormLines:
    """Header and closing fields by key, and what they say of unit and year.

    Keys: unit_name, department, implementing_unit, project_name, filled_on,
    preparer, contact, phone, head, project_head, finance_head, reviewer, year,
    base_date, money_unit, deduction_note, deviation_note, remark. A label with
    nothing behind it gives a field with a blank value at the label's cell.
    ``years`` are the cells that name the evaluation year, their number the year.
    """

    header: Mapping[str, Field] = field(default_factory=dict)
    closing: Mapping[str, Field] = field(default_factory=dict)
    years: tuple[Field, ...] = ()
    unit_name: str | None = None
    year: int | None = None
    money_unit: str | None = None


def read_lines(
    view: SheetView,
    file: str,
    make_field: FieldMaker,
    within: Range,
    bodies: Sequence[Range] = (),
) -> FormLines:
    """The lines of ``within`` that stand outside the tables ``bodies``.

    What stands above the end of the last table is header, what stands below it
    closing; without tables all is header.
    """
    reader = _Reader(view, file, make_field, within, bodies)
    last = max((body.bottom for body in bodies), default=within.bottom)
    header: dict[str, Field] = {}
    closing: dict[str, Field] = {}
    for one in reader.fields():
        side = header if (one.place.row or 0) <= last else closing
        if one.key not in side or (side[one.key].is_blank and not one.is_blank):
            side[one.key] = one
    years = tuple(reader.years())
    unit = header.get("money_unit") or closing.get("money_unit")
    return FormLines(
        header=header,
        closing=closing,
        years=years,
        unit_name=_unit_name(header.get("unit_name") or closing.get("unit_name")),
        year=_year_of(header.get("year")) or _first_year(years),
        money_unit=find_money_unit(f"单位：{unit.value.value}") if unit else None,
    )


def _unit_name(one: Field | None) -> str | None:
    if one is None or not isinstance(one.value.value, str):
        return None
    return _SEAL.sub("", one.value.value) or None


def _year_of(one: Field | None) -> int | None:
    found = re.search(r"20\d\d", str(one.value.value)) if one else None
    return int(found[0]) if found else None


def _first_year(years: Sequence[Field]) -> int | None:
    return int(years[0].number) if years and years[0].number is not None else None


class _Reader:
    """Reads the cells outside the tables."""

    def __init__(
        self,
        view: SheetView,
        file: str,
        make: FieldMaker,
        within: Range,
        bodies: Sequence[Range],
    ) -> None:
        self.view = view
        self.file = file
        self.make = make
        self.bodies = bodies
        self.rows = [
            (row, [c for c in cells if within.left <= c.column <= within.right])
            for row, cells in view.by_row.items()
            if within.top <= row <= within.bottom
        ]

    def fields(self) -> Iterator[Field]:
        """Labelled values from the top, each label's own."""
        for row, cells in self.rows:
            outside = self._outside(row, cells)
            for cell in outside:
                if not cell.is_string or len(cell.shown) > _LONGEST:
                    continue
                text = squeeze(cell.shown)
                found = list(_inline(text))
                if found:
                    yield from self._inline_fields(cell, text, found, outside)
                elif _WHOLE.match(text):
                    if one := self._beside(cell, text, outside):
                        yield one

    def years(self) -> Iterator[Field]:
        """Cells above the last table that name one evaluation year."""
        last = max((body.top for body in self.bodies), default=None)
        for row, cells in self.rows:
            if last is not None and row >= last:
                return
            for cell in self._outside(row, cells):
                text = squeeze(cell.shown) if cell.is_string else ""
                if not 0 < len(text) <= _LONGEST_YEAR_LINE:
                    continue
                found = {*_YEAR.findall(text)}
                if len(found) == 1 and not re.search(r"\d月", text):
                    name = self._text(cell, "year", "年度")
                    number = Decimal(found.pop())
                    yield text_number(name, "year", "年度", number, Quantity.COUNT)

    def _outside(self, row: int, cells: Sequence[Cell]) -> Sequence[Cell]:
        """The row's cells that stand in no table."""
        for one in self.bodies:
            if one.top <= row <= one.bottom:
                cells = [c for c in cells if not one.left <= c.column <= one.right]
        return cells

    def _inline_fields(
        self,
        cell: Cell,
        text: str,
        found: Sequence[re.Match[str]],
        outside: Sequence[Cell],
    ) -> Iterator[Field]:
        """ "填报人：张某    联系电话：0000-0000000" in one cell."""
        for number, match in enumerate(found):
            is_last = number + 1 == len(found)
            end = len(text) if is_last else found[number + 1].start()
            value = text[match.end() : end].strip(",，;；、")
            key = _key(match)
            if is_last and _EMPTY.match(value):
                beside = self._beside(cell, text[match.start() :], outside)
                if beside is not None:
                    yield beside
                    continue
            if key == "money_unit" and _MEASURE.match(value):
                continue
            if key == "money_unit" and not find_money_unit(f"单位：{value}"):
                key = "unit_name"
                if not value or number:
                    continue
            yield self._said(cell, key, match[0].rstrip(":"), value)

    def _said(self, cell: Cell, key: str, label: str, value: str) -> Field:
        """A field whose value is part of the cell's text."""
        parsed = CellValue("text", value, raw=cell.raw)
        if _EMPTY.match(value):
            parsed = CellValue("blank", state="blank", raw=cell.raw)
        elif key in _DATES:
            parsed = parse_cell(value)
        quantity = Quantity.DATE if key in _DATES else Quantity.TEXT
        return replace(self._text(cell, key, label), value=parsed, quantity=quantity)

    def _beside(self, cell: Cell, text: str, outside: Sequence[Cell]) -> Field | None:
        """The cell to the right of a label that has a cell to itself.

        Without a colon a row is taken for labels and values only where it reads
        so from its first cell: "主管部门 | … | 实施单位 | …".
        """
        match = _WHOLE.match(text)
        if match is None:
            return None
        key, label = _key(match), text.rstrip(":")
        right = self.view.block(cell.row, cell.column).right
        after = [c for c in outside if c.column > right]
        follows = after[0] if after and not _is_label(after[0]) else None
        if key in _NAMES and self._is_left_blank(cell, outside, right):
            return self._said(cell, key, label, "")
        if not text.endswith(":"):
            at = list(outside).index(cell)
            alternates = all(
                _is_label(c) == (number % 2 == 0)
                for number, c in enumerate(outside[: at + 2])
            )
            if at % 2 or not alternates or follows is None or key in _NEEDS_COLON:
                return None
        if key == "money_unit":
            said = follows.shown if follows else ""
            key = key if find_money_unit(f"单位：{said}") else "unit_name"
        if follows is None:
            return self._said(cell, key, label, "")
        quantity = Quantity.DATE if key in _DATES else Quantity.TEXT
        return self.make(
            self.file,
            self.view,
            follows.row,
            follows.column,
            key=key,
            label=label,
            quantity=quantity,
        )

    @staticmethod
    def _is_left_blank(cell: Cell, outside: Sequence[Cell], right: int) -> bool:
        """True for a label that begins its row, with room before the next label."""
        if cell is not outside[0]:
            return False
        return len(outside) == 1 or (
            outside[1].column > right + 1
            and _WHOLE.match(squeeze(outside[1].shown)) is not None
        )

    def _text(self, cell: Cell, key: str, label: str) -> Field:
        return self.make(
            self.file,
            self.view,
            cell.row,
            cell.column,
            key=key,
            label=label,
            quantity=Quantity.TEXT,
        )


def _inline(text: str) -> Iterator[re.Match[str]]:
    """Labels with a colon; one inside a longer word ("预算单位：") is not cut out."""
    if ":" not in text:
        return
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() == 0 or end or not _is_word_before(text, match.start()):
            end = match.end()
            yield match


def _is_word_before(text: str, start: int) -> bool:
    return bool(re.match(r"[\u4e00-\u9fff]", text[start - 1]))


def _is_label(cell: Cell) -> bool:
    return cell.is_string and _begins_as_label(cell.shown)


@remembered
def _begins_as_label(shown: str) -> bool:
    text = squeeze(shown)
    return bool(_WHOLE.match(text) or _INLINE.match(text))


def _key(match: re.Match[str]) -> str:
    assert match.lastgroup is not None
    return match.lastgroup
