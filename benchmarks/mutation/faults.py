"""The faults: what is planted where, and what must be said of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.mutation.sheets import At, Book, Cell, Sheet, as_values, changed, each
from selfeval_xl.model.place import column_letters


@dataclass(frozen=True)
class Planted:
    """A workbook with faults.

    ``codes`` are the rules of which one must name the cell; ``right`` is the number
    the cell should hold, None where there is none to tell. ``with_it`` are rules that
    may rightly speak too, since the fault is theirs as well.
    """

    kind: str
    book: Book
    sheet: str
    at: At
    codes: frozenset[str]
    right: Decimal | None = None
    with_it: frozenset[str] = frozenset()
    is_row: bool = False  # any cell of the row is the right one

    @property
    def cell(self) -> str:
        return f"{column_letters(self.at[1])}{self.at[0]}"


_RATES = ("execution_rate", "growth_rate", "derived_rate")
_SUMS = ("sum", "derived_amount")
_RATE_CODES = frozenset({"AR203", "AR204"})
_AMOUNT_CODES = frozenset({"AR101", "AR104", "AR201", "AR202", "AR301", "AR102"})
_ANY = _RATE_CODES | _AMOUNT_CODES
_FOLLOW_ZERO = frozenset(
    {"SC201", "SC202", "SC101", "SC203", "SC601", "SC602", "SC402", "SC404"}
)


def number_of(value: object) -> Decimal | None:
    """What a cell's content amounts to, "95.10%" as 0.951."""
    if isinstance(value, str):
        if re.fullmatch(r"-?[\d.]+%", value):
            return Decimal(value[:-1]) / 100
        return None
    return None if value is None or isinstance(value, bool) else Decimal(str(value))


def _like(value: object, number: Decimal) -> object:
    return f"{number:.2%}" if isinstance(value, str) else number


Maker = Callable[[Book, random.Random], Iterator[Planted]]


def _one(
    book: Book, number: int, at: At, kind: str, codes, value: object, **more
) -> Planted:
    sheet = book[number]
    wrong = changed(book, number, sheet.with_value(at, value))
    return Planted(kind, wrong, sheet.name, at, frozenset(codes), **more)


def _over_amounts(book: Book, draw: random.Random) -> Iterator[Planted]:
    """Derived figures typed wrong."""
    flat = as_values(book)
    for number, at in each(flat, *_RATES):
        old = flat[number].cells[at].value
        right = number_of(old)
        if right is None:
            continue
        wrong = right + (Decimal("0.0731") if abs(right) < 3 else Decimal("7.31"))
        yield _one(
            flat, number, at, "rate", _RATE_CODES, _like(old, wrong), right=right
        )
    for number, at in each(flat, "difference"):
        right = number_of(flat[number].cells[at].value)
        if right:
            codes = {"AR201"}
            wrong = right + abs(right) / 7 + 1
            yield _one(flat, number, at, "difference", codes, wrong, right=right)
            yield _one(flat, number, at, "direction", {"AR202"}, -right, right=right)
    for number, at in each(flat, *_SUMS):
        right = number_of(flat[number].cells[at].value)
        if right:
            wrong = right + max(abs(right) / 9, Decimal(2)).quantize(Decimal("0.01"))
            for kind, codes, number_there in (
                ("sum", _AMOUNT_CODES, wrong),
                ("magnitude", {"AR301"}, right * 10000),
            ):
                yield _one(
                    flat,
                    number,
                    at,
                    kind,
                    codes,
                    number_there,
                    right=right,
                    with_it=frozenset({"SC609"}),
                )


