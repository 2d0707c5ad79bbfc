"""The cover of a report, its title and its last lines: unit, year, date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfeval_xl.forms.plain import Plain

_LINE = re.compile(r"([^:。,;]{2,24})[:](.*)")
_UNIT_LABEL = re.compile(r"(?:单位|部门)(?:名称)?(?:\([^()]*\))*$")
_OTHER_LABEL = re.compile(
    r"负责|联系|下属|主管|财政部门|地址|电话|个数|数量|领导|成员|金额|其他|第三方|机构"
)
_DATE_LABEL = re.compile(r"(?:填报|填表|报告|编制|报送)(?:日期|时间)$")
_YEAR_LABEL = re.compile(r"(?:评价|自评|所属|预算)?年度$")
_YEAR = re.compile(r"(20\d\d)")
_ENDING = (
    r"(?:局|会|委|办|部|院|所|校|馆|站|队|台|社|处|厅|联|中心|街道|政府|园|学|镇|乡"
    r"|本级|机关)"
)
_NAME = rf"[\u4e00-\u9fff()]{{2,28}}{_ENDING}"
_SHORTEST_NAME = rf"[\u4e00-\u9fff()]{{2,28}}?{_ENDING}"
_TITLE_NAME = re.compile(
    rf"^(?:关于)?(?:20\d\d年?度?)?(?P<name>{_SHORTEST_NAME})(?:关于)?(?:20\d\d年?度?)?"
    r"(?:的)?(?:部门|单位|区级|市级|县级)?(?:整体|财政|预算|绩效|支出|自评)"
)
_OPENING_NAME = re.compile(
    rf"现(?:将|对|就)(?:20\d\d年?度?)?(?P<name>{_SHORTEST_NAME})(?:20\d\d年?度?)?"
    r"(?:部门|单位)?(?:整体|财政|预算|绩效|支出|自评)"
)
_OWN = re.compile(r"^(?:我|本)")
_SIGNED_DATE = re.compile(
    r"20\d\d年\d{1,2}月(?:\d{1,2}日)?"
    r"|二[〇零][〇零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月"
    r"[一二三四五六七八九十]{1,3}日"
)
_UNIT_LINE = re.compile(rf"(?P<name>{_NAME})(?:\((?:公章|盖章)\))?")
_LONGEST_COVER_LINE, _COVER = 60, 40


@dataclass(frozen=True, slots=True)
class Said:
    """A value the report states of itself: its paragraph, label, start and end.

    ``kind`` is "unit", "date" or "year".
    """

    kind: str
    index: int
    label: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cover:
    """Everything the report says of itself, in the order of the text."""

    said: tuple[Said, ...] = ()

    def of(self, kind: str) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.kind == kind)


def read_cover(
    paragraphs: Sequence[Plain], title: int | None, first_heading: int | None
) -> Cover:
    """Read cover, title, opening words and signature."""
    last = min(_COVER, len(paragraphs), first_heading or _COVER)
    found = [*_lines(paragraphs[:last])]
    if title is not None:
        found += _from_title(paragraphs, title)
    found += _opening(paragraphs[: last + 1])
    found += _signature(paragraphs, last)
    return Cover(tuple(sorted(found, key=lambda one: (one.index, one.start))))


def _lines(paragraphs: Sequence[Plain]) -> Iterator[Said]:
    for index, one in enumerate(paragraphs):
        if len(one.text) > _LONGEST_COVER_LINE:
            continue
        found = _LINE.fullmatch(one.text)
        if found is None:
            continue
        label, value = found[1], found[2]
        start, end = found.span(2)
        if _DATE_LABEL.search(label):
            yield Said("date", index, label, value, start, end)
        elif _YEAR_LABEL.search(label):
            if year := _YEAR.search(value):
                yield Said("year", index, label, year[1], start, end)
        elif _UNIT_LABEL.search(label) and not _OTHER_LABEL.search(label):
            name = value.strip("_.")
            if name:
                yield Said("unit", index, label, name, start, end)


def _from_title(paragraphs: Sequence[Plain], title: int) -> Iterator[Said]:
    for index in range(max(0, title - 2), title + 1):
        one = paragraphs[index]
        if ":" in one.text or len(one.text) > _LONGEST_COVER_LINE:
            continue
        for year in re.finditer(r"(20\d\d)年?度?", one.text):
            yield Said("year", index, "标题", year[1], *year.span())
        name = _TITLE_NAME.search(one.text)
        if name is None and index == title - 1:
            name = _UNIT_LINE.fullmatch(one.text)
        if name and not _OWN.match(name["name"]):
            yield Said("unit", index, "标题", name["name"], *name.span("name"))


def _opening(paragraphs: Sequence[Plain]) -> Iterator[Said]:
    for index, one in enumerate(paragraphs):
        name = _OPENING_NAME.search(one.text)
        if name and not _OWN.match(name["name"]):
            yield Said("unit", index, "开头", name["name"], *name.span("name"))


def _signature(paragraphs: Sequence[Plain], first: int) -> Iterator[Said]:
    """The unit's name above a date at the end."""
    for index in range(max(first, len(paragraphs) - 8), len(paragraphs)):
        one = paragraphs[index]
        if not _SIGNED_DATE.fullmatch(one.text):
            continue
        yield Said("date", index, "落款", one.text, 0, len(one.text))
        above = paragraphs[index - 1] if index > first else None
        if above is None:
            continue
        name = _UNIT_LINE.fullmatch(above.text)
        if name and not _OWN.match(name["name"]):
            yield Said("unit", index - 1, "落款", name["name"], *name.span("name"))
