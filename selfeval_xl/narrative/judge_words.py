"""Check words and marks: order, causes, alternatives, signs, gaps, broken numbers."""

from __future__ import annotations

import re

from selfeval_xl.narrative.book import (
    Book,
    is_spent,
    owner_text,
    same_dimension,
    value_of,
)
from selfeval_xl.narrative.change_case import OPPOSITE, signed
from selfeval_xl.narrative.claims import WARNING, Verdict
from selfeval_xl.narrative.frames import Change, Figure, Order
from selfeval_xl.narrative.labels import BUDGETS, Label, same_item
from selfeval_xl.narrative.resolving import resolve
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.narrative.units import slip

_MORE = frozenset(["大于", "高于", "超过", "多于"])
_LESS = frozenset(["小于", "低于", "少于"])
_WORDS = {1: "大于", -1: "小于", 0: "等于"}
_TURNED = {
    "大于": "小于",
    "高于": "低于",
    "超过": "低于",
    "多于": "少于",
    "小于": "大于",
    "低于": "高于",
    "少于": "多于",
}


def judge_words(book: Book) -> None:
    """Judge what words and marks say beside the figures."""
    for order in book.frames.orders:
        _order(book, order)
    _causes(book)
    for word, change in book.frames.templates:
        _template(book, word, change)
    for start, token in book.frames.unsigned:
        shown = book.word(token)
        book.tell(
            Verdict("percent_sign", start, token.end, shown, f"{shown}%", None, WARNING)
        )
    # a table's head such as 占比% asks for nothing
    is_sentence = bool(book.frames.figures) or any(mark in book.text for mark in ",。;")
    for start, token in book.frames.blanks if is_sentence else ():
        book.tell(Verdict("blank", start, token.end, "", None))
    for start, token in book.frames.malformed:
        _malformed(book, start, token)
    for figure, token in book.frames.conversions:
        _conversion(book, figure, token)


def _order(book: Book, order: Order) -> None:
    left = _named(book, order, order.left)
    right = _named(book, order, order.right)
    true = None if left is None or right is None or left is right else 0
    if left is not None and right is not None and true is not None:
        now, then = book.interval(left.token), book.interval(right.token)
        true = 1 if now.low > then.high else -1 if now.high < then.low else 0
    word = order.word.word
    if order.word.other:
        shown = book.text[order.word.start : order.word.end]
        expected = None if true is None else _WORDS[true]
        book.tell(Verdict("template", order.start, order.word.end, shown, expected))
    elif left is None or right is None or true is None:
        book.unparsed("direction")
    elif _said(word) == true or (
        not true and value_of(left.token) != value_of(right.token)
    ):
        book.passed("direction")
    else:
        expected = _TURNED.get(word, _WORDS[true]) if true else _WORDS[0]
        one, other = (book.plain(f.token, left.token) for f in (left, right))
        proof = f"{one} {'=><'[true]} {other}"
        start, end, label = order.start, order.end, owner_text(left)
        book.tell(Verdict("direction", start, end, word, expected, proof, label=label))


def _said(word: str) -> int:
    return 1 if word in _MORE else -1 if word in _LESS else 0


def _named(book: Book, order: Order, label: Label) -> Figure | None:
    """The figure 决算数 or 预算数 means: of the item spoken of last."""
    for figure in reversed(book.frames.figures):
        if figure.start > order.start or figure.token.type != "amount":
            continue
        if figure.core != order.core or figure.is_inline:
            continue
        is_budget = label.kind in BUDGETS
        if is_budget and figure.kind in BUDGETS and same_item(label, figure.label):
            return figure
        if not is_budget and is_spent(figure):
            return figure
    return None


def _causes(book: Book) -> None:
    """增长原因 after nothing but decreases."""
    for word, sentence in book.frames.causes:
        near = [
            change
            for change in book.frames.changes
            if change.start < word.start and sentence - change.sentence <= 1
        ]
        signs = {s for change in near for s in _signs(change)}
        if any(change.flat is not None for change in near) or any(
            order.start < word.start and sentence - order.sentence <= 1
            for order in book.frames.orders
        ):
            continue
        if signs == {-word.sign}:
            book.tell(
                Verdict(
                    "direction",
                    word.start,
                    word.end + 2,
                    word.word,
                    OPPOSITE.get(word.word),
                    None,
                )
            )


def _signs(change: Change) -> set[int]:
    found = {
        signed(change.amount, change.amount_word),
        signed(change.rate, change.rate_word),
    }
    if change.reach_word is not None:
        found.add(change.reach_word.sign)
    return found - {0}


def _template(book: Book, word: Token, change: Change | None) -> None:
    shown = book.text[word.start : word.end]
    expected = None
    if change is not None:
        other = change.rate_word if word is change.amount_word else change.amount_word
        sign = 0
        if other is not None and not other.other:
            sign = other.sign
        else:
            sides = resolve(book, change)
            if sides.this and sides.base is not None and sides.is_base_sure:
                gap = value_of(sides.this[0].token) - value_of(sides.base.token)
                sign = (gap > 0) - (gap < 0)
        if sign:
            expected = word.word if word.sign == sign else word.other
    start = change.start if change is not None else word.start
    book.tell(Verdict("template", start, word.end, shown, expected))


def _malformed(book: Book, start: int, token: Token) -> None:
    shown = book.word(token)
    digits = shown.strip(",")
    expected = None
    if shown.startswith(","):
        whole = re.search(
            rf"\d[\d,]*,{re.escape(digits.rstrip('亿万千百元'))}", book.text
        )
        expected = whole[0] + re.sub(r"^[\d.,]+", "", digits) if whole else None
    elif re.fullmatch(r"\d+(?:,\d{3})*\.{2,}\d+", shown):
        expected = re.sub(r"\.+", ".", shown)
    elif re.fullmatch(r"\d+\.", shown):
        expected = shown.rstrip(".")
    proof = expected if shown.startswith(",") else None
    book.tell(Verdict("malformed_number", start, token.end, shown, expected, proof))


def _conversion(book: Book, figure: Figure, token: Token) -> None:
    """One amount said in two units."""
    if not same_dimension(figure.token, token):
        return
    amount = book.interval(figure.token)
    if amount.overlaps(book.interval(token)):
        book.passed("unit")
        return
    wrong = slip([token], lambda tried: amount.overlaps(book.interval(tried[0])))
    kind, expected = "amount_conflict", book.money(value_of(figure.token), token)
    if wrong is not None:
        kind, expected = "unit", f"{token.value:f}{wrong[1]}"
    start, end, shown = figure.start, token.end, book.word(token)
    book.tell(Verdict(kind, start, end, shown, expected, label=owner_text(figure)))
