"""How a result stands to its target, and why that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    EXCEEDED = "exceeded"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``ratio`` is result ÷ target, None where there is no such figure.

    ``why`` tells what keeps an unknown one from being told; ``low`` and ``high``
    are the result's ends in the target's unit.
    """

    status: Status
    ratio: Decimal | None = None
    why: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    is_over: bool = False  # missed by too much rather than too little


def unknown(why: str) -> Verdict:
    """A verdict that is none, with the reason's slug."""
    return Verdict(Status.UNKNOWN, why=why)
