"""What the rules of targets share: when they apply, and why a row is not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from selfeval_xl.findings import Checked, Outcome
from selfeval_xl.i18n import N_
from selfeval_xl.scoring.targets import TargetRow

NO_COLUMNS = Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有指标值和完成值两栏"))

_NOT_APPLICABLE = {
    "no_target": N_("指标值没有填写"),
    "not_applicable": N_("完成值注明不适用"),
    "words": N_("定性指标，按文字说明判断"),
}
_INSUFFICIENT = {"no_result": N_("完成值没有填写")}
_UNPARSED = {
    "words_for_number": N_("定量指标的完成值是文字"),
    "unlike_units": N_("指标值与完成值的计量单位不同"),
    "other_scale": N_("指标值与完成值的金额单位不同"),
    "several_figures": N_("指标值或完成值中有多个数字"),
    "unreadable": N_("指标值或完成值中的数字无法识别"),
    "rough": N_("指标值或完成值是约数"),
    "open_result": N_("完成值只给出范围"),
    "outside_range": N_("完成值在指标值的区间之外，是否达标须人工判断"),
    "change": N_("指标值为增减幅度，完成值不是"),
    "no_sign": N_("指标值没有写明≥、≤或=，无法判断方向"),
    "reversed_sign": N_("成本指标的指标值写成了下限"),
    "no_date": N_("完成值没有写明完成时间"),
}


def not_judged(rows: Iterable[TargetRow]) -> Iterator[Checked]:
    """How many rows were not compared, by reason."""
    counts = Counter(row.verdict.why for row in rows if row.verdict.why)
    for why, count in counts.items():
        for outcome, reasons in (
            (Outcome.NOT_APPLICABLE, _NOT_APPLICABLE),
            (Outcome.INSUFFICIENT_DATA, _INSUFFICIENT),
            (Outcome.UNPARSED, _UNPARSED),
        ):
            if why in reasons:
                yield Checked(outcome, count, reasons[why])
