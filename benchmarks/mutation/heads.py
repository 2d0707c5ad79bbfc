"""Faults around the figures: units, dates, placeholders, names, stray errors."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.mutation.planted import Planted, codes, of_book, typed
from benchmarks.mutation.sheets import Book, Cell, as_values, changed, each


def over_heads(book: Book, draw: random.Random) -> Iterator[Planted]:
    flat = as_values(book)
    for number, at in each(flat, "unit"):
        yield from _over_unit(flat, number, at)
    for number, at in each(flat, "closing"):
        for kind, rule, text in (
            ("early date", "FM105", "填报人：张某    填报日期：2024年3月10日"),
            ("impossible date", "FM105", "填报人：张某    填报日期：2025年2月30日"),
            ("placeholder", "FM108", "填报人：XXX    填报日期：2025年3月10日"),
        ):
            yield typed(flat, number, at, kind, rule, text)
    for number, at in each(flat, "unit_name"):
        text = str(flat[number].cells[at].value)
        if "：" in text:
            blank = f"{text.split('：')[0]}：________"
            yield typed(flat, number, at, "unit blank", "FM109", blank)
            left = f"{text.split('：')[0]}：××局"
            yield typed(flat, number, at, "placeholder", "FM108", left)
    for number, at in each(flat, "goal"):
        sheet = flat[number]
        (done,) = sheet.having("done")
        same = sheet.cells[at].value
        yield typed(flat, number, done, "goal repeated", "PL104", same)
    for number, sheet in enumerate(flat):
        if sheet.cells:
            yield _stray(flat, number)


def _over_unit(flat: Book, number: int, at) -> Iterator[Planted]:
    sheet = flat[number]
    old = str(sheet.cells[at].value)
    is_large = "万元" in old
    corner = (at[0], min(c for r, c in sheet.cells if r == at[0]))
    if corner != at:
        other = "元" if is_large else "万元"
        text = f"{sheet.cells[corner].value}（单位：{other}）"
        wrong = of_book(changed(flat, number, sheet.with_value(corner, text)))
        also = codes("AR303")
        yield Planted(
            "money units", wrong, ("FM107",), sheet=sheet.name, at=at, with_it=also
        )
    also = codes("XD105")
    others = (one.value for place, one in sheet.cells.items() if place != at)
    if not any("元" in str(one) for one in others):
        yield typed(flat, number, at, "no money unit", "FM106", None, is_sheet=True)
    if not is_large:
        large = old.replace("元", "万元")
        yield typed(
            flat,
            number,
            at,
            "unit too large",
            "AR303",
            large,
            is_sheet=True,
            with_it=also,
        )


def _stray(flat: Book, number: int) -> Planted:
    """An error value below the table, of no use to it."""
    sheet = flat[number]
    row = max(r for r, _ in sheet.cells) + 4
    wrong = changed(flat, number, sheet.with_cell((row, 2), Cell("#REF!")))
    return Planted(
        "stray error", of_book(wrong), ("CE305",), sheet=sheet.name, at=(row, 2)
    )
