"""What a report says was added to the initial budget, beside the tables' budgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.forms.stated_items import INITIAL
from selfeval_xl.narrative.stated import Stated
from selfeval_xl.rules.paper.agreement import Compared
from selfeval_xl.rules.paper.tables import Known
from selfeval_xl.rules.paper.wording import Reading, same_sentence

_LESS = re.compile(r"追减|调减|减少|核减|压减")
_ADDED = re.compile(r"追加|调增|增加|追减|调减|减少|核增|核减|压减")


def added(compared: Compared) -> Iterator[tuple[Stated, int, tuple[Known, ...]]]:
    """Each 追加 or 调减 right after an initial budget that is the tables' own.

    With its sign, and the adjusted and initial budget that refute it; none where the
    tables bear it out.
    """
    last: tuple[Stated, Reading] | None = None
    for one, reading in compared.meanings.all():
        if one.type != "amount":
            continue
        if reading is not None:
            last = (one, reading)
            continue
        if last is None or not same_sentence(last[0], one):
            continue
        words = compared.meanings.in_passing(one)
        if one.is_rough:
            continue
        if _ADDED.search(words) and last[1].kind == INITIAL:
            sign = -1 if _LESS.search(words) else 1
            cells = _refuting(compared, last[1], one, sign)
            if cells is not None:
                yield one, sign, cells


def _refuting(
    compared: Compared, initial: Reading, one: Stated, sign: int
) -> tuple[Known, ...] | None:
    """None where the tables do not tell."""
    claimed = one.number.interval if sign > 0 else -one.number.interval
    first: tuple[Known, ...] | None = None
    for key in (*initial.keys, *initial.also):
        row, _, column = key.rpartition(".")
        if column != "y0b" or "+" in row:
            continue
        for base in compared.tables.cells(key):
            if not base.interval.overlaps(initial.stated.number.interval):
                continue
            typed = compared.tables.cells(f"{row}.add")
            if any(known.interval.overlaps(claimed) for known in typed):
                return ()
            for now in compared.tables.cells(f"{row}.adj"):
                if (now.interval - base.interval).overlaps(claimed):
                    return ()
                first = first or (now, base)
    return first
