"""The score of 预算执行率: points × rate, at most the points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.grid import Sheet
from selfeval_xl.model.scoring import Readings
from selfeval_xl.scoring.parts import task_points
from selfeval_xl.scoring.standards.definitions import rate_named
from selfeval_xl.scoring.standards.grammar import read_standard
from selfeval_xl.scoring.standards.standard import Standard
from selfeval_xl.values.rounding import half_up

_PLACES = 2
_HUNDRED = Decimal(100)
_OTHER_RATES = re.compile(
    "(?:采购|三公|公用|支付|采购预算|会议|培训)[^;；。,，]{0,6}执行率"
)
_POINTS = re.compile(r"[得计记扣]?\d+(?:\.\d+)?分|满分|不得分|[×*xX]")
_NOTES = re.compile(r"[\n]+|(?<=[。；;])\s*(?=\d{1,2}[.、．]|[(（]\d{1,2}[)）])")
_USUAL = re.compile(
    r"(?:自评)?得分[(=:]?(?:\d+(?:\.\d+)?分?|分值|权重)[*×xX·](?:预算)?执行率[)]?"
)
# "总分（含预算执行率10分）" tells what is in a sum, not how it comes about.
_PART_OF_SUM = re.compile(r"含(?:项目)?(?:预算|资金)?执行率(?:得分)?\d+(?:\.\d+)?分")
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


def own_standards(form: Form, sheet: Sheet | None) -> tuple[Standard, ...]:
    """What the form itself says about scoring 预算执行率, in a row or in a note.

    One that is not understood is among them with its reason: it outranks the usual
    way all the same.
    """
    texts = list(_texts_of_rows(form))
    if sheet is not None:
        texts += _texts_of_notes(form, sheet)
    found: list[Standard] = []
    for text in texts:
        whole = read_standard(text)
        pieces = [text] if whole.is_understood else _NOTES.split(text)
        for piece in pieces:
            if _is_about_execution(piece):
                found.append(read_standard(piece))
    return tuple(dict.fromkeys(found))


def scores_by(
    standards: Iterable[Standard], line: FundLine, readings: Readings
) -> tuple[Decimal, ...]:
    """The points that the form's own standards give for the line's rates."""
    weight = line.weight.number
    if weight is None:
        return ()
    return tuple(
        one.points
        for standard in standards
        if standard.is_understood
        for rate in line.rates
        for value in (rate * _HUNDRED, half_up(rate * _HUNDRED, _PLACES))
        for one in standard.scores(value, weight, readings)
    )


def _is_about_execution(text: str) -> bool:
    if _USUAL.fullmatch(squeeze(text)):
        return False
    text = _PART_OF_SUM.sub("", squeeze(text))
    says = "执行率" in text and _POINTS.search(text) is not None
    return says and _OTHER_RATES.search(text) is None


def _texts_of_rows(form: Form) -> Iterator[str]:
    table = form.indicators
    for row in table.indicators if table is not None else ():
        rate = rate_named(row.name.shown)
        if rate is not None and rate.id == "budget-execution":
            for text in (row.standard, row.explanation):
                if text is not None:
                    yield text.shown


def _texts_of_notes(form: Form, sheet: Sheet) -> Iterator[str]:
    """Texts of the sheet outside the rows of its indicators."""
    table = form.indicators
    rows = {one.row for one in table.indicators} if table is not None else set()
    inside = {
        row
        for matrix in form.matrices
        for row in range(matrix.area.top, matrix.area.bottom + 1)
    }
    for cell in sheet.cells.values():
        if not cell.is_string or cell.row in rows or "执行率" not in cell.shown:
            continue
        # 预算执行率（B/A×100%） heads a column: there only what is understood counts.
        if cell.row not in inside or read_standard(cell.shown).is_understood:
            yield cell.shown
