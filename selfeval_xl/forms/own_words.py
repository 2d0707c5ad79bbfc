"""Words that a single spec knows: headings and titles the shared vocabulary lacks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.spec_parts import BlockSpec, FormSpec
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import ColumnTerm, header_words, vocabulary
from selfeval_xl.model.form import Quantity
from selfeval_xl.model.grid import Address, Sheet

_RATIO = re.compile("率$|率[(]|比例|比重|占比|%|百分比|幅度|进度$")
_COUNT = re.compile(
    "人数|户数|个数|件数|次数|台数|数量|面积|里程|[(](人|个|户|件|次|台)[)]"
)
_TEXT = re.compile(
    "备注|说明|原因|名称|内容|情况$|依据|措施|单位$|部门$|科室|姓名|地点|责任人|日期|时间"
)
_ORDINAL = re.compile(r"^(序号|编号|行次|栏次|次序)$")
_PERSONS = "人"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A spec's title patterns and the columns only it knows, by their heading.

    ``marks_title`` where a line of the sheet that fits is the form's title.
    """

    titles: tuple[re.Pattern[str], ...]
    columns: Mapping[str, ColumnTerm] = field(default_factory=dict)
    marks_title: bool = False


def heading_words(text: str) -> str:
    """A heading made comparable: no spaces, units, or slashes; years made relative."""
    return header_words(text, None).replace("/", "")


def quantity_of(heading: str, unit: str | None = None) -> Quantity:
    """What a column of no shared meaning measures, as its heading says."""
    words = squeeze(heading)
    if _TEXT.search(words) or _ORDINAL.match(words):
        return Quantity.TEXT
    if _RATIO.search(words):
        return Quantity.RATIO
    is_count = _COUNT.search(words) or unit == _PERSONS
    return Quantity.COUNT if is_count else Quantity.AMOUNT


def own_words(specs: Sequence[FormSpec], own: Collection[str]) -> tuple[OwnWords, ...]:
    """The specs with words of their own, and all that are the user's."""
    found = []
    for spec in specs:
        columns = {
            words: term
            for block in spec.blocks
            if block.archetype == "matrix"
            for words, term in _columns(block)
        }
        if columns or spec.id in own:
            found.append(OwnWords(spec.titles, columns, spec.id in own))
    return tuple(found)


def _columns(block: BlockSpec) -> Iterator[tuple[str, ColumnTerm]]:
    for entry in block.columns:
        words = heading_words(entry.text)
        quantity = quantity_of(entry.text, block.unit)
        if words and quantity is not Quantity.TEXT and not vocabulary().column(words):
            yield words, ColumnTerm(entry.key, entry.text, quantity, ())


def view_of(sheet: Sheet, words: Iterable[OwnWords]) -> SheetView:
    """The sheet as read with the words of the specs whose title it bears."""
    view = SheetView(sheet)
    lines: list[tuple[str, Address | None]] | None = None
    columns: dict[str, ColumnTerm] = {}
    titles: set[Address] = set()
    for one in words:
        if lines is None:
            lines = [(squeeze(sheet.name), None), *_lone_lines(view)]
        fits = [at for text, at in lines if any(p.search(text) for p in one.titles)]
        if fits:
            columns |= one.columns
            titles.update(at for at in fits if at and one.marks_title)
    view.own_columns, view.own_titles = columns, frozenset(titles)
    return view


def _lone_lines(view: SheetView) -> Iterator[tuple[str, Address]]:
    for cells in view.by_row.values():
        if len(cells) <= 2 and isinstance(cells[0].raw, str):
            yield squeeze(cells[0].shown), cells[0].address
