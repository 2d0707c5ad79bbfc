"""Which figures a comparison is about: this year's, and what it is measured by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfeval_xl.narrative.book import (
    Book,
    is_spent,
    same_dimension,
    same_kind,
    value_of,
)
from selfeval_xl.narrative.frames import Base, Change, Figure
from selfeval_xl.narrative.labels import BUDGETS, Label, likeness, may_be_same
from selfeval_xl.narrative.tokens import Token

_ALL = re.compile("(?:全年|本年|本年度|当年)?总?(?:收入|支出)(?:合计|总计|总额)?为?")
_SAVING = frozenset(["节约", "节支", "超支"])  # always of what was planned


@dataclass(frozen=True, slots=True)
class Sides:
    """Candidates for the present amount, likeliest first, and the base if given.

    ``is_base_sure`` where the text leaves no doubt that the base is this figure.
    """

    this: tuple[Figure, ...]
    base: Figure | None = None
    is_base_sure: bool = False
    is_this_sure: bool = True


def resolve(book: Book, change: Change) -> Sides:
    """Find both sides of a comparison in the figures of the passage."""
    pair = _pair(book, change) if _is_open(change.base) else None
    if pair is not None:
        return Sides(pair[:1], pair[1], True)
    this, is_sure = _present(book, change)
    if not this:
        return Sides((), None)
    base, is_base_sure = _base(book, change, this[0])
    if base is this[0]:
        base, is_base_sure = None, False
    others = tuple(
        other
        for other in change.others
        if other is not this[0]
        and _fits_unit(change, other)
        and not _has_siblings(this[0], other)
    )
    return Sides((*this[:1], *others, *this[1:]), base, is_base_sure, is_sure)


def _is_open(base: Base | None) -> bool:
    """True where the base is not named, or only as the year before."""
    if base is None or base.is_pair:
        return True
    return base.is_before and base.figure is None and not base.label.kind


def _has_siblings(figure: Figure, parent: Figure) -> bool:
    """True where the list went on, so that each part speaks for itself."""
    listing = figure.listing
    return listing is not None and listing.parent is parent and len(listing.parts) > 1


def _fits_unit(change: Change, figure: Figure) -> bool:
    return change.amount is None or same_dimension(change.amount, figure.token)


def _present(book: Book, change: Change) -> tuple[tuple[Figure, ...], bool]:
    if change.result is not None:
        return (change.result,), True
    label, base = change.label, change.base
    unit = change.amount
    if label is not None and label.core:
        found = [
            figure
            for figure in book.find(
                label.core, unit=unit, label=label, at=change.start, sure=1
            )
            if not figure.is_inline
            and _same_period(change, figure)
            and not _is_base(base, figure, change)
        ]
        found.sort(
            key=lambda f: (
                -likeness(label.core, f.core),
                not same_kind(label.kind, f.kind),
                bool(label.kind) and f.kind != label.kind,
            )
        )
        if not found:
            return (), False
        is_sure = likeness(label.core, found[0].core) == 2
        is_sure = is_sure and same_kind(label.kind, found[0].kind)
        return tuple(found), is_sure
    subject = change.subject
    if unit is not None and unit.type == "count":
        return _counted(book, change, unit)
    if subject is None and label is not None:
        return _told_after(book, change, label)
    if subject is None or not _fits_unit(change, subject):
        return (), False
    return _of_subject(book, change, subject)


def _counted(
    book: Book, change: Change, unit: Token
) -> tuple[tuple[Figure, ...], bool]:
    figures = [
        figure
        for figure in book.frames.figures
        if figure.start < change.end
        and figure.sentence == change.sentence
        and same_dimension(unit, figure.token)
        and not figure.is_inline
    ]
    return (figures[-1],) if figures else (), bool(figures)


def _told_after(
    book: Book, change: Change, label: Label
) -> tuple[tuple[Figure, ...], bool]:
    """收入增加50万元。本年收入为600万元: all of it, told first in the next sentence."""
    following = [
        one for one in book.frames.figures if one.sentence == change.sentence + 1
    ]
    first = following[0] if following else None
    if (
        first is None
        or first.is_inline
        or first.kind
        or first.listing is not None
        or first.label.nature != label.nature
        or not (_ALL.fullmatch(label.text) and _ALL.fullmatch(first.label.text))
        or first.year != change.year
        or not _fits_unit(change, first)
    ):
        return (), False
    return (first,), True


def _of_subject(
    book: Book, change: Change, subject: Figure
) -> tuple[tuple[Figure, ...], bool]:
    """The item spoken of, in the year and kind the words name."""
    label, base = change.label, change.base
    wanted = label.kind if label is not None else ""
    nature = label.nature if label is not None else ""
    is_other = bool(nature and subject.label.nature and nature != subject.label.nature)
    needs_year = label is not None and change.year not in (0, subject.year)
    needs_kind = bool(wanted) and wanted != subject.kind
    is_base = _is_base(base, subject, change)
    if not (is_other or needs_year or needs_kind or is_base):
        return (subject,), True
    found = [
        figure
        for figure in book.find(
            subject.core, unit=subject.token, label=label, at=change.start, skip=subject
        )
        if not figure.is_inline
        and not _is_base(base, figure, change)
        and _same_period(change, figure)
        and (same_kind(wanted, figure.kind) if wanted else True)
        and (
            not is_base
            or wanted
            or is_spent(figure)
            or base is None
            or base.label.kind not in BUDGETS
        )
    ]
    if found:
        found.sort(key=lambda f: bool(wanted) and f.kind != wanted)
        return tuple(found), True
    if needs_kind and not is_base and not subject.kind and not is_other:
        return (subject,), True
    return (), False


def _same_period(change: Change, figure: Figure) -> bool:
    return change.year in (0, figure.year) or figure.year == 0


def _is_base(base: Base | None, figure: Figure, change: Change) -> bool:
    """True where the figure is what the comparison is made with."""
    if base is None or base.is_pair:
        return False
    kind = base.label.kind
    given = base.figure
    if given is not None and value_of(given.token) != value_of(figure.token):
        return False
    if kind in BUDGETS and figure.kind in BUDGETS and same_kind(kind, figure.kind):
        return base.year in (None, figure.year) and not base.is_before
    if base.year is not None:
        return base.year == figure.year and same_kind(kind, figure.kind)
    return base.is_before and figure.year == change.year - 1


def _base(book: Book, change: Change, this: Figure) -> tuple[Figure | None, bool]:
    base = change.base
    if base is None:
        return None, False
    if base.figure is not None:
        is_same = same_dimension(base.figure.token, this.token)
        return (base.figure, True) if is_same else (None, False)
    if base.is_pair:
        return None, False
    kind = base.label.kind
    year = base.year
    if year is None:
        year = this.year - 1 if base.is_before else this.year
    core = (
        base.label.core if base.label.core and not _is_about(base, this) else this.core
    )
    found = [
        figure
        for figure in book.find(
            core,
            unit=this.token,
            year=year,
            skip=this,
            label=this.label,
            at=change.start,
        )
        if same_kind(kind or this.kind, figure.kind)
        and (kind not in BUDGETS or figure.kind in BUDGETS)
        and figure.start < change.end
    ]
    if not found:
        return None, False
    best = found[0]
    exact = [f for f in found if f.kind == kind] if kind else found
    best = exact[0] if exact else best
    values = {(f.token.value, f.token.unit) for f in (exact or found)}
    is_sure = len(values) == 1 and (kind in BUDGETS or best.kind == this.kind)
    if kind in BUDGETS and not is_spent(this) and year == this.year:
        is_sure = False
    return best, is_sure


def _is_about(base: Base, this: Figure) -> bool:
    return likeness(base.label.core, this.core) > 0 and may_be_same(
        base.label, this.label
    )


def _pair(book: Book, change: Change) -> tuple[Figure, Figure] | None:
    """The two amounts just given: this year's, and last year's or the budgeted one."""
    subject = change.subject
    if subject is None or change.result is not None:
        return None
    found = [
        figure
        for figure in book.find(subject.core, unit=subject.token)
        if figure.sentence == change.sentence
        and figure.start < change.end
        and not figure.is_inline
        and figure.listing is subject.listing
    ]
    found.sort(key=lambda figure: figure.start)
    if len(found) != 2 or found[1] is not subject:
        return None
    first, second = found
    if first.year != second.year:
        later, earlier = sorted(found, key=lambda f: -f.year)
        is_before = change.base is not None and change.base.is_before
        return (
            None if is_before and later.year - earlier.year != 1 else (later, earlier)
        )
    word = change.amount_word or change.rate_word
    is_pair = change.base is not None and change.base.is_pair
    is_pair = is_pair or bool(change.base is None and word and word.word in _SAVING)
    if is_pair and first.kind in BUDGETS and is_spent(second):
        return second, first
    if is_pair and second.kind in BUDGETS and is_spent(first):
        return first, second
    return None
