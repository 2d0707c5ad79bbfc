"""What the samples yield: ``python -m samples.expected`` writes the lists anew.

Columns: file, sheet, cell, code, kind, severity, actual, expected. A test holds the
file to what `selfeval-xl check samples/` finds; read the difference before writing.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from samples import years
from selfeval_xl.api import check
from selfeval_xl.config import load_settings

FOLDER = Path(__file__).parent
EXPECTED = FOLDER / "expected.tsv"
HEAD = ("file", "sheet", "cell", "code", "kind", "severity", "actual", "expected")


def found(folder: Path = FOLDER) -> list[str]:
    """One line a finding, in the order of the report, under a head line."""
    settings = load_settings(today=datetime.date(2025, 12, 31))
    lines = ["\t".join(HEAD)]
    for one in check(folder, settings=settings).findings:
        hit = one.hit
        cells = (
            hit.place.file,
            hit.place.sheet,
            hit.place.a1,
            one.code,
            one.kind,
            one.severity.value,
            hit.actual,
            hit.expected,
        )
        lines.append("\t".join(str(cell or "") for cell in cells))
    return lines


if __name__ == "__main__":
    EXPECTED.write_text("\n".join(found()) + "\n", encoding="utf-8")
    years.EXPECTED.write_text("\n".join(years.found()) + "\n", encoding="utf-8")
