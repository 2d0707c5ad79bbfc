"""The shared strings of a workbook."""

from __future__ import annotations

import re

from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import too_much
from selfeval_xl.read.markup import (
    children,
    decode_escapes,
    element_text,
    parse,
    rich_text,
    unescape,
)

# What has matched is never tried another way: that would be remembered tag by tag.
_STRING = re.compile(
    r"<si>(?:<t(?: [^>]*)?>([^<]*)</t></si>|((?:[^<]++|<(?!/?si\b))*+)</si>)|<si ?/>"
)


def read_strings(text: str, limits: Limits) -> list[str]:
    """All shared strings in order; rich text joined, reading aids left out."""
    count = text.count("<si") or text.count(":si")
    if count > limits.shared_strings:
        raise too_much("shared_strings", count, limits.shared_strings)
    if "<!" not in text:
        found = _STRING.findall(text)
        if len(found) == text.count("<si") and (found or ":si" not in text):
            return [
                rich_text(rich) if rich else decode_escapes(unescape(plain))
                for plain, rich in found
            ]
    return [element_text(one) for one in children(parse(text, "sharedStrings"), "si")]
