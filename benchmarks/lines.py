"""What a check costs as workbooks grow: ``python -m benchmarks.lines``.

Seconds of processor against rows, sheets, findings and files, each from few to many.
A straight line has an R² near 1 and the same cost for each further one at both ends;
a cost that grows with the square shows as a last step several times the first.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter

from benchmarks.small_forms import write_small_form
from selfeval_xl.api import check

_COLUMNS = ("项目名称", "年初预算数", "调整预算数", "决算数", "执行率")
_MOST_STEEP = 1.6

Write = Callable[[Path, int], None]


def write_rows(folder: Path, count: int, wrong: int = 0) -> None:
    """One 数据表 with so many projects, the first of them with a wrong rate."""
    book = xlsxwriter.Workbook(str(folder / "数据表.xlsx"))
    share = book.add_format({"num_format": "0.00%"})
    sheet = book.add_worksheet("数据表")
    sheet.write(0, 0, "项目支出绩效自评基础数据表")
    sheet.write(1, 0, "单位：万元")
    sheet.write_row(2, 0, _COLUMNS)
    totals = [0, 0, 0]
    for at in range(count):
        planned = 100 + at % 83
        figures = (planned, planned + 7, planned - at % 13)
        totals = [one + more for one, more in zip(totals, figures, strict=True)]
        rate = figures[2] / figures[1] if at >= wrong else 0.3
        sheet.write(3 + at, 0, f"第{at + 1}个项目")
        sheet.write_row(3 + at, 1, figures)
        sheet.write(3 + at, 4, round(rate, 4), share)
    sheet.write(3 + count, 0, "合计")
    sheet.write_row(3 + count, 1, totals)
    sheet.write(3 + count, 4, round(totals[2] / totals[1], 4), share)
    book.close()


def write_sheets(folder: Path, count: int) -> None:
    """One workbook with a project's form of 30 rows in each sheet."""
    book = xlsxwriter.Workbook(str(folder / "数据表.xlsx"))
    for number in range(count):
        sheet = book.add_worksheet(f"数据表{number + 1}")
        sheet.write(0, 0, f"第{number + 1}所基础数据表")
        sheet.write(1, 0, "单位：万元")
        sheet.write_row(2, 0, _COLUMNS[:4])
        for at in range(30):
            sheet.write(3 + at, 0, f"第{at + 1}个项目")
            sheet.write_row(3 + at, 1, (50 + at, 50 + at, 40 + at))
        sheet.write(33, 0, "合计")
        sheet.write_row(33, 1, (1935, 1935, 1635))
    book.close()


def write_findings(folder: Path, count: int) -> None:
    """One 数据表 of 2,000 rows with so many wrong rates."""
    write_rows(folder, 2000, count)


def write_files(folder: Path, count: int) -> None:
    """So many submissions of two small forms."""
    for at in range(count):
        place = folder / f"单位{at:05}"
        place.mkdir()
        for paper in range(2):
            write_small_form(place / f"表{paper + 1}.xlsx", paper)


KINDS: dict[str, tuple[Write, tuple[int, ...]]] = {
    "rows": (write_rows, (500, 1000, 2000, 4000, 8000)),
    "sheets": (write_sheets, (8, 16, 32, 64, 128)),
    "findings": (write_findings, (50, 100, 200, 400, 800)),
    "submissions": (write_files, (25, 50, 100, 200, 400)),
}


def processor_seconds(write: Write, count: int, passes: int) -> tuple[float, int]:
    """The least of some checks in seconds of processor, and how many findings."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), count)
        taken = []
        for _ in range(passes):
            start = time.process_time()
            result = check(place)
            taken.append(time.process_time() - start)
    return min(taken), len(result.findings)


def steepness(counts: Sequence[int], seconds: Sequence[float]) -> float:
    """What each further one costs in the last step, over that in the first two."""
    late = (seconds[-1] - seconds[-2]) / (counts[-1] - counts[-2])
    early = (seconds[2] - seconds[0]) / (counts[2] - counts[0])
    return late / early


def main() -> None:
    """Print each kind's costs with the straight line through them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kinds", nargs="*", help=f"out of {', '.join(KINDS)}")
    options.add_argument("--passes", type=int, default=3)
    chosen = options.parse_args()
    for kind in chosen.kinds or KINDS:
        write, counts = KINDS[kind]
        processor_seconds(write, counts[0], 1)  # so that no import is measured
        costs = [processor_seconds(write, one, chosen.passes) for one in counts]
        seconds = [one for one, _ in costs]
        slope, base = statistics.linear_regression(counts, seconds)
        fit = statistics.correlation(counts, seconds) ** 2
        steep = steepness(counts, seconds)
        print(f"\n{kind:>12}   seconds   findings")
        for count, (taken, found) in zip(counts, costs, strict=True):
            print(f"{count:12,} {taken:9.3f} {found:10,}")
        print(
            f"{base * 1000:.1f} ms + {slope * 1000:.3f} ms each, R² {fit:.4f};"
            f" the last step {steep:.2f} x as steep as the first"
            f" (at most {_MOST_STEEP})"
        )


if __name__ == "__main__":
    main()
