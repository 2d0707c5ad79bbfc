"""Faults planted in workbooks and their reports: what is found, rule by rule."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.mutation.jobs import jobs
from benchmarks.mutation.jobs import run as do_all
from benchmarks.mutation.measure import Record, Seen
from selfeval_xl.rules.registry import all_rules

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
RECALL, PRECISION, PLACED = 0.99, 0.995, 0.98
NOT_PLANTED = {
    "AR213": "it reads remarks in words; its own test has the sentences",
}
"""Rules for which the corpus has no fault, and why."""
_HEAD = (
    *("planted", "recall", "precision"),
    *("right cell", "right correction", "fix converges"),
)


def run(is_quick: bool, seed: int, log: Path | None = None) -> tuple[list[str], bool]:
    """The tables in Markdown, and whether they keep within the targets."""
    record = do_all(jobs(is_quick, seed), min(2, os.cpu_count() or 1))
    said = [one for one in record.misses if one.startswith("clean ")]
    lines = [
        f"Seed {seed}; {record.clean} clean workbooks, {len(said)} errors or warnings "
        f"in them; {len(record.seen)} faults.",
        "",
        *_table("rule", _by_rule(record), record),
        "",
        *_not_planted(record),
        *_table("how planted", _by_group(record), record),
    ]
    if log is not None:
        log.write_text("\n".join(record.misses) + "\n", encoding="utf-8")
    return lines, not said and _is_enough(record.seen, len(record.alarms))


def _is_enough(seen: Sequence[Seen], alarms: int) -> bool:
    placed = sum(one.is_placed for one in seen)
    return (
        sum(one.is_found for one in seen) >= RECALL * len(seen)
        and placed * (1 - PRECISION) >= alarms * PRECISION
        and placed >= PLACED * len(seen)
    )


_Rows = list[tuple[str, list[Seen], int]]


def _by_rule(record: Record) -> _Rows:
    alarms = Counter(rule for _, rule in record.alarms)
    names = {one.code: one.name for one in all_rules()}
    seen = _sorted(record.seen, lambda one: one.rule)
    return [
        (f"{code} {names.get(code, '')}", seen.get(code, []), alarms[code])
        for code in sorted({*seen, *alarms})
    ]


def _by_group(record: Record) -> _Rows:
    alarms = Counter(group for group, _ in record.alarms)
    seen = _sorted(record.seen, lambda one: one.group)
    return [(group, some, alarms[group]) for group, some in seen.items()]


def _sorted(seen: Iterable[Seen], by: Callable[[Seen], str]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for one in sorted(seen, key=by):
        found.setdefault(by(one), []).append(one)
    return found


def _table(name: str, rows: _Rows, record: Record) -> list[str]:
    lines = [_row((name, *_HEAD)), "|---" + "|--:" * len(_HEAD) + "|"]
    lines += [_line(label, seen, alarms) for label, seen, alarms in rows]
    lines.append(_line("**all**", record.seen, len(record.alarms)))
    return lines


def _line(label: str, seen: Sequence[Seen], alarms: int) -> str:
    placed = sum(one.is_placed for one in seen)
    shares = (
        (sum(one.is_found for one in seen), len(seen)),
        (placed, placed + alarms),
        (placed, len(seen)),
        (sum(one.is_right for one in seen), sum(one.is_told for one in seen)),
        (sum(one.is_settled for one in seen), sum(one.is_fixed for one in seen)),
    )
    cells = [f"{part / of:.2%}" if of else "—" for part, of in shares]
    return _row((label, str(len(seen)), *cells))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _not_planted(record: Record) -> list[str]:
    """The rules without a fault in this run, each with the reason."""
    seen = {one.rule for one in record.seen}
    rest = [one for one in all_rules() if one.code not in seen]
    if not rest:
        return ["Every rule has faults of its own.", ""]
    told = [
        f"- {one.code} {one.name}: {NOT_PLANTED.get(one.code, 'not in this run')}"
        for one in rest
    ]
    return ["Not planted:", "", *told, ""]


def write_page(lines: Sequence[str], command: str) -> None:
    """Write docs/accuracy.md anew."""
    text = "\n".join((*_INTRODUCTION, f"    {command}", "", *lines, "", *_MEANING))
    PAGE.write_text(text + "\n", encoding="utf-8")


_INTRODUCTION = (
    "# How often it is right",
    "",
    "Faults are planted in clean filled forms, one by one and two and three at a",
    "time: in the packaged forms, and in 数据表, 评分表 and 项目支出绩效自评表 of drawn",
    "layouts (labels from the vocabulary and others, order, offset, depth of the head,",
    "merged cells, sheets, 元 and 万元, percent styles, formulas or typed numbers). The",
    "same forms are also handed in as .xls, .et, .ods and as tables of a .docx. Whole",
    "hand-ins of one unit, with a report in drawn wording, get faults across papers",
    "and in the report, against last year's papers, against what was published and",
    "against the form as issued. This page is written by",
    "",
)
_MEANING = (
    "*Recall*: a rule of the fault speaks. *Precision*: of what the rule says, the",
    "share that is about a fault of its own; errors and warnings count wherever they",
    "stand, information where the rule only informs. *Right cell*: the cell with the",
    "fault is the one named, or among those named where the figures cannot settle it;",
    "in a report the paragraph. *Right correction*: the value told is the one that was",
    "there, where one is told. *Fix converges*: after `fix --unsafe` the finding is",
    "gone, where a copy was made; every tenth fault is tried.",
    "A fault that several rules may name (a wrong sum is also a wrong balance) counts",
    "for the one that named it. What rightly follows from a fault is no false alarm: a",
    "total that no longer fits a score, a rate that no longer fits a negative amount.",
    "",
    "The planted faults are mechanical; this is no measure of what filers get wrong.",
)
