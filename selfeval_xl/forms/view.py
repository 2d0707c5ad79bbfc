"""A sheet as a person sees it: texts, merged blocks as one cell, filled rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.vocabulary import ColumnTerm
from selfeval_xl.model.grid import Address, Cell, Range, Sheet


class SheetView:
    """Look-ups over one sheet. Addresses are (row, column), 1-based.

    ``own_columns`` are headings that only the spec of this sheet's form knows,
    ``own_titles`` the cells its title stands in.
    """

    def __init__(
        self,
        sheet: Sheet,
        own_columns: Mapping[str, ColumnTerm] | None = None,
        own_titles: frozenset[Address] = frozenset(),
    ) -> None:
        self.sheet = sheet
        self.own_columns = own_columns or {}
        self.own_titles = own_titles

    @cached_property
    def _block_of(self) -> dict[Address, Range]:
        blocks: dict[Address, Range] = {}
        for block in self.sheet.merges:
            if (block.bottom - block.top + 1) * (block.right - block.left + 1) > 50_000:
                continue
            for row in range(block.top, block.bottom + 1):
                for column in range(block.left, block.right + 1):
                    blocks[row, column] = block
        return blocks

    @cached_property
    def by_row(self) -> dict[int, list[Cell]]:
        """Row number -> its cells with content, from the left."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in self.sheet.cells.values():
            if cell.raw is not None or cell.formula is not None:
                rows[cell.row].append(cell)
        return {row: sorted(rows[row], key=lambda c: c.column) for row in sorted(rows)}

    def block(self, row: int, column: int) -> Range:
        """The merged block the cell belongs to, or the cell itself."""
        return self._block_of.get((row, column)) or Range(row, column, row, column)

    def start(self, row: int, column: int) -> Address:
        """The top-left cell of the merged block, or the cell itself."""
        block = self._block_of.get((row, column))
        return (block.top, block.left) if block else (row, column)

    def is_merged_into(self, row: int, column: int) -> bool:
        """True for a cell of a merged block that is not its top-left cell."""
        block = self._block_of.get((row, column))
        return block is not None and (block.top, block.left) != (row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at an address; for a merged block its top-left cell."""
        return self.sheet.cells.get(self.start(row, column))

    def own_cell(self, row: int, column: int) -> Cell | None:
        """The cell at exactly this address, merged blocks not followed."""
        return self.sheet.cells.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The shown text, merged blocks followed; "" where there is none."""
        cell = self.cell(row, column)
        return cell.shown if cell else ""

    def squeezed(self, row: int, column: int) -> str:
        """The shown text without white space and in half width."""
        return squeeze(self.text(row, column))
