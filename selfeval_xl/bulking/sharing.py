"""A folder with the papers of several units: whose is a paper that names none."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval_xl.config import Settings
from selfeval_xl.grouping import HandedIn, group
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.values.unit_name import clean_unit_name

_FIRST_PARAGRAPHS = 20
_SHORTEST = 3


def partition(papers: Sequence[Paper], settings: Settings) -> list[list[Paper]]:
    """The papers by submission; all together where they are of one.

    A paper without forms goes to the only unit, and year, that its name or its
    first paragraphs name; reports and files that nobody names stay by themselves,
    other attachments go with the first unit.
    """
    formed = [paper for paper in papers if paper.forms]
    groups = group((HandedIn(paper, ".") for paper in formed), settings)
    if len(groups) < 2:
        return [list(papers)] if papers else []
    parts = [list(one.papers) for one in groups]
    rest: list[Paper] = []
    for paper in papers:
        if paper.forms:
            continue
        owner = _owner(paper, groups)
        if owner is not None:
            parts[owner].append(paper)
        elif paper.problems or paper.text is not None:
            rest.append(paper)
        else:
            parts[0].append(paper)
    return [part for part in (*parts, rest) if part]


def _owner(paper: Paper, groups: Sequence[Submission]) -> int | None:
    """The only group whose unit, or else whose unit and year, the paper names."""
    words = clean_unit_name(paper.path)
    if paper.text is not None:
        first = paper.text.paragraphs[:_FIRST_PARAGRAPHS]
        words += "\n" + "\n".join(clean_unit_name(one.text) for one in first)
    named: dict[int, int] = {}
    for at, one in enumerate(groups):
        unit = clean_unit_name(one.unit_name or "")
        if len(unit) >= _SHORTEST and unit in words:
            named[at] = len(unit)
    # 某区某局 is within 某区某局信息中心
    longest = max(named.values(), default=0)
    found = [at for at, length in named.items() if length == longest]
    if len(found) > 1:
        found = [at for at in found if str(groups[at].year or "?") in words]
    return found[0] if len(found) == 1 else None
