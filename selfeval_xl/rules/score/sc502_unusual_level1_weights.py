"""SC502 unusual-level1-weights: 一级指标 of a 项目自评表 depart from 10/50/30/10.

What it checks
    产出, 效益 and 满意度 of a 项目支出绩效自评表 that has all three at the first
    level: 50, 30 and 10, or 40, 20 and 10 beside 成本 20.

Why it matters
    Other weights are allowed for good reasons, which the bureau may ask for.

Source
    财预〔2020〕10号: 预算执行率 10, 产出 50, 效益 30, 满意度 10 as a rule;
    财预〔2021〕101号 with 成本 20, 产出 40, 效益 20, 满意度 10.

Example
    odd    产出 60  效益 20  满意度 10
    usual  产出 50  效益 30  满意度 10

Fix
    none: the unit's own form outranks the rule of thumb.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.form import Form, IndicatorTable
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided
from selfeval_xl.scoring.notation import plain
from selfeval_xl.scoring.parts import FULL, fund_field, table_of
from selfeval_xl.scoring.totals import Node, weight_tree

_USUAL = {"产出": 50, "效益": 30, "满意度": 10}
_WITH_COST = {"成本": 20, "产出": 40, "效益": 20, "满意度": 10}


@rule(
    "SC502",
    "unusual-level1-weights",
    kind="plausibility",
    severity=Severity.INFO,
    target=Form,
    message="一级指标分值为 {actual}，一般为 {usual}",
    advice="确属特殊情况的，向财政部门说明理由",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield a hit where the first-level weights are not the usual ones."""
    table = table_of(form)
    groups = _groups(table) if table and form.kind == "project" else {}
    usual = _WITH_COST if "成本" in groups else _USUAL
    if set(groups) != set(usual):
        yield not_applicable("other_levels")
        return
    weights = {name: node.value for name, node in groups.items()}
    known = {name: one for name, one in weights.items() if one is not None}
    if len(known) < len(weights):
        yield undecided("blank_weights")
        return
    fund = fund_field(form, "weight")
    points = fund.number if fund is not None else None
    if points is not None and points != FULL - sum(map(Decimal, usual.values())):
        yield not_applicable("other_levels")  # 20 of 100 for the execution leave 80
        return
    odd = [name for name, one in known.items() if one != usual[name]]
    if not odd:
        return
    node = groups[odd[0]]
    anchor = node.field or node.terms[0]
    yield Hit(
        anchor.place,
        label=node.name,
        actual=_listed(known),
        key=anchor.key,
        values={"usual": _listed({name: Decimal(w) for name, w in usual.items()})},
    )


def _groups(table: IndicatorTable) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in weight_tree(table).walk():
        if node.level == 1:
            for word in _WITH_COST:
                if word in node.name:
                    found.setdefault(word, node)
    return found


def _listed(weights: dict[str, Decimal]) -> str:
    return "、".join(f"{name} {plain(one)}" for name, one in weights.items())
