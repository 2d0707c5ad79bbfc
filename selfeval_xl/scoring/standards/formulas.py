"""Read "得分=执行率×分值" and the like into a function of rate and weight."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation

_EXACT = Context(prec=60)
_HEAD = re.compile(
    r"^.*?(?:得分|评分|分数)(?:计算公式|公式)?(?:=|为|:)+|^(?:则|并)?(?:按照?|以|依)"
)
_TAIL = re.compile(
    r"(?:进行)?(?:计算得分|计算|计分|得分|计|赋分|得出)$"
    r"|(?<=[值分率重\d%])\([^()]*[\u4e00-\u9fff][^()]*\)$"
)
_QUOTIENT = re.compile(r"[\u4e00-\u9fff“”]+[/÷][\u4e00-\u9fff“”]+(?:[×*]100%)?")
_WEIGHT = re.compile(
    r"(?:该项|本项|此项|指标|该指标|本指标|标准|相应|设定)*(?:分值|权重|满分|标准分|总分)(?:分值|分|值)*"
)
_RATE = re.compile(
    r"[\u4e00-\u9fff“”]*(?:率|度|比例|比值|完成值|执行情况|完成情况)|[xX]"
)
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(%|分)?")

Evaluate = Callable[[Decimal, Decimal], Decimal]


@dataclass(frozen=True, slots=True)
class Formula:
    """A function of the rate (1 = 100 %) and the weight, and how it is written.

    ``named`` are the points that stand in it in place of the weight.
    """

    text: str
    evaluate: Evaluate
    named: Decimal | None = None

    def points(self, rate: Decimal, weight: Decimal) -> Decimal | None:
        """The points; None where the formula divides by nothing."""
        try:
            return self.evaluate(rate, weight)
        except (DivisionByZero, InvalidOperation):
            return None


def read_scoring_formula(text: str) -> Formula | None:
    """The formula in a token of that kind; None where its words are not understood."""
    body = _TAIL.sub("", _TAIL.sub("", _HEAD.sub("", text)))
    body = _QUOTIENT.sub("率", body).strip("。;,")
    tokens = _tokens(body)
    if not tokens or "rate" not in tokens:
        return None
    try:
        evaluate, end = _sum(tokens, 0)
    except (ValueError, IndexError):
        return None
    if end != len(tokens):
        return None
    numbers = [one for one in tokens if isinstance(one, Decimal) and one > 1]
    named = None if "weight" in tokens else max(numbers, default=None)
    return Formula(body, evaluate, named)


def _tokens(body: str) -> list[str | Decimal]:
    """Operators, "rate", "weight" and numbers; [] where a word is unknown."""
    found: list[str | Decimal] = []
    at = 0
    while at < len(body):
        if match := _WEIGHT.match(body, at):
            found.append("weight")
        elif match := _RATE.match(body, at):
            found.append("rate")
        elif match := _NUMBER.match(body, at):
            scale = 100 if match[2] == "%" else 1
            found.append(Decimal(match[1]) / scale)
        elif match := re.compile(r"[-+×*/÷()\[\]]").match(body, at):
            found.append(
                {"×": "*", "÷": "/", "[": "(", "]": ")"}.get(match[0], match[0])
            )
        else:
            return []
        at = match.end()
    return found


def _sum(tokens: list[str | Decimal], at: int) -> tuple[Evaluate, int]:
    left, at = _product(tokens, at)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        is_plus = tokens[at] == "+"
        right, at = _product(tokens, at + 1)
        left = _joined(_EXACT.add if is_plus else _EXACT.subtract, left, right)
    return left, at


def _product(tokens: list[str | Decimal], at: int) -> tuple[Evaluate, int]:
    left, at = _factor(tokens, at)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        is_times = tokens[at] == "*"
        right, at = _factor(tokens, at + 1)
        left = _joined(_EXACT.multiply if is_times else _EXACT.divide, left, right)
    return left, at


def _factor(tokens: list[str | Decimal], at: int) -> tuple[Evaluate, int]:
    token = tokens[at]
    if token == "rate":
        return (lambda rate, weight: rate), at + 1
    if token == "weight":
        return (lambda rate, weight: weight), at + 1
    if token == "(":
        inner, at = _sum(tokens, at + 1)
        if tokens[at] != ")":
            raise ValueError("a parenthesis is not closed")
        return inner, at + 1
    if isinstance(token, Decimal):
        return (lambda rate, weight, number=token: number), at + 1
    raise ValueError(f"unexpected {token}")


def _joined(
    operate: Callable[[Decimal, Decimal], Decimal], left: Evaluate, right: Evaluate
) -> Evaluate:
    return lambda rate, weight: operate(left(rate, weight), right(rate, weight))
