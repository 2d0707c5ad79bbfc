"""A number with what is written around it: sign, comparison, unit, second end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from selfeval_xl.values.rounding import EXACT
from selfeval_xl.values.units import COMPOUND, percent_scale, plain_unit

_PREFIXES = {
    ">=": "≥ >= => 不低于 不少于 不小于 不得低于 不得少于 至少 大于等于 大于或等于 最少",
    "<=": "≤ <= =< 不超过 不高于 不大于 不多于 不得超过 不得高于 最多 至多 小于等于 "
    "小于或等于 控制在",
    ">": "> 大于 高于 超过 多于",
    "<": "< 小于 低于 少于",
    "=": "= 等于",
}
_SUFFIXES = {
    ">=": "以上 及以上 或以上",
    "<=": "以下 以内 之内 及以下 或以下",
}
OPERATORS = {word: op for op, words in _PREFIXES.items() for word in words.split()}
_ENDINGS = {word: op for op, words in _SUFFIXES.items() for word in words.split()}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LESS = "减少|下降|降低|减|降"
_MORE = "增加|增长|上升|提高|增"
_ABOUT = "大约|约|将近|接近|近"
_FIGURE = r"(?:\d+(?:,\d+)*(?:\.\d*)?|\.\d+)(?:E[+-]?\d{1,2}(?![\d.]))?"
_PHRASE = (
    rf"(?P<direction>{_LESS}|{_MORE})?(?P<about>{_ABOUT})?(?P<op>{_any(OPERATORS)})?"
    rf"(?:人民币)?(?P<currency1>[¥$])?(?P<sign>[-+])?(?P<currency2>[¥$])?"
    rf"(?P<open>\()?(?P<figure>{_FIGURE})(?P<extra>(?<=\d)\.(?!\d))?(?P<over>余|多)?"
    rf"(?P<unit1>%|‰)?(?P<close>\))?"
    rf"(?:(?P<unit>{COMPOUND})|(?<![%‰])\((?P<aside>{COMPOUND})\))?"
    rf"整?(?:(?:\((?P<bound>不?包?含)\))?(?P<ending>{_any(_ENDINGS)})"
    r"|(?P<around>左右|上下|余))?"
    r"(?:\((?:(?P<open_end>不含(?:本数|[\d.,]+[%‰]?\w{0,2})?)"
    r"|(?:含|包含|不含)[^()]{0,12})\))?"
)
_WHOLE = re.compile(rf"{_PHRASE}(?P<mark>(?:[。;,!、]|(?<![\d.])\.)+)?", re.IGNORECASE)
_WITHIN = re.compile(_PHRASE, re.IGNORECASE)
_RANGE = re.compile(
    rf"(?P<sign>[-+])?(?P<low>{_FIGURE})(?P<unit1>{COMPOUND})?"
    rf"(?P<between>[-~至到]|--)(?P<high>{_FIGURE})(?P<unit2>{COMPOUND})?(?:之间)?"
)
_EITHER_WAY = re.compile(
    rf"±(?P<figure>{_FIGURE})(?P<unit>{COMPOUND})?(?:以内|之内)?", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_DIGITS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number read from a text.

    ``value`` has its sign, its unit multiplied in only for shares (1 = 100 %).
    ``low`` and ``high`` stand for two ends, ``op`` for a comparison.
    ``decimals`` are as written, for ‰ those of the same figure in percent.
    """

    value: Decimal | None = None
    unit: str | None = None
    op: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int = 0
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        if self.op or self.low is not None:
            return "range"
        return "percent" if percent_scale(self.unit) else "number"


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal
    decimals: int
    notes: tuple[str, ...]


def read_phrase(compact: str) -> Phrase | None:
    """Read a text that is one number with its signs and unit; else None."""
    found = _WHOLE.fullmatch(compact)
    if found is None:
        return None
    phrase = _phrase(found)
    if phrase and found["mark"]:
        return replace(phrase, notes=(*phrase.notes, "trailing_mark"))
    return phrase


def find_phrase(compact: str) -> tuple[Phrase, str, str, bool] | None:
    """The first number phrase in a text, the words before and after it.

    The last item tells whether it has a unit, a comparison or a direction.
    """
    for found in _WITHIN.finditer(compact):
        phrase = _phrase(found)
        if phrase is None:
            return None
        is_marked = bool(found["unit"] or found["unit1"] or found["op"])
        before, after = compact[: found.start()], compact[found.end() :]
        return phrase, before, after, is_marked or bool(found["direction"])
    return None


