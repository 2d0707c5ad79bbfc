"""Faults of a 数据表 of several blocks, found by what stands in its cells."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from benchmarks.mutation.amounts import ANY
from benchmarks.mutation.ledgers import TWISTS, ledger
from benchmarks.mutation.planted import Planted, codes, of_book, typed
from benchmarks.mutation.sheets import At, Book, as_values, changed

_FOLLOW = ANY | codes("AR208 AR303")
_TWISTED = {
    "overspent": ("exp.total.act", "AR208 SC601"),
    "low execution": ("exp.total.act", ""),
    "overstaffed": ("staff.admin.onpost", "AR210"),
    "tasks above": ("", "AR401"),
    "apart": ("exp.basic.public.act", "AR208 AR301 AR303"),
}


def find(book: Book, name: str) -> tuple[int, At]:
    """The sheet and the cell that a name stands for."""
    number = next(n for n, one in enumerate(book) if name in one.names)
    return number, book[number].names[name]


def over_blocks(book: Book, draw: random.Random) -> Iterator[Planted]:
    """Parts above the whole, balances, sources, parts left out."""
    flat = as_values(book)
    if not any("exp.total.act" in one.names for one in flat):
        return
    for column in ("open", "close"):
        number, at = find(flat, f"asset.used.{column}")
        value = Decimal(900)
        yield typed(flat, number, at, "part above whole", "AR102", value)
    number, at = find(flat, "carry.close.act")
    right = Decimal(str(flat[number].cells[at].value))
    yield typed(
        flat, number, at, "balance", "AR104", right + Decimal("4.4"), right=right
    )
    yield from _parts(flat, "act")
    yield from _parts(flat, "adj")
    number, at = find(flat, "inc.gfund.act")
    bare = flat[number].without_row(at[0])
    fiscal = bare.names["inc.fiscal.act"]
    papers = of_book(changed(flat, number, bare))
    also = codes("AR105 AR101")
    yield Planted(
        "source left out",
        papers,
        ("AR105",),
        sheet=bare.name,
        at=fiscal,
        with_it=also,
    )
    for row in ("tpc.recept", "proc"):
        yield from _without_budget(flat, row)


def _parts(flat: Book, column: str) -> Iterator[Planted]:
    """The parts of 三公经费 not filled in, their total kept."""
    number, at = find(flat, f"tpc.total.{column}")
    sheet = flat[number]
    for row in ("tpc.abroad", "tpc.car", "tpc.car.buy", "tpc.car.run", "tpc.recept"):
        sheet = sheet.with_value(sheet.names[f"{row}.{column}"], None)
    also = _FOLLOW | codes("CE101 CE102 AR205 AR206 AR207")
    yield Planted(
        "parts blank",
        of_book(changed(flat, number, sheet)),
        ("CE102",),
        sheet=sheet.name,
        at=at,
        with_it=also,
    )


def _without_budget(flat: Book, row: str) -> Iterator[Planted]:
    number, at = find(flat, f"{row}.adj")
    sheet = flat[number].with_value(at, 0)
    rate = sheet.names.get(f"{row}.rate")
    if rate is None:
        return
    sheet = sheet.with_value(rate, "—")
    also = codes("AR101 AR301 AR208 AR207")
    yield Planted(
        "no budget",
        of_book(changed(flat, number, sheet)),
        ("AR207",),
        sheet=sheet.name,
        at=at,
        is_row=True,
        with_it=also,
    )


def twisted(seed: int) -> Iterator[Planted]:
    """数据表 whose figures agree and are out of the way."""
    for twist, rule in TWISTS.items():
        book = ledger(seed, twist)
        name, with_it = _TWISTED[twist]
        number, at = find(book, name) if name else (0, None)
        yield Planted(
            twist,
            of_book(book),
            (rule,),
            sheet=book[number].name if name else None,
            at=at,
            with_it=codes(with_it),
        )
