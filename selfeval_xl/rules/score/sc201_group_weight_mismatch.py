"""SC201 group-weight-mismatch: 下级指标的分值 do not add up to the 上级指标.

What it checks
    The weight of every 一级 and 二级指标 that has one, against the weights of
    the indicators below it, within 0.01. Tables whose weights make 100 inside
    every group are left alone.

Why it matters
    Points are lost or given twice between the levels, and the total no longer
    rests on 100.

Source
    财预〔2020〕10号 and the local forms built on it: 二级 and 三级指标 share out
    the 分值 of the level above.

Example
    wrong  预算编制情况 20  预算编制 8 + 目标设置 10
    right  预算编制情况 20  预算编制 10 + 目标设置 10

Fix
    none: 分值 are set by the form as issued, not calculated.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import addition, in_notation, shown_points
from selfeval_xl.scoring.parts import table_of
from selfeval_xl.scoring.weights import GroupFault, judge_weights


@rule(
    "SC201",
    "group-weight-mismatch",
    kind="weight_total",
    severity=Severity.ERROR,
    target=Form,
    message="“{label}”分值为 {actual}，下级指标分值相加为 {added}",
    advice="把“{label}”的分值改为 {expected}，或更正下级指标的分值",
    variants={
        "parts": (
            "“{label}”分值为 {actual}，下级指标分值相加为 {added}",
            "更正下级指标的分值，使其合计为 {actual}",
        ),
        "only_part": (
            "“{label}”分值为 {actual}，上级指标“{group}”的分值为 {group_weight}",
            "把“{label}”的分值改为 {expected}，或更正上级指标的分值",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per group whose parts do not make it."""
    table = table_of(form)
    if table is None or not table.has_weight:
        yield not_applicable("no_table" if table is None else "no_weights")
        return
    verdict = judge_weights(form, table)
    if verdict.skipped == "relative_weights":
        yield not_applicable(verdict.skipped)
        return
    for fault in verdict.groups:
        yield _hit(fault)
    passed = verdict.groups_checked - len(verdict.groups)
    if passed:
        yield Checked(Outcome.PASSED, passed)
    elif not verdict.groups:
        yield not_applicable("no_group_weights")


def _hit(fault: GroupFault) -> Hit:
    group = fault.group
    assert group.field is not None
    proof = addition(group.terms, fault.added)
    if fault.wrong is not None and fault.wrong is not group:
        assert fault.wrong.field is not None
        return _at(
            fault.wrong.field,
            fault,
            label=" ".join(fault.wrong.name.split()),
            variant="only_part",
            related=(group.field,),
            proof=proof,
        )
    return _at(
        group.field,
        fault,
        label=group.name,
        variant="" if fault.wrong else "parts",
        related=group.terms,
        proof=proof,
    )


def _at(
    anchor: Field,
    fault: GroupFault,
    *,
    label: str,
    variant: str,
    related: tuple[Field, ...],
    proof: str,
) -> Hit:
    assert fault.group.field is not None
    return Hit(
        anchor.place,
        label=label,
        actual=shown_points(anchor),
        expected=None if fault.right is None else in_notation(fault.right, anchor),
        proof=proof,
        key=anchor.key,
        values={
            "added": in_notation(fault.added, fault.group.field),
            "group": fault.group.name,
            "group_weight": shown_points(fault.group.field),
        },
        variant=variant,
        related=tuple(one.place for one in related)[:8],
    )
