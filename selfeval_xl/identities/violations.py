"""Put together what one wrong cell breaks, and how its right value is proved."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from selfeval_xl.findings import Severity
from selfeval_xl.identities.network import Violation
from selfeval_xl.identities.proof import ratio_proof, solved_proof
from selfeval_xl.identities.slips import diagnose
from selfeval_xl.identities.trial import Network, Trial

SIGNED = ("growth_rate", "difference")
"""Kinds whose sign tells an increase from a decrease."""

_SCALES = ("factor_", "percent_scale")
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def make_violation(
    filed: Trial,
    key: str,
    right: Decimal | None,
    failed: set[int],
    is_unique: bool,
    candidates: Sequence[str],
) -> Violation:
    """The violation of one culprit; ``right`` is its value in the form's unit."""
    network = filed.network
    figures, field = network.figures, network.figures.fields[key]
    broken = tuple(network.checked[at] for at in sorted(failed))
    equations = [network.equations[at] for at in sorted(failed)]
    slip = diagnose(field, right, equations, filed)
    first = _first(network, key, failed)
    equation, kind = network.equations[first], network.checked[first].identity.kind
    if slip.diagnosis.startswith(_SCALES):
        kind = "scale"
    elif slip.diagnosis == "sign" and kind in SIGNED and key == equation.left:
        kind = "direction"
    proof = solved_proof(equation, key, figures)
    if not proof and right is not None:
        proof = ratio_proof(equation, key, right, figures)
    return Violation(
        kind,
        min((one.identity.severity for one in broken), key=_GRAVEST.index),
        field,
        None if right is None else figures.outward(field, right),
        proof or network.checked[first].proof,
        broken,
        is_unique,
        tuple(figures.fields[one] for one in dict.fromkeys(candidates)),
        slip.diagnosis,
        slip.clue,
    )


def _first(network: Network, key: str, failed: set[int]) -> int:
    """The broken identity that says best what the cell must be."""

    def rank(at: int) -> tuple[bool, bool, bool, bool, int]:
        equation = network.equations[at]
        is_sum = equation.shape.is_linear and equation.identity.kind == "sum"
        return (
            not equation.is_equality,
            key not in equation.key_set,
            equation.left != key,
            not is_sum,
            at,
        )

    return min(failed, key=rank)
