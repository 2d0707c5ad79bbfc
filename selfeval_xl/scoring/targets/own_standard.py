"""Rows whose own 评分标准 judges their result: the target alone does not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.scoring.standards import read_standard
from selfeval_xl.scoring.targets.measures import is_share
from selfeval_xl.scoring.targets.rows import TargetRow

_HUNDRED = Decimal(100)


def has_own_standard(row: TargetRow) -> bool:
    """True where the row says itself how it is scored."""
    standard = row.indicator.standard
    return standard is not None and standard.value.kind != "blank"


def is_scored_otherwise(row: TargetRow) -> bool:
    """True where the row's standard asks for more than its share of the target."""
    standard = row.indicator.standard
    if standard is None or not has_own_standard(row):
        return False
    if read_standard(standard.shown).reason != "target":
        return True
    return "比例" not in standard.shown or "每" in standard.shown


def is_judged_by_standard(row: TargetRow) -> bool:
    """True where the row's standard is understood and gives points for its result."""
    standard, most = row.indicator.standard, row.most
    if standard is None or most is None or not has_own_standard(row):
        return False
    found = read_standard(standard.shown)
    if not found.is_understood:
        return False
    return any(found.scores(value, most) for value in _values(row, found.unit))


def _values(row: TargetRow, unit: str) -> Iterator[Decimal]:
    """The result as the standard may speak of it: as it stands, or as a share."""
    low, ratio = row.verdict.low, row.verdict.ratio
    is_in_share = is_share(row.target.unit)
    if low is not None and is_in_share == (unit == "%"):
        yield low * _HUNDRED if is_in_share else low
    if unit == "%" and ratio is not None:
        yield ratio * _HUNDRED
