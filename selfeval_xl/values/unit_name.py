"""Names of units as people write them, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_SEAL = re.compile(r"[(](?:公章|盖章|签章|章)[)]")
_CODE = re.compile(r"^\d{3,}[-_—:.、]?")
_BRACKETED = re.compile(r"[(][^()]*[)]")
_REGION = re.compile(r"^(?:中国|中共)?(?:[^省市县区州旗盟镇乡]{0,8}[省市县区州旗盟镇乡])*$")
_OWN_LEVEL = re.compile(r"^(?:本级|机关|机关本级|部门本级)$")
_SHORTEST = 3
_NUMBER = re.compile(r"第?(\d+|[〇零一二两三四五六七八九十百]+)")
_ORDINAL = re.compile(r"第(?:\d|[一二两三四五六七八九十百])")


class Likeness(StrEnum):
    """How alike two names are; "shortened" may be one unit, written shorter."""

    SAME = "same"
    SHORTENED = "shortened"
    DIFFERENT = "different"


def clean_unit_name(text: str) -> str:
    """The name without seal marks, budget code, spaces, an open bracket at its end."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = _SEAL.sub("", plain).strip("_-—:,.;、。").rstrip("(")
    return _CODE.sub("", plain) or plain


def unit_likeness(one: str, other: str) -> Likeness:
    """Compare two names; a region left out or a known short form is SHORTENED.

    A name that goes on after the other has ended ("某区某局" and "某区某局信息中心")
    is another unit's, save for 本级 and what stands in brackets; so is one with
    another number ("第一小学" and "第十一小学").
    """
    a, b = clean_unit_name(one), clean_unit_name(other)
    if a == b:
        return Likeness.SAME
    a, b = _BRACKETED.sub("", a) or a, _BRACKETED.sub("", b) or b
    if a == b:
        return Likeness.SHORTENED
    short, long = sorted((a, b), key=len)
    if long.startswith(short):
        rest = long[len(short) :]
        return Likeness.SHORTENED if _OWN_LEVEL.match(rest) else Likeness.DIFFERENT
    if long.endswith(short):
        is_region = _REGION.match(long[: -len(short)]) is not None
        return Likeness.SHORTENED if is_region else Likeness.DIFFERENT
    is_alike = len(short) >= _SHORTEST and _is_within(short, long)
    if is_alike and _same_number(short, long):
        return Likeness.SHORTENED
    return Likeness.DIFFERENT


def _is_within(short: str, long: str) -> bool:
    """True where the long name has all letters of the short one in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _same_number(short: str, long: str) -> bool:
    """True where the numbers of the short name end those of the long one.

    The long one may name a region besides, and that may hold a number ("三水区").
    """
    own, others = _NUMBER.findall(short), _NUMBER.findall(long)
    if not own:
        return _ORDINAL.search(long) is None
    return bool(own == others[-len(own) :])
