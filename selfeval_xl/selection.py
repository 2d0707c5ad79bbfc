"""Which rules and findings a run is about: ``--select`` and ``--ignore``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from selfeval_xl.errors import UsageError
from selfeval_xl.findings import Finding
from selfeval_xl.i18n import N_
from selfeval_xl.rules.kinds import KINDS
from selfeval_xl.rules.registry import Rule

_CODE = re.compile(r"[A-Z]{2}\d{0,3}")
_NEAREST = N_(
    "--{option} {word}：没有这样的规则编号、名称或类别，是否指 {near}？"
    "运行 selfeval-xl rules 可查看全部规则"
)
_UNKNOWN = N_(
    "--{option} {word}：没有这样的规则编号、名称或类别。"
    "运行 selfeval-xl rules 可查看全部规则"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, beginnings of codes, rule names and kinds; no ``select`` means all.

    ``ignore`` wins over ``select``.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def runs(self, rule: Rule) -> bool:
        """True where the rule may have a finding that is wanted.

        A rule may override its kind, so a kind alone never keeps a rule from running.
        """
        if any(_names_rule(token, rule.code, rule.name) for token in self.ignore):
            return False
        return not self.select or any(
            token in KINDS or _names_rule(token, rule.code, rule.name)
            for token in self.select
        )

    def keeps(self, finding: Finding) -> bool:
        """True where the finding is selected and not ignored."""
        if any(_names(token, finding) for token in self.ignore):
            return False
        return not self.select or any(_names(token, finding) for token in self.select)

    def counts(self, rule: Rule, found: bool) -> bool:
        """True where the coverage owes the rule a line.

        ``found`` tells whether a finding of the rule was kept; with a kind
        selected, rules of other kinds that found nothing are left out.
        """
        return (
            found
            or not self.select
            or any(
                token == rule.kind or _names_rule(token, rule.code, rule.name)
                for token in self.select
            )
        )


def make_selection(
    rules: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> Selection:
    """The selection of these words; UsageError where one names nothing."""
    known = tuple(rules)
    return Selection(
        tuple(_word(word, known, "select") for word in select),
        tuple(_word(word, known, "ignore") for word in ignore),
    )


def _names_rule(token: str, code: str, name: str) -> bool:
    if _CODE.fullmatch(token):
        return code.startswith(token)
    return token == name


def _names(token: str, finding: Finding) -> bool:
    return token == finding.kind or _names_rule(token, finding.code, finding.name)


def _word(word: str, rules: tuple[Rule, ...], option: str) -> str:
    """The word as the registry writes it."""
    code, name = word.strip().upper(), word.strip().lower()
    if _CODE.fullmatch(code) and any(rule.code.startswith(code) for rule in rules):
        return code
    if name.replace("-", "_") in KINDS:
        return name.replace("-", "_")
    name = name.replace("_", "-")
    if any(rule.name == name for rule in rules):
        return name
    known = [r.code for r in rules] + [r.name for r in rules] + sorted(KINDS)
    near = difflib.get_close_matches(code, known, 1, 0.5) or difflib.get_close_matches(
        word.strip().lower(), known, 1
    )
    if near:
        raise UsageError(_NEAREST, option=option, word=word, near=near[0])
    raise UsageError(_UNKNOWN, option=option, word=word)
