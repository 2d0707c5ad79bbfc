"""docs/checks.md explains every check number that a rule page or identity names."""

from __future__ import annotations

import re
from pathlib import Path

from selfeval_xl.forms.vocabulary import vocabulary
from selfeval_xl.rules.registry import all_rules

PAGE = (Path(__file__).parents[1] / "docs" / "checks.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"\b[A-G]-\d\d\b")


def test_every_named_check_is_explained():
    listed = set(NUMBER.findall(PAGE))
    named = {n for rule in all_rules() for n in NUMBER.findall(rule.source("en"))}
    named |= {n for one in vocabulary().identities for n in NUMBER.findall(one.source)}
    assert sorted(named - listed) == []
