"""Scores a form's own rule gives: 得分＝率×分值, with the rate or what it is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.templates.content import Value
from selfeval_xl.templates.formulas import evaluate
from selfeval_xl.values.rounding import half_up

# What follows the rule may only cap the score, or exempt who had nothing to do.
_BY_RATE = re.compile(
    r"得分=(?P<rate>[\u4e00-\u9fff]{0,8}率)[×*]分值"
    r"(?:[,;。](?:最高)?不(?:得)?超过分值|[,;。]无[\u4e00-\u9fff]{1,10}的?得满分)*[。.]?"
)
_SIGNS = {"÷": "/", "/": "/", "×": "*", "*": "*", "+": "+", "-": "-", "－": "-"}
_TOKEN = re.compile(r"[÷/×*+\-()]|[^÷/×*+\-()]+")
_LABEL = re.compile(r"[\u4e00-\u9fff“”]{2,20}")
_PLACES = 2


@lru_cache(maxsize=1024)
def rate_name(standard: str) -> str | None:
    """The rate that 得分＝率×分值 names; None where the standard says another rule."""
    found = _BY_RATE.fullmatch(squeeze(standard))
    return found["rate"] if found else None


@lru_cache(maxsize=1024)
def operands_of(explanation: str) -> tuple[str, ...]:
    """The figures a rate is made of, () where the explanation is no formula."""
    tokens = _tokens(explanation)
    return tuple(t for t in dict.fromkeys(tokens) if _LABEL.fullmatch(t))


def rate_from(explanation: str, figures: Mapping[str, Decimal]) -> Decimal | None:
    """The rate by the explanation's formula; None while figures are missing.

    Nothing to divide by gives no rate.
    """
    tokens = _tokens(explanation)
    operands = operands_of(explanation)
    if not operands or set(operands) - set(figures):
        return None
    known: Mapping[str, Value] = {name: figures[name] for name in operands}
    try:
        return evaluate(list(tokens), known)
    except ArithmeticError:
        return None


def score_by_rate(rate: Decimal, weight: Decimal) -> Decimal:
    """Points × rate at two decimals, from 0 to the points."""
    return max(Decimal(0), min(weight, half_up(rate * weight, _PLACES)))


@lru_cache(maxsize=1024)
def _tokens(explanation: str) -> tuple[str, ...]:
    """The formula's names and signs; () where it is anything but a quotient."""
    text = squeeze(explanation).rstrip("。.")
    tokens = tuple(_SIGNS.get(t, t) for t in _TOKEN.findall(text))
    if tokens.count("/") != 1 or tokens.count("(") != tokens.count(")"):
        return ()
    names = [t for t in tokens if t not in "/*+-()"]
    if not all(_LABEL.fullmatch(name) for name in names):
        return ()
    # names and signs take turns, brackets apart
    bare = [t for t in tokens if t not in "()"]
    if any((t in "/*+-") != bool(i % 2) for i, t in enumerate(bare)) or not bare:
        return ()
    return tokens if len(bare) % 2 else ()
