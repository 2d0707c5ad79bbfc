"""A corrected copy of one workbook, made in memory and compared with its original."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from selfeval_xl import __version__
from selfeval_xl.config import Settings
from selfeval_xl.findings import Finding, Safety
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.patching.edits import Key, Plan, Verdict
from selfeval_xl.patching.patch import Marks, Patched, patch
from selfeval_xl.patching.plan import plan
from selfeval_xl.patching.recalculated import (
    Dependence,
    Recalculation,
    recalculate_after,
)
from selfeval_xl.patching.settling import as_calculated
from selfeval_xl.patching.wording import note_texts, signature_lost, summary_of
from selfeval_xl.result import Result

_SUFFIXES = {"xlsx": (".xlsx", ".xltx"), "xlsm": (".xlsm", ".xltm")}


@dataclass(frozen=True, slots=True)
class Source:
    """A workbook to correct: its paper, its bytes, what was found in it.

    ``is_converted`` where the bytes were made from an older format.
    """

    paper: Paper
    data: bytes
    findings: tuple[Finding, ...]
    is_converted: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A corrected copy: where it goes below the output folder, and what is in it.

    ``target`` is relative, with "/".
    """

    path: str
    target: str
    data: bytes = field(repr=False)
    plan: Plan
    recalculation: Recalculation
    patched: Patched = field(repr=False)
    consent: bool = False
    is_converted: bool = False
    is_signed: bool = False


def make_copy(
    source: Source,
    result: Result,
    settings: Settings,
    consent: bool,
    held: frozenset[Key] = frozenset(),
) -> Copy | None:
    """The copy with all planned edits, None where there is none to make.

    Derived values of the ``held`` cells are not written.
    Raises CannotPatch where the file cannot be patched.
    """
    planned = plan(source.findings, source.paper, consent, held)
    if not planned.edits or source.paper.workbook is None:
        return None
    done = recalculate_after(source.paper.workbook, planned.edits)
    planned, done = as_calculated(planned, done, source.paper.workbook)
    return _patched(source, result, settings, consent, planned, done)


def with_verdicts(
    copy: Copy,
    source: Source,
    result: Result,
    settings: Settings,
    verdicts: tuple[Verdict, ...],
) -> Copy:
    """The same copy with other words on what became of its findings."""
    planned = replace(copy.plan, verdicts=verdicts)
    done = copy.recalculation
    return _patched(source, result, settings, copy.consent, planned, done)


def _patched(
    source: Source,
    result: Result,
    settings: Settings,
    consent: bool,
    planned: Plan,
    done: Recalculation,
) -> Copy:
    paper, lang = source.paper, settings.lang
    assert paper.workbook is not None
    marks = Marks(
        note_texts(planned, lang),
        summary_of(paper, result, planned, done, source.is_converted, consent, lang),
        __version__,
        signature_lost(lang),
    )
    patched = patch(
        source.data, paper.workbook, planned.edits, done, settings.limits, marks
    )
    return Copy(
        paper.path,
        target_of(paper),
        patched.data,
        planned,
        done,
        patched,
        consent,
        source.is_converted,
        patched.is_signed,
    )


def target_of(paper: Paper) -> str:
    """Where a paper's copy goes: "<folders>/<stem>.corrected<suffix>".

    A name whose suffix is not that of the content keeps it before ".corrected".
    """
    name = PurePosixPath(paper.path)
    suffixes = _SUFFIXES.get(paper.format, (".xlsx",))
    suffix = name.suffix if name.suffix.lower() in suffixes else ""
    stem = name.stem if suffix else name.name
    folders = [one for one in name.parent.parts if one not in ("/", "..", ".")]
    folders = [one.rstrip(":\\/") or "_" for one in folders]
    return "/".join([*folders, f"{stem}.corrected{suffix or suffixes[0]}"])


def to_hold(copy: Copy, source: Source, new: Collection[Finding]) -> frozenset[Key]:
    """The cells whose derived values led to new findings.

    They are those the findings name, or that the named cells' formulas build on;
    all of them where nothing ties one to the findings.
    """
    derived = {
        edit.key
        for edit in copy.plan.edits
        if any(_is_unsafe(finding) for finding in edit.findings)
    }
    named = {
        (place.sheet or "", place.row or 0, place.column or 0)
        for finding in new
        for place in (finding.hit.place, *finding.hit.related)
    }
    workbook = source.paper.workbook
    assert workbook is not None
    held = {key for key in derived if key in named or _reaches(workbook, key, named)}
    return frozenset(held or derived)


def _reaches(workbook: Workbook, key: Key, named: Collection[Key]) -> bool:
    depends = Dependence(workbook, {key})
    return any(one in depends for one in named if depends.is_formula(one))


def _is_unsafe(finding: Finding) -> bool:
    fix = finding.hit.fix
    return fix is not None and fix.safety is Safety.UNSAFE


def by_file(findings: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Findings by the file they stand in."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.hit.place.file, []).append(finding)
    return {file: tuple(some) for file, some in found.items()}
