"""Evaluate a form's identities and find the cells to blame, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import localcontext

from selfeval_xl.identities.culprits import find_violations
from selfeval_xl.identities.equations import Equation
from selfeval_xl.identities.evaluation import DIGITS, evaluate, owed
from selfeval_xl.identities.figures import Figures
from selfeval_xl.identities.implied import implied_values
from selfeval_xl.identities.network import Arithmetic, Identity, Violation
from selfeval_xl.identities.trial import Network
from selfeval_xl.identities.unsummed import set_aside_unsummed
from selfeval_xl.model.form import Form


def analyse(form: Form, identities: Sequence[Identity]) -> Arithmetic:
    """Evaluate all identities over the form's fields and explain the broken ones.

    Raises ValueError where an identity's formula is none.
    """
    with localcontext(prec=DIGITS):
        figures = Figures(form)
        read = [Equation.read(one) for one in identities]
        required = owed(form, read, figures)
        set_aside_unsummed(figures, read, required)
        equations, checked = evaluate(read, figures, required)
        violations = find_violations(Network(figures, equations, checked))
        implied = implied_values(figures, equations, required)
        blameless = _taken_as_zero(equations, violations)
        return Arithmetic(
            form,
            tuple(checked),
            violations,
            {key: value for key, value in implied.items() if key not in blameless},
        )


def _taken_as_zero(
    equations: Sequence[Equation], violations: Sequence[Violation]
) -> set[str]:
    """Blanks whose sums are off for a reason of their own, found in another cell."""
    explained = {
        one.identity.formula
        for violation in violations
        if violation.is_unique and violation.culprit.number is not None
        for one in violation.broken
    }
    return {
        key
        for equation in equations
        if equation.identity.formula in explained
        for key in equation.zeros
    }
