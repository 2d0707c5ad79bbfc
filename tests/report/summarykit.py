"""Write a summary of made-up findings and read it back with openpyxl."""

from datetime import datetime

from openpyxl import load_workbook
from reportkit import result

from selfeval_xl.report.summary_workbook import SummaryOptions, write_summary

WHEN = datetime(2025, 3, 31, 9, 5)


def written(folder, *findings, run=None, options=SummaryOptions(), **more):
    """The summary as openpyxl reads it."""
    path = folder / "校验汇总.xlsx"
    run = run or result(*findings)
    write_summary(run, path, when=WHEN, options=options, **more)
    return load_workbook(path)


def rows(sheet):
    """The values of a sheet, row by row, empty cells as ""."""
    return [tuple(v if v is not None else "" for v in r) for r in sheet.values]


def links(sheet):
    """(cell, file, place in it) of every link."""
    return [
        (cell.coordinate, cell.hyperlink.target, cell.hyperlink.location)
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
