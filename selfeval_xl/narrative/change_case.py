"""One comparison under judgement: its figures, its signs, its findings."""

from __future__ import annotations

from decimal import Decimal

from selfeval_xl.narrative.book import (
    Book,
    corners,
    is_cut_off,
    owner_text,
    quotient,
    rate_fits,
    shown_percent,
    value_of,
)
from selfeval_xl.narrative.claims import ERROR, WARNING, Verdict
from selfeval_xl.narrative.frames import Change, Figure
from selfeval_xl.narrative.resolving import Sides, resolve
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.narrative.units import slip
from selfeval_xl.values.interval import Interval

OPPOSITE = {
    "增加": "减少",
    "增长": "下降",
    "上升": "下降",
    "提高": "降低",
    "增支": "减支",
    "增收": "减收",
    "增多": "减少",
    "上涨": "下降",
    "提升": "降低",
    "扩大": "缩小",
    "升高": "降低",
    "增幅": "降幅",
    "升幅": "降幅",
    "涨幅": "降幅",
    "多支": "少支",
    "多支出": "少支出",
    "多收入": "少收入",
    "多收": "少收",
    "超支": "节约",
    "超收": "短收",
    "多": "少",
    "增": "减",
    "升": "降",
    "调增": "调减",
    "上浮": "下浮",
}
OPPOSITE |= {low: high for high, low in reversed(OPPOSITE.items())}
OPPOSITE |= {
    "压减": "增加",
    "节约": "超支",
    "压缩": "增加",
    "缩减": "增加",
    "核减": "增加",
}


def signed(token: Token | None, word: Token | None) -> int:
    """Which way a figure with its direction word points; 0 for a zero."""
    if token is None or word is None or token.value == 0:
        return 0
    turned = -1 if token.value < 0 and word.sign > 0 else 1
    return word.sign * turned


