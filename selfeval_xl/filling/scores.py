"""The scores of a form: given, computed by the form's own rule, or to be judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.filling.derived import notation
from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.rates import operands_of, rate_from, score_by_rate
from selfeval_xl.filling.reading import Given
from selfeval_xl.filling.slots import TOTAL_SCORE
from selfeval_xl.forms.spec import FormSpec, IndicatorSpec
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.content import IndicatorLine

_TOLERANCE = Decimal("0.01")  # the last decimal of a score


@dataclass(slots=True)
class Scores:
    """The lines of a score table by 三级指标, and what is wrong or left."""

    lines: dict[str, IndicatorLine] = field(default_factory=dict)
    wrong: list[Remark] = field(default_factory=list)
    left: list[Remark] = field(default_factory=list)


def score(
    spec: FormSpec, given: Mapping[str, Given], filled: frozenset[str] = frozenset()
) -> Scores:
    """Fill every indicator of the form; ``filled`` are keys that need no filling."""
    result = Scores()
    for one in spec.indicators:
        _fill(one, given, filled, result)
    claim = given.get(TOTAL_SCORE) if not filled else None
    scores = [line.score for line in result.lines.values()]
    numbers = [number for number in scores if isinstance(number, Decimal)]
    if claim is not None and isinstance(claim.value, Decimal):
        total = sum(numbers, Decimal(0))
        if abs(total - claim.value) >= _TOLERANCE:
            template = N_("“{field}”给的是 {given}，各项得分相加是 {computed}；请核对各项，或删去合计")
            details = {
                "field": claim.slot.label,
                "given": claim.entry.value,
                "computed": notation(total, Quantity.SCORE),
            }
            result.wrong.append(
                Remark("conflict", claim.entry.where, template, details)
            )
    return result


def _fill(
    one: IndicatorSpec,
    given: Mapping[str, Given],
    filled: frozenset[str],
    result: Scores,
) -> None:
    name = one.level3
    points = given.get(f"{name}.weight")
    weight = points.value if points is not None else one.weight
    assert isinstance(weight, Decimal)
    if points is not None and weight <= 0:
        template = N_("“{field}”为 {value}，分值应大于 0，请改正")
        details = {"field": points.slot.label, "value": points.entry.value}
        result.wrong.append(
            Remark("out_of_range", points.entry.where, template, details)
        )
        return
    claim = given.get(f"{name}.score")
    number = claim.value if claim is not None else None
    computed = _computed(one, weight, given)
    if claim is not None and isinstance(number, Decimal):
        _compare(claim, number, weight, computed, result)
    if number is None:
        number = computed
    reason = given.get(f"{name}.reason")
    note = str(reason.value) if reason is not None else ""
    own_weight = weight if points is not None else None
    result.lines[name] = IndicatorLine(number, note, own_weight)
    if number is None and f"{name}.score" not in filled:
        details = {"name": name, "standard": one.standard or "—"}
        template = N_("“{name}”待自评；评分标准：{standard}")
        result.left.append(Remark("pending", "", template, details))
    elif isinstance(number, Decimal) and number < weight and not (
        note or f"{name}.reason" in filled
    ):
        details = {"name": name, "score": f"{number:f}", "weight": f"{weight:f}"}
        template = N_("“{name}”得 {score} 分，未得满分 {weight} 分，缺扣分原因")
        result.left.append(Remark("missing", "", template, details))


def _computed(
    one: IndicatorSpec, weight: Decimal, given: Mapping[str, Given]
) -> Decimal | None:
    """The score by the rate, or by the figures the rate is made of."""
    name = one.level3
    rate = given.get(f"{name}.rate")
    if rate is not None and isinstance(rate.value, Decimal):
        return score_by_rate(rate.value, weight)
    figures: dict[str, Decimal] = {}
    for operand in operands_of(one.explanation):
        figure = given.get(f"{name}.of {operand}")
        if figure is not None and isinstance(figure.value, Decimal):
            figures[operand] = figure.value
    share = rate_from(one.explanation, figures)
    return None if share is None else score_by_rate(share, weight)


def _compare(
    claim: Given,
    number: Decimal,
    weight: Decimal,
    computed: Decimal | None,
    result: Scores,
) -> None:
    details: dict[str, object] = {
        "field": claim.slot.label,
        "value": claim.entry.value,
        "weight": f"{weight:f}",
    }
    if number > weight:
        template = N_("“{field}”为 {value}，超过分值 {weight}，请改正")
        result.wrong.append(
            Remark("out_of_range", claim.entry.where, template, details)
        )
    elif computed is not None and abs(number - computed) >= _TOLERANCE:
        details["computed"] = notation(computed, Quantity.SCORE)
        template = N_("“{field}”给的是 {value}，按评分标准算出的是 {computed}；请核对，或删去其一")
        result.wrong.append(Remark("conflict", claim.entry.where, template, details))
