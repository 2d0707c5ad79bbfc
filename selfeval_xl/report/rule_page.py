"""The page of a rule as plain text, in the reader's language."""

from __future__ import annotations

from functools import cache

from selfeval_xl.report.columns import wrap
from selfeval_xl.rules.page import Page
from selfeval_xl.rules.registry import Rule, all_rules

WIDTH = 80
_INDENT = "    "


def rule_page(rule: Rule, lang: str) -> str:
    """Code, name and title, then each section below its heading."""
    page = rule_pages(lang)[rule.code]
    blocks = ["\n".join(wrap(f"{rule.code} {rule.name}: {page.title}", WIDTH))]
    for heading, text in page.sections:
        lines = wrap(text, WIDTH - len(_INDENT))
        blocks.append("\n".join([heading, *(_INDENT + line for line in lines)]))
    return "\n\n".join(blocks)


def rule_titles(lang: str) -> dict[str, str]:
    """What each rule reports, in one line without a full stop, by code."""
    return {code: page.title.rstrip(".。") for code, page in rule_pages(lang).items()}


@cache
def rule_pages(lang: str) -> dict[str, Page]:
    """The page of each rule in a language, by code."""
    return {rule.code: rule.page.in_language(lang) for rule in all_rules()}
