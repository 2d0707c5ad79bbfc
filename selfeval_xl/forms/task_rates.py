"""What a bare number in a rate column of a task list means: 95.1 or 0.951."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from selfeval_xl.forms.fields import with_percent_style
from selfeval_xl.model.form import Field, Quantity

_BUDGETS = ("annual_budget", "initial_budget")
_LARGEST_RATIO = Decimal("1.5")


def with_rates(
    rows: Sequence[Mapping[str, Field]], in_percent: frozenset[str]
) -> list[Mapping[str, Field]]:
    """The rows with every bare rate of a column read alike.

    As what was executed of the budget says, else as the head does (``in_percent``
    are the columns with "%" in theirs), else by size.
    """
    keys = {
        key
        for row in rows
        for key, one in row.items()
        if one.quantity is Quantity.RATIO and _is_bare(one)
    }
    if not keys:
        return list(rows)
    styles = {key: _style(rows, key, key in in_percent) for key in keys}
    return [
        {
            key: with_percent_style(one, styles[key]) if _is_bare_in(one, keys) else one
            for key, one in row.items()
        }
        for row in rows
    ]


def _is_bare(one: Field) -> bool:
    return one.number is not None and one.percent_style is None


def _is_bare_in(one: Field, keys: set[str]) -> bool:
    return _is_bare(one) and one.key.rpartition(".")[2] in keys


def _style(rows: Sequence[Mapping[str, Field]], key: str, in_percent: bool) -> str:
    bare = [(row, row[key]) for row in rows if key in row and _is_bare(row[key])]
    votes = 0
    for row, one in bare:
        rate = _rate(row) if key == "execution_rate" else None
        if rate and one.number:
            is_ratio = abs(one.number - rate) < abs(one.number / 100 - rate)
            votes += -1 if is_ratio else 1
    if not votes:
        largest = max(abs(one.number or Decimal(0)) for _, one in bare)
        votes = 1 if in_percent or largest > _LARGEST_RATIO else -1
    return "number" if votes > 0 else "ratio"


def _rate(row: Mapping[str, Field]) -> Decimal | None:
    spent = row.get("executed")
    budget = next((row[key] for key in _BUDGETS if key in row), None)
    if spent is None or spent.number is None or budget is None or not budget.number:
        return None
    return spent.number / budget.number
