"""Claims of a text as hits, and the account of the checks that found nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Text
from selfeval_xl.narrative import Claim, analyse

OPEN, BARE = "open", "bare"
"""Variants for a claim without a right value, and for one without a proof."""


def claim_hits(
    text: Text, kind: str, variants: Collection[str] = ()
) -> Iterator[Hit | Checked]:
    """Yield one hit a claim of the kind; then what passed and what was not read."""
    analysis = analyse(text)
    claims = analysis.of(kind)
    for claim in claims:
        yield _hit(text.file, claim, variants)
    passed, unparsed = analysis.passed[kind], analysis.unparsed[kind]
    if passed:
        yield Checked(Outcome.PASSED, passed)
    if unparsed:
        yield Checked(Outcome.UNPARSED, unparsed, N_("句中看不出与哪个数比较"))
    if not (claims or passed or unparsed):
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("文字中没有这类数字"))


def _hit(file: str, claim: Claim, variants: Collection[str]) -> Hit:
    wanted = claim.variant
    if not wanted:
        wanted = OPEN if claim.expected is None else "" if claim.proof else BARE
    return Hit(
        Place(file, paragraph=claim.paragraph, quote=claim.quote),
        label=claim.label,
        actual=claim.actual,
        expected=claim.expected,
        proof=claim.proof,
        variant=wanted if wanted in variants else "",
        severity=Severity(claim.severity),
    )
