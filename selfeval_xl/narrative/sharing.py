"""Reading shares, completion, rates with names, lists told apart by 分别."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfeval_xl.narrative.frames import (
    Completion,
    Figure,
    NamedRate,
    Share,
    Total,
)
from selfeval_xl.narrative.labels import parse_label
from selfeval_xl.narrative.tokens import Token

if TYPE_CHECKING:
    from selfeval_xl.narrative.scanner import Scanner

SHARE_TAIL = re.compile(r"的?(?:比[重例])?(?:为|达到?|约)*$")
_BUDGET_ONLY = re.compile(
    r"^(?:当年|全年|年度|本年)?(?:年初|调整后?|全年|年度)?的?"
    r"(?:预算|计划|任务|目标)(?:数|额|总额|任务|目标)?$"
)
JOINERS = re.compile(r"[和与及、,]+|以及")
_LEFT = re.compile(r"结转|结余|余额")


def on_share(scanner: Scanner, token: Token) -> None:
    """占 … 的 x%: part, whole and rate."""
    if scanner.is_reason:
        return
    words = _part_words(scanner, token)
    part_label = parse_label(words) if words else None
    if part_label is not None and not part_label.core:
        part_label = None
    start = scanner.buf if scanner.buf is not None else token.start
    whole_words, inline, rate = _whole(scanner)
    if rate is None:
        scanner.begin_label(token)
        return
    part = _part(scanner, token)
    if start == token.start and part is not None and part.sentence == scanner.sentence:
        start = part.start
    scanner.clear()
    if rate.type == "blankrate":
        scanner.frames.blanks.append((start, rate))
        return
    whole_label = parse_label(whole_words) if whole_words else None
    if _BUDGET_ONLY.match(whole_words) and part_label is None:
        budget = None
        if inline is not None:
            budget = scanner.name_inline(inline, parse_label(whole_words))
        add_completion(scanner, start, rate, whole_words, budget)
        return
    whole = None
    if inline is not None:
        whole = scanner.name_inline(inline, whole_label or parse_label(""))
    if rate.type == "bare":
        scanner.frames.unsigned.append((start, rate))
    scanner.last_rate = rate
    listing = scanner.lists[-1] if scanner.lists else None
    rest = more_values(scanner, "rate")
    if not rest:
        claims = [(rate, part, part_label)]
    elif part_label is None and len(rest) < len(scanner.group):
        # A、B 和 C 分别为 …, 占 … 的 x%、y% 和 z%
        named = scanner.group[-len(rest) - 1 :]
        claims = [(one, of, None) for one, of in zip([rate, *rest], named, strict=True)]
    else:
        scanner.frames.unparsed += 1 + len(rest)
        claims = []
    for one, of, label in claims:
        share = Share(
            start, one, of, label, whole_label, whole, listing, scanner.sentence
        )
        scanner.frames.shares.append(share)


def more_values(scanner: Scanner, kind: str) -> list[Token]:
    """Values that go on a list begun with one: 、5% 和 6%; reading goes on after."""
    found: list[Token] = []
    while (token := scanner.peek()) is not None:
        following = scanner.peek(1)
        is_joiner = token.type == "、" or bool(JOINERS.fullmatch(token.word or "x"))
        if not is_joiner or token.type == "," or following is None:
            break
        if following.type != kind:
            break
        found.append(following)
        scanner.i += 2
    return found


def _part(scanner: Scanner, token: Token) -> Figure | None:
    """Who a share without a name is of: the figure right before, count or amount."""
    count = scanner.count
    if count is not None and token.start - count.token.end <= 1:
        return count
    return scanner.cur


def _part_words(scanner: Scanner, token: Token) -> str:
    words = scanner.label_between(token.start).strip(",")
    if words or scanner.pre_label is None:
        return words
    return scanner.text[scanner.pre_label : token.start][-90:].strip(",")


def _whole(scanner: Scanner) -> tuple[str, Token | None, Token | None]:
    """Words and amount of the whole, and the rate; reading goes on after it."""
    words, inline = "", None
    for ahead in range(7):
        token = scanner.peek(ahead)
        if token is None:
            break
        if token.type in ("rate", "blankrate"):
            scanner.i += ahead + 1
            return SHARE_TAIL.sub("", words), inline, token
        if token.is_figure and inline is None:
            inline = token
        elif token.type == "bare" and not words and _is_end(scanner, ahead + 1):
            scanner.i += ahead + 1
            return words, inline, token
        elif token.type in ("text", "year", "weight", "prev", "plus", "skip"):
            if inline is None:
                words += scanner.text[token.start : token.end]
        elif not (token.type == "," and not words):
            break
    return "", None, None


def _is_end(scanner: Scanner, ahead: int) -> bool:
    return scanner.peek_type(ahead) in (",", ";", "。", ")", "")


def on_complete(scanner: Scanner, token: Token) -> None:
    """完成年初预算的 x%, 预算执行率 x%."""
    rate = scanner.peek()
    if scanner.is_reason or rate is None:
        return
    if rate.type not in ("rate", "blankrate", "bare"):
        scanner.begin_label(token)
        return
    if rate.type == "bare" and not _is_end(scanner, 1):
        scanner.begin_label(token)
        return
    scanner.i += 1
    scanner.last_rate = rate
    start = token.start
    cur = scanner.cur
    if cur is not None and cur.sentence == scanner.sentence:
        start = cur.start
    if rate.type == "blankrate":
        scanner.frames.blanks.append((start, rate))
    else:
        if rate.type == "bare":
            scanner.frames.unsigned.append((start, rate))
        add_completion(scanner, start, rate, token.word)
    scanner.clear()


def add_completion(
    scanner: Scanner, start: int, rate: Token, words: str, budget: Figure | None = None
) -> None:
    lead = scanner.label_between(rate.start).partition(",")[0]
    label = parse_label(lead) if lead else None
    core = label.core if label and label.core and scanner.cur is None else scanner.core
    actual = scanner.cur
    if budget is not None and budget.token.type == "count":
        actual = scanner.count
    elif "完成率" in words or scanner.cur is None:
        actual = scanner.count or scanner.cur
    scanner.frames.completions.append(
        Completion(
            start, rate, words, actual, budget, core, scanner.year, scanner.sentence
        )
    )


def on_planned(scanner: Scanner, token: Token) -> None:
    """完成年初预算 100 万元的 84%: the budget stands between."""
    ahead = 0
    while (following := scanner.peek(ahead)) is not None:
        if following.is_figure:
            break
        ahead += 1
    rate = scanner.peek(ahead + 2)
    if following is None or rate is None or rate.type != "rate":
        scanner.begin_label(token)
        return
    words = scanner.text[token.end : following.start]
    label = parse_label(words)
    budget = scanner.name_inline(following, label)
    cur = scanner.cur if following.type == "amount" else scanner.count
    start = cur.start if cur and cur.sentence == scanner.sentence else token.start
    scanner.i += ahead + 3
    add_completion(scanner, start, rate, words, budget)
    scanner.clear()


def on_rate(scanner: Scanner, token: Token) -> None:
    """A percentage named by the words before it."""
    words = scanner.label_between(token.start)
    start = scanner.buf if scanner.buf is not None else token.start
    if scanner.is_origin_next:
        scanner.is_origin_next = False
        scanner.before_rate = token
    elif not scanner.is_reason:
        scanner.last_rate = token
        scanner.frames.rates.append(NamedRate(start, token, words, scanner.sentence))
    scanner.clear()


def on_convert(scanner: Scanner, token: Token) -> None:
    """35,838.35元, 折合3.58万元."""
    following = scanner.peek()
    if following is not None and following.type == "amount" and scanner.cur:
        scanner.i += 1
        scanner.frames.conversions.append((scanner.cur, following))
    scanner.clear()


def on_offset(scanner: Scanner, token: Token) -> None:
    """收支相抵, 结余 …: income less spending."""
    scanner.clear()
    income = _total(scanner, "收入")
    spending = _total(scanner, "支出")
    for ahead in range(6):
        following = scanner.peek(ahead)
        if following is None or following.type == "。":
            return
        if following.type == "amount":
            words = scanner.text[token.end : following.start]
            if income and spending and _LEFT.search(words):
                label = parse_label(words)
                left = scanner.make_figure(following, label, token.start)
                scanner.frames.totals.append(Total(left, [income], [spending]))
            return


def _total(scanner: Scanner, nature: str) -> Figure | None:
    for figure in reversed(scanner.frames.figures):
        words = scanner.text[figure.start : figure.token.start]
        if figure.label.nature == nature and re.search(r"总|合计", words):
            if not figure.label.core and figure.listing is None:
                return figure
    return None


def on_malformed(scanner: Scanner, token: Token) -> None:
    start = scanner.buf if scanner.buf is not None else token.start
    scanner.frames.malformed.append((start, token))
    scanner.clear()
    scanner.close_change()
    # the words 万元 behind it must not pass for a figure left out
    following = scanner.peek()
    if following is not None and following.type in ("blankrate", "blankmoney"):
        scanner.i += 1


def on_blank(scanner: Scanner, token: Token) -> None:
    """为万元, 增加%: the figure is left out."""
    words = scanner.label_between(token.start)
    before = scanner.text[token.start - 1 : token.start]
    is_claim = token.type == "blankmoney" or before in "为的达约"
    if words and is_claim and not re.search(r"单位|均[以为]|[xX*_]$", words):
        start = scanner.buf if scanner.buf is not None else token.start
        scanner.frames.blanks.append((start, token))
    scanner.clear()
