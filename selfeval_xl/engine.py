"""Run the rules over everything read, and keep account of what was checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from selfeval_xl.baseline import apply_baseline
from selfeval_xl.config import Settings
from selfeval_xl.findings import Checked, Finding, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.identities.network import Arithmetic
from selfeval_xl.ledger import Ledger
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Text
from selfeval_xl.placing import find_in_document, papers_in_document
from selfeval_xl.result import Failure, Result
from selfeval_xl.rules.registry import Rule
from selfeval_xl.selection import make_selection
from selfeval_xl.stamp import Owners, number, render
from selfeval_xl.values import parse_cell

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_NO_NUMBER = frozenset({"blank", "error_value"})
_NOTHING_TO_CHECK = {
    Paper: N_("没有文件"),
    Workbook: N_("没有可读取的工作簿"),
    Form: N_("没有识别出表格"),
    Arithmetic: N_("没有识别出表格"),
    Text: N_("没有可读取的文字材料"),
    Submission: N_("没有识别出表格"),
}


@dataclass(slots=True)
class _Run:
    """What the rules have said so far."""

    lang: str
    ledger: Ledger = field(default_factory=Ledger)
    findings: list[Finding] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seen: set[tuple[str, Place, str]] = field(default_factory=set)

    def apply(self, rule: Rule, target: Any) -> None:
        """Run one rule on one target; a rule that breaks off is no crash."""
        count = len(self.findings)
        said = False
        files = _files_of(target)
        try:
            for item in rule.check(target):
                said = True
                if isinstance(item, Checked):
                    self.ledger.add(
                        rule.code, item.outcome, item.count, item.reason, files
                    )
                else:
                    self._take(rule, item)
        except Exception as error:  # one broken rule must not silence the others
            text = f"{type(error).__name__}: {error}"
            self.failures.append(Failure(rule.code, (*files, "")[0], text))
            self.ledger.add(rule.code, Outcome.ERROR, 1, text, files)
            said = True
        failed = len(self.findings) - count
        self.ledger.add(rule.code, Outcome.FAILED, failed, files=files)
        if not said:
            self.ledger.add(rule.code, Outcome.PASSED, files=files)

    def _take(self, rule: Rule, hit: Hit) -> None:
        one_cell = hit.place.a1 is not None or hit.place.paragraph is not None
        mark = (rule.code, hit.place, "" if one_cell else hit.key)
        if mark in self.seen:
            return
        message, advice = render(rule, hit, self.lang)
        self.seen.add(mark)
        self.findings.append(
            Finding(
                0, rule.code, rule.name, hit.kind or rule.kind,
                hit.severity or rule.severity, hit, message, advice,
                rule.source(self.lang), "",
            )
        )


def run(
    papers: Sequence[Paper],
    submissions: Sequence[Submission],
    arithmetics: Sequence[Arithmetic],
    rules: Iterable[Rule],
    settings: Settings,
) -> Result:
    """Every rule over every target of its type, as one sorted result.

    Raises UsageError where the settings select or ignore what no rule is called,
    or name a baseline that cannot be read.
    """
    known = tuple(rules)
    selection = make_selection(known, settings.select, settings.ignore)
    books = [p.workbook for p in papers if p.workbook is not None]
    targets: dict[type, Sequence[Any]] = {
        Paper: papers,
        Workbook: books,
        Form: [form for paper in papers for form in paper.forms],
        Arithmetic: arithmetics,
        Text: [paper.text for paper in papers if paper.text is not None],
        Submission: submissions,
    }
    state = _Run(settings.lang)
    ran = [rule for rule in known if selection.runs(rule)]
    for kind, some in targets.items():
        asked = [rule for rule in ran if rule.target is kind]
        for target in some:  # rule after rule: they share what they make of it
            for rule in asked:
                state.apply(rule, target)
        for rule in asked if not some else ():
            reason = _NOTHING_TO_CHECK[kind]
            state.ledger.add(rule.code, Outcome.NOT_APPLICABLE, 1, reason)
    kept = [f for f in without_follow_ons(state.findings) if selection.keeps(f)]
    found = {finding.code for finding in kept}
    numbered = tuple(map(find_in_document, number(kept, Owners(submissions))))
    open_, accepted, notes = apply_baseline(numbered, settings)
    counted = frozenset(r.code for r in ran if selection.counts(r, r.code in found))
    return Result(
        files=papers_in_document(papers),
        findings=open_,
        coverage=state.ledger.entries(counted),
        accepted=accepted,
        failures=tuple(state.failures),
        notes=notes,
        coverage_by_file=state.ledger.by_file(counted),
    )


def without_follow_ons(findings: Sequence[Finding]) -> list[Finding]:
    """One arithmetic finding a cell, and none where the cell itself says as much.

    What arithmetic knows of a blank or an error cell, its right value, is handed
    to the finding that says so. A stale formula explains a wrong result; a typed
    number among formulas hands its formula to the finding that it is wrong.
    """
    best: dict[Place, Finding] = {}
    typed: dict[Place, Finding] = {}
    empty: set[Place] = set()
    stale: dict[Place, str | None] = {}
    for finding in findings:
        place = finding.hit.place
        if finding.kind in _NO_NUMBER and place.a1 and finding.code[:2] == "CE":
            empty.add(place)
        elif finding.kind == "stale_formula":
            stale[place] = finding.hit.expected
        elif finding.kind == "overwritten_formula":
            typed[place] = finding
        elif finding.code[:2] == "AR" and place.a1:
            first = best.setdefault(place, finding)
            if _rank(finding) < _rank(first):
                best[place] = finding
    explained = _explained(best.values())
    doubted = {
        f.hit.place
        for f in findings
        if f.kind == "plausibility" and f.severity is not Severity.INFO
    }
    kept = []
    for finding in findings:
        place = finding.hit.place
        if finding.kind == "plausibility" and finding.severity is Severity.INFO:
            if place.a1 and place in doubted:
                continue  # the weightier doubt says as much
        if finding.code[:2] == "AR" and place.a1:
            says_more = not _same(finding.hit.expected, stale.get(place, ""))
            if place not in empty and best[place] is finding and says_more:
                kept.append(_with_formula(finding, typed.get(place)))
        elif place in empty and finding.kind in _NO_NUMBER and place in best:
            kept.append(_informed(finding, best[place]))
        elif finding.kind == "overwritten_formula" and place in explained:
            continue
        else:
            kept.append(finding)
    return kept


def _same(one: str | None, other: str | None) -> bool:
    """True for one right value, however it is written: 1234.8 is 1,234.80."""
    if one is None or other is None or one == other:
        return one == other
    mine, yours = parse_cell(one), parse_cell(other)
    is_number = {mine.kind, yours.kind} <= {"number", "percent"}
    return is_number and mine.value == yours.value


def _explained(findings: Iterable[Finding]) -> set[Place]:
    """Cells that wrong arithmetic is about: its own and those it compares."""
    return {
        place
        for one in findings
        if one.severity is not Severity.INFO
        for place in (one.hit.place, *one.hit.related)
    }


def _with_formula(finding: Finding, typed: Finding | None) -> Finding:
    """The finding with the fix that restores the formula its cell should hold."""
    if typed is None or typed.hit.fix is None or finding.severity is Severity.INFO:
        return finding
    return replace(finding, hit=replace(finding.hit, fix=typed.hit.fix))


def _rank(finding: Finding) -> tuple[int, str]:
    return (_RANK[finding.severity], finding.code)


def _informed(finding: Finding, by: Finding) -> Finding:
    """The finding with the right value another found, where it has none."""
    if finding.hit.expected is not None:
        return finding
    hit = replace(
        finding.hit,
        expected=by.hit.expected,
        proof=by.hit.proof,
        fix=finding.hit.fix or by.hit.fix,
    )
    return replace(finding, hit=hit)


def _files_of(target: Any) -> tuple[str, ...]:
    if isinstance(target, Submission):
        return tuple(paper.path for paper in target.papers)
    if isinstance(target, Arithmetic):
        return (target.form.file,)
    file = str(getattr(target, "path", "") or getattr(target, "file", ""))
    return (file,) if file else ()
