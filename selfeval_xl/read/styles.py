"""Number formats of a workbook's cell styles."""

from __future__ import annotations

import re
from typing import NamedTuple

from selfeval_xl.read.markup import Element, children, parse, unescape
from selfeval_xl.values.display import builtin_format, is_date_format

_FORMATS = re.compile(r"<numFmt ([^>]*?)/?>")
_CELL_STYLES = re.compile(r"<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<xf\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_FORMAT_ID = re.compile(r'\bnumFmtId="(\d+)"')


class Style(NamedTuple):
    """What a cell style says about a number: its format, and whether as a date."""

    number_format: str
    is_date: bool


GENERAL = Style("General", False)


def read_styles(text: str) -> list[Style]:
    """The styles cells point to by number, from a styles part."""
    plain = _CELL_STYLES.search(text)
    if plain is None or "<!--" in text or "<![" in text:
        return _styles_of_tree(parse(text, "styles"))
    codes = {}
    for written in _FORMATS.findall(text, 0, plain.start()):
        attributes = dict(_ATTRIBUTE.findall(written))
        codes[attributes.get("numFmtId", "")] = unescape(
            attributes.get("formatCode", "")
        )
    found = []
    for written in _STYLE.findall(plain[1]):
        number = _FORMAT_ID.search(written)
        found.append(_style(number[1] if number else "0", codes))
    return found


def _styles_of_tree(root: Element) -> list[Style]:
    codes = {
        one.get("numFmtId", ""): one.get("formatCode", "")
        for one in children(root, "numFmts", "numFmt")
    }
    return [
        _style(one.get("numFmtId", "0"), codes)
        for one in children(root, "cellXfs", "xf")
    ]


def _style(number: str, codes: dict[str, str]) -> Style:
    code = codes.get(number)
    if code is None:
        code = builtin_format(int(number)) if number.isdecimal() else "General"
    return Style(code, is_date_format(code))
