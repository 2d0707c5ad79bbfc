"""What findings about 评分标准 say: proof, reading, and why a row was not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from selfeval_xl.findings import Checked, Hit, Outcome
from selfeval_xl.i18n import N_
from selfeval_xl.model.place import Place
from selfeval_xl.scoring.notation import in_notation, plain, shown_points
from selfeval_xl.scoring.standards.judging import Judged

NOT_READ = {
    "judged": N_("评分标准要由人对照材料判断"),
    "unknown_wording": N_("评分标准的写法未能识别"),
    "exceptions": N_("评分标准有例外情形，要由人判断"),
    "no_base": N_("评分标准没有写明扣分的起点"),
    "target": N_("评分标准对照年度指标值，另行检查"),
    "several_measures": N_("评分标准同时写了几个不同的指标"),
    "formula": N_("评分标准中的计算公式未能识别"),
    "points_off_weight": N_("评分标准中的最高分与分值不一致"),
    "shared": N_("一个评分标准或得分对应几项指标"),
}
"""Reasons of rows whose standard gives no function."""

_NO_FIGURE = {
    "no_weight": N_("没有填写分值，或得分按百分制填写"),
    "out_of_range": N_("得分不在 0 至分值之间，先更正得分"),
    "no_value": N_("评分标准所用的数据不在表中"),
    "void": N_("评分标准所用比率的分母为零"),
    "not_covered": N_("评分标准没有写明这一数值如何计分"),
}
_NO_STANDARD = N_("表中没有评分标准，或没有得分")
_READINGS = {
    "": "",
    "floor": N_("，不满一档的部分不扣分"),
    "ceil": N_("，不满一档的部分按一档计"),
    "linear": N_("，按超出部分的比例计"),
    "inverse": N_("，按标准值与实际值之比计"),
    "scaled": N_("，在不得分与得满分之间按比例计"),
    "open": N_("，恰为分档的端点，按较高一档计"),
}
_LONGEST = 60
_MOST = 8


def coverage(judged: Sequence[Judged], failing: str) -> Iterator[Checked]:
    """How many rows passed, and how many could not be judged, for each reason."""
    if not judged:
        yield Checked(Outcome.NOT_APPLICABLE, 1, _NO_STANDARD)
    known = [one for one in judged if one.status not in ("unknown", failing)]
    if known:
        yield Checked(Outcome.PASSED, len(known))
    for reason, count in sorted(Counter(one.reason for one in judged).items()):
        if reason in NOT_READ:
            yield Checked(Outcome.UNPARSED, count, NOT_READ[reason])
        elif reason:
            yield Checked(Outcome.INSUFFICIENT_DATA, count, _NO_FIGURE[reason])


def expected_points(one: Judged) -> str | None:
    """The points the standard gives, as the score is written."""
    assert one.allowed is not None
    return in_notation(one.allowed.points, one.part.score)


def proof_of(one: Judged) -> str:
    """The figure with its working: "61.35 ÷ 62.00 = 98.95%"."""
    assert one.allowed is not None
    value = one.allowed.value
    if value is None:
        return "0 ÷ 0"
    return value.proof


def standard_values(one: Judged) -> dict[str, object]:
    """What fills the messages beside the scores."""
    text = " ".join(one.text.shown.split())
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    assert one.allowed is not None and one.part.weight is not None
    weight = one.part.weight_field
    return {
        "name": one.name,
        "standard": text,
        "reading": _READINGS[one.allowed.reading],
        "weight": shown_points(weight) if weight else plain(one.part.weight),
    }


def related_places(one: Judged) -> tuple[Place, ...]:
    """The standard and the cells its figure is worked out from."""
    value = one.allowed.value if one.allowed is not None else None
    fields = [one.text, *(value.fields if value is not None else ())]
    return tuple(dict.fromkeys(field.place for field in fields))[:_MOST]


def standard_hit(one: Judged) -> Hit:
    """The score beside what its standard gives; the rule adds its own variant."""
    score = one.part.score
    return Hit(
        score.place,
        label=score.label,
        actual=shown_points(score),
        expected=expected_points(one),
        proof=proof_of(one),
        key=score.key,
        values=standard_values(one),
        related=related_places(one),
    )
