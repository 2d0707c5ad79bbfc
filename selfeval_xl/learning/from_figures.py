"""Identities that no formula states and all figures of a filled form bear out.

Chance is kept out: every row or column that is filled must hold, no part is zero, and
the figures that agree must have several digits between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from selfeval_xl.findings import Severity
from selfeval_xl.forms.vocabulary import IdentityTerm
from selfeval_xl.model.form import Field, Form, Matrix, Quantity
from selfeval_xl.values import Interval

SOURCE = "由数字推断：填报的数字均符合，未见公式"
_LEAST_ROWS, _LEAST_DIGITS, _MOST_PARTS = 3, 7, 40
_VALUES = frozenset({Quantity.AMOUNT, Quantity.COUNT, Quantity.AREA})
_ZERO = Interval.exact(0)
Line = Sequence[Field | None]


def borne_out_by_figures(
    form: Form, stated: Iterable[IdentityTerm]
) -> tuple[IdentityTerm, ...]:
    """Further identities, warnings all; none for what ``stated`` already tells."""
    told = {term.formula.split(" = ")[0] for term in stated}
    used = {_members(term.formula) for term in stated}
    found: list[IdentityTerm] = []
    for matrix in form.matrices:
        for formula, kind in (*_of_columns(matrix), *_of_ratios(matrix)):
            _keep(found, told, used, formula, "rows", kind)
        sums = list(_of_rows(matrix, Quantity.AMOUNT, ()))
        for formula, kind in sums:
            _keep(found, told, used, formula, "amounts", kind)
        borne = {formula for formula, _ in sums}
        for formula, kind in _of_rows(matrix, Quantity.COUNT, borne):
            _keep(found, set(), set(), formula, "counts", kind)
    return tuple(found)


def _members(formula: str) -> frozenset[str]:
    return frozenset(t for t in formula.split() if t not in "+-*/()=")


def _keep(
    found: list[IdentityTerm],
    told: set[str],
    used: set[frozenset[str]],
    formula: str,
    over: str,
    kind: str,
) -> None:
    left, members = formula.split(" = ")[0], _members(formula)
    if left in told or members in used:
        return  # the same three figures put another way round
    told.add(left)
    used.add(members)
    name = f"figures-{len(found) + 1}"
    term = IdentityTerm(name, formula, over, kind, Severity.WARNING, SOURCE)
    found.append(term)


def _columns_of(matrix: Matrix, quantities: Iterable[Quantity]) -> dict[str, Line]:
    """Column key -> its fields down the rows."""
    wanted = frozenset(quantities)
    return {
        column.key: [matrix.fields.get((i, j)) for i in range(len(matrix.rows))]
        for j, column in enumerate(matrix.columns)
        if column.quantity in wanted and "?" not in column.key
    }


def _of_columns(matrix: Matrix) -> Iterator[tuple[str, str]]:
    """A column that is the sum of its neighbours, or the difference of two."""
    for quantity in sorted(_VALUES):
        columns = _columns_of(matrix, [quantity])
        keys = list(columns)
        for at, left in enumerate(keys):
            for parts in _runs(keys, at):
                if _holds(columns[left], [(1, columns[k]) for k in parts], _LEAST_ROWS):
                    yield f"{left} = {' + '.join(parts)}", "sum"
        for left in reversed(keys):
            for first in keys:
                for second in keys:
                    if len({left, first, second}) < 3:
                        continue
                    terms = [(1, columns[first]), (-1, columns[second])]
                    if _holds(columns[left], terms, _LEAST_ROWS):
                        yield f"{left} = {first} - {second}", "difference"


def _of_ratios(matrix: Matrix) -> Iterator[tuple[str, str]]:
    rates = _columns_of(matrix, [Quantity.RATIO])
    values = _columns_of(matrix, _VALUES)
    for left, line in rates.items():
        for top, numerators in values.items():
            for base, denominators in values.items():
                if top == base:
                    continue
                if _is_ratio(line, numerators, denominators, False):
                    yield f"{left} = {top} / {base}", "ratio"
                elif _is_ratio(line, numerators, denominators, True):
                    yield f"{left} = ( {top} - {base} ) / {base}", "growth_rate"


def _of_rows(
    matrix: Matrix, quantity: Quantity, borne: Collection[str]
) -> Iterator[tuple[str, str]]:
    """A row that is the sum of the rows next to it, or the difference of two.

    ``borne`` are formulas that other columns bear out: few digits are enough.
    """
    columns = _columns_of(matrix, [quantity])
    if not columns:
        return
    lines = {
        row.key: [line[i] for line in columns.values()]
        for i, row in enumerate(matrix.rows)
    }
    keys = [key for key, line in lines.items() if any(f and f.number for f in line)]
    for at, left in enumerate(keys):
        for parts in _runs(keys, at):
            formula = f"{left} = {' + '.join(parts)}"
            digits = 1 if formula in borne else _LEAST_DIGITS
            if _holds(lines[left], [(1, lines[k]) for k in parts], 1, digits):
                yield formula, "sum"
                break
    for left in reversed(keys):
        for first in keys:
            for second in keys:
                if len({left, first, second}) == 3:
                    terms = [(1, lines[first]), (-1, lines[second])]
                    if _holds(lines[left], terms, 2):
                        yield f"{left} = {first} - {second}", "difference"


def _runs(keys: Sequence[str], at: int) -> Iterator[list[str]]:
    """The keys right before or right after one, two or more, nearest first."""
    for step in (1, -1):
        found: list[str] = []
        place = at + step
        while 0 <= place < len(keys) and len(found) < _MOST_PARTS:
            found.append(keys[place])
            if len(found) > 1:
                yield sorted(found, key=keys.index)
            place += step


def _holds(
    total: Line,
    terms: Sequence[tuple[int, Line]],
    least: int,
    least_digits: int = _LEAST_DIGITS,
) -> bool:
    """True where each filled total is the sum of its parts, and not by chance."""
    held = digits = 0
    for at, left in enumerate(total):
        parts = [(sign, line[at]) for sign, line in terms]
        numbers = [f.number for _, f in parts if f is not None and f.number is not None]
        if left is None or left.number is None:
            if any(numbers) and left is not None:
                return False
            continue
        if not left.number and not any(numbers):
            continue
        if len(numbers) < len(parts) and len(parts) < 3:
            return False
        added = _ZERO
        for sign, one in parts:
            if one is not None and one.interval is not None:
                added = added + one.interval if sign > 0 else added - one.interval
        if left.interval is None or not added.overlaps(left.interval):
            return False
        if left.number and sum(bool(number) for number in numbers) > 1:
            held += 1
            digits += _digits(left)
    return held >= least and digits >= least_digits


def _is_ratio(rates: Line, tops: Line, bases: Line, is_growth: bool) -> bool:
    held = digits = 0
    for rate, top, base in zip(rates, tops, bases, strict=True):
        if rate is None or rate.number is None:
            continue
        if not (top and base and top.interval and base.interval and base.number):
            return False
        if 0 in base.interval or rate.interval is None:
            return False
        above = top.interval - base.interval if is_growth else top.interval
        if not rate.number or not (above / base.interval).overlaps(rate.interval):
            return False
        held += 1
        digits += _digits(rate)
    return held >= _LEAST_ROWS and digits >= _LEAST_DIGITS


def _digits(field: Field) -> int:
    """Significant digits a figure is written with."""
    assert field.number is not None and field.interval is not None
    unit = field.interval.width or Decimal(1)
    return len(str(int(abs(field.number) / unit)))
