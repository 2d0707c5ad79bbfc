"""SC501 all-full-marks: every indicator is given its full points.

What it checks
    Tables of at least five scored rows. 加分项 are left out.

Why it matters
    A year without one lost point is rare; reviewers look at such forms first.

Source
    Calls of finance bureaux against inflated self-scores (*inferred*).

Example
    odd    20 indicators, 20 × full marks, 总分 100
    usual  the same form with the points the year really lost

Fix
    none: the scores may be right.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided
from selfeval_xl.scoring.notation import shown_points
from selfeval_xl.scoring.parts import FULL, is_hundred_scale, scored_parts, table_of

_FEWEST = 5


@rule(
    "SC501",
    "all-full-marks",
    kind="plausibility",
    severity=Severity.INFO,
    target=Form,
    message="{count} 项指标全部得满分",
    advice="对照佐证材料和自评报告所列问题，核对是否如实评分",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield a hit where no row loses a point."""
    table = table_of(form)
    if table is None or not table.has_score:
        yield not_applicable("no_table" if table is None else "no_scores")
        return
    parts = [p for p in scored_parts(table) if p.is_owed and not p.is_bonus]
    is_hundred = is_hundred_scale(table)
    pairs = [(p.points, FULL if is_hundred else p.weight) for p in parts]
    known = [(s, w) for s, w in pairs if s is not None and w is not None]
    if len(known) < max(_FEWEST, len(parts)):
        yield undecided("few_scores")
        return
    if any(score != weight for score, weight in known):
        return
    anchor = table.total_score or parts[0].score
    yield Hit(
        anchor.place,
        label=anchor.label,
        actual=shown_points(anchor),
        key=anchor.key,
        values={"count": len(known)},
    )
