"""AR205 rate-missing: a rate or change is left out among others.

What it checks
    Blank 增减额, 增减率 and 执行率 cells in a column that is filled for most rows, where the
    amounts of the row give the rate.

Why it matters
    The one comparison without a rate is often the one that needs explaining.

Source
    Check B-08 in docs/checks.md.

Example
    wrong  决算数 2.62  上年决算数 0.74  增减率 (blank)
    right  决算数 2.62  上年决算数 0.74  增减率 254.05%

Fix
    none: for information.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic, expected_value
from selfeval_xl.identities.notation import in_notation
from selfeval_xl.model.form import Field
from selfeval_xl.rules.registry import rule

_MISSING_AT_MOST = 0.5
_DERIVED = frozenset({"rate", "ctrl", "d0", "d1", "da", "g0", "g1", "ga"})


@rule(
    "AR205",
    "rate-missing",
    kind="missing_rate",
    severity=Severity.INFO,
    target=Arithmetic,
    message="{label}未填，按 {proof} 应为 {expected}",
    advice="可在 {cell} 补填 {expected}",
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per blank rate whose row and column are otherwise filled."""
    for matrix in arithmetic.form.matrices:
        for j, column in enumerate(matrix.columns):
            cells = {i: f for (i, k), f in matrix.fields.items() if k == j}
            if column.key not in _DERIVED or not cells:
                continue
            blank = [f for f in cells.values() if f.cell is None and f.is_blank]
            if not blank or len(blank) > _MISSING_AT_MOST * len(cells):
                continue
            for one in blank:
                yield from _hit(arithmetic, one)


def _hit(arithmetic: Arithmetic, one: Field) -> Iterator[Hit]:
    expected = expected_value(arithmetic, one)
    if expected is None:
        return
    proof = next(
        (
            c.proof
            for c in arithmetic.checked
            if c.fields and c.fields[0].key == one.key
        ),
        "",
    )
    yield Hit(
        one.place,
        one.label,
        "",
        in_notation(one, expected),
        proof,
        one.key,
        {"cell": one.place.a1 or ""},
    )
