"""What the numbers of a report's headings and lists leave out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selfeval_xl.forms.numbering import Item, Run, is_inline, write_mark
from selfeval_xl.forms.reports import Heading, Report, read_report
from selfeval_xl.model.text import Text

_HAN = ("part", "han", "han_brackets")
_MOST_WANTED = 20


@dataclass(frozen=True, slots=True)
class Lost:
    """A heading that should have had a number, and the mark that is due."""

    index: int
    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A number out of its order. ``kind``: skipped, starts_late, repeated, back."""

    kind: str
    index: int
    mark: str
    due: str
    after: str = ""


def without_number(report: Report) -> Iterator[Lost]:
    """Headings without the number their neighbours have."""
    yield from _account(report.text)[0]


def out_of_order(report: Report) -> Iterator[Slip]:
    """Numbers that do not follow each other."""
    yield from _account(report.text)[1]


@lru_cache(maxsize=8)
def _account(text: Text) -> tuple[tuple[Lost, ...], tuple[Slip, ...]]:
    report = read_report(text)
    if report is None:
        return (), ()
    walk = _Walk(report)
    for run in report.runs:
        walk.first(run)
        walk.between(run)
        walk.last(run)
    lost = {one.index: one for one in walk.lost}
    return (
        tuple(lost[index] for index in sorted(lost)),
        tuple(sorted(walk.slips, key=lambda slip: slip.index)),
    )


class _Walk:
    """What the runs of a report leave out."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lost: list[Lost] = []
        self.slips: list[Slip] = []
        self._sections = {h.index: h.section for h in report.headings}
        self._bare = [h for h in report.headings if h.item is None]
        self._bare_at = [h.index for h in self._bare]
        self._items = sorted(
            (item for run in report.runs for item in run.items),
            key=lambda item: item.index,
        )
        self._item_at = [item.index for item in self._items]

    def first(self, run: Run) -> None:
        """A run that does not begin at one."""
        item = run.items[0]
        if item.ordinal == 1:
            return
        if run.before is not None and run.before.ordinal >= item.ordinal - 1:
            return  # numbered on across headings
        start = run.parent.index if run.parent else -1
        found = self._between(run, start, item.index)
        wanted = list(range(1, item.ordinal))
        for heading in reversed(found[-len(wanted) :]):
            self._lose(heading, item, wanted.pop())
        wanted = self._unseen(item, wanted, start, item.index)
        is_heading = item.style in _HAN or self._level(run) is not None
        if not wanted or not is_heading:
            return
        due = write_mark(item.style, wanted[0], self._mark(item))
        if run.parent is not None:
            slip = Slip("starts_late", run.parent.index, self._mark(item), due)
        else:
            slip = Slip("skipped", item.index, self._mark(item), due)
        self.slips.append(slip)

    def between(self, run: Run) -> None:
        """Numbers left out, repeated or out of order within a run."""
        counted = run.items[0].ordinal
        for item, following in zip(run.items, run.items[1:], strict=False):
            expected = {item.ordinal + 1, counted + 1}
            counted = max(counted + 1, following.ordinal)
            if following.ordinal in expected:
                continue
            if following.ordinal > item.ordinal:
                self._skipped(run, item, following)
            elif following.ordinal == item.ordinal:
                self._slip("repeated", item, following, item.ordinal + 1)
            elif item.style in _HAN:
                self._slip("back", item, following, item.ordinal + 1)

    def last(self, run: Run) -> None:
        """Headings of the run's level after its last number, under its heading."""
        item = run.items[-1]
        parents = {
            self._sections[one.index].parent
            for one in run.items
            if one.index in self._sections
        }
        ordinal = item.ordinal
        for heading in self._between(run, item.index, self._end(run)):
            if not heading.section.parent or heading.section.parent in parents:
                ordinal += 1
                self._lose(heading, item, ordinal)

    def _skipped(self, run: Run, item: Item, following: Item) -> None:
        wanted = list(range(item.ordinal + 1, following.ordinal))
        found = self._between(run, item.index, following.index)
        for heading in found[: len(wanted)]:
            self._lose(heading, item, wanted.pop(0))
        wanted = self._unseen(item, wanted, item.index, following.index)
        if wanted:
            self._slip("skipped", item, following, wanted[0])

    def _slip(self, kind: str, item: Item, following: Item, ordinal: int) -> None:
        mark = self._mark(following)
        due = write_mark(item.style, ordinal, mark)
        self.slips.append(Slip(kind, following.index, mark, due, self._mark(item)))

    def _lose(self, heading: Heading, like: Item, ordinal: int) -> None:
        mark = write_mark(like.style, ordinal, self._mark(like))
        self.lost.append(Lost(heading.index, heading.start, heading.end, mark))

    def _mark(self, item: Item) -> str:
        """The mark as written."""
        return self.report.paragraphs[item.index].quote(0, item.end)

    def _unseen(
        self, item: Item, wanted: list[int], first: int, last: int
    ) -> list[int]:
        """The ordinals that do not stand inside a paragraph either."""
        if not wanted or len(wanted) > _MOST_WANTED:
            return wanted
        texts = [one.text for one in self.report.paragraphs[max(0, first) : last]]
        return [one for one in wanted if not is_inline(item.style, one, texts)]

    def _level(self, run: Run) -> int | None:
        """Level in the outline of a run's headings, None where it knows none."""
        known = (self._sections.get(item.index) for item in run.items)
        return next((one.level for one in known if one is not None), None)

    def _between(self, run: Run, first: int, last: int) -> list[Heading]:
        """Headings of the run's level without a number between two paragraphs."""
        begin = bisect_right(self._bare_at, first)
        end = bisect_left(self._bare_at, last)
        if begin >= end:
            return []
        level = self._level(run)
        return [h for h in self._bare[begin:end] if h.section.level == level]

    def _end(self, run: Run) -> int:
        """Index of the next heading above the run's level."""
        rank, last = run.items[-1].rank, run.items[-1].index
        level = self._level(run) or 0
        for item in self._items[bisect_right(self._item_at, last) :]:
            if item.rank < rank:
                end = item.index
                break
        else:
            end = len(self.report.paragraphs)
        for heading in self._bare[bisect_right(self._bare_at, last) :]:
            if heading.section.level < level:
                return min(end, heading.index)
        return end
