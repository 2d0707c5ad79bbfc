"""What a run found: the one object that reporters, fixes and scripts read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from selfeval_xl.findings import Finding, Outcome, Severity
from selfeval_xl.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the checks under one code ended: one entry for each outcome they had.

    ``code`` is a rule's. ``reasons`` tell why checks did not run, without repeats.
    """

    code: str
    outcome: Outcome
    count: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding someone has answered for; it no longer counts against the run."""

    finding: Finding
    reason: str
    who: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that broke off: its code, the file it was at, and the exception."""

    code: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the findings that are not accepted."""

    files: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True)
class Result:
    """All of a run, in a fixed order.

    ``files`` has every paper read, attachments too; ``skipped`` counts the files
    left out, by reason. ``notes`` are about the run itself and go to stderr.
    ``coverage_by_file`` is the coverage of each file's own checks, by its path;
    checks that several files share are in each of theirs.
    """

    files: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    coverage_by_file: Mapping[str, tuple[Coverage, ...]] = field(default_factory=dict)

    @property
    def summary(self) -> Summary:
        """How many files, and how many findings of each severity."""
        counts = dict.fromkeys(Severity, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return Summary(
            len(self.files),
            counts[Severity.ERROR],
            counts[Severity.WARNING],
            counts[Severity.INFO],
        )

    @property
    def nothing_readable(self) -> bool:
        """True where not one file could be checked, neither workbook nor text."""
        return not any(
            paper.kind == "workbook" or paper.text is not None for paper in self.files
        )

    @property
    def exit_code(self) -> int:
        """0 without an error, 1 with at least one, 2 where nothing was readable."""
        if self.nothing_readable:
            return 2
        return 1 if self.summary.errors else 0
