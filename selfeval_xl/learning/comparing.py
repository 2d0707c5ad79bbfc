"""What a check finds in a moved form that it does not find in its source."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from selfeval_xl.api import check
from selfeval_xl.config import Settings
from selfeval_xl.findings import Finding, Severity


def new_errors(
    source: Path, out: Path, forms_dir: Path | None = None
) -> tuple[Finding, ...]:
    """Errors of a kind that the new workbook has more of, each at its cell."""
    before = Counter(one.code for one in _errors(source, forms_dir))
    after = _errors(out, forms_dir)
    counts = Counter(one.code for one in after)
    return tuple(one for one in after if counts[one.code] > before[one.code])


def _errors(path: Path, forms_dir: Path | None) -> list[Finding]:
    found = check(path, settings=Settings(forms_dir=forms_dir)).findings
    return [one for one in found if one.severity is Severity.ERROR]
