"""Read 实际完成值: a figure, a day, a word of how far things got, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfeval_xl.scoring.targets.figures import Figure, figures_in
from selfeval_xl.scoring.targets.spans import Span, read_span
from selfeval_xl.values import CellValue
from selfeval_xl.values.tokens import tidy

_TIME_WORD = re.compile(r"[月季年]|[-/.]\d")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it. ``kind`` is number, date, words, or a blank's state.

    A text may hold several ``figures``; which one answers the target is settled
    where both are known.
    """

    kind: str  # number | date | words | blank | none | na
    figures: tuple[Figure, ...] = ()
    on: Span | None = None
    text: str = ""


def read_result(value: CellValue, year: int | None = None) -> Result:
    """Read a result cell; a month without a year is of ``year``. Never raises."""
    if value.kind == "blank":
        return Result(value.state or "blank")
    if value.kind == "date":
        return Result("date", on=read_span(str(value.value)), text=str(value.value))
    text = tidy(str(value.raw if value.raw is not None else value.value or ""))[0]
    if "error_value" in value.notes:
        return Result("error", text=text)
    if _TIME_WORD.search(text):
        span = read_span(text, year)
        if span is not None:
            return Result("date", on=span, text=text)
    found = tuple(figures_in(value, text))
    return Result("number" if found else "words", found, text=text)
