"""Faults in figures: derived ones typed wrong, cells that are no numbers, formulas."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from benchmarks.mutation.planted import Planted, codes, number_of, of_book, typed
from benchmarks.mutation.sheets import At, Book, Cell, Sheet, as_values, changed, each
from selfeval_xl.model.place import column_letters

RATES = ("execution_rate", "growth_rate", "derived_rate")
SUMS = ("sum", "derived_amount")
RATE_RULES = "AR204 AR203"
AMOUNT_RULES = "AR101 AR104 AR201 AR202 AR301 AR102"
ANY = codes(f"{RATE_RULES} {AMOUNT_RULES}")


def like(value: object, number: Decimal) -> object:
    """A number written as the value is: "95.10%" for a text."""
    return f"{number:.2%}" if isinstance(value, str) else number


def over_amounts(book: Book, draw: random.Random) -> Iterator[Planted]:
    """Derived figures typed wrong."""
    flat = as_values(book)
    for number, at in each(flat, *RATES):
        old = flat[number].cells[at].value
        right = number_of(old)
        if right is None:
            continue
        rules = (
            "AR203 AR204" if _role(flat, number, at) == "growth_rate" else RATE_RULES
        )
        wrong = right + (Decimal("0.0731") if abs(right) < 3 else Decimal("7.31"))
        yield typed(flat, number, at, "rate", rules, like(old, wrong), right=right)
        yield from _over_rate(flat, number, at, right)
    for number, at in each(flat, "difference"):
        right = number_of(flat[number].cells[at].value)
        if right:
            wrong = right + abs(right) / 7 + 1
            yield typed(flat, number, at, "difference", "AR201", wrong, right=right)
            yield typed(flat, number, at, "direction", "AR202", -right, right=right)
    for number, at in each(flat, *SUMS):
        right = number_of(flat[number].cells[at].value)
        if right:
            more = {"right": right, "with_it": codes("SC609")}
            step = Decimal(1) if right == right.to_integral() else Decimal("0.01")
            wrong = right + max(abs(right) / 9, Decimal(2)).quantize(step)
            yield typed(flat, number, at, "sum", AMOUNT_RULES, wrong, **more)
            many = right * 10000
            yield typed(flat, number, at, "magnitude", "AR301", many, **more)
        cent = Decimal("0.01")
        if right and right != right.to_integral() and flat[number].roles[at] == "sum":
            near = right.quantize(cent) + cent
            also = codes("AR103 AR203 AR204")
            yield typed(flat, number, at, "residue", "AR103", near, with_it=also)
            yield typed(flat, number, at, "sum blank", "CE101", None)


def _role(book: Book, number: int, at: At) -> str:
    return book[number].roles[at]


def _over_rate(flat: Book, number: int, at: At, right: Decimal) -> Iterator[Planted]:
    """A growth turned round, a rate left out, a rate with four decimals."""
    sheet, cell = flat[number], flat[number].cells[at]
    turned = like(cell.value, -right)
    if sheet.roles[at] == "growth_rate" and abs(right) > Decimal("0.001"):
        yield typed(flat, number, at, "turned rate", "AR202", turned, right=right)
    if sheet.roles[at] in ("growth_rate", "execution_rate"):
        others = [c for c in sheet.having(sheet.roles[at]) if c[1] == at[1] and c != at]
        if len(others) > 3:
            yield typed(flat, number, at, "rate blank", "AR205 CE101", None)
    if "%" in cell.style and right != right.quantize(Decimal("0.000001")):
        fine = sheet.with_cell(at, Cell(cell.value, None, "0.0000%"))
        yield Planted(
            "rate too fine",
            of_book(changed(flat, number, fine)),
            ("AR212",),
            sheet=sheet.name,
            at=at,
        )


def over_cells(book: Book, draw: random.Random) -> Iterator[Planted]:
    """Numbers that are no numbers."""
    flat = as_values(book)
    for number, at in each(flat, "amount"):
        value = flat[number].cells[at].value
        figure = number_of(value)
        if not figure or isinstance(value, str):
            continue
        text = f"{figure:.2f}"
        for kind, rules, wrong in (
            ("text number", "CE201", text),
            ("malformed", "CE202", text.replace(".", "..")),
            ("words", "CE203", "见附件说明"),
            ("error value", "CE301", "#REF!"),
        ):
            yield typed(flat, number, at, kind, rules, wrong)
        minus = " ".join(("CE404", *sorted(ANY)))
        also = codes("SC609 AR208 CE404") | ANY
        yield typed(flat, number, at, "negative", minus, -figure, with_it=also)
        yield from _hidden(flat, number, at)
    for number, at in each(flat, "count"):
        value = number_of(flat[number].cells[at].value)
        if value:
            half = value + Decimal("0.5")
            yield typed(flat, number, at, "count", "CE403", half, with_it=ANY)


def _hidden(flat: Book, number: int, at: At) -> Iterator[Planted]:
    sheet = flat[number]
    hidden = replace(sheet, hidden=frozenset({at[0]}))
    first = (at[0], min(c for r, c in hidden.cells if r == at[0]))
    yield Planted(
        "hidden row",
        of_book(changed(flat, number, hidden)),
        ("CE401",),
        sheet=hidden.name,
        at=first,
        is_row=True,
    )


def over_formulas(book: Book, draw: random.Random) -> Iterator[Planted]:
    for number, sheet in enumerate(book):
        for at, cell in sheet.cells.items():
            value = number_of(cell.value)
            if cell.formula is None or not value or isinstance(cell.value, str):
                continue
            if is_used(sheet, at) or "TEXT" in cell.formula:
                continue
            rules = f"CE304 {RATE_RULES} {AMOUNT_RULES} SC202 SC203"
            with_it, over = codes(rules), value + 3
            yield typed(book, number, at, "overwritten", rules, over, with_it=with_it)
            if sheet.roles.get(at) in ("difference", "growth_rate", "execution_rate"):
                yield _retyped(book, number, at, value)
            also = codes("SC202 SC203 SC204")  # the number is seen as it is
            for kind, rules, one in (
                (
                    "stale formula",
                    "CE303",
                    replace(cell, value=value * Decimal("1.13")),
                ),
                ("not calculated", "CE302", replace(cell, value=None)),
            ):
                if abs(value) < Decimal("0.5") and "%" not in cell.style:
                    continue  # too small a difference to be seen
                yield _with_cell(book, number, at, kind, rules, one, value, also)
            far = Cell(value, r"'D:\汇总\[决算.xlsx]总表'!C5", cell.style)
            yield _with_cell(
                book, number, at, "external link", "CE402", far, None, codes("FM205")
            )


def _retyped(book: Book, number: int, at: At, value: Decimal) -> Planted:
    """The right value in place of the formula that gave it."""
    return typed(book, number, at, "typed for a formula", "CE304", value)


def _with_cell(book, number, at, kind, rules, cell, right, also) -> Planted:
    sheet = book[number]
    wrong = changed(book, number, sheet.with_cell(at, cell))
    return Planted(
        kind,
        of_book(wrong),
        tuple(rules.split()),
        sheet=sheet.name,
        at=at,
        right=right,
        with_it=also,
    )


def is_used(sheet: Sheet, at: At) -> bool:
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


def address(at: At) -> str:
    return f"{column_letters(at[1])}{at[0]}"
