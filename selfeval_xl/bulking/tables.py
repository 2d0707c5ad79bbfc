"""The tables of a run's results: what each row of them says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.bulking.figures import number
from selfeval_xl.bulking.outcome import SubmissionOutcome
from selfeval_xl.bulking.units import line_of

Row = dict[str, object]

_LARGEST = Decimal(10) ** 11
_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns with their types, and its rows of one submission.

    Types are text, whole, number (exact, six decimals) and texts (a list).
    """

    name: str
    columns: Mapping[str, str]
    rows: Callable[[SubmissionOutcome], Iterator[Row]]


_WHOSE = {"submission": "text", "unit_name": "text", "year": "whole"}


def _whose(one: SubmissionOutcome) -> Row:
    return {"submission": one.id, "unit_name": one.unit_name, "year": one.year}


def _findings(one: SubmissionOutcome) -> Iterator[Row]:
    for finding in one.findings:
        fix = finding.get("fix")
        row = {key: finding.get(key) for key in FINDINGS.columns if key in finding}
        yield {
            **row,
            **_whose(one),
            "related": _json(finding.get("related")),
            "safety": fix.get("safety") if isinstance(fix, Mapping) else None,
            "edits": _json(fix.get("edits")) if isinstance(fix, Mapping) else None,
        }


def _submissions(one: SubmissionOutcome) -> Iterator[Row]:
    kinds = Counter(paper.kind for paper in one.papers)
    line = line_of(one)
    yield {
        **_whose(one),
        "folder": one.folder,
        "files": line.files,
        "workbooks": kinds["workbook"],
        "reports": kinds["report"],
        "attachments": kinds["attachment"],
        "unreadable": kinds["unreadable"],
        "forms": line.forms,
        "errors": line.errors,
        "warnings": line.warnings,
        "infos": line.infos,
        "total_score": _exact(line.score),
        "grade": line.grade,
        "execution_rate": _exact(line.execution_rate),
    }


def _scores(one: SubmissionOutcome) -> Iterator[Row]:
    for paper in one.papers:
        for form in paper.forms:
            yield {
                **_whose(one),
                "file": paper.path,
                "sheet": form.sheet,
                "form": form.id,
                "form_kind": form.kind,
                "form_unit_name": form.unit_name,
                "form_year": form.year,
                "total_score": _exact(number(form.total_score)),
                "grade": form.grade,
                "execution_rate": _exact(number(form.execution_rate)),
            }


def _coverage(one: SubmissionOutcome) -> Iterator[Row]:
    for entry in one.coverage:
        yield {**_whose(one), **entry}


FINDINGS = Table(
    "findings",
    {
        **_WHOSE,
        "no": "whole",
        **dict.fromkeys(
            ("code", "name", "kind", "severity", "file", "sheet", "cell"), "text"
        ),
        "paragraph": "whole",
        **dict.fromkeys(
            ("quote", "label", "actual", "expected", "proof", "message", "advice"),
            "text",
        ),
        **dict.fromkeys(("source", "related", "safety", "edits"), "text"),
        "fingerprint": "text",
    },
    _findings,
)
TABLES = (
    FINDINGS,
    Table(
        "submissions",
        {
            **_WHOSE,
            "folder": "text",
            **dict.fromkeys(
                ("files", "workbooks", "reports", "attachments", "unreadable"), "whole"
            ),
            **dict.fromkeys(("forms", "errors", "warnings", "infos"), "whole"),
            "total_score": "number",
            "grade": "text",
            "execution_rate": "number",
        },
        _submissions,
    ),
    Table(
        "scores",
        {
            **_WHOSE,
            **dict.fromkeys(("file", "sheet", "form", "form_kind"), "text"),
            "form_unit_name": "text",
            "form_year": "whole",
            "total_score": "number",
            "grade": "text",
            "execution_rate": "number",
        },
        _scores,
    ),
    Table(
        "coverage",
        {
            **_WHOSE,
            "code": "text",
            "outcome": "text",
            "count": "whole",
            "reasons": "texts",
        },
        _coverage,
    ),
)
"""All tables, in the order in which they are documented."""


def _json(value: object) -> str | None:
    return json.dumps(value, ensure_ascii=False) if value else None


def _exact(value: Decimal | None) -> Decimal | None:
    """A number that fits its column; None for one that is nobody's score."""
    if value is None or abs(value) >= _LARGEST:
        return None
    return value.quantize(_PLACES)
