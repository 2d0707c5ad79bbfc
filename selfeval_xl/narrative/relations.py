"""Items that are known to make up another, and rates that cannot pass 100 %."""

from __future__ import annotations

import re

# whole -> sets of parts; each set is complete once every pattern of it is met
WHOLES: tuple[tuple[re.Pattern[str], tuple[tuple[str, ...], ...]], ...] = (
    (re.compile(r"三公$"), (("公务用车", "公务接待"),)),
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
    re.compile(r"^(?:基本|项目|人员|公用|日常公用|经营)"),
    re.compile(r"类$|一般公共服务|社会保障|卫生健康|住房保障|城乡社区|农林水|教育"),
    re.compile(r"工资福利|商品及服务|对个人及?家庭|资本性"),
)

# parts that overlap: a small firm is a small or medium one
OVERLAPPING = re.compile(r"中小企业|小微企业|新增|累计")

BOUNDED = re.compile(
    r"(?:覆盖|合格|及时|达标|满意|公开|利用|参与|出勤|入学|知晓|准确|办结|完好|优良|普及|"
    r"入户|巩固|正确|在用|到课|参保|参会|受理|按时|按期|达成)(?:率|度)"
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
        re.compile(r"完成率|合格率|达标率|办结率|参与率|出勤率|覆盖率"),
        re.compile(r"完成|实际|合格|达标|办结|参与|出勤|覆盖"),
        re.compile(r"计划|目标|任务|应|受理|总|共|抽检|检测"),
    ),
)


def dimension(core: str) -> int:
    """Which breakdown an item belongs to; -1 where nobody knows."""
    for index, pattern in enumerate(DIMENSIONS):
        if pattern.search(core):
            return index
    return -1


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
