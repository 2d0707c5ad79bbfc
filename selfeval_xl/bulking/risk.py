"""Where to look first: points for what was found, by this program's own reckoning.

No notice prescribes such an order; the summary says so and lists the points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from selfeval_xl.bulking.across import Across, Note
from selfeval_xl.bulking.units import UnitLine
from selfeval_xl.i18n import N_, translate


@dataclass(frozen=True, slots=True)
class Point:
    """A reason for risk: so many points each, no more than ``most`` in all."""

    text: str
    each: int
    most: int


ERRORS = Point(N_("错误"), 3, 30)
WARNINGS = Point(N_("警告"), 1, 10)
UNREAD = Point(N_("打不开的文件"), 5, 15)
NO_FORM = Point(N_("没有认出任何表或报告"), 10, 10)
GOOD_BUT_UNSPENT = Point(N_("得分 90 以上而执行率不到 80%"), 6, 6)
ALIKE = Point(N_("与其他单位雷同"), 12, 24)
NAMES = Point(N_("重复报送或名称对不上"), 4, 8)
TOTALS = Point(N_("与所属单位合计对不上"), 4, 8)
FAR = Point(N_("与其他单位相差很大"), 4, 8)
POINTS = (
    ERRORS,
    WARNINGS,
    UNREAD,
    NO_FORM,
    GOOD_BUT_UNSPENT,
    ALIKE,
    NAMES,
    TOTALS,
    FAR,
)
_OF_KIND = {
    Across.SAME_FILE: ALIKE,
    Across.SAME_FIGURES: ALIKE,
    Across.SAME_TEXT: ALIKE,
    Across.TWICE: NAMES,
    Across.ONE_NAME: NAMES,
    Across.IN_PARTS: NAMES,
    Across.TWO_NAMES: NAMES,
    Across.DEPARTMENT_TOTAL: TOTALS,
    Across.OUTLIER: FAR,
}
_GOOD, _UNSPENT = Decimal(90), Decimal("0.8")
HIGH, MIDDLE = 20, 8
"""Points from which a risk is called high, and middling."""


@dataclass(frozen=True, slots=True)
class Risk:
    """The points of one submission and how often each reason was met."""

    points: int
    counts: tuple[tuple[Point, int], ...]

    @property
    def level(self) -> str:
        """高, 中 or 低; "" where nothing was found."""
        if self.points >= HIGH:
            return N_("高")
        if self.points >= MIDDLE:
            return N_("中")
        return N_("低") if self.points else ""

    def explanation(self, lang: str) -> str:
        """How the points come about: "错误 3 处 × 3 = 9；警告 2 处 × 1 = 2"."""
        tr = partial(translate, lang=lang)
        parts = []
        for point, count in self.counts:
            values = {
                "what": tr(point.text),
                "count": count,
                "each": point.each,
                "points": min(count * point.each, point.most),
            }
            if count * point.each > point.most:
                text = tr("{what} {count} 处，按上限 {points} 分")
            else:
                text = tr("{what} {count} 处 × {each} = {points} 分")
            parts.append(text.format(**values))
        return tr("；").join(parts)


def risks(lines: Sequence[UnitLine], notes: Sequence[Note]) -> tuple[Risk, ...]:
    """The risk of each line, in their order."""
    met: Mapping[str, dict[Point, int]] = defaultdict(lambda: defaultdict(int))
    for note in notes:
        members = note.members
        if note.kind is Across.DEPARTMENT_TOTAL:
            members = members[:1]
        for member in members:
            met[member.id][_OF_KIND[note.kind]] += 1
    return tuple(_risk(line, met[line.id]) for line in lines)


def _risk(line: UnitLine, met: Mapping[Point, int]) -> Risk:
    score, rate = line.score, line.execution_rate
    is_good = score is not None and score >= _GOOD
    counts = {
        ERRORS: line.errors,
        WARNINGS: line.warnings,
        UNREAD: line.unread,
        NO_FORM: int(not line.is_known),
        GOOD_BUT_UNSPENT: int(is_good and rate is not None and rate < _UNSPENT),
        **met,
    }
    found = tuple((point, counts[point]) for point in POINTS if counts.get(point))
    points = sum(min(count * point.each, point.most) for point, count in found)
    return Risk(points, found)
