"""One run over all papers: convert, make the copies, check them in their place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import selfeval_xl.api as api
from selfeval_xl.findings import Finding, Safety
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper
from selfeval_xl.patching.convert import to_xlsx
from selfeval_xl.patching.copies import (
    Copy,
    Source,
    by_file,
    make_copy,
    to_hold,
    with_verdicts,
)
from selfeval_xl.patching.edits import Key, Plan, Verdict
from selfeval_xl.patching.plan import plan
from selfeval_xl.patching.refused import CannotPatch
from selfeval_xl.patching.settling import settled
from selfeval_xl.patching.verify import moved, new_findings

_WRONG_NAME = "wrong_extension"
_ZIPPED = ("xlsx", "xlsm")
_NO_CONVERTER = N_(
    "{format} 格式不能直接改写，本机也没有 LibreOffice 或转换不成；请另存为 .xlsx 后再运行"
)
_CHANGED = N_("检查之后文件被改动，请重新运行")
_GONE = N_("检查之后文件读不到了（已移走，或网络盘断开），请恢复后重新运行")
_CANNOT_PATCH = N_("文件的写法不能保证只改动这些单元格（{why}），没有写出副本")
_MOVED = N_("副本与原文件不只在更正处不同（{places}），没有写出副本")
_NEW = N_("更正后会出现新的问题（{places}），没有写出副本")


@dataclass(frozen=True, slots=True)
class NotCopied:
    """A workbook with edits planned and no copy: why, and which edits to make by hand.

    ``reason`` is a template that ``details`` fill.
    """

    path: str
    reason: str
    details: Mapping[str, object]
    plan: Plan


class Run:
    """One run over all papers."""

    def __init__(self, reading: api.Reading, consent: bool) -> None:
        self.reading = reading
        self.settings = reading.settings
        self.consent = consent
        self.before = self.after = api.judge(reading)
        self.sources: dict[str, Source] = {}
        self.copies: dict[str, Copy] = {}
        self.not_copied: dict[str, NotCopied] = {}
        self.held: dict[str, frozenset[Key]] = {}

    def plans(self) -> dict[str, Plan]:
        """The plan of every workbook, with the verdict on each of its findings."""
        found: dict[str, Plan] = {}
        findings = by_file(self.before.findings)
        for paper in self.before.files:
            if paper.path in self.copies:
                found[paper.path] = self.copies[paper.path].plan
            elif paper.path in findings:
                found[paper.path] = self._plan(paper)
        return found

    def _plan(self, paper: Paper) -> Plan:
        known = self.not_copied.get(paper.path)
        if known is not None:
            return known.plan
        findings = by_file(self.before.findings).get(paper.path, ())
        held = self.held.get(paper.path, frozenset())
        return plan(findings, paper, self.consent, held)

    def prepare(self) -> None:
        """Get the bytes of every workbook that has edits; convert older formats."""
        older: dict[str, tuple[bytes, str]] = {}
        findings = by_file(self.before.findings)
        for paper in self.before.files:
            some = findings.get(paper.path, ())
            if not _may_have_edits(paper, some, self.consent):
                continue
            data = self._bytes(paper)
            if not data:
                self._fail(paper.path, _GONE if data is None else _CHANGED)
            elif paper.format in _ZIPPED:
                self.sources[paper.path] = Source(paper, data, some)
            else:
                older[paper.path] = (data, f".{paper.format}")
        converted = to_xlsx(older) if older else {}
        for path, (_, suffix) in older.items():
            if path not in converted:
                self._fail(path, _NO_CONVERTER, format=suffix)
        if converted:
            self._take_converted(converted)

    def _take_converted(self, converted: Mapping[str, bytes]) -> None:
        """Check converted workbooks anew: formulas can be seen in them now."""
        self.reading = self._instead(converted)
        self.before = self.after = api.judge(self.reading)
        findings = by_file(self.before.findings)
        papers = {paper.path: paper for paper in self.before.files}
        for path, source in self.sources.items():
            self.sources[path] = replace(source, findings=findings.get(path, ()))
        for path, data in converted.items():
            self.sources[path] = Source(
                papers[path], data, findings.get(path, ()), is_converted=True
            )

    def _instead(self, contents: Mapping[str, bytes]) -> api.Reading:
        """The papers with other bytes; what is said of their names stays true."""
        old = {one.paper.path: one.paper for one in self.reading.handed_in}
        reading = self.reading.instead(contents)
        handed_in = tuple(
            replace(one, paper=_named_as(one.paper, old[one.paper.path]))
            if one.paper.path in contents
            else one
            for one in reading.handed_in
        )
        return replace(reading, handed_in=handed_in)

    def _bytes(self, paper: Paper) -> bytes | None:
        """The file's bytes, none where they are no longer those that were checked.

        None where the file cannot be read any more.
        """
        try:
            data = self.reading.sources[paper.path].read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == paper.sha256 else b""

    def correct(self) -> None:
        """Make the copies; keep those that a check finds whole and not worse."""
        for source in self.sources.values():
            self._make(source)
        worse = self._check()
        for is_last in (False, True):
            for path, new in worse.items():
                copy, source = self.copies.pop(path), self.sources[path]
                held = to_hold(copy, source, () if is_last else new)
                self._make(source, held | self.held.get(path, frozenset()))
            if worse:
                worse = self._check()
        for path, new in worse.items():
            del self.copies[path]
            self._fail(path, _NEW, places=_places(new))
        if worse:
            self._check()
        self._settle()

    def _make(self, source: Source, held: frozenset[Key] = frozenset()) -> None:
        path = source.paper.path
        self.held[path] = held
        try:
            copy = make_copy(source, self.before, self.settings, self.consent, held)
        except CannotPatch as refused:
            self._fail(path, _CANNOT_PATCH, why=str(refused))
            return
        if copy is not None:
            self.copies[path] = copy

    def _reworded(self, copy: Copy, verdicts: tuple[Verdict, ...]) -> Copy:
        source = self.sources[copy.path]
        return with_verdicts(copy, source, self.before, self.settings, verdicts)

    def _check(self) -> dict[str, list[Finding]]:
        """Check the copies in place of their originals; gives the findings they add.

        A copy that differs where it should not is dropped at once.
        """
        contents = {path: copy.data for path, copy in self.copies.items()}
        reading = self._instead(contents)
        papers = {one.paper.path: one.paper for one in reading.handed_in}
        for path in list(self.copies):
            self._compare(path, papers[path])
        if len(self.copies) < len(contents):
            kept = {path: copy.data for path, copy in self.copies.items()}
            reading = self._instead(kept)
        self.after = api.judge(reading) if self.copies else self.before
        worse: dict[str, list[Finding]] = {}
        for finding in new_findings(self.before.findings, self.after.findings):
            if finding.hit.place.file in self.copies:
                worse.setdefault(finding.hit.place.file, []).append(finding)
        return worse

    def _compare(self, path: str, paper: Paper) -> None:
        copy, original = self.copies[path], self.sources[path].paper.workbook
        if paper.workbook is None or original is None:
            places = ["?"]
        else:
            places = moved(
                original, paper.workbook, copy.plan.edits, copy.recalculation,
                copy.patched,
            )
        if places:
            del self.copies[path]
            self._fail(path, _MOVED, places="; ".join(places))

    def _settle(self) -> None:
        """Say of each finding what the check of the copy says of it."""
        left = by_file(self.after.findings)
        for path, copy in list(self.copies.items()):
            verdicts = settled(copy.plan.verdicts, left.get(path, ()))
            if verdicts != copy.plan.verdicts:
                self.copies[path] = self._reworded(copy, verdicts)

    def _fail(self, path: str, reason: str, **details: object) -> None:
        paper = next(one for one in self.before.files if one.path == path)
        self.not_copied[path] = NotCopied(path, reason, details, self._plan(paper))


def _places(findings: Sequence[Finding]) -> str:
    """The first cells and codes of findings, for a message."""
    places = [(one.hit.place.sheet, one.hit.place.a1, one.code) for one in findings]
    return "; ".join(f"{sheet}!{cell} {code}" for sheet, cell, code in places[:5])


def _named_as(paper: Paper, old: Paper) -> Paper:
    """A paper with the other's word on whether its ending fits."""
    fitting = [one for one in old.problems if one.kind == _WRONG_NAME]
    others = [one for one in paper.problems if one.kind != _WRONG_NAME]
    return replace(paper, problems=(*others, *fitting))


def _may_have_edits(paper: Paper, findings: Sequence[Finding], consent: bool) -> bool:
    """True where a plan has edits; an older format is planned once it is converted."""
    if paper.workbook is None:
        return False
    some = [one for one in findings if is_offered(one, consent)]
    if paper.format not in _ZIPPED:
        return bool(some)
    return bool(some and plan(some, paper, consent).edits)


def is_offered(finding: Finding, consent: bool) -> bool:
    """True where a correction is offered that may be made."""
    fix = finding.hit.fix
    return fix is not None and (consent or fix.safety is Safety.SAFE)
