"""重点工作完成率 counted in the list of tasks: those done of all there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.model.form import Field, Indicator
from selfeval_xl.scoring.standards.values import Source, Value
from selfeval_xl.values import Interval
from selfeval_xl.values.rounding import half_up

_NAMES = re.compile(
    "(?:年度|部门|单位)?(?:重点|主要|中心)(?:工作|任务)+(?:任务)?(?:实际)?(?:完成|办结|达成)(?:比?率|情况)"
)
_DONE = re.compile(
    r"(?:已|均已|全部|均|按时|按期|如期|圆满|顺利|超额|按计划)*(?:完成|办结|达成|达标|落实)"
    r"(?:[,。;].*)?|100(?:\.0+)?%"
)
_NOT_DONE = re.compile(
    "(?:尚|暂|仍)?未(?:能)?(?:按时|按期|全部)?(?:完成|启动|开展|实施|办结|落实).*"
)
_WHOLE = Decimal(1)
_HUNDRED = Decimal(100)
_MOST_PLACES = 8


def counted_tasks(row: Indicator, sources: Sequence[Source]) -> tuple[Value, ...]:
    """The share of tasks done, () where the row is no such rate or one is unclear.

    Where every task has a rate of its own, their mean is another way to count.
    """
    if _NAMES.fullmatch(plain_name(row.name.shown)) is None:
        return ()
    return tuple(
        value
        for source in sources
        if source.form.tasks is not None
        for value in _values(source.form.tasks.tasks)
    )


def _values(tasks: Sequence[Mapping[str, Field]]) -> Iterator[Value]:
    named = [one for one in tasks if _is_named(one)]
    states = [_is_done(one) for one in named]
    if not named or None in states:
        return
    told = tuple(_told(one) for one in named)
    fields = tuple(one for one in told if one is not None)[:_MOST_PLACES]
    done, total = Decimal(sum(map(bool, states))), Decimal(len(named))
    yield _value(done / total, f"{done} ÷ {total}", fields)
    rates = [one["completion_rate"].number for one in named if "completion_rate" in one]
    known = [rate for rate in rates if rate is not None]
    if len(known) == len(named):
        yield _value(sum(known, Decimal(0)) / total, "", fields)


def _value(number: Decimal, working: str, fields: tuple[Field, ...]) -> Value:
    shown = f"{half_up(number * _HUNDRED, 2).normalize():f}%"
    proof = f"{working} = {shown}" if working else shown
    return Value(number, Interval.exact(number), True, proof, fields)


def _is_named(task: Mapping[str, Field]) -> bool:
    name = task.get("task_name")
    return name is not None and name.value.kind == "text"


def _told(task: Mapping[str, Field]) -> Field | None:
    rate = task.get("completion_rate")
    is_known = rate is not None and rate.number is not None
    return rate if is_known else task.get("completion")


def _is_done(task: Mapping[str, Field]) -> bool | None:
    """Done or not, None where the list does not say it clearly."""
    told = _told(task)
    if told is None:
        return None
    if told.number is not None:
        return told.number >= _WHOLE
    text = squeeze(told.shown)
    if _DONE.fullmatch(text):
        return True
    return False if _NOT_DONE.fullmatch(text) else None
