"""The decorator that makes a function a rule, and the table of all rules."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import page_text
from selfeval_xl.rules.page import Page, read_page

Check = Callable[[Any], Iterator[Hit | Checked]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its stamp.

    ``target`` is the type of the one argument the check takes: Paper, Workbook,
    Form, Arithmetic, Text or Submission. ``variants`` are further (message, advice)
    pairs by name. ``page`` is read from the module's docstring.
    """

    code: str
    name: str
    kind: str
    severity: Severity
    target: type
    message: str
    advice: str
    check: Check
    page: Page
    variants: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.code[:2]

    def source(self, lang: str) -> str:
        """What the check rests on: the page's section "Source" in a language."""
        return page_text(self.page.section("Source"), lang)

    def templates(self, variant: str) -> tuple[str, str]:
        """Message and advice of a variant, "" for the rule's own."""
        return self.variants[variant] if variant else (self.message, self.advice)


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    *,
    kind: str,
    severity: Severity,
    target: type,
    message: str,
    advice: str,
    variants: Mapping[str, tuple[str, str]] | None = None,
) -> Callable[[Check], Check]:
    """Register the decorated check under a code that is never reused.

    Raises ValueError where the code is taken.
    """

    def register(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"rule code {code} is taken by {_RULES[code].name}")
        page = read_page(importlib.import_module(check.__module__).__doc__ or "")
        _RULES[code] = Rule(
            code,
            name,
            kind,
            severity,
            target,
            message,
            advice,
            check,
            page,
            variants or {},
        )
        return check

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the package, by code."""
    package = importlib.import_module("selfeval_xl.rules")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
    return tuple(_RULES[code] for code in sorted(_RULES))
