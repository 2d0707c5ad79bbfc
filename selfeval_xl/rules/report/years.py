"""The year a report is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selfeval_xl.forms.cover import Said
from selfeval_xl.forms.reports import Report

_OPENING = re.compile(
    r"现(?:将|对|就)[^。;]{0,30}?(20\d\d)年度?[^。;]{0,30}?(?:自评|自我评价|评价)"
)

CLOSING = re.compile(
    r"(?:截[至止]|评价基准日为?|基准日[为:])(20\d\d)年(?:12月31日|末|底)"
)


def opening_years(report: Report) -> Iterator[Said]:
    """Years in the words that open the report."""
    for index, one in enumerate(report.paragraphs):
        found = _OPENING.search(one.text)
        if found:
            yield Said("year", index, "开头", found[1], *found.span(1))


def evaluation_year(report: Report) -> int | None:
    """The year that cover, title and opening name most.

    In a tie the last days that the body names decide, then the cover.
    """
    said = [*report.cover.of("year"), *opening_years(report)]
    if not said:
        return None
    counts = Counter(one.value for one in said)
    most = max(counts.values())
    usual = [one for one in said if counts[one.value] == most]
    closings = Counter(
        found for one in report.body for found in CLOSING.findall(one.text)
    )
    most = max(closings[one.value] for one in usual)
    usual = [one for one in usual if closings[one.value] == most]
    best = next((one for one in usual if one.label not in ("标题", "开头")), usual[0])
    return int(best.value)
