"""The words of 评分表: what a header cell heads, what totals and notes begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from selfeval_xl.forms.labels import read_label, squeeze, without_brackets
from selfeval_xl.values.remembered import remembered

LONGEST_HEADER = 40
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}

_LEVEL = re.compile(
    r"^(?:绩效|评价|考核|自评)?([一二三四])级(?:绩效|评价|考核|自评)?(?:指标|目标)?"
    r"(?:名称|内容|项目)?(?:(?:及|和|与|/|、)(?:分值|权重|标准分|满分))?$"
)
_LEVEL_MEASURE = re.compile(
    r"^([一二三四])级(?:指标)?(?:的)?(分值|权重|分数|得分|自评得分|标准分|满分|权重分值)$"
)
_NAME = re.compile(
    r"^(?:(?:具体|末级|细化|自评|绩效|评价|考核|评分|考评|年度绩效|年度|整体绩效|核心绩效|共性)?指标"
    r"(?:名称|内容|项目|体系|类型|类别|分类|维度)?"
    r"|(?:评价|考核|评分|考评|自评|评审)(?:项目|要素|内容|事项|维度|类别)(?:名称)?)$"
)
_PLAIN_NAME = re.compile(r"^(?:名称|指标|内容|项目名称|指标名称)$")
_ORDINAL = re.compile(r"^(?:序号|编号|行次|次序|顺序号|no\.?)$", re.IGNORECASE)
_WEIGHT = re.compile(
    r"^(?:(?:指标|评价|考核|考评|设定|规定|参考|评分|标准|基准|基础|各项|单项|本项|最高)?"
    r"(?:分值|权重|权数|权值|满分|满分值|标准分|标准分值|标准分数|基本分|基准分|基础分|应得分|配分|赋分)"
    r"(?:分值|权重|比例|系数|设置|数|值|分)?"
    r"|分值(?:/|及|和|或|、)?权重|权重(?:/|及|和|或|、)?分值|总分值|分数)$"
)
_SCORE = re.compile(
    r"^(?:本单位|本年度?|单位|部门|部门单位|自我|年度|指标|评价|评估|考核|考评|实际|实|最终|最后|自查|项目单位|预算单位|预算部门|实施单位)*"
    r"(?:自评|自我评价|自我)?(?:得分|评分|打分|得分值|评分值|计分|分值|分数|分)"
    r"(?:情况|结果|值|数|合计)?$|^(?:单位|部门)?自评(?:结果|值)?$"
)
_RATED_BY_OTHERS = re.compile(
    r"复核|审核|评审|抽查|专家|第三方|财政|主管|核定|核查|重点评价|上级|考核组|评价组|复评|互评|初评"
)
_NOTE = re.compile(
    r"原因|(?:扣分|失分|减分|丢分|得分|自评|自评情况|自评得分|未完成情况)(?:说明|理由|事由|情况说明)"
    r"|扣分(?:情况|依据|项|点)|改进措施|整改措施|偏差(?:分析|说明|情况)"
)
_WHY = re.compile("原因|扣分|失分|减分|丢分|偏差|改进|整改|未完成")
_REMARK = re.compile(
    r"^(?:备注|说明|情况说明|备注说明|备注(?:/|及|和|、)说明|简要说明)$"
)
_STANDARD = re.compile(
    r"(?:评分|评价|计分|考核|扣分|赋分|打分|评定|得分|评审|考评|给分|加减分)"
    r"(?:标准|办法|细则|方法|规则|准则|规定|要求)|标准$|(?:评分|计分|扣分)要点|评分说明$"
)
_EXPLANATION = re.compile(
    r"(?:指标|目标)(?:解释|说明|释义|内涵|含义|定义|描述|要求)|评价要点|考核要点|计算公式"
    r"|计算方法|公式$|解释$|释义$"
)
_COEFFICIENT = re.compile(
    r"^(?:指标|自评|实际|目标|单项|本项)?(?:(?:得分|评分|计分|赋分|评价)(?:系数|比例)|得分比?率|系数)$"
)
_DEDUCTED = re.compile(
    r"^(?:指标|自评|实际|单项|本项|应|实|共)?(?:扣分|扣减分|减分|失分|扣减)(?:分?值|数|分数|合计)?$"
)
_TARGET = re.compile(
    r"^(?:年度|年初|全年|预期|绩效|当年|计划|本年|年末|设定|调整后|调整|批复|申报|考核|预计)*"
    r"(?:指标值|目标值|绩效值|计划值|计划完成值|预期值|绩效指标|目标|预期目标|指标|参考值|计划数|目标数)"
    r"(?:及单位|设定)?$"
)
_ACTUAL = re.compile(
    r"^(?:年度|全年|实际|当年|本年|自评|目标|指标|绩效|计划|年末|全年目标)*"
    r"(?:完成值|完成指标值|实际值|实现值|自评情况|完成情况|实现情况|完成数|实际完成|实现程度|完成结果|实际结果|实际情况|达成值)(?:说明|简述)?$"
)
_SIGN = re.compile(
    r"^(?:指标|目标|目标值|指标值|计算|比较|运算|绩效指标)?(?:性质|符号|方向|计算符号|比较符号|运算符|属性)$"
)
_UNIT = re.compile(r"^(?:(?:度量|计量|指标|指标值|目标值)单位|单位)$")
_TOTAL = re.compile(
    r"^(?:合计|总计|共计|累计得分|自评合计|得分总计|总计得分|总和|总分|总得分|总评分|总分值|总分合计|合计得分|得分合计|分值合计|权重合计"
    r"|(?:自评|评价|综合|最终|绩效自评|自我评价|绩效)(?:总)?(?:得分|总分|分数|评分)(?:合计)?)$"
)
_SUBTOTAL = re.compile(r"^(.{0,20}?)(?:小计|分计)$")
_GRADE = re.compile(
    r"^(?:绩效|自评|评价|综合|考核|评定|绩效自评|绩效评价|自我评价|总体|自评结果)*"
    r"(?:等级|等次|评级|级别|档次)(?:评定)?$"
)
_CLOSING = re.compile(
    r"^(?:注|备注|说明|附注|注释|填表说明|填报说明|备注说明|其他(?:需要)?说明(?:的)?(?:问题|情况|事项)?)[:：\d一1(]"
    r"|^(?:填报|填表|制表|审核|复核|经办|编制|评价|自评|联系|负责|财务|项目|单位|部门|主管|分管)+"
    r"(?:人|人员|负责人|电话|日期|时间|领导|单位|机构)(?:[(].*?[)])?[:：]"
    r"|^(?:备注|说明|填报人|填表人|联系人|联系电话|填报日期|单位负责人|填表日期)$"
    r"|^(?:评价结论|自评结论|总体评价|存在(?:的)?(?:主要)?问题.{0,6}|(?:下一步)?改进(?:措施|意见).{0,12}"
    r"|(?:有关|意见和|相关)?建议)(?::|$)"
    r"|^.{0,12}(?:得分|总分|等级|等次)(?:[(].{0,4}[)])?:.*[:;,，；].*"
)
_BRACKET_POINTS = re.compile(
    r"[(](?:满分|共|计|权重|分值|总分)*[:：]?(\d+(?:\.\d+)?)[分%]?[)]"
)
_BARE_POINTS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)分$")
_INLINE = re.compile(r"^([^:：\d]{2,12})[:：]?(?:为)?(-?\d+(?:\.\d+)?)分?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column holds. ``role`` is one of ordinal, level, name, weight, score,
    explanation, standard, target, adjusted (a target), actual, sign, unit,
    coefficient, deducted, note, remark or other."""

    role: str
    level: int = 0
    in_percent: bool = False
    points: Decimal | None = None
    rank: int = 0  # which of two score columns is the unit's own


