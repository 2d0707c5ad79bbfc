"""The one place that knows formualizer, which calculates a workbook's formulas.

It is an optional extra. formualizer 0.13.0 has wheels for Windows (x86-64), macOS
(arm64, x86-64), and Linux with glibc or musl (x86-64, aarch64), each for CPython 3.10
and newer; there is none for Windows on arm64, where nothing is recalculated.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from selfeval_xl.model.grid import Raw
from selfeval_xl.model.place import column_letters

_ERRORS = {
    "#N/A": "Na",
    "#DIV/0!": "Div",
    "#REF!": "Ref",
    "#NAME?": "Name",
    "#VALUE!": "Value",
    "#NUM!": "Num",
    "#NULL!": "Null",
}


class NoEngine(Exception):
    """There is no engine on this platform."""


class EngineFailed(Exception):
    """The engine gave up: over its time, or a fault of its own."""


class Failed:
    """What stands in a cell that the engine could not calculate."""


FAILED = Failed()


class Engine:
    """Sheets of values and formulas, set cell by cell or in blocks, then calculated.

    Rows and columns are 1-based. Dates go in and come out as day numbers.

    Raises NoEngine where formualizer is not installed or does not load.
    """

    def __init__(self, sheets: Sequence[str], date1904: bool, limit_ms: int) -> None:
        try:
            import formualizer
        except Exception as error:
            raise NoEngine(str(error)) from error
        self._library: Any = formualizer
        with _guarded():
            config = formualizer.EvaluationConfig()
            config.enable_parallel = False
            config.warmup_enabled = False
            config.max_eval_time_ms = limit_ms
            config.date_system = "1904" if date1904 else "1900"
            mode = formualizer.WorkbookMode.Ephemeral
            self._book: Any = formualizer.Workbook(
                mode=mode,
                config=formualizer.WorkbookConfig(
                    mode=mode, eval_config=config, enable_changelog=False
                ),
            )
            self._book.set_temporal_egress("serial")
            for name in sheets:
                self._book.add_sheet(name)

    def set_block(
        self, sheet: str, row: int, column: int, rows: list[list[Raw]]
    ) -> None:
        """Set a rectangle of values; None leaves a cell blank. No error values."""
        with _guarded():
            self._book.set_values_batch(sheet, row, column, rows)

    def set_value(self, sheet: str, row: int, column: int, value: Raw) -> None:
        """Set one value, an error value by its text."""
        kind = _ERRORS.get(value) if isinstance(value, str) else None
        with _guarded():
            given = self._library.LiteralValue.error(kind, None) if kind else value
            self._book.set_value(sheet, row, column, given)

    def set_formulas(
        self, sheet: str, row: int, column: int, formulas: Sequence[str]
    ) -> Iterator[int]:
        """Set formulas down a column; yields the rows whose formula is refused."""
        texts = ["=" + text for text in formulas]
        try:
            with _guarded():
                self._book.set_formulas_batch(
                    sheet, row, column, [[text] for text in texts]
                )
        except EngineFailed:
            for at, text in enumerate(texts, row):
                try:
                    with _guarded():
                        self._book.set_formula(sheet, at, column, text)
                except EngineFailed:
                    yield at

    def calculate(self) -> None:
        """Calculate everything; raises EngineFailed where that takes too long."""
        with _guarded():
            self._book.evaluate_all()

    def calculate_cell(self, sheet: str, row: int, column: int) -> Raw | Failed:
        """Calculate one cell and give its value."""
        with _guarded():
            return _plain(self._book.evaluate_cell(sheet, row, column))

    def value(self, sheet: str, row: int, column: int) -> Raw | Failed:
        """The value calculated, FAILED where it is an error or many values."""
        with _guarded():
            return _plain(self._book.get_value(sheet, row, column))

    def is_spilled(self, sheet: str, row: int, column: int) -> bool:
        """True where a cell's formula fills its neighbours too."""
        quoted = sheet.replace("'", "''")
        address = f"'{quoted}'!{column_letters(column)}{row}"
        with _guarded():
            return self._book.inspect_cell(address).cell.spill is not None


class _guarded:
    """Turn whatever the engine raises, a panic included, into EngineFailed."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
            return
        raise EngineFailed(str(error)) from error


def _plain(value: object) -> Raw | Failed:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) else FAILED
    return None if value is None else FAILED
