"""Precision and recall, kind by kind: faults planted in workbooks, and texts.

    python -m benchmarks.accuracy [--quick] [--write] [--seed N] [--log FILE]

Workbooks: see ``accuracy_workbooks``; ``--write`` puts the table into
docs/accuracy.md, ``--log`` lists every miss. Texts, over the own cases: three sets,
each of consistent cases, which must stay silent, and of faulty ones with what must be
found: sentences by themselves (TX1xx, ``tests/narrative``), sentences beside tables
(XD1xx, ``tests/rules/crossing_sentences.py``), and whole reports (TX2xx,
``tests/report_texts`` and ``tests/report_faults.py``). Exits 1 below the limits.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks import accuracy_workbooks
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse

TESTS = Path(__file__).parents[1] / "tests"
for _folder in (TESTS, TESTS / "narrative", TESTS / "rules"):
    sys.path.insert(0, str(_folder))
RECALL, PRECISION = 0.97, 1.0

Case = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]
"""What must be found of one case, and what is; the first of each is its class."""


def sentences() -> Iterator[Case]:
    """Sentences by themselves: kind, claimed and expected of all but information."""
    from right_sentences import RIGHT
    from wrong_sentences import WRONG

    for _, sentence, wanted in [(*case, []) for case in RIGHT] + WRONG:
        analysis = analyse(Text("cases.txt", (Paragraph(1, sentence),)))
        found = [
            (claim.kind, claim.actual, claim.expected)
            for claim in analysis.claims
            if claim.severity != "info"
        ]
        yield wanted, found


def crossings() -> Iterator[Case]:
    """Sentences beside tables: rule, claimed, expected and the cells beside them."""
    from crossing_sentences import RIGHT, WRONG
    from submission_kit import of_sentence

    for _, sentence, wanted in [(*case, []) for case in RIGHT] + WRONG:
        yield (
            [(code, actual, right, *cells) for code, actual, right, cells in wanted],
            [
                (code, actual, right, *cells)
                for code, actual, right, cells in of_sentence(sentence)
            ],
        )


def reports() -> Iterator[Case]:
    """Whole reports: rule and paragraph; the right ones of the folder are silent."""
    from report_builders import RIGHT, written
    from report_faults import cases, found

    for name in RIGHT:
        yield [], found(written(name))
    for text, wanted in cases():
        yield wanted, found(text)


def measure(
    cases: Iterable[Case],
) -> tuple[Counter[str], Counter[str], Counter[str], int]:
    """By class: findings wanted, wanted ones found, false ones; and how many cases."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    count = 0
    for expected, given in cases:
        count += 1
        left = list(given)
        for one in expected:
            wanted[str(one[0])] += 1
            if one in left:
                left.remove(one)
                found[str(one[0])] += 1
        alarms.update(str(one[0]) for one in left)
    return wanted, found, alarms, count


def show(title: str, cases: Callable[[], Iterable[Case]]) -> bool:
    """Print one set's table; True where it keeps within the limits."""
    wanted, found, alarms, count = measure(cases())
    heads = f"{'wanted':>8}{'found':>8}{'false':>8}{'recall':>9}{'precision':>11}"
    print(f"{title}: {count} cases\n{'kind':<18}{heads}")
    recall = precision = 1.0
    for kind in [*sorted(wanted | alarms), ""]:
        want, got, false = (
            one[kind] if kind else one.total() for one in (wanted, found, alarms)
        )
        recall = got / want if want else 1.0
        precision = got / (got + false) if got + false else 1.0
        name = kind or "all"
        print(f"{name:<18}{want:>8}{got:>8}{false:>8}{recall:>9.1%}{precision:>11.1%}")
    print()
    return recall >= RECALL and precision >= PRECISION


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", type=Path)
    options = parser.parse_args()
    lines, is_right = accuracy_workbooks.run(options.quick, options.seed, options.log)
    print("\n".join(lines), end="\n\n")
    if options.write:
        quick = " --quick" if options.quick else ""
        command = f"python -m benchmarks.accuracy{quick} --write --seed {options.seed}"
        accuracy_workbooks.write_page(lines, command)
    is_enough = [
        is_right,
        show("sentences (TX1xx)", sentences),
        show("sentences beside tables (XD1xx)", crossings),
        show("whole reports (TX2xx)", reports),
    ]
    return 0 if all(is_enough) else 1


if __name__ == "__main__":
    sys.exit(main())
