"""How the value of each setting is read; a value that does not fit is a ValueError.

Its first argument is the message's template, a second one what was wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from selfeval_xl.i18n import LANGUAGES, N_
from selfeval_xl.model.scoring import REVERSE_MODES, STEP_MODES
from selfeval_xl.scoring.standards.definitions import definition_ids

_WORDS = N_("{path}：{key} = {value}，应为一组文字")
_WHOLE = N_("{path}：{key} = {value}，应为正整数")
_TEXT = N_("{path}：{key} = {value}，应为文字")
_YEAR = N_("{path}：{key} = {value}，应为四位年份")
_DAY = N_("{path}：{key} = {value}，应为日期，如 2025-06-30")
_ONE_OF = N_("{path}：{key} = {value}，应取自 {wanted}")
_RENAMES = N_("{path}：{key} 应为一组“旧名称 = 新名称”")
_PERCENT_ABOVE = N_("{path}：{key} = {value}，应为不低于 100 的百分数，如 120")
_CUTS = N_("{path}：{key} = {value}，应为从大到小的三个分数，如 90, 80, 60")

PATHS = ("forms_dir", "baseline", "previous", "published", "unit_map")
PAPER_KINDS = {
    "data": "数据表",
    "score": "评分表",
    "project": "项目支出绩效自评表",
    "overall": "部门整体绩效自评表",
    "report": "自评报告",
}


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.replace(",", " ").split())
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError(_WORDS)


def whole(value: Any) -> int:
    """A number above 0."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise ValueError(_WHOLE)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_TEXT)
    return value.strip()


def _year(value: Any) -> int:
    year = whole(value)
    if not 1990 <= year <= 2200:
        raise ValueError(_YEAR)
    return year


def _day(value: Any) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(_DAY) from None


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise ValueError(_ONE_OF, "、".join(LANGUAGES))
    return str(value)


def _path(value: Any) -> Path:
    return Path(_text(value))


def _renames(value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not value:
        raise ValueError(_RENAMES)
    if not all(isinstance(new, str) and new.strip() for new in value.values()):
        raise ValueError(_RENAMES)
    return {old.strip(): new.strip() for old, new in value.items()}


def _some_of(known: Iterable[str]) -> Callable[[Any], tuple[str, ...]]:
    def read(value: Any) -> tuple[str, ...]:
        words = _words(value)
        if not words or any(word not in known for word in words):
            raise ValueError(_ONE_OF, "、".join(known))
        return words

    return read


def _definitions(value: Any) -> tuple[str, ...]:
    return _some_of(definition_ids())(value)


def _papers(value: Any) -> tuple[str, ...]:
    return _some_of(PAPER_KINDS)(value) if _words(value) else ()


def _cuts(value: Any) -> tuple[Decimal, ...]:
    written = _words(value) if isinstance(value, str) else value
    try:
        cuts = tuple(Decimal(str(one)) for one in written)
    except (InvalidOperation, TypeError):
        cuts = ()
    falling = all(a > b for a, b in zip(cuts, cuts[1:], strict=False))
    if len(cuts) != 3 or not falling or cuts[0] > 100 or cuts[-1] <= 0:
        raise ValueError(_CUTS)
    return cuts


def _percent_above(value: Any) -> Decimal:
    try:
        percent = Decimal(str(value).strip().rstrip("%"))
    except InvalidOperation:
        percent = Decimal(0)
    if not percent.is_finite() or percent < 100:
        raise ValueError(_PERCENT_ABOVE)
    return percent


READERS: dict[str, Callable[[Any], Any]] = {
    "lang": _language,
    "select": _words,
    "ignore": _words,
    "year": _year,
    "unit": _text,
    "today": _day,
    "units": _renames,
    "required_papers": _papers,
    "grade_cuts": _cuts,
    "over_achievement": _percent_above,
    "step_deduction": _some_of(STEP_MODES),
    "reverse_scoring": _some_of(REVERSE_MODES),
    "rate_definitions": _definitions,
    **dict.fromkeys(PATHS, _path),
}
