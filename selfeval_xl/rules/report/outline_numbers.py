"""What the numbers of a report's headings and lists leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfeval_xl.forms.numbering import Item, Run, is_inline, write_mark
from selfeval_xl.forms.reports import Heading, Report

_HAN = ("part", "han", "han_brackets")


@dataclass(frozen=True, slots=True)
class Lost:
    """A heading that should have had a number, and the mark that is due."""

    index: int
    start: int
    end: int
    mark: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A number out of its order. ``kind``: skipped, starts_late, repeated, back."""

    kind: str
    index: int
    mark: str
    due: str
    after: str = ""


@dataclass(slots=True)
class _Account:
    lost: list[Lost]
    slips: list[Slip]


def lost_numbers(report: Report) -> tuple[tuple[Lost, ...], tuple[Slip, ...]]:
    """Headings without their number, and numbers that do not follow each other."""
    account = _Account([], [])
    bare = [h for h in report.headings if h.item is None]
    for run in report.runs:
        _first(report, run, bare, account)
        _between(report, run, bare, account)
        _last(report, run, bare, account)
    lost = {one.index: one for one in account.lost}
    return (
        tuple(lost[index] for index in sorted(lost)),
        tuple(sorted(account.slips, key=lambda slip: slip.index)),
    )


def mark_of(report: Report, item: Item) -> str:
    """The mark as written."""
    return report.paragraphs[item.index].quote(0, item.end)


def _texts(report: Report, first: int, last: int) -> Sequence[str]:
    return [one.text for one in report.paragraphs[max(0, first) : last]]


def _level(report: Report, run: Run) -> int | None:
    """Level in the outline of a run's headings, None where it knows none of them."""
    indexes = {item.index for item in run.items}
    return next((h.section.level for h in report.headings if h.index in indexes), None)


def _bare_between(
    report: Report, run: Run, bare: Sequence[Heading], first: int, last: int
) -> list[Heading]:
    level = _level(report, run)
    return [h for h in bare if first < h.index < last and h.section.level == level]


def _lose(report: Report, heading: Heading, like: Item, ordinal: int) -> Lost:
    mark = write_mark(like.style, ordinal, mark_of(report, like))
    return Lost(heading.index, heading.start, heading.end, mark, mark_of(report, like))


def _first(
    report: Report, run: Run, bare: Sequence[Heading], account: _Account
) -> None:
    item = run.items[0]
    if item.ordinal == 1:
        return
    if run.before is not None and run.before.ordinal >= item.ordinal - 1:
        return  # numbered on across headings
    start = run.parent.index if run.parent else -1
    found = _bare_between(report, run, bare, start, item.index)
    wanted = list(range(1, item.ordinal))
    for heading in reversed(found[-len(wanted) :]):
        account.lost.append(_lose(report, heading, item, wanted.pop()))
    texts = _texts(report, start, item.index)
    wanted = [one for one in wanted if not is_inline(item.style, one, texts)]
    is_heading = item.style in _HAN or _level(report, run) is not None
    if not wanted or not is_heading:
        return
    due = write_mark(item.style, wanted[0], mark_of(report, item))
    mark = mark_of(report, item)
    if run.parent is not None:
        account.slips.append(Slip("starts_late", run.parent.index, mark, due))
    else:
        account.slips.append(Slip("skipped", item.index, mark, due))


def _between(
    report: Report, run: Run, bare: Sequence[Heading], account: _Account
) -> None:
    counted = run.items[0].ordinal
    for item, following in zip(run.items, run.items[1:], strict=False):
        expected = {item.ordinal + 1, counted + 1}
        counted = max(counted + 1, following.ordinal)
        mark, after = mark_of(report, following), mark_of(report, item)
        if following.ordinal in expected:
            continue
        if following.ordinal > item.ordinal:
            _skipped(report, run, bare, account, item, following)
        elif following.ordinal == item.ordinal:
            due = write_mark(item.style, item.ordinal + 1, mark)
            account.slips.append(Slip("repeated", following.index, mark, due, after))
        elif item.style in _HAN:
            due = write_mark(item.style, item.ordinal + 1, mark)
            account.slips.append(Slip("back", following.index, mark, due, after))


def _skipped(
    report: Report,
    run: Run,
    bare: Sequence[Heading],
    account: _Account,
    item: Item,
    following: Item,
) -> None:
    wanted = list(range(item.ordinal + 1, following.ordinal))
    found = _bare_between(report, run, bare, item.index, following.index)
    for heading in found[: len(wanted)]:
        account.lost.append(_lose(report, heading, item, wanted.pop(0)))
    texts = _texts(report, item.index, following.index)
    wanted = [one for one in wanted if not is_inline(item.style, one, texts)]
    if wanted:
        mark, after = mark_of(report, following), mark_of(report, item)
        due = write_mark(item.style, wanted[0], mark)
        account.slips.append(Slip("skipped", following.index, mark, due, after))


def _last(report: Report, run: Run, bare: Sequence[Heading], account: _Account) -> None:
    """Headings of the run's level after its last number, under the same heading."""
    item = run.items[-1]
    end = _end(report, run)
    ordinal = item.ordinal
    for heading in _bare_between(report, run, bare, item.index, end):
        if heading.section.parent and not _is_under(report, heading, run):
            continue
        ordinal += 1
        account.lost.append(_lose(report, heading, item, ordinal))


def _end(report: Report, run: Run) -> int:
    """Index of the next numbered heading above the run's level."""
    rank, last = run.items[-1].rank, run.items[-1].index
    after = [
        item.index
        for other in report.runs
        for item in other.items
        if item.index > last and item.rank < rank
    ]
    outer = [
        h.index
        for h in report.headings
        if h.index > last and h.section.level < (_level(report, run) or 0)
    ]
    return min([*after, *outer, len(report.paragraphs)])


def _is_under(report: Report, heading: Heading, run: Run) -> bool:
    """True where the outline has the heading under the run's own heading."""
    indexes = {item.index for item in run.items}
    return any(
        h.section.parent == heading.section.parent
        for h in report.headings
        if h.index in indexes
    )


def without_number(report: Report) -> Iterator[Lost]:
    """Headings without the number their neighbours have."""
    yield from lost_numbers(report)[0]


def out_of_order(report: Report) -> Iterator[Slip]:
    """Numbers that do not follow each other."""
    yield from lost_numbers(report)[1]
