"""Check shares, completion of budgets, and rates with a name of their own."""

from __future__ import annotations

from selfeval_xl.narrative.book import (
    Book,
    corners,
    is_cut_off,
    is_spent,
    owner_text,
    quotient,
    rate_fits,
    same_dimension,
    same_kind,
    shown_percent,
    value_of,
)
from selfeval_xl.narrative.claims import ERROR, WARNING, Verdict
from selfeval_xl.narrative.frames import Figure, Share
from selfeval_xl.narrative.labels import (
    Label,
    may_be_same,
)
from selfeval_xl.narrative.relations import is_known_part
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.narrative.units import slip


def judge_shares(book: Book) -> None:
    """Judge every share of the passage."""
    before: Share | None = None
    whole: Figure | None = None
    for share in book.frames.shares:
        if before is None or not _goes_on(before, share):
            whole = None
        if share.rate.type == "rate":
            whole = _share(book, share, whole)
        before = share


# -- shares -------------------------------------------------------------------


def _goes_on(before: Share, share: Share) -> bool:
    """True for B 占 4% after A 占总支出 96%: of the same whole, not named again."""
    is_bare = share.whole_label is None and share.whole is None
    is_named = before.whole_label is not None or before.whole is not None
    is_listed = share.listing is not None or before.listing is not None
    is_near = before.sentence == share.sentence
    return is_bare and is_near and not is_listed and (is_named or before.goes_on)


def _share(book: Book, share: Share, before: Figure | None) -> Figure | None:
    """Judge a share; gives the whole it is right of.

    ``before`` is the whole of the share before, where this one goes on about it.
    """
    part = _part(book, share)
    wholes, is_sure = _wholes(book, share, part)
    share.goes_on = before is not None
    if before is not None and part is not None and before is not part:
        if same_dimension(before.token, part.token):
            wholes, is_sure = [before, *wholes], True
    if part is None or not wholes:
        if share.rate.value > 100:
            book.tell(
                Verdict(
                    "percent_over_100",
                    share.start,
                    share.rate.end,
                    book.word(share.rate),
                )
            )
        else:
            book.unparsed("share")
        return None
    for whole in wholes:
        if ratio_fits(book, part.token, whole.token, share.rate):
            book.passed("share")
            return whole
    if share.listing is not None and _of_siblings(book, share, part):
        book.passed("share")
        return None
    if not is_sure:
        book.unparsed("share")
        return None
    tell_ratio(book, "share", share.start, part, wholes[0], share.rate)
    return before


def _part(book: Book, share: Share) -> Figure | None:
    if share.part_label is None:
        return share.part
    found = [
        figure
        for figure in book.find(
            share.part_label.core, label=share.part_label, at=share.start
        )
        if figure.token.type == "amount"
        and not figure.is_inline
        and figure.start < share.rate.start
    ]
    return found[0] if found else None


def _wholes(book: Book, share: Share, part: Figure | None) -> tuple[list[Figure], bool]:
    """What the share may be of, likeliest first; whether the first is sure."""
    if part is None:
        return [], False
    if share.whole is not None:
        is_alike = same_dimension(share.whole.token, part.token)
        return ([share.whole], True) if is_alike else ([], False)
    if share.whole_label is not None:
        return _named_wholes(book, share, share.whole_label, part)
    listing = part.listing or share.listing
    parent = listing.parent if listing is not None else None
    if parent is not None and same_dimension(parent.token, part.token):
        same = [
            figure
            for figure in book.find(parent.core, unit=part.token, skip=parent)
            if figure.start < share.start
            and figure.listing is parent.listing
            and not figure.is_inline
            and figure.year == parent.year
        ]
        above = [parent.parent] if parent.parent else []
        return [parent, *same, *above], True
    earlier = [
        figure
        for figure in book.frames.figures
        if figure.start < part.start
        and figure.listing is None
        and figure is not part
        and same_dimension(figure.token, part.token)
        and figure.core != part.core
        and value_of(figure.token) >= value_of(part.token)
        and not figure.is_inline
    ]
    known = [f for f in earlier if is_known_part(f.core, part.core)]
    known.sort(key=lambda f: (not is_spent(f), -f.start))
    return (known, True) if known else (earlier, False)