def _over_cells(book: Book, draw: random.Random) -> Iterator[Planted]:
    """Numbers that are no numbers."""
    flat = as_values(book)
    for number, at in each(flat, "amount"):
        value = flat[number].cells[at].value
        figure = number_of(value)
        if not figure or isinstance(value, str):
            continue
        text = f"{figure:.2f}"
        yield _one(flat, number, at, "text number", {"CE201"}, text)
        yield _one(flat, number, at, "malformed", {"CE202"}, text.replace(".", ".."))
        yield _one(flat, number, at, "words", {"CE203"}, "见附件说明")
        yield _one(flat, number, at, "error value", {"CE301"}, "#REF!")
        minus, also = {"CE404", *_ANY}, frozenset({"SC609", "AR208"})
        yield _one(flat, number, at, "negative", minus, -figure, with_it=also | _ANY)
        rows = [row for row, _ in flat[number].having("amount")]
        if at[0] in rows:
            hidden = replace(flat[number], hidden=frozenset({at[0]}))
            first = min(c for r, c in hidden.cells if r == at[0])
            yield Planted(
                "hidden row",
                changed(flat, number, hidden),
                hidden.name,
                (at[0], first),
                frozenset({"CE401"}),
                is_row=True,
            )
    for number, at in each(flat, "count"):
        value = number_of(flat[number].cells[at].value)
        if value:
            half = value + Decimal("0.5")
            codes = {"CE403"}
            yield _one(flat, number, at, "count", codes, half, with_it=_ANY)


def _over_formulas(book: Book, draw: random.Random) -> Iterator[Planted]:
    for number, sheet in enumerate(book):
        for at, cell in sheet.cells.items():
            value = number_of(cell.value)
            if cell.formula is None or not value or isinstance(cell.value, str):
                continue
            if _is_used(sheet, at) or "TEXT" in cell.formula:
                continue
            over = changed(book, number, sheet.with_value(at, value + 3))
            codes = frozenset({"CE304", *_ANY, "SC202", "SC203"})
            yield Planted("overwritten", over, sheet.name, at, codes, None, codes)
            stale = replace(cell, value=value * Decimal("1.13"))
            wrong = changed(book, number, sheet.with_cell(at, stale))
            codes = frozenset({"CE303"})
            also = frozenset({"SC202", "SC203", "SC204"})  # the number is seen as it is
            yield Planted("stale formula", wrong, sheet.name, at, codes, value, also)


def _is_used(sheet: Sheet, at: At) -> bool:
    """Whether another formula of the sheet may read the cell; a range counts whole."""
    for one in sheet.cells.values():
        for first, row, last, end in re.findall(
            r"\$?([A-Z]{1,2})\$?(\d+)(?::\$?([A-Z]{1,2})\$?(\d+))?", one.formula or ""
        ):
            left, right = _column(first), _column(last or first)
            if int(row) <= at[0] <= int(end or row) and left <= at[1] <= right:
                return True
    return False


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _over_scores(book: Book, draw: random.Random) -> Iterator[Planted]:
    flat = as_values(book)
    for number, at in each(flat, "score", "missed_score"):
        sheet = flat[number]
        weight = next((w for w in sheet.having("weight") if w[0] == at[0]), None)
        points = number_of(sheet.cells[at].value)
        most = weight and number_of(sheet.cells[weight].value)
        if not points or not most or most < 1:
            continue
        also = frozenset(
            {"SC203", "SC402", "SC602", "SC401", "SC404", "SC601", "SC204"}
        )
        above = {"SC101"}
        yield _one(flat, number, at, "score above", above, most + 1, with_it=also)
        none = {"SC305"}
        yield _one(flat, number, weight, "weight zero", none, 0, with_it=_FOLLOW_ZERO)
        yield _one(flat, number, at, "score blank", {"SC302"}, None, with_it=also)
        yield _one(flat, number, at, "score words", {"SC303"}, "满分", with_it=also)
        if sheet.roles[at] == "missed_score":
            full = {"SC601", "SC602", "SC402"}
            yield _one(flat, number, at, "full marks", full, most, with_it=also)
    for number, at in each(flat, "total_score"):
        right = number_of(flat[number].cells[at].value)
        if right:
            codes = {"SC203"}
            yield _one(
                flat, number, at, "total", codes, right - Decimal("3.7"), right=right
            )
    for number, at in each(flat, "total_weight"):
        right = number_of(flat[number].cells[at].value)
        if right:
            codes = {"SC202"}
            yield _one(flat, number, at, "weights", codes, right - 5, right=right)
    for number, at in each(flat, "fund_score"):
        right = number_of(flat[number].cells[at].value)
        if right:
            codes, also = {"SC401"}, frozenset({"SC203"})
            wrong = right - 2
            yield _one(
                flat, number, at, "fund score", codes, wrong, right=right, with_it=also
            )
    for number, at in each(flat, "reason"):
        yield _one(flat, number, at, "reason", {"SC301"}, None)
    for number, at in each(flat, "actual"):
        if flat[number].having("target"):
            codes = {"SC605"}
            rows = {row for row, _ in flat[number].having("target")}
            if at[0] in rows and flat[number].cells[at].value not in (None, ""):
                also = frozenset({"CE101", "SC601", "SC602", "SC402", "AR204"})
                yield _one(flat, number, at, "result blank", codes, None, with_it=also)


