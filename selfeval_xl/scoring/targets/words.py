"""What results in words say: done, done in part, not done; and which way is better."""

from __future__ import annotations

import re

from selfeval_xl.scoring.grades import GRADES, read_grade
from selfeval_xl.values.remembered import remembered

REACHED, PARTLY, FAILED = "reached", "partly", "failed"

_OFFICIAL = (
    (FAILED, re.compile(r"未(?:达成|达到|完成|实现)(?:年度|预期|绩效)*(?:指标|目标)")),
    (
        PARTLY,
        re.compile(r"部分(?:达成|达到|完成|实现)(?:年度|预期|绩效)*(?:指标|目标)?"),
    ),
    (
        REACHED,
        re.compile(
            r"^(?:已|全部|均)?(?:达成|达到|完成|实现)(?:年度|预期|绩效)*(?:指标|目标)"
        ),
    ),
)
_FAILED = re.compile(
    "(?:^|[^时如不无])(?:未|没有|没能|未能|尚未)(?:按期|按时|全部|如期)?"
    "(?:达成|达到|达标|完成|实现|开展|实施|启动|落实|执行|开工|支付)"
)
_UNBUILT = re.compile(
    "(?:^|[^时如不无])(?:未|没有|没能|未能|尚未)(?:建立|建成|健全|形成|出台)"
    "(?:$|[,;。]|长效|相关|机制|制度|体系)"
)
_PARTLY = re.compile(
    "部分(?:达成|达到|完成|实现|达标)|基本(?:达成|达到|完成|实现|达标)|未全部"
)
_REACHED = re.compile(
    "达成|达到|完成|达标|实现|落实|合格|优秀|良好|有效|显著|明显|提升|提高|改善|增强|"
    "及时|按时|按期|保障|满意|持续|长期|到位|^优$|^良$|^是$|^有$|较好|良性|稳定|促进|推动"
)
_DENIED = re.compile(
    r"(?:仍|还|暂|并)?(?:未能|未得到|未|没有得到|没有|没能|尚未|不)(?P<what>[^,;。,.、]{2,})[。.]?"
)
_UNWANTED = re.compile("[未无不没零防禁控免]|杜绝|避免|减少|降低|遏制|消除|停止")
_RANKS = {"优秀": 0, "优": 0, "优良": 1, "良好": 1, "良": 1, "中等": 2, "中": 2}
_RANKS |= {"合格": 2, "及格": 2, "达标": 2}
_LEAST_GRADE = re.compile(
    rf"(?:达到|评为|评定为|获评|为|保持)?(?P<grade>{'|'.join(_RANKS)})(?:等次|等级|等|级)?"
    r"(?:及?以上)?"
)
_NOT_REALLY = re.compile("无(?:未|偏差)|未(?:发生|出现|发现)|没有(?:发生|出现)|无")
_ALL = re.compile("全部|全覆盖|百分百|百分之百|应.尽.|均(?:已)?")
_NOTHING = re.compile(
    "^(?:无|零|没有|未发生|未出现|未发现|无(?:发生|投诉|事故|违规|违纪|差错|问题)|"
    "(?:未|没有|无)(?:发生|出现|发现)?.{0,10}|零.{1,8})$"
)


@remembered
def official_level(compact: str) -> str:
    """Which of the three official levels a text names, "" for none of them."""
    found = [level for level, pattern in _OFFICIAL if pattern.search(compact)]
    is_unchosen = PARTLY in found and FAILED in found  # the form's own list of levels
    return found[0] if found and not is_unchosen else ""


@remembered
def level_of(compact: str) -> str:
    """Done, done in part or not done, by the words of a text; "" for none."""
    found = official_level(compact)
    if found:
        return found
    if all(pattern.search(compact) for _, pattern in _OFFICIAL[:2]):
        return ""
    if _PARTLY.search(compact):
        return PARTLY
    if _FAILED.search(compact) or _UNBUILT.search(compact):
        return FAILED
    return REACHED if _REACHED.search(compact) else ""


