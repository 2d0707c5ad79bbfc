"""Outcomes as JSON that is stored and sent: exact there and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from selfeval_xl.bulking.outcome import (
    FormOutcome,
    PaperOutcome,
    SubmissionOutcome,
    Superseded,
)

_LEVEL = 1  # findings are repetitive: more effort gains a tenth


@dataclass(frozen=True, slots=True)
class FolderOutcome:
    """What came of one folder; all its paths are relative to the folder.

    ``is_lasting`` where it follows from the contents alone: a file that could not
    be got at today may be there tomorrow.
    """

    submissions: tuple[SubmissionOutcome, ...]
    superseded: tuple[Superseded, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    is_lasting: bool = True


def pack(outcome: FolderOutcome) -> bytes:
    """The outcome as packed JSON; equal outcomes give equal bytes."""
    text = json.dumps(
        {
            "submissions": [_submission(one) for one in outcome.submissions],
            "superseded": [[s.path, s.by, s.rule] for s in outcome.superseded],
            "left_out": dict(outcome.left_out),
            "notes": outcome.notes,
            "is_lasting": outcome.is_lasting,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    # a file name may hold bytes that are no character
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes) -> FolderOutcome:
    """What ``pack`` was given.

    Raises ValueError, KeyError or TypeError for what it did not make.
    """
    try:
        text = zlib.decompress(data).decode("utf-8", "surrogatepass")
    except zlib.error as error:
        raise ValueError(str(error)) from error
    found: Any = json.loads(text)
    return FolderOutcome(
        tuple(_submission_of(one) for one in found["submissions"]),
        tuple(Superseded(*one) for one in found["superseded"]),
        found["left_out"],
        tuple(found["notes"]),
        found["is_lasting"],
    )


def _submission(one: SubmissionOutcome) -> dict[str, Any]:
    return {
        "id": one.id,
        "folder": one.folder,
        "unit_name": one.unit_name,
        "year": one.year,
        "papers": [_paper(paper) for paper in one.papers],
        "findings": one.findings,
        "coverage": one.coverage,
    }


def _submission_of(found: Mapping[str, Any]) -> SubmissionOutcome:
    return SubmissionOutcome(
        found["id"],
        found["folder"],
        found["unit_name"],
        found["year"],
        tuple(_paper_of(one) for one in found["papers"]),
        tuple(found["findings"]),
        tuple(found["coverage"]),
    )


def _paper(one: PaperOutcome) -> list[Any]:
    forms = [
        [
            form.id,
            form.kind,
            form.sheet,
            form.unit_name,
            form.year,
            form.total_score,
            form.grade,
            form.execution_rate,
            dict(form.figures),
        ]
        for form in one.forms
    ]
    return [one.path, one.kind, one.format, one.sha256, one.size, forms, one.text_marks]


def _paper_of(found: list[Any]) -> PaperOutcome:
    path, kind, format_name, sha256, size, forms, marks = found
    some = tuple(FormOutcome(*one) for one in forms)
    return PaperOutcome(path, kind, format_name, sha256, size, some, tuple(marks))
