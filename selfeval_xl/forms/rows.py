"""Walk a form's matrices row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selfeval_xl.model.form import Field, Form
from selfeval_xl.values.remembered import of_latest


@of_latest
def rows_of(form: Form) -> tuple[Mapping[str, Field], ...]:
    """Each matrix row as column key -> field, from the top."""
    found: list[Mapping[str, Field]] = []
    for matrix in form.matrices:
        rows: dict[int, dict[str, Field]] = {}
        for (i, j), one in matrix.fields.items():
            rows.setdefault(i, {})[matrix.columns[j].key] = one
        found += rows.values()
    return tuple(found)


_SPENDING = ("exp.", "tpc.", "fund.", "mtg.", "train.", "proc.")


def spending_rows(form: Form) -> Iterator[tuple[Field, Field]]:
    """Budget and spending (全年预算数, 决算数) of each row that has both columns."""
    for row in rows_of(form):
        budget, executed = row.get("adj"), row.get("act")
        if budget is not None and executed is not None and is_spending(executed.key):
            yield budget, executed


def is_spending(key: str) -> bool:
    """True for rows that spend a budget: not income, balances or unknown rows."""
    return key.startswith(_SPENDING)