def is_denied(wanted: str, said: str) -> bool:
    """True where a result takes back its target, or stays a grade below it.

    "未有效提升" for "有效提升", "差" for "优良".
    """
    denied = _DENIED.fullmatch(said)
    if denied and denied["what"] in wanted:
        before = wanted[: wanted.index(denied["what"])]
        return _UNWANTED.search(before) is None
    least, grade = _LEAST_GRADE.fullmatch(wanted), read_grade(said)
    if least is None or grade is None:
        return False
    return GRADES.index(grade) > _RANKS[least["grade"]]


@remembered
def says_all(compact: str) -> bool:
    """True for 全部完成, 全覆盖, 百分之百: what 100 % says in words."""
    return bool(_ALL.search(compact)) and level_of(compact) not in (PARTLY, FAILED)


@remembered
def says_nothing_happened(compact: str) -> bool:
    """True for 无, 未发生, 零事故: what 0 says in words."""
    is_shortfall = level_of(compact) == FAILED
    return bool(_NOTHING.match(compact)) and not is_shortfall


_LESS = re.compile(
    "投诉|事故|差错|违规|违纪|违法|误差|超支|超标|死亡|伤亡|发病|空置|闲置|流失|损失|"
    "信访|上访|舆情|案件|隐患|缺陷|返工|故障|污染|排放|能耗|失业|辍学|退货|拥堵|浪费|"
    "不合格|偏差|偏离|变动率|调整率|结转|结余|资产负债率|债务|拖欠|逾期|延误|浓度|PM2|PM10|"
    "含量|噪声|噪音|返贫|发案|犯罪|纠纷|火灾|等待|排队|用水量|用电量|耗电|耗水|流产|退回"
)
_LIMITED = re.compile("控制数|限额|上限|财政供养|在职人员控制率|三公|编外")
_LESS_ENDED = re.compile(
    "下降|降低|减少|压减|压缩|整改|处理|处置|办结|化解|消除|清理|盘活|解决|回复|受理|达标|控制|"
    "管理|监测|减排|查处|清偿|排查|(?<!不)合格|削减|修复|治理"
)
_COST = re.compile(
    "成本|费用|支出|花费|造价|单价|投资额|补助标准|补贴标准|经费|预算控制"
)
_SAVED = re.compile(
    "节约|节省|压减|下降|降低|减少|收益|效益|收入|完成|执行|到位|使用率|合规|及时|足额"
)
_GRANTED = re.compile("标准|补助|补贴|奖励|投入|配套|发放|救助")
_TIMELY = re.compile("时效|时间|时长|周期|期限|工期|时限|天数|耗时|响应")
_GOES_ON = re.compile(
    "运行|运营|开放|开馆|营业|服务时|使用|值守|供应|保障|播出|存续|持续|学时|课时"
)
_MORE = re.compile(
    "率$|度$|数量|质量|产出|效益|满意|覆盖|完成|达标|合格|参与|受益|培训|服务|活动|"
    "人数|次数|场次|个数|数$|量$|社会|经济|生态|可持续"
)


@remembered
def wants_less(text: str) -> bool:
    """True where fewer of what is named is better: 投诉, 事故, 差错率."""
    if _LIMITED.search(text):
        return True
    return bool(_LESS.search(text)) and not _LESS_ENDED.search(text)


@remembered
def wants_more(text: str) -> bool:
    """True where more of what is named is better: 培训人数, 覆盖率."""
    return bool(_MORE.search(text))


@remembered
def is_cost(text: str) -> bool:
    """True for what is spent, False for what is saved or how well it was paid."""
    return bool(_COST.search(text)) and not _SAVED.search(text)


@remembered
def says_saved(text: str) -> bool:
    """True for 节约率, 下降幅度: more of it is better, also under 成本指标."""
    return bool(_SAVED.search(text))


@remembered
def is_granted(text: str) -> bool:
    """True for what is paid out to others at a rate set for it: 补助标准."""
    return bool(_GRANTED.search(text))


@remembered
def goes_on(text: str) -> bool:
    """True for a time that should last: 运行天数, 开放时间; more of it is better."""
    return bool(_GOES_ON.search(text))


@remembered
def is_timely(text: str) -> bool:
    return bool(_TIMELY.search(text))
