"""What a rule says, before and after the engine has stamped it. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from selfeval_xl.model.place import Place


class Severity(StrEnum):
    """error: correct before hand-in; warning: correct or explain; info: to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(StrEnum):
    """safe: notation only; unsafe: a derived value, needs the user's consent."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Outcome(StrEnum):
    """How an owed check ended. Nothing passes by default."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    INSUFFICIENT_DATA = "insufficient_data"
    UNPARSED = "unparsed"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell to change: as the filer sees it, and what to store.

    ``value`` None with ``formula`` set restores a formula.
    """

    place: Place
    old: str
    new: str
    value: Decimal | str | None = None
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """All edits of one correction; they are made together or not at all."""

    edits: tuple[Edit, ...]
    safety: Safety


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found at one place.

    ``values`` fill the rule's message and advice templates, beside ``label``,
    ``actual``, ``expected`` and ``proof``, which are always there. ``variant``
    picks another pair of templates of the rule; ``kind`` and ``severity``
    override the rule's own. ``key`` names the field for the fingerprint.
    ``related`` are other places to look at, at most eight.
    """

    place: Place
    label: str = ""
    actual: str = ""
    expected: str | None = None
    proof: str | None = None
    key: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    variant: str = ""
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    kind: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """How owed checks without a finding ended.

    A rule that yields neither Hit nor Checked for a target passed once.
    """

    outcome: Outcome
    count: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with its rule's stamp: what reporters, fixes and baselines read."""

    no: int
    code: str
    name: str
    kind: str
    severity: Severity
    hit: Hit
    message: str
    advice: str
    source: str
    fingerprint: str
    unit_name: str | None = None
    year: int | None = None
