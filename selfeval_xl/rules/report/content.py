"""What a report has to hold by its outline, and whether it holds anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.outlines import Section
from selfeval_xl.forms.reports import Report
from selfeval_xl.rules.report.outline_numbers import out_of_order

_LEAST_CHARACTERS = 80  # of prose; a report has some thousand
_COVER_LINE = re.compile(r"[^:]{2,24}:.{0,40}(?<![。;])")


def is_empty(report: Report) -> bool:
    """True where there is hardly a sentence below title and cover."""
    start = (report.title or 0) + 1
    written = sum(
        len(one.text)
        for one in report.paragraphs[start:]
        if read_mark(0, one.text) or not _COVER_LINE.fullmatch(one.text)
    )
    return written < _LEAST_CHARACTERS


def missing_sections(report: Report) -> Iterator[Section]:
    """Required sections that are neither headed nor mentioned."""
    if report.outline is None:
        return
    found = {heading.section.key for heading in report.headings}
    gaps = {slip.index for slip in out_of_order(report)}
    for section in report.outline.sections:
        if section.key in found or not _is_due(report, section, found):
            continue
        parent = report.heading(section.parent) if section.parent else None
        if parent is not None and parent.index in gaps:
            continue  # its number is missing too: said once
        if not _is_mentioned(report, section):
            yield section


def _is_due(report: Report, section: Section, found: set[str]) -> bool:
    if section.required:
        return True
    if not section.group or report.outline is None:
        return False
    group = [s.key for s in report.outline.sections if s.group == section.group]
    return sum(key in found for key in group) >= 2


def _is_mentioned(report: Report, section: Section) -> bool:
    pattern = section.mentions
    return pattern is not None and any(
        pattern.search(one.text) for one in report.paragraphs
    )
