"""The report for programs: one JSON object with stable keys, see docs/json.md."""

from __future__ import annotations

import json
from typing import Any

from selfeval_xl import __version__
from selfeval_xl.findings import Finding, Fix
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.report import Style
from selfeval_xl.result import Coverage, Result

SCHEMA = 1


def render(result: Result, style: Style) -> str:
    """The report as indented JSON; wording in the style's language."""
    return json.dumps(to_object(result), ensure_ascii=False, indent=2) + "\n"


def to_object(result: Result) -> dict[str, Any]:
    """The report as plain lists and dicts, in the order of the contract."""
    summary = result.summary
    return {
        "tool": "selfeval-xl",
        "version": __version__,
        "schema": SCHEMA,
        "files": [_file(paper) for paper in result.files],
        "findings": [_finding(finding) for finding in result.findings],
        "coverage": [_coverage(entry) for entry in result.coverage],
        "summary": {
            "files": summary.files,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "infos": summary.infos,
        },
    }


def _file(paper: Paper) -> dict[str, Any]:
    return {
        "path": paper.path,
        "kind": paper.kind,
        "format": paper.format,
        "forms": [
            {
                "id": form.spec,
                "sheet": form.sheet,
                "unit": form.unit_name,
                "year": form.year,
            }
            for form in paper.forms
        ],
        "sha256": paper.sha256,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    hit = finding.hit
    return {
        "no": finding.no,
        "code": finding.code,
        "name": finding.name,
        "kind": finding.kind,
        "severity": finding.severity.value,
        **_place(hit.place),
        "label": hit.label,
        "actual": hit.actual,
        "expected": hit.expected,
        "proof": hit.proof,
        "message": finding.message,
        "advice": finding.advice,
        "source": finding.source,
        "related": [_place(place) for place in hit.related],
        "fix": _fix(hit.fix),
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place) -> dict[str, Any]:
    """File, sheet and cell; for a place in a text its paragraph and words too."""
    found = {"file": place.file, "sheet": place.sheet, "cell": place.a1}
    if place.paragraph is None:
        return found
    return {**found, "paragraph": place.paragraph, "quote": place.quote}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "safety": fix.safety.value,
        "edits": [
            {
                "sheet": edit.place.sheet,
                "cell": edit.place.a1,
                "old": edit.old,
                "new": edit.new,
            }
            for edit in fix.edits
        ],
    }


def _coverage(entry: Coverage) -> dict[str, Any]:
    return {
        "code": entry.code,
        "outcome": entry.outcome.value,
        "count": entry.count,
        "reasons": list(entry.reasons),
    }
