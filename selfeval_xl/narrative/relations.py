"""Items that are known to make up another, and rates that cannot pass 100 %."""

from __future__ import annotations

import re
from dataclasses import dataclass

# whole -> sets of parts; each set is complete once every pattern of it is met
WHOLES: tuple[tuple[re.Pattern[str], tuple[tuple[str, ...], ...]], ...] = (
    (re.compile(r"三公(?:财政拨款)?$"), (("公务用车", "公务接待"),)),
    (re.compile(r"公务用车(?:购置及运行)?$"), (("公务用车购置$|^购置$", "运行$"),)),
    (re.compile(r"基本$"), (("人员", "公用"),)),
    (re.compile(r"政府采购$"), (("货物", "工程", "服务"),)),
)
SPENDING_ALL = (("^基本$", "^项目$"), ("人员$", "公用$", "^项目$"))

# kinds of breakdown that must not be added to one another
DIMENSIONS = (
    re.compile(
        r"一般公共(?!服务)|政府性基金|国有资本|财政拨款|事业收入|上级补助|单位资金|财政专户"
    ),
    re.compile(r"^(?:基本|项目|人员|公用|日常公用)"),
    re.compile(r"类$|一般公共服务|社会保障|卫生健康|住房保障|城乡社区|农林水|教育"),
    re.compile(r"工资福利|商品及服务|对个人及?家庭|资本性"),
    re.compile(r"^(?:三公|因公出国|公务用车|公务接待)"),
)

# items from the outer to the inner: none is a part of one that stands below it
LEVELS: tuple[tuple[re.Pattern[str], ...], ...] = (
    tuple(
        map(
            re.compile,
            (
                r"^(?:基本|项目|经营|上缴上级|对附属单位补助)$",
                r"^(?:人员|(?:日常)?公用|机关运行)$",
                r"^三公$",
                r"^(?:公务接待|公务用车|因公出国)",
            ),
        )
    ),
    (re.compile(r"^(?:资产|负债|净资产)(?:总计?|合计)?$"),),
)

# parts that overlap: a small firm is a small or medium one
OVERLAPPING = re.compile(r"中小企业|小微企业|新增|累计")

# beds, berths and works may be used, and targets reached, above 100 %; so may more be
# enrolled, insured or connected than there are of age, registered or at home
BOUNDED = re.compile(
    r"(?:覆盖|合格|及时|达标|满意|公开|(?:资产|综合)利用|参与|出勤|(?<!毛)入学|知晓|准确|"
    r"办结|完好|优良|巩固|正确|在用|到课|参会|受理|按时|按期)(?:率|度)"
)

# (name of the rate, words of its numerator, words of its denominator)
RATIOS: tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"(?:在职|财政供养)?人员控制率|^控制率"),
        re.compile(r"在职|实有|年末人数|在编"),
        re.compile(r"编制"),
    ),
    (
        re.compile(r"资产利用率"),
        re.compile(r"在用|使用"),
        re.compile(r"资产(?:总额|原值|总值|总量)?$"),
    ),
    (
        re.compile(r"采购执行率|采购完成率"),
        re.compile(r"实际|完成|执行"),
        re.compile(r"预算|计划"),
    ),
    (re.compile(r"到位率"), re.compile(r"到位"), re.compile(r"预算|下达|计划|应")),
    (
        re.compile(r"[支拨]付比例|付款比例"),
        re.compile(r"[支拨]付|付款"),
        re.compile(r"合同"),
    ),
    (re.compile(r"兑付率"), re.compile(r"兑付"), re.compile(r"下达|安排|应|合计|总额")),
    (re.compile(r"拨付率"), re.compile(r"拨付"), re.compile(r"下达|到位|安排|预算")),
    (re.compile(r"回收率"), re.compile(r"收回|回收"), re.compile(r"发[放出]")),
    # of those sent or of those that came back: told where only one of them is given
    (re.compile(r"有效率"), re.compile(r"有效"), re.compile(r"发[放出]|收回|回收")),
    (re.compile(r"结案率"), re.compile(r"结案"), re.compile(r"立案")),
    (re.compile(r"编制使用率"), re.compile(r"实有|在职|在编"), re.compile(r"编制")),
    (re.compile(r"整改率"), re.compile(r"整改"), re.compile(r"发现|共|隐患|问题")),
    (
        re.compile(r"完成率|合格率|达标率|办结率|参与率|出勤率|覆盖率"),
        re.compile(r"完成|实际|合格|达标|办结|参与|出勤|覆盖"),
        re.compile(r"计划|目标|任务|应|受理|总|共|抽检|检测"),
    ),
)


@dataclass(frozen=True, slots=True)
class CountSet:
    """Kinds no one counted falls into twice; ``is_all`` where there are no others."""

    patterns: tuple[re.Pattern[str], ...]
    is_all: bool


def _kinds_apart(*patterns: str, is_all: bool = True) -> CountSet:
    return CountSet(tuple(map(re.compile, patterns)), is_all)


COUNT_SETS = (
    _kinds_apart("离休", "退休"),
    _kinds_apart("男", "女"),
    _kinds_apart("县城|城区|城镇|城市", "乡镇|农村|乡村"),
    _kinds_apart("上半年", "下半年"),
    _kinds_apart("线上", "线下"),
    _kinds_apart("专职", "兼职"),
    _kinds_apart("(?:非常|很)满意", "^满意", "(?:基本|比较|较)满意|一般", "不满意"),
    _kinds_apart("(?:^|非常)满意", "(?:基本|比较|较)满意|一般", "不满意"),
    _kinds_apart("优秀?的?$", "良好?的?$", "中的?$|合格|及格", "差的?$", is_all=False),
    _kinds_apart(
        "参公|参照",
        "公益一类|全额",
        "公益二类|差额",
        "行政|机关",
        "事业",
        "工勤",
        "编外|聘用|合同|临聘",
        is_all=False,
    ),
    _kinds_apart("在职|在岗|在编", "离退休|退休", is_all=False),
)

# parts of a score; with the first two named the list is taken for the whole
SCORES = tuple(
    map(re.compile, ("产出", "效益|效果", "满意", "执行|投入|资金", "过程|管理|决策"))
)


def dimension(core: str) -> int:
    """Which breakdown an item belongs to; -1 where nobody knows."""
    for index, pattern in enumerate(DIMENSIONS):
        if pattern.search(core):
            return index
    return -1


def is_outside(whole: str, part: str) -> bool:
    """True for an item that is known to stand beside or above another, not in it.

    "基本支出200万元，其中人员经费150万元，项目支出85万元": 项目支出 ends the list.
    """
    for levels in LEVELS:
        outer, inner = (
            next((at for at, one in enumerate(levels) if one.search(core)), None)
            for core in (whole, part)
        )
        if outer is not None and inner is not None:
            return inner <= outer and whole != part
    return False


def is_whole_set(core: str, nature: str, parts: list[str]) -> bool:
    """True where the parts named are known to be all there are."""
    for pattern, sets in WHOLES:
        if pattern.search(core):
            return any(_all_met(one, parts) for one in sets)
    if nature != "收入" and (core in ("", "总") or dimension(core) == 0):
        return any(_all_met(one, parts) for one in SPENDING_ALL)
    return False


def is_known_part(whole: str, part: str) -> bool:
    """True where an item is known to be a part of the other."""
    return any(
        pattern.search(whole) and any(re.search(p, part) for one in sets for p in one)
        for pattern, sets in WHOLES
    )


def _all_met(patterns: tuple[str, ...], parts: list[str]) -> bool:
    return all(any(re.search(pattern, part) for part in parts) for pattern in patterns)
