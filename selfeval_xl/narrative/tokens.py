"""Words and figures of report text, one regular expression for each class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UP = "增加|增长|上升|提高|增支|增收|增多|上涨|提升|扩大|升高|增幅|升幅|涨幅|多支出|多支|多收入|多收|超支|超收|上浮"
_DOWN = (
    "减少|下降|降低|压减|节约|减收|减支|缩减|压缩|下调|回落|降幅|减幅|下滑|节支|核减|调减|"
    "少支出|少支|少收入|少收|短收|下浮"
)
_UP_ONE = r"(?:多|(?<!追)增|升)(?=了?\d)|(?:增|升)(?=[至到]|为\d)|调增"
_DOWN_ONE = r"(?:少|降|(?<!追)减)(?=了?\d)|(?:降|减)(?=[至到]|为\d)"
_DIR = rf"{_UP}|{_DOWN}|{_UP_ONE}|{_DOWN_ONE}"
_FLAT = (
    "基本持平|持平|(?:无|没有|未发生|未有|无任何)(?:增减)?(?:变化|变动|增减|差异)|无增减"
    "|不变|保持一致|一致|相同|相等"
)
NUMBER = r"\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_MONEY = r"(?:亿|千万|百万|十万|万|千|百)?元(?![/每旦宵素])|[万亿](?=[,。;:)、(]|$)"
_COUNTER = (
    r"人次|人|名|个(?!百分)|辆次|辆|批次|批|次|家|项(?!目)|场次|场|户|件|台|套|平方米|"
    r"平方公里|公里|亩|条|份|座|所|村|株|棵|吨|米|天|分(?!别)|岁|期|宗|起|篇|万人次|万人|"
    r"学时|课时|万?册(?!子)|万?度(?!假)|万?千瓦时|万?立方米|万吨|公斤|盏|栋"
)
_BASE_WORD = (
    r"(?:19|20)\d\d年|上年|去年|上一年|前一年|上期|同期|预算|决算|年初|计划|目标|期初|"
    r"上月|上季|控制价|限价|标底|概算|合同价"
)
_STOP = (
    rf"(?:{_DIR}|{_FLAT}|相比|比较|对比|大于|小于|高于|低于"
    rf"|\d[\d,.]*(?:[亿万千百]*元|%|{_COUNTER}))"
)
_RUN = rf"(?:\([^()\d]{{1,6}}\)|(?!{_STOP})[^,。;:()]){{0,34}}?"
_PLAN = r"(?:预算|任务|目标|计划|指标)(?:数|额|总额|目标|任务|数额|安排)?"
_OF_PLAN = (
    r"(?:占|完成|执行|实现|达到?|为|是)了?(?:当年|全年|年度|本年|本年度)?"
    r"(?:年初|调整后?|全年|年度|当年)?的?预算(?:数|总额|目标|安排)?的?(?:比[例重])?为?"
)
_RATE_NOUN = (
    r"(?:预算|资金|支出|经费|项目|全年|总体|整体|计划|任务)*"
    r"(?:执行率|完成率|支付率|支出率|使用率|执行进度|支出进度|支付进度|完成比例|完成进度)"
)
_MASTER = re.compile(
    "|".join(
        [
            r"(?P<skip>[〔\[(](?:19|20)\d\d[〕\])]第?\d+号|第\d+[条款期号次届批]"
            r"|(?:19|20)\d\d年?(?:-|至|到)(?:20)?\d\d年度?"
            r"|(?<![\d.])\d{1,2}(?:-|至|~|到)\d{1,2}月份?|\d{1,2}月(?:\d{1,2}日|份|底|末)?"
            r"|\d{1,2}日|\d{6,}(?=[\u4e00-\u9fff](?<![元万亿]))|[A-Za-z]+[\d-]+)",
            r"(?P<year>(?:19|20)\d\d)年度?(?:\d{1,2}(?:-|至|到)\d{1,2}月份?"
            r"|\d{1,2}月(?:\d{1,2}日|份)?|[上下]半年|[一二三四]季度|[末底])?",
            r"(?P<prev>(?:上年度?|去年|上一年度?|前一年度?)(?:同期)?(?!结转|结余|末|底))",
            r"(?P<versus>相比较?|比较|相较)(?=[,增减上下多少持无没升降])",
            r"(?P<cmp>同比|环比|(?:同口径|可比口径)?(?:"
            r"(?<![占同环类可百分])比(?![例重较如值])"
            r"|(?<!比)较(?![大好高低多少快强长为差严重明显])|相较于?|相比于?(?=[^,。;:])"
            rf"|(?:与|同|和)(?=[^,。;:]{{0,40}}?(?:相比|比较|对比|相较|{_FLAT}))))"
            rf"(?P<base>(?=[^,。;:]{{0,40}}?(?:{_BASE_WORD})){_RUN}"
            rf"(?:(?={_STOP})|(?=[,。;:()])|$))?",
            r"(?P<pair>(?<![可])对比)",
            r"(?P<malformed>(?<![\d.,])(?:"
            r"(?:\d{1,12}(?:,\d{1,6}){0,5}\.\d{0,6}\.[\d.]{0,9}|\d{1,12}\.(?!\d))"
            r"(?=%|[亿万千百]*元)"
            r"|(?:\d{1,3}(?:,\d{1,6}){0,5},(?:\d{1,2}|\d{4,9})(?:\.\d{1,9})?"
            r"|\d{4,9}(?:,\d{3}){1,5}(?:\.\d{1,9})?)(?=[亿万千百]*元)))",
            r"(?P<blankrate>(?<![\d.×xX*_\u00d7])%)",
            rf"(?P<number>(?<![\d.])[-+]?(?:{NUMBER}))"
            rf"(?:(?P<points>个?百分点)|(?P<rate>%)|(?P<times>倍)|(?P<money>{_MONEY})"
            rf"|(?P<count>{_COUNTER})|)",
            r"(?P<blankmoney>(?<=[为计达加少出入付占排])[亿万]?元(?=[,。;)]|$))",
            r"(?P<cause>(?:主要)?(?:变动|变化|增减变动?|差异)?(?:的)?(?:主要)?原因|主要是|主要系"
            r"|主要由于|由于|是因为?)",
            rf"净?(?P<dir>{_DIR})(?!项目|工程|行动|专项|计划)"  # 能力提升项目 is a name
            r"(?P<noun>额|率|幅度?|比例|数额?|金额|速度)?了?"
            rf"(?P<other>\((?:{_DIR})\)|/(?:{_DIR})|[或、](?:{_DIR})(?=\d))?"
            r"(?:(?P<to>到|至|为)|)(?:约为?|达到?|是|近|:)?",
            rf"(?P<flat>{_FLAT})",
            r"(?P<alt>\(或[^()]{0,10}(?:持平|一致|相等|无变化)\))",
            r"(?P<order>大于|小于|等于|高于|低于|超过|少于|多于)"
            r"(?P<either>[(/或、](?:大于|小于|等于|高于|低于|持平)\)?)?",
            rf"(?P<complete>{_OF_PLAN}(?=\d[\d.]*(?:%|,(?!\d)|[。;)])|%)"
            rf"|(?:完成|执行|实现)了?(?:[^,。;:\d]{{0,16}}?{_PLAN})?的?(?=\d[\d.]*%|%)"
            rf"|{_RATE_NOUN}(?:为|达到?|是|约|:)*(?=\d[\d.]*%|%))",
            rf"(?P<planned>(?:完成|执行|为|达到?)了?(?=[^,。;:\d]{{0,12}}?{_PLAN}(?:{NUMBER})"
            rf"(?:[亿万千]*元|{_COUNTER})的\d))",
            r"(?P<share>占比(?:例|重)?(?:为|达到?|约|:)?|占(?!地(?!方)|[用有道线领据]))",
            r"(?P<weight>比[重例](?:为|达到?|约)*(?=\d[\d.]*%|%))",
            r"(?P<among>其中)",
            r"(?P<compose>共同组成|组成|构成)",
            r"(?P<plus>加上(?!级|年)|加(?=[^强大快以入工班剧深之权重速紧固\d]))",
            r"(?P<respect>分别)",
            r"(?P<convert>折合|约合|合计人民币)",
            r"(?P<outof>由|从)",
            r"(?P<reach>达到)",
            r"(?P<offset>收支相抵|收支相减)",
            r"(?P<mark>[,。;:()、 ])|(?P<end>[!?！？\n])",
        ]
    )
)
_NUMBERS = {"points", "rate", "times", "money", "count"}
_UP_SET = frozenset([*_UP.split("|"), "多", "增", "升", "调增"])


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a passage.

    ``type`` is a group of the grammar: amount, count, rate, points, times, bare,
    year, dir, cmp …, or text. ``value`` is a figure as written, or the year;
    ``word`` the token's own word; ``sign`` the way a direction word points;
    ``other`` the second of two alternatives left standing.
    """

    type: str
    start: int
    end: int
    word: str = ""
    value: Decimal = Decimal(0)
    decimals: int = 0
    unit: str = ""
    sign: int = 0
    noun: str = ""
    other: str = ""
    is_result: bool = False

    @property
    def is_figure(self) -> bool:
        return self.type in ("amount", "count")


