"""What a run found, for a reader: one reporter a module, named as its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from selfeval_xl.result import Result

FORMATS = ("text", "json", "html")
# What other programs take from a check.
MACHINE_FORMATS = ("sarif", "junit")


@dataclass(frozen=True, slots=True)
class Style:
    """How to write: language, colour, and the columns a line may take (None: any).

    ``when`` is the time of the run and ``given`` its options, for reports that tell.
    """

    lang: str = "zh"
    colour: bool = False
    width: int | None = None
    when: datetime | None = None
    given: Mapping[str, str] = field(default_factory=dict)


class Reporter(Protocol):
    """What every module of this package offers."""

    def render(self, result: Result, style: Style) -> str:
        """The whole report, with a line break at the end."""


def reporter(name: str) -> Reporter:
    """The reporter of a format; imported only now, some need a file library."""
    return cast(Reporter, import_module(f"{__name__}.{name}"))
