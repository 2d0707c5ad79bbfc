"""What one cell says: numbers, percents, blanks, dates, ranges, with their rounding."""

from selfeval_xl.values.cell import parse_cell
from selfeval_xl.values.cell_value import CellValue
from selfeval_xl.values.interval import Interval

__all__ = ["CellValue", "Interval", "parse_cell"]
