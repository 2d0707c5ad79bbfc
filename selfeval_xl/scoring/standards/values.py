"""The figure a standard speaks about: from a 数据表, or the row's own result."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.identities.expression import Shape, Terms, Token
from selfeval_xl.identities.figures import Figure, Figures
from selfeval_xl.model.form import Field, Form, Indicator
from selfeval_xl.scoring.standards.definitions import Definition
from selfeval_xl.scoring.standards.standard import Standard
from selfeval_xl.scoring.standards.totals_held import is_contradicted
from selfeval_xl.values import Interval
from selfeval_xl.values.rounding import EXACT, half_unit, half_up

_HUNDRED = Decimal(100)
_PLACES = 2
_SMALL = Decimal(2)
_SIGNS = {"*": "×", "/": "÷"}
_SAID = r"{}(?:实际)?(?:完成)?(?:达到|达|为|是|:|=)?(-?\d+(?:\.\d+)?)%"
_QUOTES = str.maketrans("", "", "“”\"'")
_RATES = ("率", "度", "比例", "比重", "占比")


@dataclass(frozen=True, slots=True)
class Candidates:
    """A value as it is and as a percentage of two decimals; its ends by rounding."""

    core: tuple[Decimal, ...]
    ends: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A figure and what it may be within the rounding of what it is made of.

    A ratio is 1 for 100 %. ``proof`` is how it is worked out; ``fields`` are the
    cells it comes from. ``definition`` is None for a row's own result.
    """

    number: Decimal
    interval: Interval
    is_ratio: bool
    proof: str
    fields: tuple[Field, ...]
    definition: Definition | None = None
    unit: str = ""

    @property
    def shown(self) -> str:
        """The figure as people write it: "98.95%", "12"."""
        if not self.is_ratio:
            return f"{self.number.normalize(EXACT):f}{self.unit}"
        return f"{half_up(self.number * _HUNDRED, _PLACES):f}%"

    def agrees_with(self, result: Value) -> bool:
        """True where a stated result is this value, rounded to its decimals."""
        field = result.fields[0]
        stated = result.number if result.is_ratio else result.number / _HUNDRED
        half = half_unit((field.value.decimals or 0) + 2)
        return abs(self.number - stated) <= half + self.interval.width

    def candidates(self, standard: Standard) -> tuple[Candidates, ...]:
        """The value in the standard's unit.

        One for each way to take it (0.95 may be 95 % or 0.95 %); () where the
        standard speaks of another kind of figure.
        """
        made = []
        for scale in self._scales(standard):
            number = self.number * scale
            core = [number, half_up(number, _PLACES)] if self.is_ratio else [number]
            ends = (self.interval.low * scale, self.interval.high * scale)
            made.append(Candidates(tuple(dict.fromkeys(core)), ends))
        return tuple(made)

    def _scales(self, standard: Standard) -> tuple[Decimal | int, ...]:
        unit = standard.unit
        if self.is_ratio:
            if unit == "%":
                return (_HUNDRED,)
            if unit:
                return ()
            return (_HUNDRED,) if standard.largest > _SMALL else (1,)
        if unit == "%":
            return (1, _HUNDRED) if abs(self.number) <= 1 else (1,)
        return (1,) if not unit or not self.unit or unit == self.unit else ()


class Nothing(Exception):
    """A rate of nothing: its denominator is zero. ``is_all`` where both are."""

    def __init__(self, is_all: bool) -> None:
        super().__init__()
        self.is_all = is_all


@dataclass(frozen=True)
class Source:
    """A form whose figures rates are worked out from."""

    form: Form

    @cached_property
    def figures(self) -> Figures:
        """Its figures, made when the first rate asks for them."""
        return Figures(self.form)


def worked_out(definition: Definition, source: Source) -> Value | None:
    """The rate from a form's figures; None where the form lacks one of them.

    Raises Nothing where the denominator is zero.
    """
    form, figures = source.form, source.figures
    keys = _present(definition, form, figures)
    if keys is None:
        return None
    shape, named = definition.shape
    found = {at: figures.by_key[keys[key]] for at, key in enumerate(named) if at}
    exact = {at: Interval.exact(one.value) for at, one in found.items()}
    spread = {at: one.interval for at, one in found.items()}
    below = _sum(shape.right.denominator, exact).low
    if below == 0:
        above = _sum(shape.right.numerator, exact).low
        raise Nothing(above == 0 and all(not one.value for one in found.values()))
    number = _quotient(shape, exact)
    interval = _quotient(shape, spread)
    if number is None or interval is None:
        return None
    fields = tuple(figures.fields[keys[key]] for key in definition.keys)
    proof = _written(shape.right_tokens, named, keys, figures)
    made = Value(number.low, interval, True, "", fields, definition)
    return Value(
        made.number, interval, True, f"{proof} = {made.shown}", fields, definition
    )


