"""What an amount is of: its name, and whether it is budgeted or spent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

INITIAL, ADJUSTED, BUDGET, ACTUAL = "initial", "adjusted", "budget", "actual"
BUDGETS = frozenset({INITIAL, ADJUSTED, BUDGET})

_FUNDS = re.compile(
    r"(一般公共|公共财政|政府性基金|国有资本经营|社会保险基金|财政专户|部门|单位)预算"
    r"(?=财政|收入|支出|总|资金|拨款|安排|财力|基本支出|项目支出|$)"
)
_PERIOD = re.compile(
    r"(?:19|20)\d\d年度?|截至[^,]{0,8}?[底末日]|本年度?|当年|今年|全年|上年度?(?!结)|去年|同期|年末|年底"
)
_LEAD = re.compile(
    r"^(?:[和与及以并且而则另有的了将在按于]+|其中|加上|加|完成|包括|包含|用于|安排|主要|实现|累计|共有?|"
    r"本?单位|我[单位局委会校院部]+|全[市县区镇乡省校院局部]+|控制在|[未不]超过)+"
)
_TRAIL = re.compile(
    r"(?:(?<!人)均?为|是|达到?|约|共计?|合计|总计|累计|计|:|实际|实有|完成|安排|拨入|执行|发生|下达|共|分别|各|有)+$"
)
_KINDS = (
    (INITIAL, re.compile(r"年初(?:部门)?预算|年初(?:批复|安排|下达)|年初数")),
    (
        ADJUSTED,
        re.compile(r"调整后?的?(?:全年|年度)?预算|预算调整(?:后|数)|全年预算|调整后"),
    ),
    (
        ACTUAL,
        re.compile(r"决算|执行数|执行金额|实际(?:支出|完成|执行|采购|使用|发生|在用)"),
    ),
    (BUDGET, re.compile(r"预算|计划|目标|概算|^(?:安排|下达|批复|到位)\w{0,4}资金")),
)
_NOISE = re.compile(
    r"总(?=[收支预决])|年初|调整后?的?|预算|决算|执行|计划|目标|数额|金额|总额|总计|合计|总数|总体|总量|"
    r"共计|累计|实际|安排|支出|收入|完成|总和|费用|经费|[数额的]"
)
_SAME = (
    (re.compile(r"公务车辆|公车|公务车(?!用)|公务用车辆"), "公务用车"),
    (re.compile(r"运维|运行维护|运行和维护|运行及维护|维护运行"), "运行"),
    (re.compile(r"购置?[和与、]运行|购置运行"), "购置及运行"),
    (re.compile(r"因公出国境?|出国境|出国"), "出国"),
    (re.compile(r"公务招待|业务招待"), "公务接待"),
    (re.compile(r"与|和|、"), "及"),
)
_OWNER_END = frozenset(
    "局镇馆心位门委会院校县区市省乡街道办级队站所厂司部社盟团处本年度"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A name stripped to what tells one item from another.

    ``core`` is "" where the words name no item ("支出决算数"); ``nature`` is 收入, 支出
    or ""; ``kind`` initial, adjusted, budget, actual or "".
    """

    text: str
    core: str
    nature: str
    kind: str

    @property
    def is_generic(self) -> bool:
        return not self.core


# (二期) and (第三批) tell items apart, other brackets explain
_ASIDE = re.compile(
    r"\((?!第?[一二三四五六七八九十\d]+(?:期|批次?|标段?|阶段)\))[^()]*\)"
)


@lru_cache(maxsize=4096)
def parse_label(text: str) -> Label:
    """Take the words before an amount apart."""
    plain = _ASIDE.sub("", text).replace("(", "").replace(")", "")
    plain = _PERIOD.sub("", plain)
    plain = re.split("[,:]", plain.rstrip(",:"))[-1]
    plain = _TRAIL.sub("", _LEAD.sub("", plain))
    masked = _FUNDS.sub(r"\1", plain)
    kind = _kind(masked) or _kind(_FUNDS.sub(r"\1", text.lstrip(",共")))
    natures = [word for word in ("收入", "支出") if word in masked]
    nature = natures[0] if len(natures) == 1 else ""
    if not kind and re.search(r"(?:实际|累计)(?!采购)", text) and nature == "支出":
        kind = ACTUAL
    core = masked
    for pattern, name in _SAME[:5]:
        core = pattern.sub(name, core)
    core = _NOISE.sub("", core)
    core = _SAME[5][0].sub("及", core)
    core = core.strip("及").rstrip("费")
    if core in ("总", "本", "年", "年度", "全部", "共", "对比", "资金", "其"):
        core = ""
    return Label(plain, core, nature, kind)


def _kind(masked: str) -> str:
    """The kind whose word stands last, so that 预算执行数 is spent."""
    found = [
        (match.end(), -index, kind)
        for index, (kind, pattern) in enumerate(_KINDS)
        for match in pattern.finditer(masked)
    ]
    return max(found)[2] if found else ""


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> int:
    """How sure two cores name one item: 2 sure, 1 likely, 0 not.

    A core with a unit's name before it names the same item.
    """
    if one == other:
        return 2
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not long.endswith(short):
        return 0
    return 2 if long[: -len(short)][-1] in _OWNER_END else 1


def may_be_same(one: Label, other: Label) -> bool:
    """False where one is income and the other spending."""
    return not (one.nature and other.nature and one.nature != other.nature)


def same_item(one: Label, other: Label) -> bool:
    """True where two budgets may be one: 预算数 means 年初预算 too."""
    if one.kind == other.kind or BUDGET in (one.kind, other.kind):
        return may_be_same(one, other)
    return False
