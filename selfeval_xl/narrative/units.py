"""Find the amount that stands in the wrong unit: 元 where 万元 is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from selfeval_xl.narrative.tokens import Token

_SWAPS = {"元": ("万元",), "万元": ("元", "亿元"), "亿元": ("万元",)}


def slip(
    tokens: list[Token], is_right: Callable[[list[Token]], bool]
) -> tuple[Token, str] | None:
    """The one amount whose other unit puts a claim right, and that unit.

    Only an amount that alone has its unit is tried: among amounts in one unit a
    part made small, or a change made large, would put many a claim right. None
    where no amount does; of two that do, the one in 元.
    """
    found = []
    for index, token in enumerate(tokens):
        if token.type != "amount" or not token.value:
            continue
        if sum(one.unit == token.unit for one in tokens) > 1:
            continue
        for unit in _SWAPS.get(token.unit, ()):
            tried = [*tokens]
            tried[index] = replace(token, unit=unit)
            if is_right(tried):
                found.append((token, unit))
    if len(found) > 1:
        found = [(token, unit) for token, unit in found if token.unit == "元"]
    return found[0] if len(found) == 1 else None
