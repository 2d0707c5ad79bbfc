"""The rates standards speak about, by the indicator's name; see rates.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.labels import squeeze, without_brackets
from selfeval_xl.identities.expression import Shape, read_formula

_QUOTES = str.maketrans("", "", "“”\"'‘’")
_STATED = re.compile(
    r"[^;；。\n]*(?:[÷/]|之比|的比[例率重值]|占[^;；。\n]*比)[^;；。\n]*"
)
_RATE = "rate"


@dataclass(frozen=True, slots=True)
class Definition:
    """One way to work a rate out; see rates.toml for the flags."""

    id: str
    formula: str
    says: re.Pattern[str]
    source: str
    is_sourced: bool
    is_must: bool = False
    is_own: bool = False
    is_fallback: bool = False

    @property
    def shape(self) -> tuple[Shape, tuple[str, ...]]:
        """The formula as read, the rate itself on its left side."""
        return read_formula(f"{_RATE} = {self.formula}")

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields it takes."""
        return tuple(key for key in self.shape[1] if key != _RATE)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate by the names indicators have for it, with its definitions."""

    id: str
    names: re.Pattern[str]
    none: re.Pattern[str] | None
    definitions: tuple[Definition, ...]

    def is_named(self, name: str) -> bool:
        """True where an indicator of this name is the rate."""
        if self.none is not None and self.none.search(name):
            return False
        return self.names.fullmatch(name) is not None


@cache
def rates() -> tuple[Rate, ...]:
    """All rates, in the order of the file."""
    text = resources.files(__package__).joinpath("rates.toml")
    data = tomllib.loads(text.read_text(encoding="utf-8"))
    return tuple(
        Rate(
            one["id"],
            _any_of(one["names"]),
            _any_of(one["none"]) if "none" in one else None,
            tuple(
                Definition(
                    each["id"],
                    each["formula"],
                    _any_of(each["says"]),
                    each["source"],
                    each["sourced"],
                    each.get("must", False),
                    each.get("own", False),
                    each.get("fallback", False),
                )
                for each in one["definition"]
            ),
        )
        for one in data["rate"]
    )


def definition_ids() -> tuple[str, ...]:
    """The ids a setting may name."""
    return tuple(each.id for one in rates() for each in one.definitions)


def rate_named(name: str) -> Rate | None:
    """The rate an indicator's name means, None for any other indicator."""
    plain = without_brackets(plain_name(name)).translate(_QUOTES).rstrip(":")
    return next((one for one in rates() if one.is_named(plain)), None)


def definitions_for(
    rate: Rate, texts: Iterable[str], chosen: tuple[str, ...]
) -> tuple[Definition, ...]:
    """The definitions that count for an indicator with these explaining texts.

    Those ``chosen`` by a setting where there are any of this rate; else those the
    texts state, () where they state a formula that none fits; else all.
    """
    picked = tuple(one for one in rate.definitions if one.id in chosen)
    if picked:
        return picked
    stated = [part for text in texts for part in _STATED.findall(squeeze(text))]
    if not stated:
        return rate.definitions
    words = "\n".join(stated).translate(_QUOTES)
    return tuple(one for one in rate.definitions if one.says.search(words))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))
