"""Read one cell: the value, its unit, its written decimals, and what was odd."""

from __future__ import annotations

import datetime
import re

from selfeval_xl.values.broken import slip
from selfeval_xl.values.cell_value import CellValue
from selfeval_xl.values.dates import read_date
from selfeval_xl.values.numerals import is_numeral, read_amount
from selfeval_xl.values.phrases import (
    Phrase,
    find_phrase,
    read_either_way,
    read_phrase,
    read_range,
)
from selfeval_xl.values.remembered import remembered
from selfeval_xl.values.rounding import decimals_in, without_residue
from selfeval_xl.values.stored import read_stored
from selfeval_xl.values.tokens import (
    ERROR_VALUES,
    blank_state,
    tidy,
    to_half_width,
    visible,
)
from selfeval_xl.values.units import COMPOUND

_LONGEST = 120  # a cell that says more than this is prose
_CODE = re.compile(r"0\d+")
_CODE_WITH_UNIT = re.compile(rf"0\d+(?:{COMPOUND})")
_VERBS = re.compile(
    "(?:已|实际|共计?|全年|累计|合计|约|完成|达到|达|为|是|实现|支出|支付|使用|[:])*"
)
_NO_FIGURE = re.compile(r"第$|附件$|附表$|[-/.A-Za-z\[〔(]$|[年号]$")
_MOST_WORDS = 12


def parse_cell(
    raw: str | float | int | bool | datetime.date | None,
    number_format: str | None = None,
    date1904: bool = False,
) -> CellValue:
    """Read a stored value with its number format; never raises on bad data."""
    if raw is None:
        return CellValue("blank", state="blank")
    if isinstance(raw, bool):
        text = "TRUE" if raw else "FALSE"
        return CellValue("text", text, notes=("boolean",), raw=raw)
    if isinstance(raw, str):
        return _read_text(raw)
    if isinstance(raw, datetime.date):
        return _from_date(raw)
    return read_stored(raw, number_format, date1904)


def _from_date(raw: datetime.date) -> CellValue:
    """A date as other readers of workbooks hand it over; theirs may stand for none."""
    if raw != raw:  # pandas' NaT
        return CellValue("blank", state="blank")
    if not isinstance(raw, datetime.datetime):
        return CellValue("date", raw, raw=raw.isoformat())
    notes = ("time",) if raw.time() != datetime.time() else ()
    return CellValue("date", raw.date(), notes=notes, raw=raw.isoformat())


@remembered
def _read_text(raw: str) -> CellValue:
    """Read a text cell: blank, error value, date, number, range, or text."""
    text = visible(raw)
    if len(text) > _LONGEST:
        return CellValue("text", text, raw=raw)
    compact, notes = tidy(raw)
    state = blank_state(compact)
    if state:
        notes = notes if state == "blank" else []
        return CellValue("blank", state=state, notes=tuple(notes), raw=raw)
    if compact.upper() in ERROR_VALUES:
        return CellValue("text", None, notes=("error_value",), raw=raw)
    return (
        _date(compact, text, notes, raw)
        or _code(compact, text, raw)
        or _number(compact, notes, raw)
        or _numeral(compact, text, raw)
        or _slip(compact, text, raw)
        or _worded(compact, notes, raw)
        or CellValue("text", text, raw=raw)
    )


def _date(compact: str, text: str, notes: list[str], raw: str) -> CellValue | None:
    written = read_date(compact, to_half_width(text))
    if written is None:
        return None
    if written.note == "empty_date":
        return CellValue("blank", state="blank", notes=("empty_date",), raw=raw)
    if written.date is None:
        return CellValue("text", text, notes=(written.note,), raw=raw)
    seen = (*notes, written.note) if written.note else tuple(notes)
    return CellValue("date", written.date, notes=seen, raw=raw)


def _code(compact: str, text: str, raw: str) -> CellValue | None:
    if not _CODE.fullmatch(compact):
        return None
    return CellValue("text", compact, notes=("leading_zero",), raw=raw)


def _number(compact: str, notes: list[str], raw: str) -> CellValue | None:
    phrase = read_phrase(compact) or read_range(compact) or read_either_way(compact)
    if phrase is None:
        return None
    zero = ("leading_zero",) if _CODE_WITH_UNIT.fullmatch(compact) else ()
    return _from_phrase(phrase, (*notes, *zero), raw)


def _from_phrase(phrase: Phrase, notes: tuple[str, ...], raw: str) -> CellValue:
    value, decimals = phrase.value, phrase.decimals
    residue: tuple[str, ...] = ()
    clean = without_residue(value) if value is not None else None
    if clean is not None:
        value, decimals = clean, decimals_in(clean)
        residue = ("float_residue",)
    return CellValue(
        phrase.kind,
        value,
        unit=phrase.unit,
        op=phrase.op,
        low=phrase.low,
        high=phrase.high,
        decimals=decimals,
        notes=("text_number", *notes, *phrase.notes, *residue),
        raw=raw,
    )


def _numeral(compact: str, text: str, raw: str) -> CellValue | None:
    """Amounts in numerals are read; other numerals are only pointed out."""
    amount = read_amount(compact)
    if amount:
        value, decimals = amount
        notes = ("text_number", "chinese_numeral")
        return CellValue(
            "number", value, unit="元", decimals=decimals, notes=notes, raw=raw
        )
    bare = re.sub(f"(?:{COMPOUND})$", "", compact).removeprefix("百分之")
    if is_numeral(compact) or (bare and is_numeral(bare)):
        return CellValue("text", text, notes=("chinese_numeral",), raw=raw)
    return None


def _slip(compact: str, text: str, raw: str) -> CellValue | None:
    name = slip(compact)
    if name is None:
        return None
    return CellValue("text", text, notes=("malformed", name), raw=raw)


def _worded(compact: str, notes: list[str], raw: str) -> CellValue | None:
    """Read "完成28个": one number, with a unit, among few words."""
    if len(re.findall(r"\d+(?:[.,]\d+)*", compact)) != 1:
        return None
    found = find_phrase(compact)
    if found is None:
        return None
    phrase, before, after, is_marked = found
    if len(before) > _MOST_WORDS or len(after) > _MOST_WORDS // 2:
        return None
    if _NO_FIGURE.search(before) or phrase.unit in ("年", "月", "日", "天", "级"):
        return None
    if not is_marked and (after or not _VERBS.fullmatch(before)):
        return None
    return _from_phrase(phrase, (*notes, "words"), raw)
