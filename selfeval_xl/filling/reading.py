"""Read one value of the data as its field wants it, in the form's unit."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.slots import Role, Slot
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.content import Value
from selfeval_xl.values import CellValue, Interval, parse_cell
from selfeval_xl.values.money import MONEY_UNITS, convert
from selfeval_xl.values.rounding import EXACT, from_double

_ABBREVIATED = {"万": "万元", "亿": "亿元", "千": "千元", "百万": "百万元"}
_IN_RATES = "万元"
_PERSONS = frozenset({None, "人", "名", "个"})
_DOUBTFUL = frozenset(
    "approx words mixed_sign double_sign malformed bad_thousands sign_word".split()
)
_YEARS = range(1990, 2101)
_MOST = Decimal("1e15")  # a spreadsheet keeps fifteen digits
_MOST_RATIO = Decimal(20)
_LONGEST_TEXT, _LONGEST_NUMBER = 32_000, 300
_BARE = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Given:
    """A value the data gives for a field.

    ``value`` is a Decimal in the form's unit, or the text to write. ``interval`` is
    what the number as written may stand for. ``is_none`` where the data says that
    there is nothing (无, —).
    """

    slot: Slot
    entry: Entry
    value: Value
    interval: Interval | None = None
    is_none: bool = False


class Reader:
    """Reads values; ``money_unit`` is what bare amounts of the data are in."""

    def __init__(self, money_unit: str | None = None) -> None:
        self._money_unit = money_unit

    def read(
        self, slot: Slot, entry: Entry, declared: str | None
    ) -> Given | Remark | None:
        """The value; None where the data leaves it blank; else what is wrong."""
        value = entry.value
        if isinstance(value, bool):
            return _wrong(slot, entry, _WANTED[slot.quantity])
        if slot.quantity is Quantity.TEXT:
            return _text(slot, entry)
        parsed = _parse(entry, slot.quantity is Quantity.DATE)
        if parsed.kind == "blank":
            if parsed.state == "blank":
                return None
            if slot.role is Role.LINE or slot.quantity is Quantity.SCORE:
                return _wrong(slot, entry, _WANTED[slot.quantity])
            return Given(slot, entry, str(value).strip(), is_none=True)
        if slot.quantity is Quantity.DATE:
            return _date(slot, entry, parsed)
        if slot.key == "year":
            return _year(slot, entry, parsed)
        if parsed.kind not in ("number", "percent") or _DOUBTFUL & set(parsed.notes):
            return _wrong(slot, entry, _WANTED[slot.quantity])
        return self._number(slot, entry, parsed, declared)

    def _number(
        self, slot: Slot, entry: Entry, parsed: CellValue, declared: str | None
    ) -> Given | Remark:
        number = parsed.value
        assert isinstance(number, Decimal)
        decimals = parsed.decimals or 0
        if parsed.kind == "percent":
            decimals += 2
        factor = self._factor(slot, parsed, declared or entry.unit)
        if factor is None:
            return _wrong(slot, entry, _WANTED[slot.quantity])
        exact = Interval.exact(number)
        is_rounded = slot.quantity in (Quantity.AMOUNT, Quantity.RATIO)
        open_ = Interval.of(number, decimals) if is_rounded else exact
        open_ = Interval(
            EXACT.multiply(open_.low, factor), EXACT.multiply(open_.high, factor)
        )
        made = Given(slot, entry, EXACT.multiply(number, factor), open_)
        return _out_of_range(made) or made

    def _factor(
        self, slot: Slot, parsed: CellValue, declared: str | None
    ) -> Decimal | None:
        """What the number is multiplied by; None where its unit does not suit."""
        unit = _ABBREVIATED.get(parsed.unit or "", parsed.unit)
        match slot.quantity:
            case Quantity.RATIO:
                return Decimal(1) if unit in (None, "%") else None
            case Quantity.AMOUNT:
                if parsed.kind == "percent":
                    return None
                if slot.role is Role.INDICATOR and unit not in MONEY_UNITS:
                    return Decimal(1)  # what a rate is made of may be counted too
                own = slot.unit or (_IN_RATES if slot.role is Role.INDICATOR else None)
                unit = unit or declared or self._money_unit or own
                if unit == own:
                    return Decimal(1)
                if not {unit, own} <= set(MONEY_UNITS):
                    return None
                return convert(Decimal(1), unit or "", own or "")
            case Quantity.COUNT:
                is_plain = parsed.kind == "number" and unit in _PERSONS
                return Decimal(1) if is_plain else None
        is_points = parsed.kind == "number" and unit in (None, "分")
        return Decimal(1) if is_points else None


_WANTED = {
    Quantity.AMOUNT: N_(
        "“{field}”应为金额，如 78.55 或 78.55万元；这里是“{value}”，请改正"
    ),
    Quantity.RATIO: N_(
        "“{field}”应为比率，如 95.10% 或 0.951；这里是“{value}”，请改正"
    ),
    Quantity.COUNT: N_("“{field}”应为整数，如 12；这里是“{value}”，请改正"),
    Quantity.SCORE: N_("“{field}”应为分数，如 4.5；这里是“{value}”，请改正"),
    Quantity.DATE: N_("“{field}”应为日期，如 2025-03-10；这里是“{value}”，请改正"),
    Quantity.TEXT: N_("“{field}”应为文字；这里是“{value}”，请改正"),
    Quantity.AREA: N_("“{field}”应为数字；这里是“{value}”，请改正"),
}


def _day(value: datetime.date) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


def _parse(entry: Entry, is_date: bool) -> CellValue:
    """The value as read; a bare number is never taken for a date or a code."""
    value = entry.value
    if isinstance(value, datetime.date):
        return CellValue("date", _day(value))
    if isinstance(value, float) and entry.number_format is not None:
        return parse_cell(value, entry.number_format)
    if isinstance(value, str) and (is_date or not _BARE.fullmatch(value.strip())):
        return parse_cell(value)
    if value is None:
        return CellValue("blank", state="blank")
    if isinstance(value, float):
        value = from_double(value) if math.isfinite(value) else Decimal("NaN")
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        return CellValue("text", str(value))
    if is_date:
        return parse_cell(f"{number:f}")
    exponent = number.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return CellValue("number", number, decimals=decimals)


def _wrong(slot: Slot, entry: Entry, template: str) -> Remark:
    said = entry.value
    value = {True: "true", False: "false"}[said] if isinstance(said, bool) else said
    details = {"field": slot.label, "value": value}
    return Remark("wrong_type", entry.where, template, details)


def _text(slot: Slot, entry: Entry) -> Given | Remark | None:
    value = entry.value
    if value is None:
        return None
    if isinstance(value, datetime.date):
        text = chinese_date(_day(value))
    elif isinstance(value, float) and math.isfinite(value):
        text = f"{from_double(value):f}"
    else:
        text = str(value).strip()
    if len(text) > _LONGEST_TEXT:
        template = N_("“{field}”有 {found} 个字，单元格最多容纳 {limit} 个，请缩短")
        details = {"field": slot.label, "found": len(text), "limit": _LONGEST_TEXT}
        return Remark("out_of_range", entry.where, template, details)
    return Given(slot, entry, text) if text else None


def chinese_date(day: datetime.date) -> str:
    """A date as forms have it: 2025年3月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _date(slot: Slot, entry: Entry, parsed: CellValue) -> Given | Remark:
    if isinstance(parsed.value, datetime.date):
        return Given(slot, entry, chinese_date(parsed.value))
    return _wrong(slot, entry, _WANTED[Quantity.DATE])


