"""Formulas calculated anew, to be compared with what the workbook shows."""

from selfeval_xl.formulas.recalculation import recalculate

__all__ = ["recalculate"]
