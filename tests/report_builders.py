"""Written reports for tests: the right ones of the folder, changed at one place."""

from __future__ import annotations

from pathlib import Path

from selfeval_xl.findings import Hit
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.read.txt import read_txt
from selfeval_xl.rules.registry import all_rules

FOLDER = Path(__file__).parent / "report_texts"
RIGHT = sorted(path.stem for path in FOLDER.glob("*.txt") if "faulty" not in path.stem)


def written(name="guangdong_right", **more):
    """A report of the folder, read as the program reads it."""
    return read_txt((FOLDER / f"{name}.txt").read_bytes(), f"{name}.txt", **more)


def changed(*pairs, name="guangdong_right"):
    """The report with each (old, new) put in; the old must be there."""
    words = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in words, old
        words = words.replace(old, new, 1)
    return read_txt(words.encode(), f"{name}.txt")


def lines(*texts, file="某单位自评报告.txt"):
    """A text of these paragraphs."""
    return Text(file, tuple(Paragraph(i, text) for i, text in enumerate(texts, 1)))


def rule_of(code):
    (found,) = [rule for rule in all_rules() if rule.code == code]
    return found


def told(code, text):
    """(quote, severity, actual, expected, variant) of each hit, in order."""
    rule = rule_of(code)
    return [
        (
            hit.place.quote,
            str(hit.severity or rule.severity),
            hit.actual,
            hit.expected,
            hit.variant,
        )
        for hit in rule.check(text)
        if isinstance(hit, Hit)
    ]


def everything(text):
    """(code, paragraph, kind) of every hit of the report's rules."""
    return [
        (rule.code, hit.place.paragraph, hit.kind or rule.kind)
        for rule in all_rules()
        if rule.code.startswith("TX2")
        for hit in rule.check(text)
        if isinstance(hit, Hit)
    ]