def tokenize(text: str) -> list[Token]:
    """Split a cleaned passage into tokens, text between them included."""
    tokens: list[Token] = []
    at = 0
    for match in _MASTER.finditer(text):
        if match.end() == match.start():
            continue
        token = _token(match)
        if token is None:
            continue
        if match.start() > at:
            tokens.append(Token("text", at, match.start(), text[at : match.start()]))
        tokens.append(token)
        at = match.end()
    if at < len(text):
        tokens.append(Token("text", at, len(text), text[at:]))
    return tokens


def _token(match: re.Match[str]) -> Token | None:
    found = match.groupdict()
    start, end = match.span()
    word = match[0]
    if found["number"] is not None:
        return _figure(found, start, end)
    if found["year"] is not None:
        return Token("year", start, end, word, Decimal(found["year"]))
    if found["dir"] is not None:
        return _direction(found, start, end)
    if found["cmp"] is not None:
        base = found["base"] or ""
        if not base and found["cmp"] not in ("同比", "环比"):
            return None
        return Token("cmp", start, end, found["cmp"], noun=base)
    if found["order"] is not None:
        either = (found["either"] or "").strip("(/或、)")
        return Token("order", start, end, found["order"], other=either)
    if found["mark"] is not None:
        return Token(word, start, end, word)
    if found["end"] is not None:
        return Token("。", start, end, word)
    kind = match.lastgroup or "text"
    return Token(kind, start, end, word)


