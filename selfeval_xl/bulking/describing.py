"""What is kept of a paper once it is judged: forms, figures, marks of its text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.bulking.outcome import FormOutcome, PaperOutcome
from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.text import Text
from selfeval_xl.scoring.grades import read_grade
from selfeval_xl.values.money import MONEY_UNITS

_SPENT = ("exp.total", "exp.grand", "fund.total")
_UNKNOWN = "~"
_MOST_FIGURES = 400
_MOST_MARKS = 400
_SHORTEST = 30
_MARK_BYTES = 7  # fits a signed 64-bit column


def describe(paper: Paper) -> PaperOutcome:
    """The paper without its cells and words."""
    return PaperOutcome(
        paper.path,
        paper.kind,
        paper.format,
        paper.sha256,
        paper.size,
        tuple(_form(form) for form in paper.forms),
        () if paper.text is None else tuple(_marks(paper.text)),
    )


def _form(form: Form) -> FormOutcome:
    table = form.indicators
    total = table.total_score if table else None
    grade = table.grade if table else None
    return FormOutcome(
        form.spec,
        form.kind,
        form.sheet,
        form.unit_name,
        form.year,
        None if total is None else _written(total),
        read_grade(grade.shown) if grade is not None else None,
        _plain(_execution_rate(form)),
        dict(_figures(form)),
    )


def _figures(form: Form) -> Iterator[tuple[str, str]]:
    """The figures by key; those of rows nobody named only where there are no others."""
    numbers = {key: one for key, one in form.fields().items() if one.number is not None}
    known = [key for key in numbers if _UNKNOWN not in key]
    for key in (known or list(numbers))[:_MOST_FIGURES]:
        yield key, _written(numbers[key]) or ""


def _written(field: Field) -> str | None:
    """The field's number as text, money in 元."""
    number = field.number
    if number is None:
        return None
    if field.quantity is Quantity.AMOUNT:
        number *= MONEY_UNITS.get(field.unit or "", 1)
    return _plain(number)


def _plain(number: Decimal | None) -> str | None:
    """The number without exponent and without zeros at its end."""
    if number is None:
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _execution_rate(form: Form) -> Decimal | None:
    """What was spent of the budget, by the amounts, else as typed."""
    fields = form.fields()
    for row in _SPENT:
        budget, spent = _number(fields, f"{row}.adj"), _number(fields, f"{row}.act")
        if budget and spent is not None:
            return round(spent / budget, 6)
        typed = _number(fields, f"{row}.rate")
        if typed is not None:
            return typed
    total = form.tasks.total if form.tasks is not None else {}
    rate = total.get("execution_rate")
    return rate.number if rate is not None else None


def _number(fields: dict[str, Field], key: str) -> Decimal | None:
    field = fields.get(key)
    return field.number if field is not None else None


def _marks(text: Text) -> Iterator[int]:
    """A hash of each longer paragraph, without its spaces."""
    count = 0
    for paragraph in text.paragraphs:
        words = "".join(paragraph.text.split())
        if len(words) < _SHORTEST:
            continue
        if count == _MOST_MARKS:
            return
        count += 1
        digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8)
        yield int.from_bytes(digest.digest()[:_MARK_BYTES], "big")
