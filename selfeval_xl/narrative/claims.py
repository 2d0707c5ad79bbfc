"""What is wrong with a claim, as the reader is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

ERROR, WARNING, INFO = "error", "warning", "info"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement the other figures of the text do not bear out.

    ``actual`` is what the text says, as written; ``expected`` the right value in
    the same notation, None where there is none. ``severity`` is error, warning or
    info. ``variant`` tells apart what a rule words differently.
    """

    kind: str
    paragraph: int
    quote: str
    actual: str
    expected: str | None
    proof: str | None
    severity: str = ERROR
    variant: str = ""
    label: str = ""


@dataclass(slots=True)
class Analysis:
    """The claims of a text in order, and how many checks of each kind were made."""

    claims: list[Claim] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    unparsed: Counter[str] = field(default_factory=Counter)

    def of(self, kind: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.kind == kind]


@dataclass(slots=True, eq=False)
class Verdict:
    """A claim found wrong, at character positions of its passage."""

    kind: str
    start: int
    end: int
    actual: str
    expected: str | None = None
    proof: str | None = None
    severity: str = ERROR
    variant: str = ""
    label: str = ""
