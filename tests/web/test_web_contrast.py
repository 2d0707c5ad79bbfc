"""Colours of the pages and of the report, against WCAG 2.1, level AA."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import selfeval_xl

PACKAGE = Path(selfeval_xl.__file__).parent
SHEETS = [
    pytest.param(PACKAGE / "web" / "static" / "app.css", id="pages"),
    pytest.param(PACKAGE / "report" / "html" / "templates" / "report.css", id="report"),
]
TEXT, MARKS = 4.5, 3.0
_HEX = re.compile(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b")


def rules(sheet):
    """(selector, property -> value) of each rule, variables put in."""
    text = sheet.read_text("utf-8")
    variables = dict(re.findall(r"(--[a-z-]+): *(#[0-9a-f]+)", text))
    text = re.sub(r"var\((--[a-z-]+)\)", lambda found: variables[found[1]], text)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        pairs = (one.partition(":") for one in body.split(";") if ":" in one)
        yield selector.strip(), {name.strip(): value for name, _, value in pairs}


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(body, *names):
    return [found for name in names for found in _HEX.findall(body.get(name, ""))]


def grounds(sheet):
    """White and the soft ground, on which anything may stand."""
    soft = re.search(r"--soft: *(#[0-9a-f]+)", sheet.read_text("utf-8"))[1]
    return ["#fff", soft]


def test_contrast_is_that_of_the_standard():
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#fff"), 2) == 4.48


@pytest.mark.parametrize("sheet", SHEETS)
def test_text_can_be_read(sheet):
    """A colour on its own ground, else on each there is; a ground under each text."""
    given = list(rules(sheet))
    root = dict(re.findall(r"--(ink|link): *(#[0-9a-f]+)", sheet.read_text("utf-8")))
    faint = []
    for selector, body in given:
        grounds_here = colours(body, "background", "background-color")
        texts = colours(body, "color") or (list(root.values()) if grounds_here else [])
        for text, ground in product(texts, grounds_here or grounds(sheet)):
            if contrast(text, ground) < TEXT:
                faint.append((selector, text, ground))
    assert faint == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_is_made_faint(sheet):
    opacities = {
        body["opacity"].strip() for _, body in rules(sheet) if "opacity" in body
    }
    assert opacities <= {"0", "1"}  # 0 hides the native box of a label that shows


@pytest.mark.parametrize("sheet", SHEETS)
def test_focus_and_the_edges_of_controls_are_seen(sheet):
    marks = []
    for selector, body in rules(sheet):
        marks += [(selector, one) for one in colours(body, "outline")]
        if re.search(r"\b(button|input|label|drop)\b", selector):
            names = [name for name in body if name.startswith("border")]
            marks += [(selector, one) for one in colours(body, *names)]
    assert marks
    faint = [m for m in marks if min(contrast(m[1], g) for g in grounds(sheet)) < MARKS]
    assert faint == []
