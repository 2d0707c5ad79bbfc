"""Read the condition of a standard: "90%（含）-95%", "≥95%", "80%≤执行率<90%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from selfeval_xl.scoring.standards.tokens import Token

_MIRRORED = {"ge": "le", "le": "ge", "gt": "lt", "lt": "gt", "eq": "eq"}
_CLOSED = {"ge": True, "le": True, "gt": False, "lt": False, "gq": None, "lq": None}
_NAMED = re.compile(r"\d+(?:\.\d+)?")
_LOWER = ("ge", "gt", "gq")


class State(StrEnum):
    """Whether a value meets a condition; open where the text leaves an end open."""

    YES = "yes"
    OPEN = "open"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Condition:
    """The values from ``low`` to ``high``; None where there is no such end.

    An end is closed, not closed, or None: the text does not say, as in "80%-90%".
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool | None = True
    high_closed: bool | None = True
    unit: str = ""

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def ends(self) -> tuple[Decimal, ...]:
        return tuple(end for end in (self.low, self.high) if end is not None)

    def state(self, value: Decimal) -> State:
        """How the value stands to the condition."""
        found = State.YES
        for end, closed, side in (
            (self.low, self.low_closed, 1),
            (self.high, self.high_closed, -1),
        ):
            if end is None:
                continue
            gap = (value - end) * side
            if gap < 0 or (gap == 0 and closed is False):
                return State.NO
            if gap == 0 and closed is None:
                found = State.OPEN
        return found


def read_condition(tokens: Sequence[Token]) -> Condition | None:
    """The condition that figures and comparisons make; None where they make none.

    Words among the tokens are the caller's to judge.
    """
    items = [one for one in tokens if one.kind in _TAKEN]
    reader = _Reader(items)
    return reader.read() if items else None


_TAKEN = frozenset({"num", "incl", "op", "post", "dash", "interval"})


class _Reader:
    """Goes through the tokens once, narrowing the condition."""

    def __init__(self, items: Sequence[Token]) -> None:
        self.items = items
        self.at = 0
        self.found = Condition()
        self.is_after_dash = False

    def read(self) -> Condition | None:
        while self.at < len(self.items):
            if not self._step():
                return None
        if self.is_after_dash:  # "得4-5分": an end is missing
            return None
        one = self.found
        if one.low is not None and one.high is not None and one.low > one.high:
            return replace(
                one,
                low=one.high,
                high=one.low,
                low_closed=one.high_closed,
                high_closed=one.low_closed,
            )
        return one if one.ends else None

    def _kind(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.items[at].kind if at < len(self.items) else ""

    def _step(self) -> bool:
        kind = self._kind()
        if kind == "interval":
            return self._interval()
        if kind == "dash":
            self.is_after_dash = True
            self.at += 1
            return True
        if kind == "op":
            op = self.items[self.at].value
            self.at += 1
            is_in = None
            if self._kind() == "incl":  # 低于（含）60%
                is_in = self.items[self.at].value == "in"
                self.at += 1
            return self._kind() == "num" and self._bound(op, is_in)
        if kind == "num":
            return self._figure()
        return False

    def _figure(self) -> bool:
        """A figure that no comparison stands before."""
        if self._kind(1) == "op" and self._kind(2) in ("op", "num"):
            op = _MIRRORED[self.items[self.at + 1].value]
            number = self.items[self.at]
            self.at += 2
            if self._kind() == "num":  # "90%≥80%" names both ends
                self.at -= 1
            return self._narrow(op, number, None)
        if self.is_after_dash:
            self.is_after_dash = False
            return self._bound("lq" if self.found.high is None else "gq")
        after = 1 + (self._kind(1) == "incl")
        if self._kind(after) == "dash":
            return self._bound("gq")
        if self._kind(after) == "post":
            return self._bound(self.items[self.at + after].value)
        return self._bound("eq")

    def _bound(self, op: str, is_in: bool | None = None) -> bool:
        """Take the figure here with what follows it: （含）, 以上."""
        number = self.items[self.at]
        self.at += 1
        while self._kind() in ("incl", "post"):
            token = self.items[self.at]
            if token.kind == "incl":
                is_in = self._included(token, number, is_in)
            self.at += 1
        return self._narrow(op, number, is_in)

    def _included(self, token: Token, number: Token, is_in: bool | None) -> bool | None:
        """Whether a figure counts itself; "(含80%)" behind "80%-90%" is of the 80."""
        named, one = _NAMED.search(token.text), self.found
        end = Decimal(named[0]) if named else number.number
        if end == number.number or end not in one.ends:
            return token.value == "in"
        closed = token.value == "in"
        if one.low == end:
            self.found = replace(one, low_closed=closed)
        else:
            self.found = replace(one, high_closed=closed)
        return False if closed and is_in is None else is_in

    def _narrow(self, op: str, number: Token, is_in: bool | None) -> bool:
        end, unit = number.number, number.unit or self.found.unit
        if (self.found.low if op in _LOWER else self.found.high) is not None:
            return False  # two figures for one end: not one condition
        if op == "eq":
            self.found = Condition(end, end, True, True, unit)
            return True
        closed = _CLOSED[op] if is_in is None else is_in
        if op in _LOWER:
            self.found = replace(self.found, low=end, low_closed=closed, unit=unit)
        else:
            self.found = replace(self.found, high=end, high_closed=closed, unit=unit)
        return True

    def _interval(self) -> bool:
        text = self.items[self.at].text
        self.at += 1
        low, high = text[1:-1].split(",")
        self.found = Condition(
            Decimal(low.rstrip("%")),
            Decimal(high.rstrip("%")),
            text[0] == "[",
            text[-1] == "]",
            "%" if "%" in text else "",
        )
        return True
