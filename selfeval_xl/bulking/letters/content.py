"""What a letter says: the placeholders of its template and what stands for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from selfeval_xl.bulking.outcome import SubmissionOutcome
from selfeval_xl.i18n import N_, translate

# Findings a letter lists; nobody reads more, and the summary has them all.
MOST = 300
# What XML cannot hold, and what turns the direction of writing round.
_UNWRITABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd"
    "\U00010000-\U0010ffff]"
)
_GRAVEST_FIRST = ("error", "warning", "info")


def content(submission: SubmissionOutcome, today: str, lang: str) -> dict[str, Any]:
    """The values of the placeholders for one submission, as docs/letters.md lists."""
    tr = partial(translate, lang=lang)
    found = submission.findings
    listed = sorted(found, key=lambda one: _GRAVEST_FIRST.index(str(one["severity"])))[
        :MOST
    ]
    by_severity = {
        severity: [
            _finding(one, submission.folder, lang)
            for one in sorted(listed, key=lambda one: int(str(one["no"])))
            if one["severity"] == severity
        ]
        for severity in _GRAVEST_FIRST
    }
    counts = {
        severity: sum(one["severity"] == severity for one in found)
        for severity in _GRAVEST_FIRST
    }
    more = len(found) - len(listed)
    unit = submission.unit_name or submission.folder or submission.id
    return {
        "unit": _clean(unit),
        "year": submission.year or "",
        "folder": _clean(submission.folder),
        "today": _day(today, lang),
        "files": [
            _clean(_inside(paper.path, submission.folder))
            for paper in submission.papers
        ],
        "file_count": len(submission.papers),
        "errors": by_severity["error"],
        "warnings": by_severity["warning"],
        "infos": by_severity["info"],
        "error_count": counts["error"],
        "warning_count": counts["warning"],
        "info_count": counts["info"],
        "more": (
            tr("问题较多，只列出 {listed} 处，其余 {count} 处见汇总表。").format(
                listed=len(listed), count=more
            )
            if more
            else ""
        ),
    }


def example() -> SubmissionOutcome:
    """A submission with a finding of each severity, to try a template on."""
    findings = tuple(
        {"no": no, "code": "", "severity": severity, "file": ""}
        for no, severity in enumerate(_GRAVEST_FIRST, 1)
    )
    return SubmissionOutcome("", "", "", None, (), findings, ())


def _finding(finding: Mapping[str, object], folder: str, lang: str) -> dict[str, Any]:
    said = {key: _clean(value) for key, value in finding.items() if _is_plain(value)}
    tr = partial(translate, lang=lang)
    file = _clean(_inside(str(finding["file"]), folder))
    sheet, cell = said.get("sheet", ""), said.get("cell", "")
    where = cell
    if finding.get("paragraph"):
        where = tr("第 {number} 段").format(number=finding["paragraph"])
    message, proof = said.get("message", ""), said.get("proof", "")
    return {
        "no": said["no"],
        "code": said["code"],
        "file": file,
        "sheet": sheet,
        "cell": cell,
        "where": where,
        "place": "\n".join(filter(None, (file, sheet, where))),
        "label": said.get("label", ""),
        "actual": said.get("actual", ""),
        "expected": said.get("expected", ""),
        "proof": proof,
        "quote": said.get("quote", ""),
        "message": message,
        "advice": said.get("advice", ""),
        "written": "\n".join(_written(said, tr)),
        "why": "\n".join(_why(said, tr)),
    }


def _written(said: Mapping[str, str], tr: Callable[[str], str]) -> Sequence[str]:
    """What is written and what it should be."""
    parts = (("quote", N_("原文：{text}")), ("expected", N_("应为：{text}")))
    if not said.get("quote"):
        parts = (("actual", N_("填写：{text}")), parts[1])
    return [tr(words).format(text=said[key]) for key, words in parts if said.get(key)]


def _why(said: Mapping[str, str], tr: Callable[[str], str]) -> Sequence[str]:
    """The message, and the proof where the message does not hold it already."""
    message, proof = said.get("message", ""), said.get("proof", "")
    if not proof or proof in message:
        return [message]
    return [message, tr("算式：{proof}").format(proof=proof)]


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int))


def _clean(value: object) -> str:
    """The value as text that a document can hold and that stays what it is."""
    return _UNWRITABLE.sub("", str(value))


def _inside(path: str, folder: str) -> str:
    """The path as seen from the submission's folder."""
    start = f"{folder}/"
    return path[len(start) :] if folder and path.startswith(start) else path


def _day(today: str, lang: str) -> str:
    day = date.fromisoformat(today)
    return translate(N_("{year} 年 {month} 月 {day} 日"), lang).format(
        year=day.year, month=day.month, day=day.day
    )
