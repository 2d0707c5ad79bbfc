"""selfeval-xl: proves what does not add up in filled 绩效自评 workbooks.

>>> from selfeval_xl import check
>>> result = check("folder")  # doctest: +SKIP
>>> [finding.message for finding in result.findings]  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selfeval_xl.api import check, explain
    from selfeval_xl.bulking import bulk
    from selfeval_xl.config import Settings
    from selfeval_xl.filling import fill
    from selfeval_xl.fixing import fix
    from selfeval_xl.values import parse_cell

__version__ = "0.1.0"

__all__ = [
    "Settings",
    "__version__",
    "bulk",
    "check",
    "explain",
    "fill",
    "fix",
    "parse_cell",
]

_HOMES = {
    "Settings": "selfeval_xl.config",
    "bulk": "selfeval_xl.bulking",
    "check": "selfeval_xl.api",
    "explain": "selfeval_xl.api",
    "fill": "selfeval_xl.filling",
    "fix": "selfeval_xl.fixing",
    "parse_cell": "selfeval_xl.values",
}


def __getattr__(name: str) -> Any:
    """Import on first use, so that ``selfeval-xl --version`` loads nothing."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
