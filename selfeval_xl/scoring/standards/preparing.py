"""What is taken out of a standard's text before it is read."""

from __future__ import annotations

import re
from decimal import Decimal

from selfeval_xl.scoring.standards.conditions import Condition
from selfeval_xl.scoring.standards.tokens import clean

# 控制率=在职人员数/编制数×100%: what the measure is, not what it is worth.
_DEFINITION = re.compile(
    r"(?:(?<=[;。,:\n])|^)(?![^;。\n=]*(?:得分|评分|分数)(?:计算)?(?:公式)?=)"
    r"[\u4e00-\u9fff“”()]{2,30}=(?:\([^()\n]*\)|\[[^\[\]\n]*\]|[^;。,\n])*?[/÷]"
    r"(?:\([^()\n]*\)|\[[^\[\]\n]*\]|[^;。,\n])*?"
    r"(?:[×*]100%?)?(?=[;。,\n]|$)"
)
_WORKING = re.compile(
    r"\([\u4e00-\u9fff“”]+[/÷][\u4e00-\u9fff“”]+(?:[×*]100%)?\)(?=[≤≥<>=,;\d每小大不达低高])"
)
_STATED_BASE = re.compile(
    r"\(?以(\d+(?:\.\d+)?)(%?)为(?:评价|评分|考核)?(?:标准|基准|基数|目标)值?[,。;)]?"
)
_BASE_IN_BRACKETS = re.compile(
    r"\((?:年度|绩效)?(?:目标|标准|基准)值?(?:为|是|:|=)?(\d+(?:\.\d+)?)(%?)\)"
)
_BASE_IN_STEP = re.compile(
    r"(?P<each>每[\u4e00-\u9fff]{0,2}?(?:低于|高于|超过|超出|低|高|超|少于|多于))"
    r"(?:(?:年度|绩效)?(?:目标|标准|基准|规定|计划|控制|指标)(?:值|数|率)?)?"
    r"\(?(?P<base>\d+(?:\.\d+)?)(?P<unit>%)\)?的?"
    r"(?=(?:\d+(?:\.\d+)?|[一二两三五十])(?:个?百分点|%|个点))"
)
_EXCEPTIONS = re.compile(
    "除外|不可抗力|特殊(?:情况|原因|因素|情形)|客观(?:原因|因素)|正当理由|合理(?:原因|理由)"
    "|政策(?:性|调整|变化)|(?<!未)经(?:财政)?(?:部门)?(?:同意|批准)"
)


def prepared(text: str) -> tuple[str, Condition | None]:
    """The text without definitions of its measure, and the base it states."""
    words = _WORKING.sub("", _DEFINITION.sub("", clean(text)))
    inside = _BASE_IN_STEP.search(words)
    if inside is not None:  # 每低于目标值(90%)5个百分点
        words = words.replace(inside[0], inside["each"], 1)
        base = Decimal(inside["base"])
        return words, Condition(base, base, True, True, inside["unit"])
    stated = _STATED_BASE.search(words) or _BASE_IN_BRACKETS.search(words)
    if stated is None:
        return words, None
    base = Decimal(stated[1])
    gap = "" if stated[0][0] == "(" else ";"
    words = words.replace(stated[0], gap, 1)
    return words, Condition(base, base, True, True, stated[2])


def has_exceptions(text: str) -> bool:
    """True where a person has to tell whether a case is excepted: 不可抗力除外."""
    return _EXCEPTIONS.search(text) is not None
