"""Precision and recall of the text rules, kind by kind, over the project's sentences.

    python -m benchmarks.accuracy

Reads the sentences of ``tests/narrative``: consistent ones, which must stay silent,
and faulty ones with what must be found. Exits 1 where a kind falls below the limits.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse

CASES = Path(__file__).parents[1] / "tests" / "narrative"
RECALL, PRECISION = 0.97, 1.0

Found = tuple[str, str, str | None]


def claims(sentence: str) -> list[Found]:
    """Kind, claimed and expected of all that is more than information."""
    analysis = analyse(Text("cases.txt", (Paragraph(1, sentence),)))
    return [
        (claim.kind, claim.actual, claim.expected)
        for claim in analysis.claims
        if claim.severity != "info"
    ]


def measure() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By kind: findings wanted, wanted ones found, and false ones."""
    sys.path.insert(0, str(CASES))
    from right_sentences import RIGHT
    from wrong_sentences import WRONG

    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for _, sentence, expected in [(*case, []) for case in RIGHT] + WRONG:
        left = claims(sentence)
        for one in expected:
            wanted[one[0]] += 1
            if one in left:
                left.remove(one)
                found[one[0]] += 1
        alarms.update(kind for kind, _, _ in left)
    print(f"{len(RIGHT)} consistent sentences, {len(WRONG)} faulty ones")
    return wanted, found, alarms


def main() -> int:
    wanted, found, alarms = measure()
    heads = f"{'wanted':>8}{'found':>8}{'false':>8}{'recall':>9}{'precision':>11}"
    print(f"{'kind':<18}{heads}")
    for kind in [*sorted(wanted | alarms), ""]:
        want, got, false = (
            count[kind] if kind else count.total() for count in (wanted, found, alarms)
        )
        recall = got / want if want else 1.0
        precision = got / (got + false) if got + false else 1.0
        name = kind or "all"
        print(f"{name:<18}{want:>8}{got:>8}{false:>8}{recall:>9.1%}{precision:>11.1%}")
    is_enough = recall >= RECALL and precision >= PRECISION
    return 0 if is_enough else 1


if __name__ == "__main__":
    sys.exit(main())
