"""Thousands of submissions in one run: found, checked, summarised."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selfeval_xl.bulking.comparing import compare_runs
    from selfeval_xl.bulking.engines import Engine
    from selfeval_xl.bulking.run import BulkReport, bulk

__all__ = ["BulkReport", "Engine", "bulk", "compare_runs"]

_HOMES = {
    "BulkReport": "run",
    "Engine": "engines",
    "bulk": "run",
    "compare_runs": "comparing",
}


def __getattr__(name: str) -> Any:
    """Import on first use: a worker process needs but a part of this."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
