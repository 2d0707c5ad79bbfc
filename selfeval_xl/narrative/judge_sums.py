"""Check lists: a total against the parts that 其中, a colon or brackets give."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from selfeval_xl.narrative.book import (
    Book,
    corners,
    owner_text,
    quotient,
    rate_fits,
    same_dimension,
    value_of,
)
from selfeval_xl.narrative.change_case import signed
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import (
    AMONG,
    BRACKET,
    COLON,
    COMPOSED,
    NUMBERED,
    Figure,
    Listing,
)
from selfeval_xl.narrative.judge_change_sums import changes_add_up
from selfeval_xl.narrative.relations import (
    OVERLAPPING,
    dimension,
    is_outside,
    is_whole_set,
)
from selfeval_xl.narrative.slips import digit_slips, telling_slips
from selfeval_xl.narrative.sum_readings import makes
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.narrative.units import slip
from selfeval_xl.values.interval import Interval

_FAR_OVER = Decimal("1.5")  # beyond it a part's unit is wrong rather than its digits
_CONTAINS = re.compile(r"含|其中|包括")


def judge_sums(book: Book) -> None:
    """Judge lists, the inner before the outer."""
    corrected: dict[int, Decimal] = {}
    for listing in reversed(book.frames.listings):
        _listing(book, listing, corrected)


def _listing(book: Book, listing: Listing, corrected: dict[int, Decimal]) -> None:
    whole, parts = listing.parent, _parts(listing)
    if whole is None or not parts or whole.token.type != "amount":
        return
    if len(parts) == 1 and listing.opener not in (COLON, COMPOSED):
        return
    wholes = [whole, *_same_item(book, whole), *_earlier(book, listing, whole)]
    tokens = [part.token for part in parts]
    is_closed = listing.opener in (COLON, COMPOSED)
    if any(_explains(book, one.token, tokens, is_closed) for one in wholes):
        book.passed("sum")
        return
    change = listing.parent_change
    if change is not None and change.amount is not None:
        if _explains(book, change.amount, tokens):
            book.passed("sum")
            return
    if any(id(part) in corrected for part in parts):
        added = sum(
            (corrected.get(id(p), value_of(p.token)) for p in parts), Decimal(0)
        )
        if abs(added - value_of(whole.token)) <= _slack(book, whole.token, tokens):
            return
    is_due = _is_due(book, listing, whole, parts)
    if not (is_due or _has_slip(book, listing, whole, parts)):
        book.unparsed("sum")
        return
    slips = digit_slips(book, whole.token, tokens)
    for token in slips:
        _clear_rate(book, parts, token)
    if whole.token in slips and _explains_rates(book, whole, tokens):
        _clear(book, whole.start, whole.token.end)
    if _has_wrong_share(book, listing, parts):
        return
    corrected[id(whole)] = sum((value_of(t) for t in tokens), Decimal(0))
    tell_sum(book, whole, parts)


def _has_slip(book: Book, listing: Listing, whole: Figure, parts: list[Figure]) -> bool:
    """True where digits of one figure slipped and the list is else a breakdown."""
    if len(parts) < 2 or listing.opener == NUMBERED or listing.is_open_ended:
        return False
    if not _is_one_breakdown([part.core for part in parts]):
        return False
    if any(OVERLAPPING.search(part.label.text) for part in parts):
        return False
    return bool(telling_slips(book, whole.token, [part.token for part in parts]))


def _clear_rate(book: Book, parts: list[Figure], slipped: Token) -> None:
    """Drop the rate that a slipped part alone made wrong."""
    starts = [part.start for part in parts]
    for index, part in enumerate(parts):
        if part.token is not slipped:
            continue
        end = starts[index + 1] if index + 1 < len(parts) else part.token.end + 60
        _clear(book, part.start, end)


def _explains_rates(book: Book, whole: Figure, parts: list[Token]) -> bool:
    """True where the rate told of the total is right of what the parts make."""
    total = sum_of(book, parts)
    for change in book.frames.changes:
        if change.subject is not whole or not (change.amount and change.rate):
            continue
        step = abs(book.interval(change.amount))
        before = total - step
        if signed(change.amount, change.amount_word) < 0:
            before = total + step
        found = corners(quotient, step, before)
        if found is not None and rate_fits(found, change.rate):
            return True
    return False


def _clear(book: Book, start: int, end: int) -> None:
    book.verdicts[:] = [
        verdict
        for verdict in book.verdicts
        if verdict.kind not in ("growth_rate", "completion_rate")
        or not start <= verdict.start < end
    ]


def _parts(listing: Listing) -> list[Figure]:
    """The list up to an item that is no part of the whole."""
    whole = listing.parent
    if whole is None:
        return []
    inside = takewhile(lambda one: not _is_outside(whole, one), listing.parts)
    return [part for part in inside if same_dimension(part.token, whole.token)]


def _is_outside(whole: Figure, part: Figure) -> bool:
    natures = {whole.label.nature, part.label.nature}
    return natures == {"收入", "支出"} or is_outside(whole.core, part.core)


def _same_item(book: Book, whole: Figure) -> list[Figure]:
    """The budget beside the spending: the parts may be of either."""
    return [
        figure
        for figure in book.find(whole.core, unit=whole.token, skip=whole)
        if figure.sentence == whole.sentence
        and not figure.is_inline
        and figure.listing is whole.listing
    ]


def _earlier(book: Book, listing: Listing, whole: Figure) -> list[Figure]:
    """Amounts further back, which 其中 may go on about at the start of a sentence."""
    first = listing.parts[0]
    if listing.opener != AMONG or first.sentence == whole.sentence:
        return []
    return [
        figure
        for figure in book.frames.figures
        if figure.start < whole.start and same_dimension(figure.token, whole.token)
    ]


def _slack(book: Book, whole: Token, parts: list[Token]) -> Decimal:
    width = book.interval(whole).width
    for part in parts:
        width += book.interval(part).width
    return width / 2


def sum_of(book: Book, tokens: list[Token]) -> Interval:
    total = book.interval(tokens[0])
    for token in tokens[1:]:
        total = total + book.interval(token)
    return total


def _explains(
    book: Book, whole: Token, parts: list[Token], is_closed: bool = False
) -> bool:
    """True where the parts, or what remains once details are folded, make the whole.

    A list may go into the details of one of its parts, break the whole down twice,
    or name a source before it goes into the use. A closed list gives the parts once.
    """
    ranges = [book.interval(part) for part in parts]
    return makes(book.interval(whole), ranges, is_closed)


def _is_due(book: Book, listing: Listing, whole: Figure, parts: list[Figure]) -> bool:
    """True where the parts are all there are, or come to more than the whole."""
    if listing.is_open_ended and listing.opener != COMPOSED:
        return False
    cores = [part.label.core for part in parts]
    if is_whole_set(whole.core, whole.label.nature, cores):
        return True
    if not _is_one_breakdown(cores):
        return False
    if listing.opener in (COLON, COMPOSED):
        return True
    before = book.text[whole.token.end : parts[0].start]
    if listing.opener == BRACKET and not _CONTAINS.search(before):
        return len(parts) > 1
    if any(OVERLAPPING.search(part.label.text) for part in parts):
        return False
    is_over = (
        sum_of(book, [p.token for p in parts]).low > book.interval(whole.token).high
    )
    if listing.opener == NUMBERED:
        return False
    if changes_add_up(book, listing, parts):
        return True
    if any(core.startswith("其他") for core in cores[-1:]) and len(parts) > 1:
        return True
    same_unit = all(p.token.unit == whole.token.unit for p in parts)
    added = sum((value_of(part.token) for part in parts), Decimal(0))
    same_unit = same_unit or added < _FAR_OVER * value_of(whole.token)
    is_same_kind = all(
        not p.kind or not whole.kind or p.kind == whole.kind for p in parts
    )
    return is_over and listing.opener == AMONG and same_unit and is_same_kind


def _is_one_breakdown(cores: list[str]) -> bool:
    found = {dimension(core) for core in cores} - {-1}
    return len(found) <= 1 and len(set(cores)) == len(cores)


def _has_wrong_share(book: Book, listing: Listing, parts: list[Figure]) -> bool:
    """True where a share of the list is wrong already: one cause, one finding."""
    if len(parts) < 2:
        return False
    spans = [(part.start, part.token.end) for part in parts]
    return any(
        verdict.kind in ("share", "unit")
        and any(verdict.start <= end and start <= verdict.end for start, end in spans)
        for verdict in book.verdicts
    )


def tell_sum(book: Book, whole: Figure, parts: list[Figure]) -> None:
    tokens = [whole.token, *(part.token for part in parts)]
    wrong = slip(tokens, lambda t: sum_of(book, t[1:]).overlaps(book.interval(t[0])))
    start = min(figure.start for figure in (whole, *parts))
    end = max(token.end for token in tokens)
    if wrong is not None:
        token, unit = wrong
        book.tell(
            Verdict(
                "unit",
                start,
                end,
                book.word(token),
                f"{token.value:f}{unit}",
                None,
                label=owner_text(whole),
            )
        )
        return
    total = sum((value_of(part.token) for part in parts), Decimal(0))
    expected = book.money(total, whole.token, *tokens)
    added = " + ".join(book.plain(part.token, whole.token) for part in parts)
    book.tell(
        Verdict(
            "sum",
            start,
            end,
            book.word(whole.token),
            expected,
            f"{added} = {expected.removesuffix(whole.token.unit)}",
            label=owner_text(whole),
        )
    )
