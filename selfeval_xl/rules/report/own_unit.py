"""The unit a report is about, its level of government and what it calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.forms.cover import Said
from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import Report
from selfeval_xl.values.unit_name import Likeness, clean_unit_name, unit_likeness

LABELLED_LEVEL = re.compile(r"([省市区县镇乡])级(?:财政)?(?:预算)?(?:部门|单位)")
_REGION = re.compile(r"[^省市区县旗镇乡]{1,5}?([省市区县旗镇乡])")
_NO_REGION = re.compile(r"(?:城|都|小|社|园|灌|库|林|景|校|保护|开发|示范|城镇|管理)$")
_SUITS = {
    "省": "省",
    "市": "市县",
    "区": "区县",
    "县": "县区",
    "旗": "县区",
    "镇": "镇乡县区",
    "乡": "镇乡县区",
}
_OWN_LEVEL = re.compile(r"(?:本级|机关|机关本级|\([^()]*\))+$")
_IN_OFFICE = (
    r"(?<=[在由])(?P<office>局|会|委|部|院|校|站|厅)(?=(?:机关)?(?:综合)?办公室)"
)


def own_unit(report: Report) -> Said | None:
    """The unit most places name; the one the text mentions more where they tie."""
    names = report.cover.of("unit")

    def weight(one: Said) -> tuple[int, int, int]:
        alike = [unit_likeness(one.value, other.value) for other in names]
        agreeing = sum(a is not Likeness.DIFFERENT for a in alike)
        return agreeing, _mentions(report, one.value), len(one.value)

    return max(names, key=weight, default=None)


def is_under(one: str, other: str) -> bool:
    """True where one of two units belongs to the other: 某区某局 and 某区某局某中心."""
    a, b = sorted((clean_unit_name(one), clean_unit_name(other)), key=len)
    return b.startswith(a)


def _mentions(report: Report, name: str) -> int:
    """How often the text has the name, or its last four characters."""
    tail = _OWN_LEVEL.sub("", clean_unit_name(name))[-4:]
    return sum(one.text.count(tail) for one in report.body)


def level_of(name: str) -> str | None:
    """The level of government by the last region of a name: 某市某区某局 -> 区."""
    level, at = None, 0
    name = clean_unit_name(name)
    while found := _REGION.match(name, at):
        if _NO_REGION.search(found[0][:-1]):
            break
        level, at = found[1], found.end()
    return level


def suits(level: str, labelled: str) -> bool:
    """True where a form of the labelled level is right for a unit of the level."""
    return labelled in _SUITS.get(level, level)


def own_endings(report: Report, name: str) -> frozenset[str]:
    """What 我 may stand before, by the ending of any name that is the unit's."""
    names = [
        one.value
        for one in report.cover.of("unit")
        if unit_likeness(one.value, name) is not Likeness.DIFFERENT
    ]
    found: set[str] = set()
    for one in names:
        bare = _OWN_LEVEL.sub("", clean_unit_name(one))
        known = report.words.own_endings
        fitting = [ending for ending in known if bare.endswith(ending)]
        if fitting:
            found |= known[max(fitting, key=len)]
    return frozenset(found)


def self_references(report: Report, one: Plain) -> Iterator[tuple[int, int, str]]:
    """Start, end and ending of 我局, 我会 … and of 设在局办公室."""
    words = report.words.self_reference.pattern
    pattern = re.compile(rf"我(?P<own>{words})|{_IN_OFFICE}")
    for found in pattern.finditer(one.text):
        if found["office"]:
            end = one.text.index("办公室", found.end()) + 3
            yield found.start(), end, found["office"]
        else:
            yield found.start(), found.end(), found["own"]
