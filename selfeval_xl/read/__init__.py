"""Containers made into grids of cells; the only place that knows file formats."""

from __future__ import annotations

from dataclasses import replace

from selfeval_xl.intake.inspect import Inspection
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import Refusal
from selfeval_xl.model.grid import Sheet, Workbook
from selfeval_xl.model.paper import Problem
from selfeval_xl.read.failure import ReadError
from selfeval_xl.read.xlsx import read_xlsx

__all__ = ["ReadError", "read_workbook", "sheet_problems"]


def read_workbook(
    data: bytes, inspection: Inspection, file: str, limits: Limits
) -> Workbook:
    """Read a file that the intake found to be a workbook.

    A sheet that cannot be read has its ``problem`` set and the others are read
    all the same. Raises ``ReadError`` where nothing can be used.
    """
    try:
        if inspection.archive is not None and inspection.format in ("xlsx", "xlsm"):
            workbook = read_xlsx(inspection.archive, file, inspection.format, limits)
        else:
            from selfeval_xl.read.legacy import read_legacy

            workbook = read_legacy(data, inspection, file, limits)
    except Refusal as refusal:
        raise ReadError(refusal.problem) from None
    if not workbook.sheets:
        raise ReadError(Problem("unreadable", "no_sheets"))
    problems = sheet_problems(workbook)
    if len(problems) == len(workbook.sheets):
        raise ReadError(replace(problems[0], fatal=True))
    return workbook


def sheet_problems(workbook: Workbook) -> tuple[Problem, ...]:
    """What is wrong with each sheet that could not be read, in order."""
    return tuple(_problem(sheet) for sheet in workbook.sheets if sheet.problem)


def _problem(sheet: Sheet) -> Problem:
    return Problem(
        sheet.problem_kind,
        sheet.problem or "",
        sheet.problem_details,
        sheet.name,
        fatal=False,
    )
