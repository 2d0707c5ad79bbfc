"""The two forms a comparison is about: workbooks, spec files or ids of specs."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from selfeval_xl.config import Settings
from selfeval_xl.errors import SpecError, UsageError, why
from selfeval_xl.forms import SpecSet, load_specs
from selfeval_xl.forms.spec import FormSpec, read_spec
from selfeval_xl.i18n import N_
from selfeval_xl.learning.difference import Difference, differences
from selfeval_xl.learning.learning import learnt_specs
from selfeval_xl.learning.source import read_paper
from selfeval_xl.papers import Reader
from selfeval_xl.templates import to_bytes

_LEAST_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class Compared:
    """Two forms and what differs; one is None where the other has no counterpart."""

    old: FormSpec | None
    new: FormSpec | None
    differences: tuple[Difference, ...] = ()


def compare(old: str, new: str, forms_dir: Path | None = None) -> list[Compared]:
    """Compare form with form, several of a workbook each with its like.

    Raises UsageError for a file that cannot be read, SpecError for an unknown id.
    """
    specs = load_specs(forms_dir)
    sides = [_side(name, specs, forms_dir) for name in (old, new)]
    if any(side.is_workbook for side in sides):
        # a spec says more than a sheet shows: compare it as the sheet it makes
        sides = [side if side.is_workbook else _as_sheet(side, specs) for side in sides]
    mine, theirs = (list(side.specs) for side in sides)
    if len(mine) == 1 and len(theirs) > 1:
        theirs = [max(theirs, key=lambda one: _likeness(mine[0], one))]
    elif len(theirs) == 1 and len(mine) > 1:
        mine = [max(mine, key=lambda one: _likeness(one, theirs[0]))]
    if len(mine) == len(theirs) == 1:
        return [Compared(mine[0], theirs[0], differences(mine[0], theirs[0]))]
    found: list[Compared] = []
    for one in mine:
        best = max(theirs, key=lambda other: _likeness(one, other), default=None)
        if best is None or _likeness(one, best) < _LEAST_LIKENESS:
            found.append(Compared(one, None))
        else:
            theirs.remove(best)
            found.append(Compared(one, best, differences(one, best)))
    return found + [Compared(None, one) for one in theirs]


@dataclass(frozen=True, slots=True)
class _Side:
    specs: tuple[FormSpec, ...]
    is_workbook: bool = False


def _side(name: str, specs: SpecSet, forms_dir: Path | None) -> _Side:
    path = Path(name)
    if not path.exists():
        is_file = (
            path.suffix.lower() in (".xlsx", ".xls", ".toml") or len(path.parts) > 1
        )
        if is_file:
            raise UsageError(N_("没有文件 {file}，请检查路径"), file=path)
        return _Side((specs.get(name),))
    if path.suffix.lower() == ".toml":
        return _Side((_of_file(path),))
    paper = read_paper(path, forms_dir)
    assert paper.workbook is not None
    found = learnt_specs(paper.workbook, specs, path.stem)
    if not found:
        raise UsageError(N_("{file}：没有找到可以比较的表格"), file=path)
    return _Side(tuple(one.spec for one in found), True)


def _as_sheet(side: _Side, specs: SpecSet) -> _Side:
    """What the blank workbook of a spec teaches; the spec where that is nothing."""
    (spec,) = side.specs
    paper = Reader(Settings(), specs).paper(to_bytes(spec), f"{spec.id}.xlsx")
    if paper.workbook is None:
        return side
    found = learnt_specs(paper.workbook, specs, spec.id)
    return _Side(tuple(one.spec for one in found)) if found else side


def _of_file(path: Path) -> FormSpec:
    try:
        return read_spec(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        template = "{path}：读不出来（{error}），应为 UTF-8 文本"
        raise SpecError(template, path=path, error=why(error)) from error


def _likeness(one: FormSpec, other: FormSpec) -> float:
    """0 to 2: kind and title, and the share of common labels."""
    words = [
        {entry.text for block in spec.blocks for entry in (*block.rows, *block.columns)}
        | {indicator.level3 for indicator in spec.indicators}
        for spec in (one, other)
    ]
    shared = len(words[0] & words[1]) / max(len(words[0] | words[1]), 1)
    title = difflib.SequenceMatcher(None, one.title, other.title).ratio()
    return shared + (title / 2 if one.kind == other.kind else 0)
