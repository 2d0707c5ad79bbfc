"""The report for code-scanning tools: one SARIF 2.1.0 log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from selfeval_xl import __version__
from selfeval_xl.findings import Finding, Severity
from selfeval_xl.model.place import Place
from selfeval_xl.report import Style
from selfeval_xl.report.rule_page import rule_page, rule_titles
from selfeval_xl.result import Accepted, Failure, Result
from selfeval_xl.rules.registry import Rule, all_rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
# The name and version of the way fingerprints are made.
_PRINT = "selfeval/v1"


def render(result: Result, style: Style) -> str:
    """The log as indented JSON, every letter outside ASCII as it is."""
    return (
        json.dumps(to_object(result, style.lang), ensure_ascii=False, indent=2) + "\n"
    )


def to_object(result: Result, lang: str) -> dict[str, Any]:
    """The log as plain lists and dicts; accepted findings are suppressed results."""
    both = [*result.findings, *(one.finding for one in result.accepted)]
    rules = list(_rules(both))
    index = {rule.code: number for number, rule in enumerate(rules)}
    accepted = {one.finding.no: one for one in result.accepted}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "selfeval-xl",
                "version": __version__,
                "rules": list(_rules_told(rules, lang)),
            }
        },
        "invocations": [
            {
                "executionSuccessful": not result.failures,
                "toolExecutionNotifications": [
                    *map(_notification, result.failures),
                    *({"level": "note", "message": {"text": n}} for n in result.notes),
                ],
            }
        ],
        "artifacts": [_artifact(p.path, p.size, p.sha256) for p in result.files],
        "columnKind": "utf16CodeUnits",
        "results": [
            _result(finding, index.get(finding.code), accepted.get(finding.no))
            for finding in sorted(both, key=lambda finding: finding.no)
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def file_uri(path: str) -> str:
    """A path as a relative reference: "/" between folders, the rest escaped.

    A path from the root, such as that of a file named from elsewhere, is a file URI.
    """
    plain = path.replace("\\", "/")
    is_drive = plain[1:2] == ":" and plain[:1].isalpha()
    head = "file:///" if is_drive else "file://" if plain.startswith("/") else ""
    kept = "/:" if is_drive else "/"
    return head + quote(plain.encode("utf-8", "replace"), safe=kept)


def _rules(findings: Iterable[Finding]) -> Iterator[Rule]:
    """The rules that found something, by code."""
    codes = {finding.code for finding in findings}
    return (rule for rule in all_rules() if rule.code in codes)


def _rules_told(rules: Iterable[Rule], lang: str) -> Iterator[dict[str, Any]]:
    titles = rule_titles(lang)
    for rule in rules:
        yield {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": titles[rule.code]},
            "help": {"text": rule_page(rule, lang)},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"kind": rule.kind, "source": rule.source(lang)},
        }


def _artifact(path: str, size: int, sha256: str) -> dict[str, Any]:
    found: dict[str, Any] = {"location": {"uri": file_uri(path)}, "length": size}
    return {**found, "hashes": {"sha-256": sha256}} if sha256 else found


def _notification(failure: Failure) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": failure.text},
        "associatedRule": {"id": failure.code},
        "locations": [_location(Place(failure.file))],
    }


def _result(
    finding: Finding, index: int | None, accepted: Accepted | None
) -> dict[str, Any]:
    hit = finding.hit
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, [finding.message, finding.advice]))},
        "locations": [_location(hit.place)],
        "partialFingerprints": {_PRINT: finding.fingerprint},
        "properties": {
            "no": finding.no,
            "kind": finding.kind,
            "label": hit.label,
            "actual": hit.actual,
            "expected": hit.expected,
            "proof": hit.proof,
        },
    }
    if index is not None:
        found["ruleIndex"] = index
    if hit.related:
        found["relatedLocations"] = [
            {"id": number, **_location(place)}
            for number, place in enumerate(hit.related, 1)
        ]
    if accepted is not None:
        why = f"{accepted.reason} ({accepted.who})"
        found["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": why}
        ]
    return found


def _location(place: Place) -> dict[str, Any]:
    """The file, and in it the cell ("数据表!I12") or the paragraph."""
    found: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": file_uri(place.file)}}
    }
    if place.paragraph is not None:
        found["message"] = {"text": place.quote or ""}
        name, kind = f"¶{place.paragraph}", "element"
    elif place.sheet is not None:
        name = f"{place.sheet}!{place.a1}" if place.a1 else place.sheet
        kind = "element" if place.a1 else "object"
    else:
        return found
    full = f"{place.file}#{name}"
    found["logicalLocations"] = [
        {"name": name, "fullyQualifiedName": full, "kind": kind}
    ]
    return found
