"""Texts that no field holds: remarks beside figures, words beside a label."""

from __future__ import annotations

from selfeval_xl.forms.alignment import bare
from selfeval_xl.forms.view import SheetView
from selfeval_xl.learning.moving import Move, Stray
from selfeval_xl.model.form import Form


def move_texts(move: Move, form: Form, view: SheetView) -> None:
    """Move strays that the new form has a line or a text column for."""
    for one in list(move.strays):
        if _to_column(move, form, view, one) or _to_line(move, one):
            move.strays.remove(one)


def _to_line(move: Move, one: Stray) -> bool:
    entries = [e for b in move.spec.blocks if b.archetype == "lines" for e in b.rows]
    lines = {bare(entry.text): entry.key for entry in entries if entry.text}
    key = lines.get(bare(one.label)) if one.label else None
    if key is None or key in move.lines:
        return False
    move.lines[key] = one.value
    return True


def _to_column(move: Move, form: Form, view: SheetView, one: Stray) -> bool:
    """A text under a heading that the new block has, in a row that it has."""
    row, column = one.place.row, one.place.column
    if one.place.sheet != form.sheet or row not in move.rows or not (row and column):
        return False
    heads = {
        bare(view.text(head, column))
        for matrix in form.matrices
        if matrix.area.top <= row <= matrix.area.bottom
        for head in range(matrix.area.top, matrix.rows[0].row)
    }
    for block in move.spec.blocks:
        if block.archetype != "matrix":
            continue
        if move.rows[row] not in {entry.key for entry in block.rows}:
            continue
        for entry in block.columns:
            key = f"{move.rows[row]}.{entry.key}"
            if bare(entry.text) in heads and key not in {**move.values, **move.typed}:
                move.typed[key] = one.value
                return True
    return False
