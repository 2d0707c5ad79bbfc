"""Scripts and style sheets keep to what Chromium 87 knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import selfeval_xl

ROOT = Path(selfeval_xl.__file__).parent
FOLDERS = (ROOT / "web", ROOT / "report" / "html")
FILES = sorted(
    file
    for folder in FOLDERS
    for file in folder.rglob("*")
    if file.suffix in (".css", ".js", ".html")
)
# Each with the Chromium that first had it; 0 for what older screen readers lose.
NEWER = {
    r":has\(": 105,
    r":is\(": 88,
    r":where\(": 88,
    r":user-(in)?valid": 119,
    r"aspect-ratio\s*:": 88,
    r"@container": 105,
    r"@layer": 99,
    r"accent-color": 93,
    r"\d(dvh|svh|lvh)\b": 108,
    r"color-mix\(": 111,
    r"overflow(-[xy])?:\s*clip": 90,
    r"content-visibility.*auto\s*;.*contain-intrinsic-size:\s*auto": 98,
    r"text-wrap\s*:": 114,
    r"&:": 112,
    r"<dialog|showModal\(": 0,
    r"\bpopover\b": 114,
    r"\binert\b": 102,
    r"structuredClone": 98,
    r"\.at\(": 92,
    r"Object\.hasOwn\(": 93,
    r"\.findLast": 97,
    r"\.(toSorted|toReversed|toSpliced)\(": 110,
    r"Object\.groupBy": 117,
    r"randomUUID": 92,
    r"\bstatic\s*\{": 94,
    r"#\w+\s+in\s": 91,
    r"\bawait\b[^\n]*\bimport\(": 89,
    r"scheduler\.": 94,
    r"AbortSignal\.(timeout|any)": 103,
}


def newer_in(text):
    return [pattern for pattern in NEWER if re.search(pattern, text)]


def test_there_is_something_to_look_at():
    assert {file.suffix for file in FILES} == {".css", ".js", ".html"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_is_newer(file):
    assert newer_in(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("a.b(c)[0]; margin: auto; input:checked {}", 0, id="known"),
        pytest.param(".a:has(b) {}", 1, id="style"),
        pytest.param("list.at(-1); structuredClone(list)", 2, id="script"),
    ],
)
def test_newer_ones_are_found(text, count):
    assert len(newer_in(text)) == count
