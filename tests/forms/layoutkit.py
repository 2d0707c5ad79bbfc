"""Filled 数据表 in layouts of their own, right or with one figure wrong."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sheetkit import Typed, sheet

PARTS = {
    "total": ("basic", "project"),
    "basic": ("person", "public"),
    "project": ("first", "second", "third"),
    "three": ("abroad", "car", "guests"),
    "car": ("buy", "run"),
}
_SIZES = {
    "person": 900, "public": 160, "first": 300, "second": 80, "third": 45,
    "abroad": 6, "buy": 18, "run": 9, "guests": 4,
}  # fmt: skip
BASES = ("prev", "y0b", "adj", "act")
RATES = {"rate", "g0", "g1"}


@dataclass(frozen=True)
class Layout:
    """Heads by column and labels by row, both in the order they stand in.

    A head that starts with "~" is a column of other matter. ``factor`` is how many
    units of the form's money one 万元 is; ``rates`` is "percent", "number" (95.1),
    "ratio" (0.951) or "text" ("95.10%").
    """

    heads: dict[str, str]
    rows: dict[str, str]
    above: tuple[tuple[str, ...], ...]
    groups: dict[str, str] | None = None
    factor: int = 1
    rates: str = "percent"
    money: str = "0.00"
    numbered: bool = False
    top: int = 1
    left: int = 1
    is_text: bool = False


def figures(seed):
    """Row -> column -> value in 万元, rates as ratios; sums and rates agree."""
    chance = random.Random(seed)
    rows = {}
    for key, size in _SIZES.items():
        base = _to(Decimal(str(chance.uniform(0.5, 1.6) * size)))
        adjusted = _to(base * Decimal(str(chance.uniform(0.9, 1.25))))
        rows[key] = {
            "prev": _to(base * Decimal(str(chance.uniform(0.8, 1.2)))),
            "y0b": base,
            "adj": adjusted,
            "act": _to(adjusted * Decimal(str(chance.uniform(0.82, 0.99)))),
        }
    for key in ("car", "three", "basic", "project", "total"):
        parts = [rows[part] for part in PARTS[key]]
        rows[key] = {c: sum((p[c] for p in parts), Decimal(0)) for c in BASES}
    return {key: {**row, **_changes(row)} for key, row in rows.items()}


def _to(number, places=2):
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _changes(row):
    d0, d1 = row["act"] - row["y0b"], row["act"] - row["prev"]
    return {
        "rate": _to(row["act"] / row["adj"], 4),
        "d0": d0,
        "g0": _to(d0 / row["y0b"], 4),
        "d1": d1,
        "g1": _to(d1 / row["prev"], 4),
    }


def filled(layout, values):
    """The sheet, and the address of each (row, column): "D7"."""
    heads = list(layout.heads)
    lead = ["序号"] if layout.numbered else []
    rows = [list(line) for line in layout.above]
    if layout.groups:
        rows.append(
            [*lead, "项目", *(_group(layout, key, heads) for key in heads)]
        )
        lead = [""] * len(lead)
    own = [layout.heads[key].removeprefix("~") for key in heads]
    rows.append([*lead, "" if layout.groups else "项目", *own])
    places = {}
    for number, (key, label) in enumerate(layout.rows.items(), 1):
        cells = [number] if layout.numbered else []
        cells.append(label)
        for head in heads:
            row, column = layout.top + len(rows), layout.left + len(cells)
            places[key, head] = _address(row, column)
            cells.append(_cell(layout, head, values[key].get(head)))
        rows.append(cells)
    rows.append(["填报人：张某    填报日期：2025年3月10日"])
    return sheet(rows, name="Sheet1", top=layout.top, left=layout.left), places


def _group(layout, key, heads):
    group = layout.groups.get(key, "")
    before = heads[heads.index(key) - 1] if heads.index(key) else ""
    return "" if layout.groups.get(before) == group else group


def _cell(layout, head, value):
    if head.startswith("~") or value is None:
        return ""
    if head not in RATES:
        amount = value * layout.factor
        if layout.is_text:
            return f"{amount:,.2f}"
        return Typed(float(amount), layout.money)
    if layout.rates == "text":
        return f"{value * 100:.2f}%"
    if layout.rates == "percent":
        return Typed(float(value), "0.00%")
    return float(value * 100 if layout.rates == "number" else value)


def _address(row, column):
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
