"""What is the unit's own to say, and what is only how it is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from selfeval_xl.findings import Edit
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.grid import Cell
from selfeval_xl.patching.edits import Key, key_of
from selfeval_xl.values import parse_cell

_POWERS = range(-8, 9)  # of ten: percent signs and money units come and go


class Facts:
    """Cells that hold amounts, counts and scores of indicators, over all forms."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._facts: set[Key] = set()
        self._scores: set[Key] = set()
        for form in forms:
            self._facts.update(key_of(field.place) for field in _facts_of(form))
            for one in form.indicators.indicators if form.indicators else ():
                if one.score is not None:
                    self._scores.add(key_of(one.score.place))

    def is_fact(self, key: Key) -> bool:
        """True where a cell holds what only the unit can know."""
        return key in self._facts

    def is_score(self, key: Key) -> bool:
        """True for an indicator's score: computed for some, judged for most.

        How a judged score is rounded is for who judged it.
        """
        return key in self._scores


def _facts_of(form: Form) -> Iterable[Field]:
    for matrix in form.matrices:
        yield from (field for field in matrix if not field.is_derived)
    if form.tasks is not None:
        for task in form.tasks.tasks:
            yield from (field for field in task.values() if not field.is_derived)


def is_notation_only(cell: Cell | None, edit: Edit) -> bool:
    """True where an edit leaves what the cell says and changes how it says it."""
    if cell is None:
        return False
    before = parse_cell(cell.raw, cell.number_format).value
    after = edit.value
    if not isinstance(after, Decimal):
        return isinstance(after, str) and _bare(after) == _bare(str(cell.raw))
    if not isinstance(before, Decimal):
        return False
    return any(before.scaleb(power) == after for power in _POWERS)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
