"""The points a missed target earns where points follow the share achieved."""

from __future__ import annotations

from decimal import Decimal

from selfeval_xl.scoring.targets.own_standard import is_scored_otherwise
from selfeval_xl.scoring.targets.rows import TargetRow
from selfeval_xl.scoring.targets.status import Status

_PLEASED = "满意"


def proportional(row: TargetRow) -> Decimal | None:
    """Points × result ÷ target of a quantity that fell short; None elsewhere.

    A row with a standard of its own follows that, and 满意度 is often scored in
    bands. More than asked for where less was wanted has two formulas in use, so it
    has none here.
    """
    ratio, most = row.verdict.ratio, row.most
    if row.verdict.status is not Status.MISSED or ratio is None or most is None:
        return None
    if row.target.op not in (">=", ">", "=") or row.target.change or ratio >= 1:
        return None
    return None if _is_otherwise_scored(row) else most * max(ratio, ZERO)


def most_points(row: TargetRow) -> Decimal | None:
    """The most any formula in use gives a missed target; None where none is told.

    Where less was wanted that is points × target ÷ result: the linear formula
    gives no more.
    """
    right = proportional(row)
    ratio, most = row.verdict.ratio, row.most
    if right is not None or ratio is None or most is None or not row.verdict.is_over:
        return right
    is_open = row.target.op not in ("<=", "<", "=") or row.target.change
    if is_open or ratio <= 1 or _is_otherwise_scored(row):
        return None
    return most / ratio


def _is_otherwise_scored(row: TargetRow) -> bool:
    if is_scored_otherwise(row):
        return True
    return any(_PLEASED in one for one in (*row.context.levels, row.context.name))


ZERO = Decimal(0)
