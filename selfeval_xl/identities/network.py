"""What must equal what in one form, whether it does, and which cell is to blame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.findings import Outcome, Severity
from selfeval_xl.model.form import Field, Form

Working = Callable[[], tuple[str, Decimal | None]]


@dataclass(frozen=True, slots=True)
class Identity:
    """One equation or bound over field keys, as a form spec states it.

    ``formula`` is "exp.total.act = exp.basic.act + exp.project.act" or
    "… <= …"; operators + - * / and abs(). The left side is one key: the derived
    cell. ``kind`` is the finding kind of its violation ("sum", "difference",
    "growth_rate", "ratio", "completion_rate", "equality", "part").
    ``blank_is_zero`` names keys that count as 0 when blank (an addend left empty).
    """

    id: str
    formula: str
    kind: str
    severity: Severity = Severity.ERROR
    source: str = ""
    blank_is_zero: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """One identity with its figures: how it ended, and the proof.

    ``proof`` has the figures put in: "(78.55 - 93.05) ÷ 93.05 = -15.58%".
    ``slack`` is "" (holds exactly), "rounding" (off, within the intervals: info
    四舍五入尾差), "truncated" (cut off instead of rounded: info) or "beyond".
    ``expected`` is what the left side should show. Both are worked out when asked
    for, by ``working``.
    """

    identity: Identity
    outcome: Outcome
    fields: tuple[Field, ...]
    slack: str = ""
    working: Working | None = field(default=None, compare=False, repr=False)

    @property
    def proof(self) -> str:
        return self.working()[0] if self.working else ""

    @property
    def expected(self) -> Decimal | None:
        return self.working()[1] if self.working else None


@dataclass(frozen=True, slots=True)
class Violation:
    """One root cause: the identities it breaks and the cell to change.

    ``culprit`` is the anchor; ``expected`` its right value in the field's unit
    (ratio: 1 = 100 %), None where it cannot be told. Where only rates tell it, the
    likeliest value stands there, and ``proof`` has "≈" for "=". ``is_unique`` where
    no other cell (set of up to two) explains all of ``broken`` without breaking what
    held; otherwise ``candidates`` names all. ``diagnosis`` is a slug ("factor_10000",
    "factor_100", "transposed", "sign", "addend_missing", "addend_doubled",
    "wrong_denominator", "percent_scale", "blank", "") and ``clue`` its figures:
    ``actual``, ``expected`` and ``factor`` (actual over expected), or the ``label``
    and ``amount`` of the addend or of the ``denominator`` that fits. A "sign" of
    the culprit itself has ``actual``, that of a part of its sum has ``part``.
    """

    kind: str
    severity: Severity
    culprit: Field
    expected: Decimal | None
    proof: str
    broken: tuple[Checked, ...]
    is_unique: bool
    candidates: tuple[Field, ...] = ()
    diagnosis: str = ""
    clue: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """All identities of one form, evaluated, and the root causes of the broken.

    ``implied`` gives, by key, the value of each field without a number that the
    identities leave no choice about, in the field's unit and rounded to its decimals.
    """

    form: Form
    checked: tuple[Checked, ...]
    violations: tuple[Violation, ...]
    implied: Mapping[str, Decimal] = field(default_factory=dict)
