"""Bring the parts of the README that come from the code up to date.

    python docs/refresh_readme.py

Each part stands between "<!-- NAME -->" and "<!-- /NAME -->".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from selfeval_xl.api import check
from selfeval_xl.report import Style, reporter
from selfeval_xl.report.rule_page import rule_titles
from selfeval_xl.rules.registry import all_rules

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
# The sample whose report the README shows.
EXAMPLE = ROOT / "samples" / "02-公开案例"


def rule_table() -> str:
    """One line for each rule: code, severity, name and what it reports."""
    titles = rule_titles("en")
    lines = ["| code | severity | name | reports that |", "|---|---|---|---|"]
    for rule in all_rules():
        cells = (rule.code, rule.severity.value, rule.name, titles[rule.code])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def example() -> str:
    """What the check of the sample prints."""
    report = reporter("text").render(check(EXAMPLE), Style())
    return f"```console\n$ selfeval-xl check samples/{EXAMPLE.name}\n{report}```"


PARTS: dict[str, Callable[[], str]] = {"rules": rule_table, "example": example}


def refreshed(text: str) -> str:
    """The README with every part as it should be."""
    for name, make in PARTS.items():
        part = f"<!-- {name} -->\n{make()}\n<!-- /{name} -->"
        pattern = f"<!-- {name} -->.*<!-- /{name} -->"
        text = re.sub(pattern, lambda _, part=part: part, text, flags=re.DOTALL)
    return text


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