class Case:
    """One comparison with its sides, and the ways to tell what is wrong with it."""

    def __init__(self, book: Book, change: Change) -> None:
        self.book, self.change = book, change
        self.amount = change.amount
        self.rate = change.rate if change.rate and change.rate.type == "rate" else None
        self.sign = signed(change.amount, change.amount_word)
        self.rate_sign = signed(self.rate, change.rate_word)
        if change.amount is None and change.reach_word is not None:
            self.sign = change.reach_word.sign
        self.sides: Sides = resolve(book, change)

    def as_template(self) -> None:
        """Leave a word with its alternative out of what the directions say."""
        if self.change.amount_word is not None and self.change.amount_word.other:
            self.sign = self.rate_sign
        if self.change.rate_word is not None and self.change.rate_word.other:
            self.rate_sign = self.sign

    # -- both amounts known --------------------------------------------------

    # -- the base is what the change leaves ----------------------------------

    def range(self, this: Token, sign: int) -> Interval | None:
        assert self.amount is not None
        return corners(
            lambda now, step: quotient(step, now - sign * step),
            self.book.interval(this),
            (
                abs(self.book.interval(self.amount))
                if self.amount.value
                else self.book.interval(self.amount)
            ),
        )

    def base_proof(self, this: Figure, sign: int) -> str:
        assert self.amount is not None
        step = self.book.plain(self.amount, this.token).lstrip("-")
        mark = "-" if sign > 0 else "+"
        return f"{step} ÷ ({self.book.plain(this.token, this.token)} {mark} {step})"

    # -- little to go by -------------------------------------------------------

    # -- telling ---------------------------------------------------------------

    def unit_slip(self, this: Figure, base: Figure | None, sign: int = 0) -> bool:
        """Report 元 for 万元 where one amount in the other unit puts all right."""
        tokens = [
            t for t in (this.token, base.token if base else None, self.amount) if t
        ]
        found = slip(tokens, lambda t: self.all_right(t, base is not None, sign))
        if found is None:
            return False
        wrong, right = found
        self.book.tell(
            Verdict(
                "unit",
                min(self.change.start, wrong.start),
                max(self.change.end, wrong.end),
                self.book.word(wrong),
                f"{wrong.value:f}{right}",
                None,
                label=owner_text(this),
            )
        )
        return True

    def all_right(self, tokens: list[Token], has_base: bool, sign: int) -> bool:
        judge = replace_amount(self, tokens, has_base)
        this = tokens[0]
        if has_base:
            now, then = self.book.interval(this), self.book.interval(tokens[1])
            if judge is not None and not abs(now - then).overlaps(
                self.book.interval(judge)
            ):
                return False
            range_ = corners(lambda a, b: quotient(a - b, b), now, then)
        elif judge is not None:
            range_ = corners(
                lambda now, step: quotient(step, now - sign * step),
                self.book.interval(this),
                self.book.interval(judge),
            )
        else:
            return False
        if self.rate is None:
            return has_base and judge is not None
        return range_ is not None and rate_fits(range_, self.rate)

    def growth(self, ratio: Decimal, proof: str, this: Figure) -> None:
        assert self.rate is not None
        rate = self.rate
        if rate.unit == "倍":
            expected = f"{abs(ratio):.{rate.decimals + 2}f}倍"
            self.tell("growth_rate", rate, expected, f"{proof} = {expected}")
            return
        expected = shown_percent(ratio, rate)
        severity = WARNING if is_cut_off(ratio, rate) else ERROR
        variant = "cut_off" if severity == WARNING else ""
        if not variant and self._is_of_this(this):
            variant = "this_year"
        shown = shown_percent(ratio, rate, signed=True)
        self.tell(
            "growth_rate", rate, expected, f"{proof} = {shown}", severity, variant
        )

    def _is_of_this(self, this: Figure) -> bool:
        """True where the rate is the change divided by the present amount."""
        step = self.amount
        base = self.sides.base
        if self.rate is None or (step is None and base is None):
            return False
        now = self.book.interval(this.token)
        if step is not None:
            found = corners(quotient, abs(self.book.interval(step)), now)
        else:
            assert base is not None
            then = self.book.interval(base.token)
            found = corners(lambda a, b: quotient(a - b, a), now, then)
        return found is not None and rate_fits(found, self.rate)

    def zero_base(self, this: Figure, base: Figure | None) -> None:
        assert self.rate is not None
        if base is not None:
            proof = f"{owner_text(base)}{self.book.word(base.token)}"
        else:
            assert self.amount is not None
            step = self.book.plain(self.amount, this.token).lstrip("-")
            proof = f"{self.book.plain(this.token, this.token)} - {step} = 0"
        self.tell("zero_base", self.rate, None, proof)

    def direction(self, word: Token, right: str, proof: str | None) -> None:
        self.book.tell(
            Verdict(
                "direction",
                self.change.start,
                self.change.end,
                word.word,
                right or None,
                proof,
                label=self.label(),
            )
        )

    def tell(
        self,
        kind: str,
        token: Token,
        expected: str | None,
        proof: str | None,
        severity: str = ERROR,
        variant: str = "",
        start: int | None = None,
    ) -> None:
        begin = self.change.start if start is None else start
        self.book.tell(
            Verdict(
                kind,
                begin,
                max(token.end, begin + 1),
                self.book.word(token),
                expected,
                proof,
                severity,
                variant,
                self.label(),
            )
        )

    def label(self) -> str:
        if self.sides.this:
            return owner_text(self.sides.this[0])
        return self.change.label.text if self.change.label else ""

    def passed(self, kind: str = "growth_rate") -> None:
        if kind == "flat":
            self.book.passed("flat")
            return
        self.book.passed("direction")
        if self.amount is not None and self.sides.base is not None:
            self.book.passed("difference")
        if self.rate is not None:
            self.book.passed("growth_rate")

    def sum(self, one: Token, mark: str, other: Token) -> str:
        return f"{self.book.plain(one, one)} {mark} {self.book.plain(other, one)}"


def replace_amount(judge: Case, tokens: list[Token], has_base: bool) -> Token | None:
    """The amount of change among the tokens tried."""
    if judge.amount is None:
        return None
    return tokens[2] if has_base else tokens[1]


def gap(book: Book, this: Token, base: Token) -> str:
    gap = value_of(this) - value_of(base)
    shown = book.money(gap, this, base).removesuffix(this.unit)
    return f"{book.plain(this, this)} - {book.plain(base, this)} = {shown}"
