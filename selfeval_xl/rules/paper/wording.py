"""What surrounds the words of a figure, and what they are taken to mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfeval_xl.narrative.stated import Stated
from selfeval_xl.values.unit_name import clean_unit_name

WHOLES = ("exp.total", "inc.total")
SCOPES = (*WHOLES, *"exp.fiscal exp.gpb exp.gfund exp.soe inc.fiscal inc.gpb".split())
PARTS = ("exp.basic", "exp.project")
OWN = "本单位"
PERSONS = ("人", "名", "个")
ROUGH = re.compile(
    r"(?:约|近|超过?|逾|达?近|不少于|不低于|不超过|至少|最多|将近|左右)(?:为|达)?$"
)
NARROWER = re.compile(
    r"下属|所属|[局委会部校区县市]属|所辖|本级|局机关|委机关|会机关|二级单位|各单位|分局|分中心|直属|"
    r"(?<!\d)(?!12月)\d{1,2}月|半年|季度|(?<!\d)\d{1,2}(?:-|至|~)\d{1,2}月"
)
PROJECT = re.compile(r"项目(?!支出|绩效)|工程|专项|任务|课题|活动|平台|系统")
WITH_CARRIED = re.compile(r"\(?(?:其中)?(?:包?含|包括)[^,;。)]{0,8}(?:结转|结余)")
CAME_TO = re.compile(
    r"(?:下?降|减少?|增[加长]?|上?升|提高|压[减缩]|调整)[至到为](?=[\d,.]+[万亿]?元)"
)
FROM = re.compile(r"[由从](?:上年|去年|年初预算|上年决算)?数?的?[\d,.]+[万亿]?元")
MARKS = ",;:()、。"
_NUMBER_END = re.compile(
    r"\d[\d,.]*(?:[亿万千百十]*元|%|个?百分点|人次|[人名个项次期户件])"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A stated figure with the fields it may be; ``also`` are fields it may stand for.

    ``row`` is its row where it is one; ``column`` its column's kind. ``is_sure`` where
    the words leave no doubt that it is the unit's own. ``scope`` is the whole that the
    passage spoke of before.
    """

    stated: Stated
    keys: tuple[str, ...]
    also: tuple[str, ...] = ()
    row: str = ""
    kind: str = ""
    is_sure: bool = True
    is_last_year: bool = False
    scope: Reading | None = None


def after(one: Stated) -> str:
    """What follows a figure in its sentence."""
    at = one.spot.sentence.find(one.number.text, len(one.spot.before))
    return one.spot.sentence[at + len(one.number.text) :] if at >= 0 else ""


def lead_of(before: str, words: str) -> tuple[str, str]:
    """What stands between the figure before and the words, and the bare words."""
    tail = before
    for found in _NUMBER_END.finditer(before):
        tail = before[found.end() :]
    lead, _, rest = words.rpartition(":")
    if lead:
        return tail + lead + ":", rest
    return tail, words


def same_sentence(one: Stated, other: Stated) -> bool:
    """True for two figures of one sentence."""
    return (one.spot.passage, one.spot.sentence) == (
        other.spot.passage,
        other.spot.sentence,
    )


def short_forms(names: Sequence[str]) -> Iterator[str]:
    """Each name and what is left of it without its regions."""
    for name in names:
        plain = clean_unit_name(name)
        while len(plain) >= 3:
            yield plain
            found = re.match(r"[^省市县区旗镇乡]{1,5}?[省市县区旗镇乡]", plain)
            if found is None:
                break
            plain = plain[found.end() :]