def _figure(found: dict[str, str | None], start: int, end: int) -> Token:
    digits = (found["number"] or "").replace(",", "")
    value = Decimal(digits)
    decimals = len(digits.partition(".")[2])
    kind = next((name for name in _NUMBERS if found[name] is not None), "bare")
    unit = found[kind] if kind != "bare" else ""
    unit = unit or ""
    if kind == "money":
        kind, unit = "amount", unit if unit.endswith("元") else unit + "元"
    return Token(kind, start, end, "", value, decimals, unit)


def _direction(found: dict[str, str | None], start: int, end: int) -> Token:
    word = found["dir"] or ""
    other = (found["other"] or "").strip("()/或、")
    sign = 1 if word in _UP_SET else -1
    if other and (other in _UP_SET) == (word in _UP_SET):
        other = ""
    noun = found["noun"] or ""
    is_result = found["to"] is not None and not (noun and found["to"] == "为")
    return Token(
        "dir", start, end, word, sign=sign, noun=noun, other=other, is_result=is_result
    )


_ITEM = re.compile(
    r"(?:^|(?<=[。;:\n]))(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.](?!\d)|[①-⑳])"
)
_ASIDE = re.compile(r"\([^()\d%,。;:]{1,16}\)")
_ACTIVE = re.compile(rf"{_DIR}|{_FLAT}|其中|占|完成")


def prepare(text: str) -> list[Token]:
    """Tokens with item numbers told apart and words in brackets joined to the text."""
    items = {match.start(): match.end() for match in _ITEM.finditer(text)}
    asides = {
        match.start(): match.end()
        for match in _ASIDE.finditer(text)
        if match.start() not in items and not _ACTIVE.search(match[0])
    }
    tokens: list[Token] = []
    skip = 0
    for token in tokenize(text):
        if token.start < skip:
            if token.end > skip:
                tokens.append(Token("text", skip, token.end, text[skip : token.end]))
                skip = token.end
            continue
        if token.start in items:
            skip = items[token.start]
            tokens.append(Token("item", token.start, skip, text[token.start : skip]))
            if token.end > skip:
                tokens.append(Token("text", skip, token.end, text[skip : token.end]))
                skip = token.end
        elif token.type == "(" and token.start in asides:
            skip = asides[token.start]
            tokens.append(Token("text", token.start, skip, text[token.start : skip]))
        else:
            tokens.append(token)
    return _joined(tokens, text)


def _joined(tokens: list[Token], text: str) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if token.type == "text" and joined and joined[-1].type == "text":
            start = joined.pop().start
            token = Token("text", start, token.end, text[start : token.end])
        joined.append(token)
    return joined
