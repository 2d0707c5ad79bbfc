"""Turn the root causes an analysis found into what a rule yields."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from selfeval_xl.findings import Checked, Edit, Fix, Hit, Outcome, Safety
from selfeval_xl.identities.network import Arithmetic, Violation
from selfeval_xl.identities.notation import in_notation, to_store
from selfeval_xl.model.form import Field
from selfeval_xl.model.place import Place

_MOST_RELATED = 8


def violation_hits(
    arithmetic: Arithmetic, kinds: Collection[str], clues: Collection[str] = ()
) -> Iterator[Hit | Checked]:
    """One hit per violation of these kinds, then how the other checks ended.

    A hit has the variant of its diagnosis where the rule words it (``clues``), else
    "tied" where several cells may be the wrong one; and the values ``cell``,
    ``others`` (addresses), ``part`` (a label) and ``factor`` for the templates.
    """
    for violation in arithmetic.violations:
        if violation.kind in kinds:
            yield _hit(violation, clues)
    outcomes: dict[Outcome, int] = {}
    for one in arithmetic.checked:
        if one.identity.kind in kinds and one.outcome is not Outcome.FAILED:
            outcomes[one.outcome] = outcomes.get(one.outcome, 0) + 1
    for outcome in sorted(outcomes):
        yield Checked(outcome, outcomes[outcome])
    if not outcomes and not any(v.kind in kinds for v in arithmetic.violations):
        yield Checked(Outcome.NOT_APPLICABLE)


def _hit(violation: Violation, clues: Collection[str]) -> Hit:
    culprit = violation.culprit
    expected = None
    if violation.expected is not None:
        expected = in_notation(culprit, violation.expected)
    others = _others(violation)
    return Hit(
        place=culprit.place,
        label=culprit.label,
        actual=culprit.shown,
        expected=expected,
        proof=violation.proof,
        key=culprit.key,
        values={
            "cell": culprit.place.a1 or "",
            "others": "、".join(place.a1 or "" for place in others),
            "part": str(violation.clue.get("label", "")),
            "factor": str(violation.clue.get("factor", "")),
        },
        variant=_variant(violation, clues),
        related=others,
        fix=_fix(violation, expected),
        severity=violation.severity,
    )


def _variant(violation: Violation, clues: Collection[str]) -> str:
    if violation.diagnosis:  # a told slip leaves no doubt which cell it is
        return violation.diagnosis if violation.diagnosis in clues else ""
    return "" if violation.is_unique else "tied"


def _others(violation: Violation) -> tuple[Place, ...]:
    """The other cells of the first broken identity, candidates before the rest."""
    fields: list[Field] = list(violation.candidates)
    for one in violation.broken:
        fields.extend(one.fields)
    places = dict.fromkeys(
        f.place for f in fields if f.place != violation.culprit.place
    )
    return tuple(places)[:_MOST_RELATED]


def _fix(violation: Violation, expected: str | None) -> Fix | None:
    """Write the right value: only for a derived cell that alone can be wrong."""
    culprit = violation.culprit
    if violation.expected is None or expected is None:
        return None
    if not (violation.is_unique and culprit.is_derived):
        return None
    value = to_store(culprit, violation.expected)
    edit = Edit(culprit.place, culprit.shown, expected, value)
    return Fix((edit,), Safety.UNSAFE)
