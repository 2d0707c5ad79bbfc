"""Which project the words around a figure are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from selfeval_xl.forms.reports import Report
from selfeval_xl.narrative.stated import Spot
from selfeval_xl.rules.paper.projects import SHORTEST, project_name
from selfeval_xl.rules.paper.wording import PROJECT

UNKNOWN = "?"
"""A project, but none of those that have a form."""

_LONGEST_HEADING = 40
_BEFORE_TITLE = re.compile(
    r"^(?:重点|主要)?(?:项目|专项)(?:[一二三四五六七八九十]{1,2}|\d{1,2})?(?:名称)?[:、.]"
)
_AFTER_TITLE = re.compile(
    r"(?:项目|专项|工程)?(?:资金|经费|支出)?(?:情况)?(?:[。:;]|$)"
)
_THESE = re.compile(r"^[该此本]项目|^项目")


class SpokenOf:
    """Reads a report paragraph by paragraph; ``names`` are the projects' own."""

    def __init__(self, report: Report, names: Iterable[str]) -> None:
        self._report = report
        self._names = sorted(
            (name for name in names if len(name) >= SHORTEST), key=len, reverse=True
        )

    def project(self, spot: Spot) -> str:
        """The project named last before the figure; "" where none is."""
        found = self._last(spot.before) or self._only(spot.sentence)
        if found:
            return found
        if PROJECT.search(spot.before) and not _THESE.match(spot.before):
            return UNKNOWN
        return self._by_paragraph.get(spot.paragraph, "")

    def titled(self, paragraph: int) -> str:
        """The project that the paragraph's first words, or its heading, are."""
        return self._titles.get(paragraph, "")

    @property
    def under_titles(self) -> frozenset[int]:
        """The paragraphs that are about one project, or begin with one."""
        begun = {
            one.number
            for one in self._report.paragraphs
            for first in [project_name(re.split("[。;]", one.text)[0])]
            if "元" not in first and self._only(first)
        }
        return frozenset(n for n, name in self._titles.items() if name) | begun

    @cached_property
    def _titles(self) -> dict[int, str]:
        found: dict[int, str] = {}
        heading = ""
        for one in self._report.paragraphs:
            text = project_name(one.text)
            own = next((n for n in self._names if _is_title(text, n)), "")
            if len(text) <= _LONGEST_HEADING and text[-1:] not in "。;":
                heading = own
            elif own:
                heading = ""
            found[one.number] = own or ("" if self._names_any(text) else heading)
        return found

    @cached_property
    def _by_paragraph(self) -> dict[int, str]:
        """The one project a paragraph names, else the heading's above it."""
        found: dict[int, str] = {}
        heading = ""
        for one in self._report.paragraphs:
            text = project_name(one.text)
            is_heading = len(text) <= _LONGEST_HEADING and text[-1:] not in "。;"
            own = self._only(text)
            if is_heading:
                heading = own
            found[one.number] = own or (heading if not self._names_any(text) else "")
        return found

    def _names_any(self, text: str) -> bool:
        return any(name in text for name in self._names)

    def _only(self, text: str) -> str:
        """The project that the text names, "" where it names none or several."""
        rest, found = text, []
        for name in self._names:  # a long name may hold a short one
            if name in rest:
                found.append(name)
                rest = rest.replace(name, "")
        return found[0] if len(found) == 1 else ""

    def _last(self, text: str) -> str:
        at = {name: text.rfind(name) for name in self._names if name in text}
        return max(at, key=lambda name: (at[name], len(name))) if at else ""


def _is_title(text: str, name: str) -> bool:
    """True for "(1)农村道路养护项目。全年…" and "农村道路养护:"."""
    text = _BEFORE_TITLE.sub("", text)
    rest = text[len(name) :] if text.startswith(name) else None
    return rest is not None and _AFTER_TITLE.match(rest) is not None
