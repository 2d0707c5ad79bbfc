"""Which columns hold the names of a 评分表, level by level, and which their points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selfeval_xl.forms.indicator_words import Heading, is_subtotal, is_total
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Cell

_PEEK = 80


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """A column of names and the weight and score columns that belong to it."""

    level: int
    column: int
    weight: int | None = None
    score: int | None = None


def is_number(cell: Cell | None) -> bool:
    """True for a stored number; a formula without a value may be one."""
    return cell is not None and not cell.is_string and not cell.is_error


def find_levels(
    view: SheetView, bottom: int, headings: Mapping[int, Heading]
) -> tuple[list[LevelColumn], dict[str, int]]:
    """The columns of names from the left, and a text column found among them."""
    texts: dict[str, int] = {}
    ordered = sorted(headings.items())
    levels = [LevelColumn(h.level, c) for c, h in ordered if h.role == "level"]
    levels = _unheaded(view, bottom, levels, headings) + levels
    names = [c for c, h in ordered if h.role == "name"]
    titles = {c: squeeze(view.text(bottom, c)) for c in names}
    if levels:
        # "一级指标 | 二级指标 | 指标名称": the last is the level below.
        for column in (c for c in names if c > levels[-1].column):
            if "指标" in titles[column] and levels[-1].level < 4:
                levels.append(LevelColumn(levels[-1].level + 1, column))
            else:
                texts.setdefault("explanation", column)
    else:
        last = max((c for c in names if "指标" in titles[c]), default=None)
        for column in names:
            if last is None or column <= last:
                levels.append(LevelColumn(len(levels) + 1, column))
            else:
                texts.setdefault("explanation", column)
    return _with_spread(view, bottom, levels, headings), texts


def _unheaded(
    view: SheetView,
    bottom: int,
    levels: list[LevelColumn],
    headings: Mapping[int, Heading],
) -> list[LevelColumn]:
    """The 一级 names left of "二级指标" in a column whose header cell is blank."""
    column = levels[0].column - 1 if levels else 0
    if column < 1 or levels[0].level < 2 or column in headings:
        return []
    first = view.own_cell(bottom + 1, column)
    is_named = first is not None and first.is_string and bool(first.shown.strip())
    if not is_named or view.text(bottom, column).strip():
        return []
    return [LevelColumn(levels[0].level - 1, column)]


def _with_spread(
    view: SheetView,
    bottom: int,
    levels: list[LevelColumn],
    headings: Mapping[int, Heading],
) -> list[LevelColumn]:
    """Columns under one wide heading: names of further levels, or points."""
    spread: list[LevelColumn] = []
    for one in levels:
        spread.append(one)
        block = view.block(bottom, one.column)
        for column in range(one.column + 1, block.right + 1):
            if column not in headings or headings[column].role != "spread":
                continue
            cells = _body(view, bottom, column)
            numbers = sum(is_number(cell) for cell in cells)
            if numbers > len(cells) / 2:
                spread[-1] = replace(spread[-1], weight=spread[-1].weight or column)
            elif cells:
                spread.append(LevelColumn(spread[-1].level + 1, column))
    return spread


def _body(view: SheetView, bottom: int, column: int) -> list[Cell]:
    """Cells with content of a column below the header, as far as one looks."""
    found = (view.own_cell(row, column) for row in range(bottom + 1, bottom + _PEEK))
    return [cell for cell in found if cell and cell.raw is not None]


def attach_measures(
    view: SheetView,
    bottom: int,
    levels: list[LevelColumn],
    headings: Mapping[int, Heading],
) -> tuple[LevelColumn, ...]:
    """The levels with the weight and score columns that belong to each."""
    levels = _attach_weights(view, bottom, levels, headings)
    scores = [c for c, h in sorted(headings.items()) if h.role == "score"]
    scores += _weights_that_are_scores(view, bottom, headings, bool(scores))
    inner = [c for c in scores if levels[0].column < c < levels[-1].column]
    for column in inner:
        at = _owner(levels, column, headings[column].level)
        if levels[at].score is None:
            levels[at] = replace(levels[at], score=column)
    own = [c for c in scores if c not in inner]
    if own:
        best = max(own, key=lambda c: (headings[c].rank, -c))
        levels[-1] = replace(levels[-1], score=best)
    return tuple(levels)


def _weights_that_are_scores(
    view: SheetView, bottom: int, headings: Mapping[int, Heading], has_score: bool
) -> list[int]:
    """ "分值 | 分数": beside another weight column 分数 is the score."""
    weights = [c for c, h in sorted(headings.items()) if h.role == "weight"]
    if has_score or len(weights) < 2:
        return []
    return [c for c in weights[1:] if squeeze(view.text(bottom, c)) == "分数"]


def _owner(levels: list[LevelColumn], column: int, level: int) -> int:
    """The index of the level a measure column belongs to."""
    for index, one in enumerate(levels):
        if level and one.level == level:
            return index
    owners = [index for index, one in enumerate(levels) if one.column < column]
    return owners[-1] if owners else len(levels) - 1


def _attach_weights(
    view: SheetView,
    bottom: int,
    levels: list[LevelColumn],
    headings: Mapping[int, Heading],
) -> list[LevelColumn]:
    levels = list(levels)
    columns = [c for c, h in sorted(headings.items()) if h.role == "weight"]
    scored = any(h.role == "score" for h in headings.values())
    if late := _weights_that_are_scores(view, bottom, headings, scored):
        columns = [c for c in columns if c not in late]
    after = [c for c in columns if c > levels[-1].column and not headings[c].level]
    if len(after) == len(levels) > 1 and len(columns) == len(after):
        # Three columns of points behind three columns of names.
        return [replace(one, weight=c) for one, c in zip(levels, after, strict=True)]
    # "权重(%) | 分值": the points are what scores are compared with.
    columns.sort(key=lambda c: (headings[c].in_percent, c))
    for column in columns:
        at = _owner(levels, column, headings[column].level)
        if levels[at].weight is None:
            levels[at] = replace(levels[at], weight=column)
    return _sole_weight_of_leaf(view, bottom, levels)


def _sole_weight_of_leaf(
    view: SheetView, bottom: int, levels: list[LevelColumn]
) -> list[LevelColumn]:
    """One weight column left of the last names: whose it is, the rows tell."""
    owners = [index for index, one in enumerate(levels) if one.weight is not None]
    if len(owners) != 1 or owners[0] == len(levels) - 1:
        return levels
    (at,) = owners
    weight = levels[at].weight
    assert weight is not None
    numbers = sum(is_number(cell) for cell in _body(view, bottom, weight))
    named = [
        squeeze(cell.shown)
        for cell in _body(view, bottom, levels[at].column)
        if not is_total(cell.shown) and not is_subtotal(cell.shown)
    ]
    runs = sum(1 for a, b in zip([""] + named, named, strict=False) if a != b)
    if numbers > runs + 1:
        levels[at] = replace(levels[at], weight=None)
        levels[-1] = replace(levels[-1], weight=weight)
    return levels