def _named_wholes(
    book: Book, share: Share, label: Label, part: Figure
) -> tuple[list[Figure], bool]:
    figures = [
        figure
        for figure in book.frames.figures
        if figure is not part
        and same_dimension(figure.token, part.token)
        and figure.token.type == "amount"
    ]
    exact = [f for f in figures if label.text and f.label.text == label.text]
    if exact:
        exact.sort(key=lambda f: (f.year != part.year, abs(f.start - share.start)))
        values = {f.token.value for f in exact if f.year == exact[0].year}
        return exact, len(values) == 1
    named = book.find(
        label.core, unit=part.token, label=label, at=share.start, skip=part
    )
    if label.core:
        named = [f for f in named if same_kind(label.kind, f.kind)]
        named = named or _longer_names(book, share, label, part)
        named = named or _told_before(book, label, part)
        values = {f.token.value for f in named}
        return named, len(values) == 1
    listing = part.listing or share.listing
    near = [
        f for f in (listing.parent if listing else None, part.parent) if f is not None
    ]
    generic = [
        f
        for f in figures
        if not f.label.core
        and same_kind(label.kind, f.kind)
        and f.label.nature in ("", label.nature)
        and f.start < share.start
        or f.label.text.endswith(label.text or "\0")
    ]
    is_sure = bool(near) or len({f.token.value for f in generic}) == 1
    if label.kind and near and not same_kind(label.kind, near[0].kind):
        is_sure = False
    return [*near, *generic], is_sure


def _longer_names(book: Book, share: Share, label: Label, part: Figure) -> list[Figure]:
    """总投资 for 项目总投资: the name with a word or two before it, near by."""
    found = book.find(
        label.core, unit=part.token, label=label, at=share.start, skip=part, sure=1
    )
    return [
        figure
        for figure in found
        if figure.core.endswith(label.core)
        and len(figure.core) - len(label.core) <= 2
        and figure.sentence == share.sentence
    ]


def _told_before(book: Book, label: Label, part: Figure) -> list[Figure]:
    """The whole in a paragraph before, where one of this name stands there."""
    return [
        figure
        for figure in reversed(book.earlier)
        if figure.label.core == label.core
        and same_kind(label.kind, figure.kind)
        and same_dimension(figure.token, part.token)
        and may_be_same(label, figure.label)
        and (not part.year or part.year == figure.year)
    ]


def _of_siblings(book: Book, share: Share, part: Figure) -> bool:
    """True where the share is right of what the parts make together."""
    listing = part.listing
    if listing is None or len(listing.parts) < 2:
        return False
    total = sum(
        (book.interval(p.token) for p in listing.parts[1:]),
        book.interval(listing.parts[0].token),
    )
    range_ = corners(quotient, book.interval(part.token), total)
    return range_ is not None and rate_fits(range_, share.rate)


# -- completion ------------------------------------------------------------------


# -- ratios with a name ----------------------------------------------------------


# -- shared ------------------------------------------------------------------------


def ratio_fits(book: Book, part: Token, whole: Token, rate: Token) -> bool:
    if part.value == 0 and rate.value == 0:
        return True
    range_ = corners(quotient, book.interval(part), book.interval(whole))
    return range_ is not None and rate_fits(range_, rate)


def tell_ratio(
    book: Book, kind: str, start: int, part: Figure, whole: Figure, rate: Token
) -> None:
    def is_right(tokens: list[Token]) -> bool:
        return ratio_fits(book, tokens[0], tokens[1], rate)

    wrong = slip([part.token, whole.token], is_right)
    start = min(start, rate.start)
    if wrong is not None:
        token, unit = wrong
        book.tell(
            Verdict(
                "unit",
                min(start, token.start),
                max(rate.end, token.end),
                book.word(token),
                f"{token.value:f}{unit}",
                None,
                label=owner_text(part),
            )
        )
        return
    if value_of(whole.token) <= 0:
        book.unparsed(kind)
        return
    ratio = value_of(part.token) / value_of(whole.token)
    expected = shown_percent(ratio, rate)
    cut = is_cut_off(ratio, rate)
    book.tell(
        Verdict(
            kind,
            start,
            rate.end,
            book.word(rate),
            expected,
            f"{book.plain(part.token, part.token)} ÷ "
            f"{book.plain(whole.token, part.token)} = {expected}",
            WARNING if cut else ERROR,
            "cut_off" if cut else "",
            owner_text(part),
        )
    )
