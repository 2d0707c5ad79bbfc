"""年度总体目标: what a form set out to reach in words, and what it says came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from selfeval_xl.forms.fields import FieldMaker
from selfeval_xl.forms.labels import squeeze, without_brackets
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.model.grid import Cell, Range
from selfeval_xl.values.remembered import remembered

_PLANNED = re.compile(
    r"(?:项目|部门|单位|整体|年度|年初|总体|全年|当年|预期|设定|申报|批复|绩效|的)*"
    r"目标(?:设定)?(?:情况|内容|值)?"
)
_DONE = re.compile(
    r"(?:项目|部门|单位|整体|年度|全年|当年|总体|预期|绩效|目标|实际|的)*"
    r"(?:实际)?(?:完成|实现)(?:总体)?情况(?:综述|概述|说明|描述|总结)?"
)
_LONGEST_LABEL = 20
_HINTS = ("目标", "情况", "目 标", "情 况")


def read_goals(
    view: SheetView,
    file: str,
    make: FieldMaker,
    within: Range,
    bodies: Sequence[Range] = (),
) -> Mapping[str, Field]:
    """The goal ("planned") and what came of it ("done"), {} unless both are found.

    Their labels stand side by side over the texts, or each left of its text, and
    outside the tables ``bodies``.
    """
    planned: list[Cell] = []
    done: list[Cell] = []
    for cell in _labels(view, within, bodies):
        (done if _is_done(cell.shown) else planned).append(cell)
    for result in done:
        beside = [
            c for c in planned if c.row == result.row and c.column < result.column
        ]
        if beside:
            pair = {"planned": _below(view, beside[-1]), "done": _below(view, result)}
        else:
            above = [c for c in planned if c.row < result.row]
            if not above:
                continue
            pair = {"planned": _right(view, above[-1]), "done": _right(view, result)}
        fields = {
            key: make(
                file, view, cell.row, cell.column,
                key=f"goal.{key}", label=_LABELS[key], quantity=Quantity.TEXT,
            )
            for key, cell in pair.items()
            if cell is not None and not _is_label(cell.shown)
        }  # fmt: skip
        if len(fields) == len(pair):
            return fields
    return {}


_LABELS = {"planned": "年度总体目标", "done": "目标实际完成情况"}


def _labels(view: SheetView, within: Range, bodies: Sequence[Range]) -> Iterator[Cell]:
    for row, cells in view.by_row.items():
        if not within.top <= row <= within.bottom:
            continue
        for cell in cells:
            if not cell.is_string or not _is_hinted(cell.shown):
                continue
            is_inside = any(
                body.top <= row <= body.bottom
                and body.left <= cell.column <= body.right
                for body in bodies
            )
            if not is_inside and _is_label(cell.shown):
                yield cell


def is_goal_head(cells: Sequence[Cell]) -> bool:
    """True for a row of words alone that heads the goal and what came of it."""
    texts = [cell.shown for cell in cells if cell.is_string]
    hinted = [text for text in texts if _is_hinted(text) and _is_label(text)]
    return len(texts) == len(cells) and any(map(_is_done, hinted)) and len(hinted) > 1


@remembered
def _is_hinted(shown: str) -> bool:
    return any(hint in shown for hint in _HINTS)


@remembered
def _is_label(shown: str) -> bool:
    name = _name(shown)
    if not 0 < len(name) <= _LONGEST_LABEL:
        return False
    return bool(_PLANNED.fullmatch(name) or _DONE.fullmatch(name))


@remembered
def _is_done(shown: str) -> bool:
    return bool(_DONE.fullmatch(_name(shown)))


def _name(shown: str) -> str:
    return without_brackets(squeeze(shown)).rstrip(":")


def _below(view: SheetView, label: Cell) -> Cell | None:
    block = view.block(label.row, label.column)
    return _text_at(view, block.bottom + 1, block.left)


def _right(view: SheetView, label: Cell) -> Cell | None:
    block = view.block(label.row, label.column)
    return _text_at(view, block.top, block.right + 1)


def _text_at(view: SheetView, row: int, column: int) -> Cell | None:
    """The text at an address, None for a number or nothing."""
    block = view.block(row, column)
    cell = view.own_cell(block.top, block.left)
    return cell if cell is not None and cell.is_string else None
