"""The lines above and below a table, with names and dates put in their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from selfeval_xl.filling.ground import Ground
from selfeval_xl.filling.slots import Line
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.grid import Address, Range, Sheet
from selfeval_xl.templates.content import Value

_FILLER = r"[\s_—－/.年月日　]*"
_YEAR = re.compile(r"20\d\d(?=\s*年)")
_NO_YEAR = re.compile(r"(^|[（(\s])[\s_　]*(?=年\s*度?\s*(?:[)）]|$|[\u4e00-\u9fff]))")
_GAP = "    "


def line_texts(
    form: Form,
    sheet: Sheet,
    ground: Ground,
    wanted: Mapping[str, Value],
    lines: Sequence[Line],
) -> Iterator[tuple[str, Address, str]]:
    """(key, cell, new text) for each line that has a place in the sheet.

    Several lines may stand in one cell: each is yielded with all put in so far.
    """
    texts: dict[Address, str] = {}
    for key, label, *_ in lines:
        value = wanted.get(key)
        found = ground.fields.get(key)
        if value is None:
            continue
        if key == "year":
            place = _year_place(form, sheet)
            if place is not None:
                texts[place] = _with_year(texts.get(place, _text(sheet, place)), value)
                yield key, place, texts[place]
        elif found is not None:
            made = _placed(form, found, sheet, str(value), texts)
            if made is not None:
                texts[made[0]] = made[1]
                yield key, *made
        elif (at := _blank_of(sheet, label)) is not None:
            yield key, at, str(value)


def _blank_of(sheet: Sheet, label: str) -> Address | None:
    """The blank cell beside a label that stands alone, else the one below it."""
    wanted = read_label(label).name
    for row, cells in sheet.rows():
        for cell in cells:
            if not cell.is_string or read_label(cell.shown).name != wanted:
                continue
            block = next(
                (m for m in sheet.merges if cell.address in m),
                Range(row, cell.column, row, cell.column),
            )
            for at in ((row, block.right + 1), (block.bottom + 1, cell.column)):
                beside = sheet.cells.get(at)
                if beside is None or (beside.raw is None and beside.formula is None):
                    return at
    return None


def _text(sheet: Sheet, address: Address) -> str:
    cell = sheet.cells.get(address)
    return cell.raw if cell is not None and isinstance(cell.raw, str) else ""


def _placed(
    form: Form,
    found: Field,
    sheet: Sheet,
    value: str,
    texts: Mapping[Address, str],
) -> tuple[Address, str] | None:
    """The cell of a value and its whole new text."""
    assert found.place.row is not None and found.place.column is not None
    at = (found.place.row, found.place.column)
    text = texts.get(at, _text(sheet, at))
    label = _label(found.label)
    if not label.search(text):
        return at, value  # the value has the cell to itself
    if squeeze(text).rstrip(":") == found.label.rstrip(":"):
        beside = _beside(form, sheet, at)
        if beside is not None:
            return beside, value
    return at, _inserted(text, label, found, value)


def _label(label: str) -> re.Pattern[str]:
    """A label as it may be written: spaced out, in full width or half."""
    pieces = []
    for char in label:
        wide = [
            other
            for other in (chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else "",)
            if other and unicodedata.normalize("NFKC", other) == char
        ]
        pieces.append("[" + "".join(map(re.escape, (char, *wide))) + "]")
    return re.compile(r"\s*".join(pieces))


def _inserted(text: str, label: re.Pattern[str], found: Field, value: str) -> str:
    """The text with a value behind its label, in place of what stood there."""
    match = label.search(text)
    assert match is not None
    start = match.end()
    colon = re.compile(r"\s*[:：]").match(text, start)
    start = colon.end() if colon else start
    mark = "" if colon else "："
    old = found.value.value
    written = squeeze(str(found.value.raw if found.value.kind == "date" else old or ""))
    match = None
    if written:
        known = re.compile(r"\s*" + r"\s*".join(map(re.escape, written)))
        match = known.match(text, start)
    if match is None:
        match = re.compile(_FILLER).match(text, start)
    assert match is not None
    rest = text[match.end() :]
    taken = match[0]
    gap = taken[len(taken.rstrip()) :] if rest.strip() else ""
    if rest.strip() and not gap and not rest[:1].isspace():
        gap = _GAP
    return text[:start] + mark + value + gap + rest


def _beside(form: Form, sheet: Sheet, at: Address) -> Address | None:
    """The blank cell to the right of a label, past its merged block.

    None where the table ends there: what stands outside is not printed.
    """
    right = next((m.right for m in sheet.merges if at in m), at[1])
    address = (at[0], right + 1)
    cell = sheet.cells.get(address)
    is_blank = cell is None or (cell.raw is None and cell.formula is None)
    return address if is_blank and right < form.area.right else None


def _year_place(form: Form, sheet: Sheet) -> Address | None:
    """The cell that names the year, or leaves a blank for it."""
    for one in form.years:
        if one.place.row is not None and one.place.column is not None:
            return one.place.row, one.place.column
    for row, cells in sheet.rows():
        if row >= form.area.top:
            break
        for cell in cells:
            if isinstance(cell.raw, str) and _NO_YEAR.search(cell.raw):
                return cell.address
    return None


def _with_year(text: str, year: Value) -> str:
    number = f"{year}"
    if _YEAR.search(text):
        return _YEAR.sub(number, text, 1)
    if squeeze(text).isdecimal():
        return number
    return _NO_YEAR.sub(lambda m: m[1].strip("　 ") + number, text, 1)
