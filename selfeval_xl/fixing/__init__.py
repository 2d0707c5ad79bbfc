"""Corrected copies: ``fix`` and what it gives back."""

from selfeval_xl.fixing.entry import FixReport, correct, fix
from selfeval_xl.fixing.run import NotCopied, is_offered

__all__ = ["FixReport", "NotCopied", "correct", "fix", "is_offered"]