@remembered
def points_in(text: str) -> Decimal | None:
    """The points in a name such as "产出指标(50分)", None where it has none.

    A bracket without 分 counts only where nothing but the number stands in it.
    """
    name = squeeze(text)
    found = _BRACKET_POINTS.findall(name) or _BARE_POINTS.findall(name)
    return Decimal(found[-1]) if found else None


@remembered
def plain_name(text: str) -> str:
    """The indicator's name less numbering, stars and its points."""
    name = read_label(text).name
    name = _BRACKET_POINTS.sub("", name)
    return _BARE_POINTS.sub("", name) or name


@lru_cache(maxsize=2048)
def heading(parts: tuple[str, ...]) -> Heading | None:
    """What the header texts of a column, from top to bottom, say it holds."""
    words = [squeeze(part) for part in parts]
    own = words[-1]
    if not own or len(own) > LONGEST_HEADER:
        return None
    name = without_brackets(read_label(own).name)
    if not name:  # "（分值）" below "二级指标" adds nothing
        return heading(parts[:-1]) if len(parts) > 1 else Heading("other")
    above = "".join(words[:-1])
    level = _level_of(words[:-1])
    in_percent = "%" in own
    if _ORDINAL.match(name):
        return Heading("ordinal")
    if found := _LEVEL.match(name):
        return Heading("level", _NUMERALS[found[1]], points=points_in(own))
    if found := _LEVEL_MEASURE.match(name):
        role = "score" if "得分" in found[2] else "weight"
        return Heading(role, _NUMERALS[found[1]], in_percent)
    if level and _PLAIN_NAME.match(name):
        return Heading("level", level)
    if _COEFFICIENT.match(name):
        is_others = _RATED_BY_OTHERS.search(above + name)
        return Heading("other" if is_others else "coefficient")
    if _DEDUCTED.match(name):
        is_others = _RATED_BY_OTHERS.search(above + name)
        return Heading("other" if is_others else "deducted")
    text = _text_role(name, above)
    if text:
        # "备注（扣分说明）" asks for the reason as much as 扣分原因 does.
        asks = text == "remark" and _NOTE.search(own)
        return Heading("note" if asks else text)
    if _WEIGHT.match(name) and not _is_own_score(above):
        return Heading("weight", level, in_percent)
    if _SCORE.match(name) or (_is_own_score(above) and name in ("分值", "分数")):
        return _score(name, above, level, own)
    if _NAME.match(name):
        return Heading("name")
    return None


