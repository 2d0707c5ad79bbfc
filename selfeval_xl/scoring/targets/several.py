"""Targets that set several bounds at once: "培训3场，参训200人次"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selfeval_xl.scoring.targets.figures import Figure, figure_of
from selfeval_xl.scoring.targets.measures import factors_between, measure

_PIECES = re.compile(r"[,;、。\n]|(?<!参)[和及与且](?=[≥≤<>=]?\d)|并且|同时")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ASIDE = re.compile(r"\([^()]*\)")
_NAMED = re.compile(
    r"(?P<name>[^\d≥≤<>=]*?)[:为达到共计约]*"
    r"(?P<figure>(?:[≥≤<>=]=?|不少于|不低于|不超过|不高于|不多于|不大于|不小于|至少|大于等于|小于等于"
    r"|大于|小于|超过|低于|高于)?\d.*)"
)
_FEW = 8
_ALTERNATIVE = re.compile("或")


@dataclass(frozen=True, slots=True)
class Piece:
    """One of several figures of a text with the words before it, "" for none."""

    name: str
    figure: Figure


def pieces_of(compact: str) -> tuple[tuple[Piece, ...], bool]:
    """The figures of a text one by one, and whether words alone stand among them.

    () where it has fewer than two, or one that cannot be read or counts nothing.
    """
    text = _ASIDE.sub("", _GROUPED.sub("", compact))
    if _ALTERNATIVE.search(text):
        return (), False
    found: list[Piece] = []
    has_words = False
    for one in _PIECES.split(text):
        if not one:
            continue
        parts = _NAMED.fullmatch(one)
        if parts is None:
            has_words = True
            continue
        figure = figure_of(parts["figure"])
        if figure is None or (figure.low is None and figure.high is None):
            return (), False
        if measure(figure.unit) is None or figure.of is not None:
            return (), False
        found.append(Piece(parts["name"], figure))
    return (tuple(found), has_words) if 1 < len(found) <= _FEW else ((), False)


def answers(asked: Sequence[Piece], given: Sequence[Piece]) -> list[Figure | None]:
    """The figure that answers each piece, None where that cannot be told."""
    if len(asked) == len(given) and all(map(_fits, asked, given)):
        return [one.figure for one in given]
    return [_answer(one, asked, given) for one in asked]


def _answer(
    one: Piece, asked: Sequence[Piece], given: Sequence[Piece]
) -> Figure | None:
    """The only answer in the unit asked for, or under its name."""
    alike = [other for other in given if _is_alike(one, other)]
    rivals = [other for other in asked if _is_alike(one, other)]
    named = [other for other in alike if one.name and one.name == other.name]
    if len(named) == 1:
        return named[0].figure
    if len(alike) == len(rivals) == 1 and _fits(one, alike[0]):
        return alike[0].figure
    return None


def _is_alike(one: Piece, other: Piece) -> bool:
    return factors_between(other.figure.unit, one.figure.unit) is not None


def _fits(one: Piece, other: Piece) -> bool:
    """True where the units go together and the names do not speak against it."""
    is_other = one.name and other.name and not _shares(one.name, other.name)
    return _is_alike(one, other) and not is_other


def _shares(one: str, other: str) -> bool:
    return any(two in other for two in map("".join, zip(one, one[1:], strict=False)))
