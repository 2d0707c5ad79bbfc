"""Check shares whose whole no one names: the parts beside each other make it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from selfeval_xl.narrative.book import Book, factor, same_dimension, value_of
from selfeval_xl.narrative.frames import Figure, Share
from selfeval_xl.narrative.judge_shares import ratio_fits, tell_ratio
from selfeval_xl.narrative.relations import is_whole_set
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.values.interval import Interval

_ALL = Decimal(100)


def judge_share_sums(book: Book) -> None:
    """Judge the sentences whose shares are all there are: of 三公, or 100 % together."""
    for _, group in groupby(book.frames.shares, key=lambda share: share.sentence):
        shares = list(group)
        parts = [share.part for share in shares if _is_bare(share)]
        if len(parts) < len(shares) or len(shares) < 2:
            continue
        named = [part for part in parts if part is not None]
        if len(set(map(id, named))) < len(shares) or not _are_alike(named):
            continue
        if _are_all(shares, named) or _fit_but_one(book, shares, named):
            _judge(book, shares, named)


def _is_bare(share: Share) -> bool:
    return (
        share.rate.type == "rate"
        and share.whole is None
        and share.whole_label is None
        and share.part is not None
        and share.part.listing is None
        and share.part.token.type == "amount"
    )


def _are_alike(parts: list[Figure]) -> bool:
    return all(same_dimension(part.token, parts[0].token) for part in parts)


def _fit_but_one(book: Book, shares: list[Share], parts: list[Figure]) -> bool:
    """True where all shares but one are right of what the parts make together."""
    if len(shares) < 3 or not min(share.rate.decimals for share in shares):
        return False
    return len(_wrong(book, shares, parts, _together(parts))) == 1


def _are_all(shares: list[Share], parts: list[Figure]) -> bool:
    cores = [part.core for part in parts]
    if any(is_whole_set(whole, "", cores) for whole in ("三公", "政府采购")):
        return True
    decimals = max(share.rate.decimals for share in shares)
    if not decimals and len(shares) < 3:
        return False  # 50 % and 50 % of two things make 100 % by chance
    total = Interval.exact(0)
    for share in shares:
        total = total + Interval.of(share.rate.value, share.rate.decimals)
    return total.low <= _ALL <= total.high


def _judge(book: Book, shares: list[Share], parts: list[Figure]) -> None:
    whole = _together(parts)
    wrong = _wrong(book, shares, parts, whole)
    if not wrong or _is_of_another(book, shares, parts) or _is_told(book, parts):
        return
    at = wrong[0] if len(wrong) == 1 else _culprit(book, shares, parts)
    if at is None:
        return
    figure = replace(parts[at], token=whole)
    tell_ratio(book, "share", shares[at].start, parts[at], figure, shares[at].rate)


def _is_told(book: Book, parts: list[Figure]) -> bool:
    """True where one of the amounts is reported already: one cause, one finding."""
    return any(
        verdict.start <= part.token.start < verdict.end
        for verdict in book.verdicts
        for part in parts
    )


def _together(parts: list[Figure]) -> Token:
    like = parts[0].token
    total = sum((value_of(part.token) for part in parts), Decimal(0)) / factor(like)
    return replace(like, value=total)


def _wrong(
    book: Book, shares: list[Share], parts: list[Figure], whole: Token
) -> list[int]:
    return [
        at
        for at, (share, part) in enumerate(zip(shares, parts, strict=True))
        if not ratio_fits(book, part.token, whole, share.rate)
    ]


def _is_of_another(book: Book, shares: list[Share], parts: list[Figure]) -> bool:
    """True where each share is right of some amount of the text."""
    amounts = [
        figure.token
        for figure in (*book.frames.figures, *book.earlier)
        if same_dimension(figure.token, parts[0].token)
    ]
    return all(
        any(ratio_fits(book, part.token, one, share.rate) for one in amounts)
        for share, part in zip(shares, parts, strict=True)
    )


def _culprit(book: Book, shares: list[Share], parts: list[Figure]) -> int | None:
    """The part that, of the size its share says, would put all shares right."""
    for at, share in enumerate(shares):
        ratio = share.rate.value / 100
        if ratio >= 1:
            continue
        others = [part for other, part in enumerate(parts) if other != at]
        size = value_of(_together(others)) * ratio / (1 - ratio)
        token = replace(parts[at].token, value=size / factor(parts[at].token))
        tried = [*parts]
        tried[at] = replace(parts[at], token=token)
        if not _wrong(book, shares, tried, _together(tried)):
            return at
    return None
