"""Words of a sentence as rows of the tables. TOML data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

INITIAL, ADJUSTED, BUDGET, ACTUAL = "initial", "adjusted", "budget", "actual"
_LONGEST = 44  # characters of words that name one item


@dataclass(frozen=True, slots=True)
class Named:
    """What words name: the rows it may be and which budget or result it is.

    ``rows`` is empty where the words name a kind alone ("调整后预算数为"). ``also``
    are rows that the same words may mean elsewhere. ``is_loose`` where only the size
    of the amount tells whether it is the unit's own.
    """

    rows: tuple[str, ...]
    kind: str = ""
    also: tuple[str, ...] = ()
    is_loose: bool = False
    column: str = ""

    @property
    def is_generic(self) -> bool:
        return not self.rows


@dataclass(frozen=True, slots=True)
class Staff:
    """Persons that words name: fields, a part of what was named, or the same row."""

    fields: tuple[str, ...] = ()
    part: str = ""
    same_row: str = ""


@dataclass(frozen=True, slots=True)
class RateName:
    """A rate and the figures it is reckoned from; ``own`` is the unit's as a whole."""

    name: str
    rows: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    pattern: re.Pattern[str]
    named: Named
    under: str


@dataclass(frozen=True, eq=False)
class StatedItems:
    """The words that reports use, by what they name."""

    items: tuple[_Item, ...]
    generic: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    neutral: re.Pattern[str]
    passed_over: re.Pattern[str]
    staff: tuple[tuple[re.Pattern[str], Staff], ...]
    rates: tuple[tuple[re.Pattern[str], RateName], ...]

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The rows that some items need before them."""
        return frozenset(item.under for item in self.items if item.under)

    def amount(self, words: str, under: Sequence[str] = ()) -> Named | None:
        """The item an amount's words name; None where any word is not known.

        ``under`` are the rows the amount is said to be part of.
        """
        if not words or len(words) > _LONGEST:
            return None
        return _amount(self, words, tuple(sorted(self.wholes.intersection(under))))

    def find(self, words: str, under: Sequence[str]) -> Named | None:
        """The item, looked up anew."""
        for item in self.items:
            if item.under and item.under not in under:
                continue
            found = item.pattern.fullmatch(words)
            if found:
                rest = words[: found.start("item")] + "|" + words[found.end("item") :]
                named = item.named
                return Named(
                    named.rows,
                    self.kind(rest),
                    named.also,
                    named.is_loose,
                    named.column,
                )
        if self.generic.fullmatch(words):
            kind = self.kind(words)
            is_spent = re.search("支出|使用|开支|采购", words) is not None
            if kind or is_spent:
                return Named((), kind or ACTUAL)
        return None

    def kind(self, words: str) -> str:
        """initial, adjusted, actual or budget, "" where the words name none."""
        return next((key for key, one in self.kinds if one.search(words)), "")

    def persons(self, words: str) -> Staff | None:
        """The persons a count's words name."""
        if not words or len(words) > _LONGEST:
            return None
        return next((who for one, who in self.staff if one.fullmatch(words)), None)

    def rate(self, words: str) -> RateName | None:
        """The rate that words name."""
        if not words or len(words) > _LONGEST:
            return None
        return next((what for one, what in self.rates if one.fullmatch(words)), None)

    def is_in_passing(self, words: str) -> bool:
        """True for an amount such as 年中追加, after which the item goes on."""
        return self.passed_over.fullmatch(words) is not None

    def is_neutral(self, words: str) -> bool:
        """True for words and marks that name nothing."""
        return self.neutral.fullmatch(words) is not None


@lru_cache(maxsize=4096)
def _amount(items: StatedItems, words: str, under: tuple[str, ...]) -> Named | None:
    return items.find(words, under)


@cache
def load_stated_items() -> StatedItems:
    """The package's words."""
    folder = resources.files("selfeval_xl.forms")
    data = tomllib.loads(folder.joinpath("stated_items.toml").read_text("utf-8"))
    neutral = _any(data["neutral"])
    kinds = [(one["key"], _any(one["words"])) for one in data["kind"]]
    around = f"(?:{neutral}|{'|'.join(words for _, words in kinds)})"
    generic = _any(one for some in data["generic"] for one in some["words"])
    return StatedItems(
        tuple(_item(one, around) for one in data["item"]),
        re.compile(f"{around}*(?:{generic})?{around}*"),
        tuple((key, re.compile(words)) for key, words in kinds),
        re.compile(f"(?:{neutral}|[,;:()、])*"),
        re.compile(f"(?:{neutral})*(?:{_any(data['passed_over'])})(?:{neutral})*"),
        tuple(
            (re.compile(f"(?:{neutral})*(?:{_any(one['words'])})(?:{neutral})*"), who)
            for one in data["staff"]
            for who in [_staff(one)]
        ),
        tuple(
            (re.compile(f"(?:{neutral})*(?:{_any(one['words'])})(?:{neutral})*"), what)
            for one in data["rate"]
            for what in [_rate(one)]
        ),
    )


def _item(one: Mapping[str, Any], around: str) -> _Item:
    words = _any(one["words"])
    pattern = re.compile(f"{around}*(?P<item>{words}){around}*")
    named = Named(
        tuple(one["rows"]),
        "",
        tuple(one.get("also", ())),
        one.get("loose", False),
        one.get("column", ""),
    )
    return _Item(pattern, named, one.get("under", ""))


def _staff(one: Mapping[str, Any]) -> Staff:
    fields = tuple(one.get("fields", ()))
    return Staff(fields, one.get("part", ""), one.get("same_row", ""))


def _rate(one: Mapping[str, Any]) -> RateName:
    return RateName(
        one["name"],
        tuple(one.get("rows", ())),
        tuple(one.get("over", ())),
        tuple(one.get("under", ())),
        one.get("own", False),
    )


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{one})" for one in patterns)
