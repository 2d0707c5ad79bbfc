"""Where the steps of a standard start from, and which way they go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.scoring.standards.conditions import Condition
from selfeval_xl.scoring.standards.lexicon import BASE
from selfeval_xl.scoring.standards.parts import FULL, NOTHING, Award, Part, Step, Worth
from selfeval_xl.scoring.standards.tokens import Token


def direction_of(tokens: list[Token]) -> int | None:
    """1 for 每超过, -1 for 每低于, 0 for either way, None where no verb says."""
    for token in tokens:
        if token.kind == "num":
            break
        if token.kind == "both":
            return 0
        if token.kind == "up" or token.value in ("gt", "ge"):
            return 1
        if token.kind == "down" or token.value == "lt":
            return -1
    return None


def base_in(tokens: list[Token]) -> Condition | None:
    """以100%为标准, 基准值为95%: the value that steps count from."""
    for at, token in enumerate(tokens):
        if token.kind != "num":
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        said = before.text if before is not None and before.kind == "word" else ""
        is_base = BASE.search(said) or (before is not None and before.value == "eq")
        if re.match("为(?:评价|评分|考核)?(?:标准|基准|基数|目标|满分|准)", after):
            is_base = True
        if is_base and not re.search("[×*/÷]", "".join(one.text for one in tokens)):
            return Condition(token.number, token.number, True, True, token.unit)
    return None


@dataclass(frozen=True, slots=True)
class Steps:
    """每…扣…分 before its base is known.

    ``direction`` is None where no verb says; ``own`` is the condition or base of
    the same sentence, ``hint`` a base that stands elsewhere in the text.
    """

    size: Decimal
    unit: str
    worth: Worth
    direction: int | None
    adds: bool
    own: Condition | None
    hint: Condition | None

    def after(self, parts: Sequence[Part]) -> list[Step]:
        """The steps, counted from the awards before them; [] without a base."""
        direction = self.direction
        if direction is None:
            direction = _open_side(self.own)
        origin = self._origin(parts, direction)
        base = self.own or (origin.condition if origin else None) or self.hint
        if base is None or direction is None or self.size <= 0:
            return []
        if direction == 0 and len(base.ends) == 2 and not base.is_point:
            low, high = base.ends  # 每偏离: on either side of a band
            return [
                Step(-1, low, self.size, self.worth, origin=origin, unit=self.unit),
                Step(1, high, self.size, self.worth, origin=origin, unit=self.unit),
            ]
        end = _end(base, direction)
        if end is None:
            return []
        if (
            origin is None
            or origin.condition is None
            or end not in origin.condition.ends
        ):
            origin = None
        start = FULL if origin is None else origin.worth
        is_band = self.own is not None and len(self.own.ends) == 2
        within = self.own if is_band and not base.is_point else None
        return [
            Step(
                direction,
                end,
                self.size,
                self.worth,
                start,
                origin,
                self.adds,
                within,
                unit=self.unit,
            )
        ]

    def _origin(self, parts: Sequence[Part], direction: int | None) -> Award | None:
        """The award that the steps start from: full marks, else the latest."""
        awards = [
            one
            for one in parts
            if isinstance(one, Award)
            and one.condition is not None
            and one.worth != NOTHING
            and (direction == 0 or _end(one.condition, direction) is not None)
        ]
        full = [one for one in awards if one.worth == FULL and not self.adds]
        found = full or awards
        return found[-1] if found else None


def _open_side(base: Condition | None) -> int | None:
    """Which side of a condition is deducted from: "超过100%的，每1个百分点…"."""
    if base is None or (base.low is not None and base.high is not None):
        return None
    return 1 if base.high is None else -1


def _end(condition: Condition, direction: int | None) -> Decimal | None:
    """The bound that values beyond are counted from; of a band its better end."""
    if condition.is_point:
        return condition.low
    if len(condition.ends) == 1:
        return condition.ends[0]
    if not direction:
        return None
    return condition.low if direction > 0 else condition.high