def _over_rows(book: Book, draw: random.Random) -> Iterator[Planted]:
    """An indicator listed twice, a score too fine, a rate without a base."""
    flat = as_values(book)
    for number, at in each(flat, "level3"):
        sheet = flat[number]
        above = (at[0] - 1, at[1])
        if sheet.roles.get(above) == "level3" and _is_one_group(sheet, at):
            name = sheet.cells[above].value
            also = frozenset({"SC306"})
            yield _one(flat, number, at, "duplicate", also, name, with_it=also)
    for number, at in each(flat, "execution_rate"):
        sheet = flat[number]
        budget = next((c for c in sheet.having("budget") if c[0] == at[0]), None)
        if budget is None:
            continue
        zero = changed(flat, number, sheet.with_value(budget, 0))
        codes = frozenset({"AR206", "AR207", *_ANY})
        also = codes | {"AR208", "SC401"}
        yield Planted("zero budget", zero, sheet.name, budget, codes, None, also)


def _is_one_group(sheet: Sheet, at: At) -> bool:
    second = next(c for r, c in sheet.having("level2") if r == at[0])
    names = [sheet.cells[row, second].value for row in (at[0], at[0] - 1)]
    return names[0] == names[1]


def pairs(book: Book, seed: int, most: int) -> Iterator[tuple[Planted, Planted]]:
    """Two faults in rows and columns of their own, of one workbook."""
    draw = random.Random(seed)
    singles = [one for one in plants(book, seed, 2) if one.kind not in _ALONE]
    flat, made = as_values(book), 0
    for _ in range(most * 6):
        if made == most or len(singles) < 2:
            return
        first, second = draw.sample(singles, 2)
        if first.sheet != second.sheet or _touch(first, second):
            continue
        number = next(n for n, one in enumerate(flat) if one.name == first.sheet)
        both = first.book[number].with_cell(
            second.at, second.book[number].cells.get(second.at, Cell())
        )
        whole = changed(flat, number, both)
        made += 1
        yield replace(first, book=whole), replace(second, book=whole)


_ALONE = {"hidden row", "stale formula", "overwritten", "zero budget", "money units"}


def _touch(first: Planted, second: Planted) -> bool:
    return first.at[0] == second.at[0] or first.at[1] == second.at[1]


def _over_heads(book: Book, draw: random.Random) -> Iterator[Planted]:
    flat = as_values(book)
    for number, at in each(flat, "unit"):
        codes = {"FM107"}
        sheet = flat[number]
        old = str(sheet.cells[at].value)
        other = "元" if "万元" in old else "万元"
        corner = (at[0], min(c for r, c in sheet.cells))
        text = f"{sheet.cells[corner].value}（单位：{other}）"
        if corner in sheet.cells and corner != at:
            wrong = changed(flat, number, sheet.with_value(corner, text))
            also = frozenset({"AR303"})
            yield Planted(
                "money units", wrong, sheet.name, at, frozenset(codes), None, also
            )
    for number, at in each(flat, "closing"):
        early = "填报人：张某    填报日期：2024年3月10日"
        yield _one(flat, number, at, "early date", {"FM105"}, early)
        left = "填报人：XXX    填报日期：2025年3月10日"
        yield _one(flat, number, at, "placeholder", {"FM108"}, left)


MAKERS: tuple[Maker, ...] = (
    _over_amounts,
    _over_cells,
    _over_formulas,
    _over_scores,
    _over_rows,
    _over_heads,
)


def plants(book: Book, seed: int, most: int) -> Iterator[Planted]:
    """At most so many faults of each kind, drawn from all that can be planted."""
    draw = random.Random(seed)
    for make in MAKERS:
        by_kind: dict[str, list[Planted]] = {}
        for one in make(book, draw):
            by_kind.setdefault(one.kind, []).append(one)
        for found in by_kind.values():
            yield from draw.sample(found, min(most, len(found)))