def read_range(compact: str) -> Phrase | None:
    """Read two ends such as 10-20 or 90%~95%; None where there are none."""
    found = _RANGE.fullmatch(compact)
    if found is None or (found["sign"] and found["between"] == "-"):
        return None
    low, high = _figure(found["low"]), _figure(found["high"])
    units = [plain_unit(found["unit1"]), plain_unit(found["unit2"])]
    unit = units[1] or units[0]
    if low is None or high is None:
        return None
    if units[0] and units[1] and not units[1].startswith(units[0]):
        return None
    scale = percent_scale(unit) or Decimal(1)
    bottom = EXACT.minus(low.value) if found["sign"] == "-" else low.value
    ends = [EXACT.multiply(end, scale) for end in (bottom, high.value)]
    if ends[0] > ends[1] or any(_is_code(found[end]) for end in ("low", "high")):
        return None
    decimals = max(low.decimals, high.decimals) + (unit == "‰")
    notes = dict.fromkeys((*low.notes, *high.notes, *_unit_note(unit)))
    return Phrase(
        None, unit, low=ends[0], high=ends[1], decimals=decimals, notes=tuple(notes)
    )


def read_either_way(compact: str) -> Phrase | None:
    """Read ±5%, which is a range about zero; None where it is something else."""
    found = _EITHER_WAY.fullmatch(compact)
    figure = _figure(found["figure"]) if found else None
    if found is None or figure is None:
        return None
    unit = plain_unit(found["unit"])
    end = EXACT.multiply(figure.value, percent_scale(unit) or Decimal(1))
    notes = dict.fromkeys((*figure.notes, *_unit_note(unit)))
    return Phrase(
        None, unit, low=EXACT.minus(end), high=end,
        decimals=figure.decimals + (unit == "‰"), notes=tuple(notes),
    )


def _is_code(figure: str) -> bool:
    """True for digits whose leading zero matters, as in a phone number."""
    return len(figure) > 1 and figure[0] == "0" and figure[1].isdigit()


def _figure(text: str) -> _Figure | None:
    """The number of plain digits; None for more digits than any figure has."""
    if len(text) > _DIGITS_AT_MOST:
        return None
    notes: list[str] = []
    if "," in text:
        is_grouped = _GROUPED.fullmatch(text)
        notes.append("thousands" if is_grouped else "bad_thousands")
    plain = text.replace(",", "")
    if plain.endswith("."):
        notes.append("trailing_point")
    if plain.startswith("."):
        notes.append("leading_point")
    value = Decimal(plain.rstrip("."))
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if "e" in plain.lower():
        notes.append("exponent")
    return _Figure(value, decimals, tuple(notes))


def _unit_note(unit: str | None) -> tuple[str, ...]:
    if unit is None:
        return ()
    return ("percent_text",) if percent_scale(unit) else ("unit_in_text",)


def _phrase(found: re.Match[str]) -> Phrase | None:
    if bool(found["open"]) != bool(found["close"]):
        return None
    if found["open"] and (found["sign"] or found["op"]):
        return None
    unit1, unit2 = found["unit1"], found["unit"] or found["aside"]
    if unit1 and unit2 and unit2[0] not in "/每":
        return None
    figure = _figure(found["figure"])
    if figure is None:
        return None
    unit, notes = _unit(found), [*figure.notes]
    if found["extra"]:
        notes.append("trailing_point")
    op = _operator(found, notes)
    value = _signed(figure.value, found, notes)
    if value is None or op == "":
        return None
    if found["about"] or found["around"] or found["over"]:
        notes.append("approx")
    if found["currency1"] or found["currency2"]:
        notes.append("currency")
    scale = percent_scale(unit)
    notes.extend(_unit_note(unit) if unit1 or unit2 else ())
    decimals = figure.decimals + (unit == "‰")
    return Phrase(
        value if scale is None else EXACT.multiply(value, scale),
        unit,
        op,
        decimals=decimals,
        notes=tuple(dict.fromkeys(notes)),
    )


def _unit(found: re.Match[str]) -> str | None:
    written = (found["unit1"] or "") + (found["unit"] or found["aside"] or "")
    if written:
        return plain_unit(written)
    currency = found["currency1"] or found["currency2"]
    return {"¥": "元", "$": "美元"}.get(currency or "")


def _operator(found: re.Match[str], notes: list[str]) -> str | None:
    """The comparison, None for none, "" where two of them disagree."""
    before = OPERATORS.get(found["op"] or "")
    after = _ENDINGS.get(found["ending"] or "")
    if before and after:
        if found["op"] != "控制在":
            notes.append("double_sign")
        if before[0] != after[0]:
            return ""
    is_open = found["bound"] in ("不含", "不包含") or found["open_end"]
    return before or (after and after[0] if is_open else after)


def _signed(
    value: Decimal, found: re.Match[str], notes: list[str]
) -> Decimal | None:
    """The value with its sign; None where a word and a sign contradict."""
    word = found["direction"]
    if word:
        notes.append("sign_word")
    if found["open"] and not found.string[: found.start()]:
        notes.append("brackets_negative")
        return None if word else EXACT.minus(value)
    if found["sign"] == "-":
        if word:
            notes.append("mixed_sign")
        return EXACT.minus(value)
    is_less = word is not None and re.fullmatch(_LESS, word) is not None
    return EXACT.minus(value) if is_less and not found["op"] else value
