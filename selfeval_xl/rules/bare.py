"""Displayed numbers as one types them: no sign of money, a minus for brackets."""

from __future__ import annotations

from decimal import Decimal


def typed(shown: str, number: float | Decimal) -> str:
    """What a cell shows of ``number``: "(23.50)" is "-23.50", "¥8.00" is "8.00"."""
    bare = shown.strip().replace("¥", "").replace("￥", "")
    if number < 0 and bare.startswith("(") and bare.endswith(")"):
        return f"-{bare[1:-1]}"
    return bare
