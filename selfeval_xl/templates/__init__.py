"""Blank and filled official-style workbooks, made from form specs."""

from selfeval_xl.templates.content import Content
from selfeval_xl.templates.workbook import export, to_bytes

__all__ = ["Content", "export", "to_bytes"]
