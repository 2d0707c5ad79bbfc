"""The scores of a form: given, computed by the form's own rule, or to be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.filling.derived import notation
from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.rates import operands_of, rate_from, score_by_rate
from selfeval_xl.filling.reading import Given
from selfeval_xl.filling.slots import TOTAL_SCORE, indicator_fields
from selfeval_xl.forms.spec import FormSpec, IndicatorSpec
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.content import IndicatorLine

_SCORED = frozenset({"score", "weight", "reason"})
_TEXTS = ("target", "actual")
_CALLED = {"target": "年度指标值", "actual": "实际完成值", "weight": "分值"}
_TOLERANCE = Decimal("0.01")  # the last decimal of a score


@dataclass(slots=True)
class Scores:
    """The lines of a score table by 三级指标, and what is wrong or left."""

    lines: dict[str, IndicatorLine] = field(default_factory=dict)
    wrong: list[Remark] = field(default_factory=list)
    left: list[Remark] = field(default_factory=list)


def score(
    spec: FormSpec,
    given: Mapping[str, Given],
    filled: frozenset[str] = frozenset(),
    extra: Decimal | None = Decimal(0),
) -> Scores:
    """Fill every indicator of the form; ``filled`` are keys that need no filling.

    ``extra`` are the points that the total has besides, None where not known.
    """
    result = Scores()
    more = [key for key, *_ in indicator_fields(spec) if key not in _SCORED]
    for one in spec.indicators:
        if one.level3:
            _fill(one, given, filled, result, more)
    claim = given.get(TOTAL_SCORE) if not filled and extra is not None else None
    scores = [extra, *(line.score for line in result.lines.values())]
    numbers = [number for number in scores if isinstance(number, Decimal)]
    if claim is not None and isinstance(claim.value, Decimal):
        total = sum(numbers, Decimal(0))
        if abs(total - claim.value) >= _TOLERANCE:
            template = N_(
                "“{field}”给的是 {given}，各项得分相加是 {computed}；请核对各项，或删去合计"
            )
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
    more: Sequence[str],
) -> None:
    name = one.name
    points = given.get(f"{name}.weight")
    weight = points.value if points is not None else one.weight
    texts = _texts(one, given, more)
    if not isinstance(weight, Decimal):
        weight = None
    elif points is not None and weight <= 0:
        template = N_("“{field}”为 {value}，分值应大于 0，请改正")
        told = {"field": points.slot.label, "value": points.entry.value}
        result.wrong.append(Remark("out_of_range", points.entry.where, template, told))
        return
    claim = given.get(f"{name}.score")
    number = claim.value if claim is not None else None
    computed = None if weight is None else _computed(one, weight, given)
    if claim is not None and isinstance(number, Decimal) and weight is not None:
        _compare(claim, number, weight, computed, result)
    if number is None:
        number = computed
    reason = given.get(f"{name}.reason")
    line = IndicatorLine(
        number,
        str(reason.value) if reason is not None else "",
        weight if points is not None else None,
        texts.get("target", ""),
        texts.get("actual", ""),
        {key[1:]: text for key, text in texts.items() if key.startswith("~")},
    )
    result.lines[name] = line
    result.left += _unfilled(one, texts, weight, filled, more)
    result.left += _unscored(one, line, weight, filled)


def _texts(
    one: IndicatorSpec, given: Mapping[str, Given], more: Sequence[str]
) -> dict[str, str]:
    """What the data say of an indicator in words, by field."""
    found = {key: given.get(f"{one.name}.{key}") for key in more}
    return {key: str(value.value) for key, value in found.items() if value is not None}


def _unfilled(
    one: IndicatorSpec,
    texts: Mapping[str, str],
    weight: Decimal | None,
    filled: frozenset[str],
    more: Sequence[str],
) -> Iterator[Remark]:
    """Target, result and points that nothing gives."""
    asked = [key for key in _TEXTS if key in more]
    wanted = [
        _CALLED[key]
        for key in asked
        if key not in texts and f"{one.name}.{key}" not in filled
    ]
    if weight is None:
        wanted.append(_CALLED["weight"])
    if wanted:
        details = {"row": one.name, "columns": "、".join(wanted)}
        template = N_("“{row}”没有填：{columns}（确实没有的填 0 或“无”）")
        yield Remark("missing", "", template, details)


def _unscored(
    one: IndicatorSpec,
    line: IndicatorLine,
    weight: Decimal | None,
    filled: frozenset[str],
) -> Iterator[Remark]:
    """A score to be judged, or one below the points without a reason."""
    name, number = one.name, line.score
    if number is None and f"{name}.score" not in filled:
        details = {"name": name, "standard": one.standard or "—"}
        template = N_("“{name}”待自评；评分标准：{standard}")
        yield Remark("pending", "", template, details)
    if not isinstance(number, Decimal) or weight is None or number >= weight:
        return
    if not line.deviation_note and f"{name}.reason" not in filled:
        details = {"name": name, "score": f"{number:f}", "weight": f"{weight:f}"}
        template = N_("“{name}”得 {score} 分，未得满分 {weight} 分，缺扣分原因")
        yield Remark("missing", "", template, details)


def _computed(
    one: IndicatorSpec, weight: Decimal, given: Mapping[str, Given]
) -> Decimal | None:
    """The score by the rate, or by the figures the rate is made of."""
    name = one.name
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
        template = N_(
            "“{field}”给的是 {value}，按评分标准算出的是 {computed}；请核对，或删去其一"
        )
        result.wrong.append(Remark("conflict", claim.entry.where, template, details))
