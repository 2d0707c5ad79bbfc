"""The aggregates of a run, as tables of pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from selfeval_xl.bulking.outcome import SubmissionOutcome
from selfeval_xl.bulking.units import Units
from selfeval_xl.findings import Outcome, Severity

# Lower ends of the bands of scores, in points; a band holds its lower end, the
# last one the full 100 too.
BANDS = (0, 60, 70, 80, 90, 95, 100)


class Tally:
    """Counts findings and owed checks of one submission after the other."""

    def __init__(self) -> None:
        self.findings: Counter[tuple[str, str]] = Counter()
        self.units: Counter[str] = Counter()
        self.checks: Counter[tuple[str, str]] = Counter()

    def add(self, submission: SubmissionOutcome) -> None:
        codes = set()
        for finding in submission.findings:
            code = str(finding["code"])
            self.findings[code, str(finding["severity"])] += 1
            codes.add(code)
        self.units.update(codes)
        for entry in submission.coverage:
            key = str(entry["code"]), str(entry["outcome"])
            self.checks[key] += int(str(entry["count"]))

    def rules(self) -> pd.DataFrame:
        """A row a rule, the most frequent first: counts by severity, total, units."""
        counts = _crossed(self.findings, [severity.value for severity in Severity])
        counts["total"] = counts.sum(axis=1)
        counts["units"] = pd.Series(self.units, dtype=int).reindex(counts.index)
        return counts.sort_values("total", ascending=False, kind="stable")

    def coverage(self) -> pd.DataFrame:
        """A row a rule, a column an outcome: how often the owed checks ended so."""
        return _crossed(self.checks, [outcome.value for outcome in Outcome])


def _crossed(counts: Counter[tuple[str, str]], columns: list[str]) -> pd.DataFrame:
    """Counts by code and one of the columns, by code; none is 0."""
    if not counts:
        return pd.DataFrame(columns=columns, dtype=int)
    frame = pd.Series(counts).unstack(fill_value=0)
    return frame.reindex(columns=columns, fill_value=0).astype(int).sort_index()


def score_bands(units: Units) -> Sequence[tuple[str, int]]:
    """How many submissions have a score in each band; what is outside comes last."""
    scores = pd.Series([float(u.score) for u in units.lines if u.score is not None])
    edges = [*BANDS[:-1], BANDS[-1] + 1e-9]
    labels = [f"{low}–{high}" for low, high in zip(BANDS, BANDS[1:])]
    bands = pd.cut(scores, edges, right=False, labels=labels)
    counts = bands.value_counts(sort=False)
    return [(label, int(counts.get(label, 0))) for label in labels] + [
        ("", int(bands.isna().sum()))
    ]


def department_counts(units: Units) -> pd.DataFrame:
    """A row a department, the most missing first: due, reported, missing, errors."""
    columns = ["due", "reported", "missing", "errors"]
    if not units.roster:
        return pd.DataFrame(columns=columns)
    missing = set(units.missing)
    rows = [(unit.department, 1, int(unit in missing), 0) for unit in units.roster]
    rows += [
        (line.on_roster.department, 0, 0, line.errors)
        for line in units.lines
        if line.on_roster is not None
    ]
    frame = pd.DataFrame(rows, columns=["department", "due", "missing", "errors"])
    counts = frame.groupby("department").sum()
    counts["reported"] = counts["due"] - counts["missing"]
    return counts.sort_values("missing", ascending=False, kind="stable")[columns]
