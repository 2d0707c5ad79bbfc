"""Figures and comparisons in report text, checked against each other."""

from __future__ import annotations

from selfeval_xl.narrative.analysis import analyse
from selfeval_xl.narrative.claims import Analysis, Claim

__all__ = ["Analysis", "Claim", "analyse"]
