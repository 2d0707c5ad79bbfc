"""What the judge of report text finds wrong in paragraphs."""

from __future__ import annotations

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse


def found(*paragraphs):
    """Kind, claimed and expected of every claim that is more than information."""
    text = Text("报告.txt", tuple(map(Paragraph, range(1, 99), paragraphs)))
    claims = analyse(text).claims
    return [(c.kind, c.actual, c.expected) for c in claims if c.severity != "info"]
