"""Bent inputs by the million: ``python -m benchmarks.fuzz``.

    python -m benchmarks.fuzz [--target NAME] [--count N] [--seed S] [--log FILE]
                              [--resume] [--again] [--write]

Targets: cells, sentences, intake, reader, locator, patcher, or all. Seed n always
gives the same input while the bases (samples) are the same. No input may end in an
exception other than the product's own, take more than 2 seconds of the processor, or
need more than 300 MB; each chunk is tried in a process of its own, and where that dies
the seed it died of is named. ``--resume`` goes on after the last seed in the log,
``--again`` tries the failed ones once more, and chunks that took too much memory,
``--write`` puts the table into docs/fuzzing.md. Exits 1 where anything failed.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.fuzzing import running

_PAGE = Path(__file__).parents[1] / "docs" / "fuzzing.md"
_START, _END = "<!-- table -->", "<!-- end -->"


def main() -> int:
    """Run what was asked for and print a line for each chunk."""
    options = argparse.ArgumentParser(description=__doc__)
    names = (*running.SIZES, "all")
    options.add_argument("--target", choices=names, default="all")
    options.add_argument("--count", type=int, help="of each target")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--log", type=Path, default=Path("fuzz.jsonl"))
    options.add_argument("--resume", action="store_true")
    options.add_argument("--again", action="store_true")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    if chosen.log.exists() and not (chosen.resume or chosen.again or chosen.write):
        options.error(f"{chosen.log} is there already: --resume, or another --log")
    log = running.Log.at(chosen.log)
    if chosen.write:
        write(log)
        return 0
    targets = running.SIZES if chosen.target == "all" else (chosen.target,)
    wanted = {name: chosen.count or running.SIZES[name][0] for name in targets}
    lines = (
        running.again(log) if chosen.again else running.run(wanted, chosen.seed, log)
    )
    failed = 0
    for line in lines:
        failed += line["failed"]
        last = line["first"] + line["count"] - 1
        print(
            f"{time.strftime('%H:%M:%S')} {line['target']:9} {line['first']}-{last} "
            f"{line['seconds']:.1f} s, slowest {line['slowest'] * 1000:.0f} ms "
            f"({line['slowest_seed']}), {line['peak_mb']} MB, {line['failed']} failed",
            flush=True,
        )
        for one in line["failures"]:
            print(f"    {one['seed']}: {one['what']}", flush=True)
    return 1 if failed else 0


def write(log: running.Log) -> None:
    """Put the table of the log into the page."""
    text = _PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(_START)
    _, _, after = rest.partition(_END)
    made = "\n".join(["", "", *running.table(log), "", ""])
    _PAGE.write_text(before + _START + made + _END + after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