def _year(slot: Slot, entry: Entry, parsed: CellValue) -> Given | Remark:
    value = parsed.value if isinstance(entry.value, float) else entry.value
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = text.strip().removesuffix("度").removesuffix("年").strip()
    if text.isdecimal() and int(text) in _YEARS:
        return Given(slot, entry, Decimal(int(text)))
    template = N_("“年度”应为四位年份，如 2024；这里是“{value}”，请改正")
    return Remark("wrong_type", entry.where, template, {"value": entry.value})


def _out_of_range(given: Given) -> Remark | None:
    """What is wrong with a number of the right kind."""
    slot, number = given.slot, given.value
    assert isinstance(number, Decimal)
    details: dict[str, object] = {"field": slot.label, "value": f"{number:f}"}
    template = None
    if abs(number) >= _MOST:
        template = N_("“{field}”为 {value}，超过十五位，请核对单位")
    elif slot.quantity is Quantity.COUNT and number != int(number):
        template = N_("“{field}”为 {value}，人数应为整数，请改正")
    elif slot.quantity is Quantity.COUNT and number < 0:
        template = N_("“{field}”为 {value}，人数不能小于 0，请改正")
    elif slot.quantity is Quantity.SCORE and number < 0:
        template = N_("“{field}”为 {value}，分数不能小于 0，请改正")
    elif slot.quantity is Quantity.RATIO and abs(number) > _MOST_RATIO:
        details["value"] = f"{number:f}"
        template = N_(
            "“{field}”为 {value}，即 {value}×100%；如指百分之 {value}，请写 {value}%"
        )
    if template is None:
        return None
    return Remark("out_of_range", given.entry.where, template, details)
