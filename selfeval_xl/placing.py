"""Findings and tables of a text, told where they stand in the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace

from selfeval_xl.findings import Finding
from selfeval_xl.model.grid import Range, Sheet
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import TableName


def find_in_document(finding: Finding) -> Finding:
    """The finding with the places where a person finds them."""
    hit = finding.hit
    if not isinstance(hit.place.sheet, TableName) and not any(
        isinstance(one.sheet, TableName) for one in hit.related
    ):
        return finding
    hit = replace(
        hit,
        place=hit.place.in_document,
        related=tuple(one.in_document for one in hit.related),
        fix=hit.fix
        and replace(
            hit.fix,
            edits=tuple(
                replace(one, place=one.place.in_document) for one in hit.fix.edits
            ),
        ),
    )
    return replace(finding, hit=hit)


def papers_in_document(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers with each table of a text as a sheet of its own."""
    return tuple(
        (
            replace(
                paper,
                workbook=replace(
                    paper.workbook,
                    sheets=tuple(
                        own for one in paper.workbook.sheets for own in _tables(one)
                    ),
                ),
            )
            if paper.workbook is not None
            and any(isinstance(one.name, TableName) for one in paper.workbook.sheets)
            else paper
        )
        for paper in papers
    )


def _tables(sheet: Sheet) -> Iterator[Sheet]:
    """The tables a sheet was put together from."""
    if not isinstance(sheet.name, TableName):
        yield sheet
        return
    for piece in sheet.name.pieces:
        if not piece.name:
            continue
        up = piece.shift
        cells = {}
        for (row, column), cell in sheet.cells.items():
            if piece.first <= row <= piece.last:
                moved = copy(cell)
                moved.row = row - up
                cells[row - up, column] = moved
        merges = tuple(
            Range(max(m.top - up, 1), m.left, min(m.bottom, piece.last) - up, m.right)
            for m in sheet.merges
            if m.top <= piece.last and m.bottom >= piece.first
        )
        yield replace(sheet, name=piece.name, cells=cells, merges=merges)