def _is_own_score(above: str) -> bool:
    return "自评" in above and "指标" not in above


def _level_of(above: list[str]) -> int:
    for word in reversed(above):
        if found := _LEVEL.match(without_brackets(word)):
            return _NUMERALS[found[1]]
    return 0


def _text_role(name: str, above: str) -> str | None:
    """The role of a column that holds words, None for a number or name column."""
    if name in ("标准分", "标准分值", "标准分数"):
        return None
    if _NOTE.search(name):
        return "other" if _RATED_BY_OTHERS.search(above + name) else "note"
    if _REMARK.match(name):
        return "other" if _RATED_BY_OTHERS.search(above) else "remark"
    if _STANDARD.search(name):
        return "standard"
    if _EXPLANATION.search(name):
        return "explanation"
    if _TARGET.match(name) and not _NAME.match(name):
        return "adjusted" if "调整" in name else "target"
    if _ACTUAL.match(name):
        return "actual"
    if _SIGN.match(name):
        return "sign"
    return "unit" if _UNIT.match(name) else None


def _score(name: str, above: str, level: int, own: str) -> Heading | None:
    if _RATED_BY_OTHERS.search(above + name):
        return Heading("other")
    rank = 2 if "自评" in above + name or "自我" in above + name else 1
    if "单位" in above + name or "部门" in above + name:
        rank += 1
    return Heading("score", level, points=points_in(own), rank=rank)


@remembered
def asks_why(text: str) -> bool:
    """True for a column of reasons, False for one that tells how each row went."""
    return _WHY.search(text) is not None


@remembered
def is_total(text: str) -> bool:
    """True for 合计, 总分, "总计（100分）", "自评总分：95.5"."""
    name = squeeze(text)
    if len(name) > 30:
        return False
    if found := _INLINE.match(name):
        name = found[1]
    return bool(_TOTAL.match(without_brackets(read_label(name).name)))


@remembered
def is_subtotal(text: str) -> bool:
    name = squeeze(text)
    return len(name) <= 24 and bool(_SUBTOTAL.match(without_brackets(name)))


@remembered
def subtotal_of(text: str) -> str:
    """The group a 小计 names: "预算编制情况小计" -> "预算编制情况", else ""."""
    found = _SUBTOTAL.match(without_brackets(squeeze(text)))
    return read_label(found[1]).name if found and found[1] else ""


@remembered
def is_grade(text: str) -> bool:
    name = squeeze(text)
    return len(name) <= 20 and bool(_GRADE.match(without_brackets(name).rstrip(":：")))


@remembered
def is_closing(text: str) -> bool:
    """True for what stands below a table: 备注：…, 填报人：…, 说明：…"""
    return bool(_CLOSING.match(squeeze(text)[:40]))
