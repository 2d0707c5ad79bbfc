"""Faults planted in workbooks: what is found of them, kind by kind, and the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutation.measure import Tally, clean_books, false_alarms, measure

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
RECALL, PRECISION, PLACED = 0.99, 0.995, 0.98
CLEAN, PLANTED = 2000, 50
QUICK_CLEAN, QUICK_PLANTED = 240, 20
_HEAD = (
    *("fault", "planted", "recall", "precision"),
    *("right cell", "right correction", "fix converges"),
)


def run(is_quick: bool, seed: int, log: Path | None = None) -> tuple[list[str], bool]:
    """The table in Markdown, and whether it keeps within the targets."""
    clean, planted = (QUICK_CLEAN, QUICK_PLANTED) if is_quick else (CLEAN, PLANTED)
    count, said = false_alarms(clean_books(range(seed, seed + -(-clean // 3))))
    tallies = measure(
        clean_books(range(seed, seed + planted)), most=2 if is_quick else 4, fixes=10
    )
    whole = _whole(list(tallies.values()))
    lines = [
        f"Seeds {seed} to {seed + -(-clean // 3) - 1}; {count} clean workbooks, "
        f"{len(said)} errors or warnings in them.",
        "",
        "| " + " | ".join(_HEAD) + " |",
        "|---" + "|--:" * (len(_HEAD) - 1) + "|",
    ]
    lines += [_line(kind, tally) for kind, tally in sorted(tallies.items())]
    lines.append(_line("**all**", whole))
    if log is not None:
        log.write_text("\n".join(said + _misses(tallies)) + "\n", encoding="utf-8")
    is_enough = (
        whole.found >= RECALL * whole.planted
        and whole.placed * (1 - PRECISION) >= whole.alarms * PRECISION
        and whole.placed >= PLACED * whole.planted
        and not said
    )
    return lines, is_enough


def _whole(tallies: Sequence[Tally]) -> Tally:
    names = [name for name in vars(Tally()) if name != "misses"]
    return Tally(**{n: sum(getattr(one, n) for one in tallies) for n in names})


def _line(kind: str, one: Tally) -> str:
    shares = (
        (one.found, one.planted),
        (one.placed, one.placed + one.alarms),
        (one.placed, one.planted),
        (one.told_right, one.told),
        (one.converged, one.fixed),
    )
    cells = [f"{part / of:.2%}" if of else "—" for part, of in shares]
    return f"| {kind} | {one.planted} | " + " | ".join(cells) + " |"


def _misses(tallies: dict[str, Tally]) -> list[str]:
    """One line a miss: enough to make the same workbook again."""
    return [
        f"{kind} {name} {planted.sheet} {planted.cell}: {'; '.join(told) or 'nothing'}"
        for kind, tally in sorted(tallies.items())
        for name, planted, told in tally.misses
    ]


def write_page(lines: Sequence[str], command: str) -> None:
    """Write docs/accuracy.md anew."""
    text = "\n".join((*_INTRODUCTION, f"    {command}", "", *lines, "", *_MEANING))
    PAGE.write_text(text + "\n", encoding="utf-8")


_INTRODUCTION = (
    "# How often it is right",
    "",
    "Faults are planted one by one, and two at a time (*pairs*), in clean filled",
    "forms: the packaged ones, and 数据表, 评分表 and 项目支出绩效自评表 in drawn layouts",
    "(labels, order, offset, depth of the head, merged cells, 元 and 万元, percent",
    "styles, formulas or typed numbers). This page is written by",
    "",
)
_MEANING = (
    "*Recall*: a rule of the fault speaks. *Precision*: errors and warnings that are",
    "about the fault. *Right cell*: the cell with the fault is the one named, or among",
    "those named where the figures cannot settle it. *Right correction*: the value",
    "told is the one that was there, where one is told. *Fix converges*: after",
    "`fix --unsafe` the finding is gone; every tenth fault is tried.",
    "What rightly follows from a fault is no false alarm: a total that no longer fits",
    "a score, a rate that no longer fits a negative amount.",
    "",
    "The planted faults are mechanical; this is no measure of what filers get wrong.",
)
