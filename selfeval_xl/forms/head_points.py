"""Points of 预算执行率 that stand in a head alone: "得分（20分*执行率）"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.forms.fields import FieldMaker, text_number
from selfeval_xl.forms.headers import Header
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Matrix, MatrixColumn, Quantity

_POINTS = re.compile(
    r"[(](?:满分|权重|分值|共|计)?(\d{1,3}(?:\.\d+)?)分(?:[*×xX·]?(?:预算)?执行率)?[)]"
)
_MOST = 30


def head_points(view: SheetView, header: Header) -> tuple[int, Decimal] | None:
    """The column whose head tells the points of a block without a weight column.

    The head of the scores is asked first, then the heads of the labels.
    """
    if "weight" in header.keys or not {"rate", "score"} <= header.keys:
        return None
    scores = [c.column for c in header.columns if c.term and c.term.key == "score"]
    for column in (*scores, *header.labels):
        for row in range(header.bottom, header.top - 1, -1):
            found = _POINTS.search(squeeze(view.text(row, column)))
            if found and 0 < Decimal(found[1]) <= _MOST:
                return column, Decimal(found[1])
    return None


def with_head_points(
    matrix: Matrix, view: SheetView, file: str, make: FieldMaker, header: Header
) -> Matrix:
    """The block with a weight for its first scored row, read in the head."""
    found = head_points(view, header)
    scores = {
        row: one
        for (row, column), one in matrix.fields.items()
        if matrix.columns[column].key == "score"
    }
    if found is None or not scores:
        return matrix
    head, points = found
    row = next((i for i, one in scores.items() if one.number is not None), min(scores))
    key, label = f"{matrix.rows[row].key}.weight", f"{matrix.rows[row].label} 分值"
    told = make(
        file, view, header.bottom, head, key=key, label=label, quantity=Quantity.TEXT
    )
    weight = text_number(told, key, label, points, Quantity.SCORE)
    columns = (*matrix.columns, MatrixColumn("weight", "分值", head, Quantity.SCORE))
    fields = {**matrix.fields, (row, len(matrix.columns)): weight}
    return replace(matrix, columns=columns, fields=fields)
