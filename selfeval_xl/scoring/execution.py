"""The score of 预算执行率: points × rate, at most the points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.form import Field, Form
from selfeval_xl.scoring.parts import task_points
from selfeval_xl.values.rounding import half_up

_PLACES = 2
_COLUMNS = ("weight", "rate", "adj", "act", "score")


@dataclass(frozen=True, slots=True)
class FundLine:
    """A line of 项目资金 that has points and a score cell, by column."""

    fields: Mapping[str, Field]

    @property
    def score(self) -> Field:
        return self.fields["score"]

    @property
    def weight(self) -> Field:
        return self.fields["weight"]

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """The rate the amounts give, then the typed one; () where there is none.

        Nothing to spend gives no rate.
        """
        found = []
        budget, spent = self.fields.get("adj"), self.fields.get("act")
        if budget and spent and budget.number and spent.number is not None:
            found.append(spent.number / budget.number)
        typed = self.fields.get("rate")
        is_void = budget is not None and budget.number == 0
        if typed is not None and typed.number is not None and not is_void:
            found.append(typed.number)
        return tuple(found)

    @property
    def right_scores(self) -> tuple[Decimal, ...]:
        """The scores the rates give, to two decimals; () below zero."""
        points = self.weight.number
        if points is None or any(rate < 0 for rate in self.rates):
            return ()
        return tuple(
            min(points, half_up(points * rate, _PLACES)) for rate in self.rates
        )


def fund_lines(form: Form) -> Iterator[FundLine]:
    """The fund lines that have points and a score cell."""
    for matrix in form.matrices:
        fields = matrix.by_key() if matrix.block == "funds" else {}
        for key in fields:
            row, _, column = key.rpartition(".")
            weight = fields.get(f"{row}.weight")
            if column == "score" and weight is not None and weight.number is not None:
                names = [name for name in _COLUMNS if f"{row}.{name}" in fields]
                yield FundLine({name: fields[f"{row}.{name}"] for name in names})
    points = task_points(form)
    if points:
        yield FundLine(points)