def own_result(row: Indicator) -> Value | None:
    """The row's 实际完成值 where it is one figure that the name can mean.

    A bare number counts as a percentage only where the indicator is a rate.
    """
    actual = row.actual
    if actual is None or not isinstance(actual.value.value, Decimal):
        return _result_in_words(row)
    kind, number = actual.value.kind, actual.value.value
    if kind not in ("number", "percent"):
        return None
    shown = " ".join(actual.shown.split())
    exact = Interval.exact(number)
    unit = actual.value.unit or ""
    return Value(number, exact, kind == "percent", shown, (actual,), None, unit)


def _result_in_words(row: Indicator) -> Value | None:
    """The rate that a sentence of the row gives its indicator: "执行率为91%"."""
    name = read_label(row.name.shown).name.split("(")[0]
    if not name.endswith(_RATES):
        return None
    for field in (row.actual, row.deviation_note):
        if field is None or field.value.kind != "text":
            continue
        text = squeeze(field.shown).translate(_QUOTES)
        found = {
            Decimal(one) for one in re.findall(_SAID.format(re.escape(name)), text)
        }
        if len(found) == 1:
            number = found.pop() / _HUNDRED
            exact = Interval.exact(number)
            made = Value(number, exact, True, "", (field,))
            return replace(made, proof=made.shown)
    return None


def may_be_rate(row: Indicator) -> bool:
    """True where an indicator's name says that it is measured in percent."""
    name = "".join(row.name.shown.split())
    return name.split("(")[0].split("（")[0].endswith(_RATES)


def _present(
    definition: Definition, form: Form, figures: Figures
) -> Mapping[str, str] | None:
    """The form's key for each key of the formula, None where one has no figure.

    Keys without a row belong to the one row of a block that has them.
    """
    keys = {}
    for key in definition.keys:
        alike = [key] if key in figures.by_key else _rowless(key, form, figures)
        if len(alike) != 1 or _is_unsafe(key, form, figures):
            return None
        keys[key] = alike[0]
    return keys


def _is_unsafe(key: str, form: Form, figures: Figures) -> bool:
    """True for a total that its parts do not make, or lack."""
    row, _, column = key.rpartition(".")
    if is_contradicted(row, column, figures):
        return True
    stem, is_total, _ = row.rpartition(".total")
    return bool(is_total) and any(
        one.startswith(f"{stem}.") and one.endswith(f".{column}")
        for one in form.required
        if one in figures.fields and figures.fields[one].is_blank
    )


def _rowless(key: str, form: Form, figures: Figures) -> list[str]:
    if not key.startswith(("area.", "inv.")):
        return []
    return [one for one in figures.by_key if one.endswith(f".{key}")]


def _quotient(shape: Shape, values: Mapping[int, Interval]) -> Interval | None:
    above = _sum(shape.right.numerator, values)
    below = _sum(shape.right.denominator, values)
    if shape.right.is_abs:
        above, below = abs(above), abs(below)
    try:
        return above / below
    except ZeroDivisionError:
        return None


def _sum(terms: Terms, values: Mapping[int, Interval]) -> Interval:
    total = Interval.exact(0)
    for powers, factor in terms.items():
        product = Interval.exact(factor)
        for at in powers:
            product = product * values[at]
        total = total + product
    return total


def _written(
    tokens: Sequence[Token],
    named: Sequence[str],
    keys: Mapping[str, str],
    figures: Figures,
) -> str:
    """The formula with its figures: "(12.30 + 1279.80)"."""
    text = ""
    for token in tokens:
        if isinstance(token, int):
            key = keys[named[token]]
            token = _shown(figures.fields[key], figures.by_key[key])
        token = {"abs": "", **_SIGNS}.get(token, token)
        is_tight = not text or text.endswith("(") or token == ")" or not token
        text += token if is_tight else f" {token}"
    return text


def _shown(field: Field, figure: Figure) -> str:
    shown = field.shown.strip()
    is_plain = shown.replace(",", "").replace(".", "", 1).isdigit()
    return shown if is_plain else f"{figure.shown:f}"
