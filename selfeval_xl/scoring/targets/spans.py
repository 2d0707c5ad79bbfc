"""Days and spans of days as targets and results name them: 2024年12月底前."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

_YEAR = r"(?:(?P<year>(?:19|20)\d\d)年?度?(?:内)?[-/.]?)?"
_OF_YEAR = r"(?:当年|本年度?|本?年度?)?(?:内)?"
_DAY = re.compile(
    rf"{_YEAR}{_OF_YEAR}(?<!\d)(?P<month>1[0-2]|0?[1-9])月份?"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?:日|号)?(?!\d)"
)
_DASHED_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_MONTH = re.compile(
    rf"{_YEAR}{_OF_YEAR}(?:0?[1-9]月?[-~至到])?(?P<month>1[0-2]|0?[1-9])月份?"
    r"(?P<part>上旬|中旬|下旬|底|末|初)?"
)
_QUARTER = re.compile(rf"{_YEAR}{_OF_YEAR}第?(?P<quarter>[一二三四1-4])季度(?:末|底)?")
_HALF = re.compile(rf"{_YEAR}{_OF_YEAR}(?P<half>[上下])半年(?:末|底)?")
_END = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年?|当年|本年|年|本年度|年度)年?(?:度)?"
    r"(?:底|末|终|内|度内|度)"
)
_DASHED_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>1[0-2]|0?[1-9])")
_BARE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度|内)?")
_PATTERNS = (
    _DAY,
    _DASHED_DAY,
    _MONTH,
    _QUARTER,
    _HALF,
    _DASHED_MONTH,
    _END,
    _BARE_YEAR,
)
_QUARTERS = {mark: n // 2 + 1 for n, mark in enumerate("一1二2三3四4")}
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10)}
_PARTS |= {"底": (21, 31), "末": (21, 31)}
_AROUND = re.compile(
    "于|在|至|到|截至|截止|不晚于|不迟于|最迟|≤|<=|<|=|前|以前|之前|内|以内|完成|已|全部|实际|"
    "完工|竣工|验收|交付|投入使用|投用|建成|支付|发放|拨付|执行|工作|任务|项目|并|通过|到位|"
    "按时|按期|及时|提前|时间|为|:|上线|运行|达到|、|[,.。;()]|有|计划|提交|报送|结束|目标|实施"
)


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day a text may mean, both included."""

    first: datetime.date
    last: datetime.date


def read_span(compact: str, year: int | None = None) -> Span | None:
    """Read a text that names one day, month, quarter or year, and little more.

    ``year`` stands where the text names none; without it such a text is no date.
    """
    for pattern in _PATTERNS:
        found = pattern.search(compact)
        if found is None:
            continue
        rest = compact[: found.start()] + compact[found.end() :]
        if _AROUND.sub("", rest) or not found[0]:
            return None
        return _span(found.groupdict(), year)
    return None


def _span(parts: dict[str, str | None], year: int | None) -> Span | None:
    written = parts.get("year")
    at = int(written) if written else year
    if at is None:
        return None
    month, day = parts.get("month"), parts.get("day")
    if month and day:
        try:
            one = datetime.date(at, int(month), int(day))
        except ValueError:
            return None
        return Span(one, one)
    if month:
        first, last = _PARTS.get(parts.get("part") or "", (1, 31))
        return _of_months(at, int(month), int(month), first, last)
    if quarter := parts.get("quarter"):
        number = _QUARTERS[quarter]
        return _of_months(at, 3 * number - 2, 3 * number)
    if half := parts.get("half"):
        return _of_months(at, 1, 6) if half == "上" else _of_months(at, 7, 12)
    return _of_months(at, 1, 12)


def _of_months(year: int, first: int, last: int, start: int = 1, end: int = 31) -> Span:
    days = calendar.monthrange(year, last)[1]
    return Span(
        datetime.date(year, first, start), datetime.date(year, last, min(end, days))
    )
