"""Which units to look at by hand: drawn by risk, the same again with the same seed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from selfeval_xl.bulking.risk import Risk
from selfeval_xl.bulking.units import UnitLine


@dataclass(frozen=True, slots=True)
class Drawn:
    """A submission of the sample; ``share`` is its part of all weights, in per cent.

    Its weight is its risk and 1, so that a unit without findings may be drawn too.
    """

    line: UnitLine
    risk: Risk
    weight: int
    share: float


def drawn(
    lines: Sequence[UnitLine], found: Sequence[Risk], n: int, seed: int
) -> tuple[Drawn, ...]:
    """Draw ``n`` of the lines, whose risks are known, or all where there are no more.

    First drawn first, none is put back. A submission's luck hangs on the seed and its
    own id alone: neither the order of the folders nor another submission changes it.
    """
    weights = [risk.points + 1 for risk in found]
    total = sum(weights)
    order = sorted(
        range(len(lines)),
        key=lambda i: (_wait(seed, lines[i].id, weights[i]), i),
    )
    return tuple(
        Drawn(lines[i], found[i], weights[i], 100 * weights[i] / total)
        for i in order[: max(n, 0)]
    )


def _wait(seed: int, name: str, weight: int) -> float:
    """When a name comes up: the heavier, the sooner (exponential waiting times).

    Drawing the shortest waits is drawing by weight without putting back
    (Efraimidis and Spirakis, 2006).
    """
    digest = sha256(f"{seed}\0{name}".encode("utf-8", "replace")).digest()
    luck = (int.from_bytes(digest[:7]) + 1) / (2**56 + 1)
    return -math.log(luck) / weight
