"""What a text rule says of a paragraph, in short."""

from __future__ import annotations

from selfeval_xl.findings import Hit
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.rules.registry import all_rules


def run(code, *paragraphs):
    """Everything the rule yields: hits, and the account of other checks."""
    (rule,) = [rule for rule in all_rules() if rule.code == code]
    text = Text("报告.txt", tuple(map(Paragraph, range(1, 99), paragraphs)))
    return rule, list(rule.check(text))


def hits(code, *paragraphs):
    """(variant, words as written, right words, quote) of every hit."""
    _, items = run(code, *paragraphs)
    return [
        (item.variant, item.actual, item.expected, item.place.quote)
        for item in items
        if isinstance(item, Hit)
    ]


def account(code, *paragraphs):
    """(outcome, count) of the checks without a finding."""
    _, items = run(code, *paragraphs)
    return [
        (str(item.outcome), item.count) for item in items if not isinstance(item, Hit)
    ]


def says(code, *paragraphs):
    """Message and advice of the only hit."""
    rule, items = run(code, *paragraphs)
    (hit,) = [item for item in items if isinstance(item, Hit)]
    values = {
        "actual": hit.actual,
        "expected": hit.expected or "",
        "proof": hit.proof or "",
    }
    message, advice = rule.templates(hit.variant)
    return message.format(**values), advice.format(**values)
