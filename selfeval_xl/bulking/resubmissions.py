"""Which of several hand-ins of one paper holds: the latest by what its name says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from selfeval_xl.i18n import N_

BY_DATE = N_("文件名都写有日期，以日期最晚的为准")
BY_WORD = N_(
    "以写明“最终稿、终稿、定稿”的为准，其次“修订、修改、更正”，再次没有标记的，最后“初稿、草稿”"
)
BY_VERSION = N_("以版次最大的为准")
BY_COPY = N_("以序号最大的为准，如“(2)”晚于“(1)”，“(1)”和“副本”晚于没有标记的")

_FINAL = r"最终(?:稿|版)*|终稿|终版|定稿|定版|final"
_REVISED = r"(?:修订|修正|更正|更新)[稿版本后]*|修改[稿版本后]+|改后|新版|revised"
_DRAFT = r"初稿|草稿|讨论稿|征求意见稿|draft"
_MARK = re.compile(
    rf"(?:(?P<final>{_FINAL})|(?P<revised>{_REVISED})|(?P<draft>{_DRAFT}))"
    r"(?P<count>\d{1,2}(?!\d))?"
    r"|(?P<copy>副本|复件|拷贝|copy)"
    r"|(?<![a-z])(?:v|ver|version)\.?(?P<version>\d{1,2}(?:\.\d{1,2})?)(?!\d)"
    r"|第(?P<nth>[一二三四五六七八九十\d]{1,2})(?:版|稿|次)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(20\d\d)[-._年]?(0?[1-9]|1[0-2])[-._月]?(0?[1-9]|[12]\d|3[01])"
    r"[日号]?(?!\d)"
)
_NUMBER = re.compile(r"\((\d{1,3})\)")
_ARCHIVE = re.compile(r"\.(?:zip|rar|7z)$", re.IGNORECASE)
_EDGES = re.compile(r"[\s\-_—.,、·+()\[\]【】]+")
_NTH = "零一二三四五六七八九十"
_RANKS = {"final": 2, "revised": 1, "draft": -1}

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a name says besides what it names.

    ``rank`` is 2 for a final version, 1 for a revised one, -1 for a draft.
    """

    stem: str
    date: tuple[int, int, int] | None = None
    rank: int = 0
    version: tuple[int, ...] = ()
    number: int = 0


def marks_of(name: str) -> Marks:
    """Part a name without its ending from the marks of its version."""
    text = unicodedata.normalize("NFKC", name)
    date = None
    dated = _DATE.search(text)
    if dated is not None:
        date = (int(dated[1]), int(dated[2]), int(dated[3]))
        text = text[: dated.start()] + " " + text[dated.end() :]
    number = 0
    for found in _NUMBER.finditer(text):
        number = int(found[1])
    text = _NUMBER.sub(" ", text)
    rank = 0
    version: tuple[int, ...] = ()
    for mark in _MARK.finditer(text):
        said = {kind: words for kind, words in mark.groupdict().items() if words}
        rank = max((rank, *(_RANKS[kind] for kind in said if kind in _RANKS)), key=abs)
        counted = said.get("version") or said.get("count")
        if counted:
            version = tuple(int(one) for one in counted.split("."))
        elif "nth" in said:
            version = (_ordinal(said["nth"]),)
        number = max(number, int("copy" in said))
    stem = _EDGES.sub("", _MARK.sub(" ", text)).lower()
    return Marks(stem, date, rank, version, number)


def marks_of_folder(path: str) -> Marks:
    """The marks of a folder's path, those of all its folders taken together.

    "某局(1).zip/某局" names what "某局" does.
    """
    parts = [marks_of(_ARCHIVE.sub("", part)) for part in path.split("/")]
    stems = [part.stem for part in parts]
    named = [s for at, s in enumerate(stems) if s and s != "".join(stems[at - 1 : at])]
    return Marks(
        "/".join(named),
        next((part.date for part in reversed(parts) if part.date), None),
        max((part.rank for part in parts), key=abs),
        next((part.version for part in reversed(parts) if part.version), ()),
        max(part.number for part in parts),
    )


def latest(
    items: Iterable[Item],
    said_by: Callable[[Item], Marks],
    key_of: Callable[[Item], Hashable | None],
) -> tuple[list[Item], list[tuple[Item, Item, str]]]:
    """The items that hold, and those another replaces: (item, by, rule).

    Items are hand-ins of one paper where they share their key and the stem of
    their marks; a key of None is never replaced. Order as given.
    """
    groups: dict[Hashable, list[tuple[Item, Marks]]] = {}
    kept: list[Item] = []
    replaced: list[tuple[Item, Item, str]] = []
    ordered = list(items)
    for item in ordered:
        key, marks = key_of(item), said_by(item)
        alone = object() if key is None else (key, marks.stem)
        groups.setdefault(alone, []).append((item, marks))
    for members in groups.values():
        rules = _rules([marks for _, marks in members])
        best = max(members, key=lambda one: [rule(one[1]) for _, rule in rules])[1]
        winners = [item for item, marks in members if marks == best]
        kept += winners  # more than one where the names say nothing of an order
        for item, marks in members:
            differing = (text for text, rule in rules if rule(marks) != rule(best))
            why = next(differing, None)
            if why is not None:
                replaced.append((item, winners[-1], why))
    place = {id(item): at for at, item in enumerate(ordered)}
    kept.sort(key=lambda item: place[id(item)])
    replaced.sort(key=lambda one: place[id(one[0])])
    return kept, replaced


def _rules(members: Sequence[Marks]) -> list[tuple[str, Callable[[Marks], object]]]:
    """What decides, in this order; a date only where every name has one."""
    rules: list[tuple[str, Callable[[Marks], object]]] = [
        (BY_WORD, lambda marks: marks.rank),
        (BY_VERSION, lambda marks: marks.version),
        (BY_COPY, lambda marks: marks.number),
    ]
    if all(marks.date for marks in members):
        return [(BY_DATE, lambda marks: marks.date), *rules]
    # the undated one came first: nobody dates the first hand-in only
    return [*rules, (BY_DATE, lambda marks: marks.date or (0, 0, 0))]


def _ordinal(text: str) -> int:
    return int(text) if text.isdecimal() else _NTH.find(text[-1])
