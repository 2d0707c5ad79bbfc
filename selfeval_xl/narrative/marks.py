"""Reading marks and small words: where lists, sentences and reasons begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfeval_xl.narrative.frames import AMONG, BRACKET, COLON, COMPOSED, NUMBERED
from selfeval_xl.narrative.labels import Label, parse_label
from selfeval_xl.narrative.tokens import Token

if TYPE_CHECKING:
    from selfeval_xl.narrative.scanner import Scanner

_OPENS_PARTS = re.compile(
    r"方面|如下|包括|用于|明细|具体|构成|组成|分别|情况|分类|按.{1,8}分"
)
_WITHIN = re.compile(r"[^其]中$")
_FAR = 120  # tokens; no sentence has more
_MORE_REASONS = re.compile(r"[二三四五六]是|\(?[2-9][).、]|另")


def on_among(scanner: Scanner, token: Token) -> None:
    scanner.is_reason = False
    if scanner.peek_type() == "text" and scanner.text[token.end] in "的有":
        return
    parent = scanner.cur or scanner.topic
    scanner.clear()
    scanner.close_change()
    scanner.open_list(AMONG, parent)


def on_item(scanner: Scanner, token: Token) -> None:
    scanner.is_reason = False
    scanner.clear()
    scanner.close_change()
    top = scanner.lists[-1] if scanner.lists else None
    if top is not None and not top.parts:
        top.is_numbered = True
    elif top is None and scanner.topic is not None and _is_first(token.word):
        scanner.open_list(NUMBERED, scanner.topic).is_numbered = True


def on_colon(scanner: Scanner, token: Token) -> None:
    words = scanner.label_between(token.start)
    last = scanner.tokens[scanner.i - 2] if scanner.i > 1 else None
    if scanner.is_reason or last is None:
        return
    if words and _OPENS_PARTS.search(words) and scanner.cur is not None:
        opener = COLON if words.startswith("全部") else AMONG
        scanner.open_list(opener, scanner.cur)
        scanner.clear()
    elif not words and last.type in ("amount", "rate", ")") and scanner.cur:
        scanner.open_list(COLON, scanner.cur)
        scanner.close_change()
    elif last.type == "among":
        return


def on_open(scanner: Scanner, token: Token) -> None:
    following = scanner.peek()
    if following is not None and following.type == "rate":
        change = scanner.change
        is_lone = scanner.peek_type(1) == ")"
        if is_lone and change and change.amount and change.rate is None:
            if change.amount.end == token.start:
                change.rate, change.rate_word = following, change.amount_word
                change.end = following.end
        if is_lone:
            scanner.i += 2
            return
    if following is not None and following.type == "dir" and scanner.change:
        if scanner.peek_type(1) == "rate" and scanner.peek_type(2) == ")":
            scanner.is_aside = True  # 增加2.10万元(增长20%) reads on as one
            return
    scanner.brackets.append((scanner.cur, scanner.core, len(scanner.lists)))
    scanner.saved_change = scanner.change
    if scanner.cur is not None and scanner.buf is None:
        scanner.open_list(BRACKET, scanner.cur)
    scanner.change = None


def on_close(scanner: Scanner, token: Token) -> None:
    scanner.is_reason = False
    if scanner.is_aside or not scanner.brackets:
        scanner.is_aside = False
        return
    scanner.cur, scanner.core, depth = scanner.brackets.pop()
    del scanner.lists[depth:]
    scanner.change = scanner.saved_change
    scanner.clear()


def on_outof(scanner: Scanner, token: Token) -> None:
    """由 A 和 B 组成 opens a list; 由 X 增加到 Y gives where it came from."""
    ahead = _sentence_ahead(scanner)
    kinds = [one.type for one in ahead]
    if "compose" in kinds and scanner.cur is not None:
        scanner.clear()
        scanner.open_list(COMPOSED, scanner.cur)
        return
    figure = next((k for k, one in enumerate(ahead) if one.value), None)
    if any(one.type == "dir" and one.is_result for one in ahead[figure or 0 :]):
        scanner.pre_label = scanner.buf
        scanner.buf = None
        scanner.is_origin_next = True
        scanner.year_of_all = scanner.year
    else:
        scanner.begin_label(token)


def _sentence_ahead(scanner: Scanner) -> list[Token]:
    ahead = []
    for token in scanner.tokens[scanner.i : scanner.i + _FAR]:
        if token.type in ("。", ";"):
            break
        ahead.append(token)
    return ahead


def on_compose(scanner: Scanner, token: Token) -> None:
    if scanner.lists and scanner.lists[-1].opener == COMPOSED:
        scanner.pop_list()
    scanner.clear()


def on_plus(scanner: Scanner, token: Token) -> None:
    scanner.clear()
    if scanner.cur is not None and not scanner.lists:
        scanner.plus = scanner.plus or [scanner.cur]
        scanner._is_plus = True


def on_comma(scanner: Scanner, token: Token) -> None:
    words = scanner.label_between(token.start)
    last = scanner.tokens[scanner.i - 3] if scanner.i > 2 else None
    if words == "中" and scanner.cur and last and last.end == token.start - 1:
        scanner.open_list(AMONG, scanner.cur)
        words, scanner.buf = "", None
    elif words and _WITHIN.search(words):
        _open_within(scanner, words)
    scanner.lead = scanner.buf if words else None
    scanner.buf = None
    if scanner.label_year is not None and not words:
        return
    scanner.is_base_new = scanner.is_base_new and scanner.change is None


def _open_within(scanner: Scanner, words: str) -> None:
    """支出决算中, opens the parts of the amount it names."""
    label = parse_label(words[:-1])
    for figure in reversed(scanner.frames.figures):
        if label.kind and figure.kind and label.kind != figure.kind:
            continue
        if label.core in ("", figure.core) and figure.token.type == "amount":
            scanner.open_list(AMONG, figure)
            return


def on_semicolon(scanner: Scanner, token: Token) -> None:
    following = scanner.text[token.end : token.end + 3]
    if not _MORE_REASONS.match(following):
        scanner.is_reason = False
    while len(scanner.lists) > 1 and not scanner.brackets:
        if scanner.lists[-1].opener != AMONG:
            break
        if scanner.lists[-1].parts:
            scanner.closed = scanner.lists[-1]
        scanner.pop_list()
    scanner.clear()
    scanner.origin = None


def on_stop(scanner: Scanner, token: Token) -> None:
    scanner.is_reason = False
    scanner.clear()
    scanner.close_change()
    scanner.is_label_kept = False
    scanner.sentence += 1
    scanner.is_fresh = scanner.is_ending = True
    scanner.origin, scanner.plus = None, []
    scanner.group_before, scanner.group = scanner.group, []
    scanner.brackets.clear()


def on_cause(scanner: Scanner, token: Token) -> None:
    scanner.is_reason = True
    scanner.clear()


def on_number(scanner: Scanner, token: Token) -> None:
    if scanner.is_origin_next:
        scanner.is_origin_next = False
        scanner.origin = scanner.name_inline(token, _origin_label(scanner, token))
        scanner.year = scanner.year_of_all
        scanner.buf = scanner.label_year = None
        return
    scanner.take_figure(token)


def _origin_label(scanner: Scanner, token: Token) -> Label:
    label = parse_label(scanner.label_between(token.start))
    before = scanner.pre_label
    if not label.core and before is not None:
        words = scanner.text[before : token.start]
        label = parse_label(re.sub("由|从", "", words))
    if label.core:
        scanner.core = label.core
    return label


def _is_first(word: str) -> bool:
    return word.strip("().、") in ("一", "1", "①")
