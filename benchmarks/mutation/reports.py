"""自评报告 about a unit's year, in drawn wording, and faults in its sentences."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutation.indicators import CENT
from benchmarks.mutation.ledgers import Year

PROBLEM = "窗口排队时间偏长，个别绩效目标细化不够。"
NO_PROBLEM = "自评中没有发现突出问题。"


@dataclass
class Said:
    """The report's lines and, for each fault, the words it has in place of others.

    ``faults``: kind, rules, rules that may speak with it, right words, wrong words.
    """

    lines: list[str] = field(default_factory=list)
    faults: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def fault(self, kind: str, rules: str, right: str, wrong: str, with_it="") -> None:
        self.faults.append((kind, rules, with_it, right, wrong))


def money(value: Decimal) -> str:
    return f"{value:,.2f}"


def percent(value: Decimal) -> str:
    return f"{(100 * value).quantize(CENT, ROUND_HALF_UP)}%"


def report(
    seed: int, year: Year, score: Decimal, grade: str, satisfied: Decimal
) -> Said:
    """A report in order; its figures are those of the unit's other papers."""
    draw = random.Random(seed)
    said, unit, n = Said(), year.unit_name, year.year
    said.lines = [
        f"{n}年度部门整体支出绩效自评报告",
        f"评价年度：{n}年度",
        f"评价单位：{unit}",
        f"填报单位（公章）：{unit}",
        f"填报日期：{n + 1}年3月10日",
        f"根据《关于开展{n}年度部门整体支出绩效自评工作的通知》（某财绩〔{n + 1}〕6号）要求，"
        "我局认真组织自评，现将有关情况报告如下：",
        "一、单位基本情况",
        "（一）机构职能",
        f"{unit}为区政府工作部门，主要负责政务服务和基层信息化工作。"
        + _persons(draw, said, year),
        "（二）年度总体工作和重点工作任务",
        "1.提升营商环境服务，完成政务窗口改造与自助终端配置。",
        "2.保障基层信息系统运行，完成系统运维与安全测评。",
        "（三）部门整体支出绩效目标",
        "围绕年度重点工作，优化支出结构，保障政务服务平稳运行。",
        "（四）部门整体支出情况",
        *_spending(draw, said, year),
        "二、自评工作开展情况",
        "（一）评价小组情况",
        "成立由局领导任组长、财务和业务科室参加的自评小组。",
        "（二）自评工作过程",
        "自评小组对照指标逐项收集资料、核对账表、评分并形成报告。",
        "（三）自评材料报送时间及质量",
        f"自评材料于{n + 1}年3月10日报送，内容完整，数据与决算一致。",
        "（四）自评材料报送及公开一致情况",
        "报送的自评报告、数据表、评分表与公开的内容一致。",
        "三、绩效自评情况",
        "（一）自评结果",
        f"{n}年度部门整体支出绩效自评得分{score}分，等级为“{grade}”。",
        "（二）部门整体支出绩效指标分析",
        "1.预算编制情况",
        "预算按职责和年度任务编制，资金分配合理。",
        "2.预算执行情况",
        *_projects(said, year),
        "3.预算监督情况",
        "预决算和绩效信息按规定公开，制度健全并有效执行。",
        "4.预算使用效益",
        f"重点工作全部完成，群众满意度达到{satisfied}%。",
        "（三）存在问题",
        PROBLEM if score < 100 else NO_PROBLEM,
        "（四）改进措施",
        "增设自助设备，在编制下一年度预算时细化绩效目标。",
        "四、其他自评情况",
        "无。",
    ]
    right, wrong = f"满意度达到{satisfied}%", f"满意度达到{satisfied - Decimal('3.2')}%"
    said.fault("result off the table", "XD110", right, wrong)
    over = f"满意度达到1{satisfied}%"
    said.fault("percent above hundred", "TX112", right, over, "XD110")
    if score == 100:
        said.fault("problems beside full marks", "PL103", NO_PROBLEM, PROBLEM)
    other = score - Decimal("0.75")
    said.fault(
        "score off the table", "XD103", f"得分{score}分", f"得分{other}分", "TX205"
    )
    return said


def _persons(draw: random.Random, said: Said, year: Year) -> str:
    quota, people = year.staff["staff.total"]
    rate = percent(Decimal(people) / quota)
    day = f"截至{year.year}年12月31日"
    first = f"{day}，编制{quota}{draw.choice('名人')}"
    text = f"{first}，在职{people}人，在职人员控制率{rate}。"
    off = draw.choice((3, 4))
    also = "TX108 XD107 XD108 XD110"
    said.fault("posts", "XD108", f"编制{quota}", f"编制{quota + off}", also)
    people_off = f"在职{people + off}人"
    said.fault("persons", "XD108", f"在职{people}人", people_off, also)
    wrong = percent(Decimal(people) / quota - Decimal("0.062"))
    said.fault("ratio in words", "TX108", f"控制率{rate}", f"控制率{wrong}", also)
    return text


def _change(now: Decimal, base: Decimal) -> tuple[str, str, str, str]:
    """Verb, amount, verb of the rate and rate of a change."""
    verbs = ("增加", "增长") if now > base else ("减少", "下降")
    share = abs(now - base) / base
    return verbs[0], money(abs(now - base)), verbs[1], percent(share)


def _spending(draw: random.Random, said: Said, year: Year) -> list[str]:
    total, initial = year.act("exp.total"), year.act("exp.total", "y0b")
    basic, project = year.act("exp.basic"), year.act("exp.project")
    verb, amount, verb2, rate = _change(total, initial)
    lines = [
        f"{year.year}年支出合计{money(total)}万元，比年初预算数{money(initial)}万元"
        f"{verb}{amount}万元，{verb2}{rate}。"
    ]
    lines.append(
        f"支出合计{money(total)}万元，其中：基本支出{money(basic)}万元，占{percent(basic / total)}；"
        f"项目支出{money(project)}万元，占{percent(project / total)}。"
    )
    _changes(said, total - initial, verb, amount, verb2, rate)
    share = f"占{percent(basic / total)}"
    said.fault(
        "share in words",
        "TX106",
        share,
        f"占{percent(basic / total - Decimal('0.08'))}",
    )
    said.fault("sum in words", "TX105 XD105", f"项目支出{money(project)}万元，占",
               f"项目支出{money(project + 31)}万元，占", "TX106 XD105 TX105 TX110")  # fmt: skip
    before = year.act("exp.basic", "prev")
    verb, amount, verb2, rate = _change(basic, before)
    lines.append(f"基本支出比上年{verb}{amount}万元。")
    off = money(abs(basic - before) + Decimal("27.40"))
    told = f"基本支出比上年{verb}{amount}万元"
    said.fault("change off the table", "XD106", told, f"基本支出比上年{verb}{off}万元")
    lines.append(
        "办公费中，印刷费2.10万元，差旅费3.40万元，培训费1.20万元，合计6.70万元。"
    )
    said.fault("total in words", "TX105", "合计6.70万元", "合计7.60万元")
    lines += [*_three(said, year), *_execution(draw, said, year)]
    return lines


def _changes(said: Said, change: Decimal, verb, amount, verb2, rate) -> None:
    """Faults of a comparison that gives both amounts, the change and its rate."""
    also = "TX101 TX102 TX103 TX104 XD106 TX117"
    wrong = f"{Decimal(rate[:-1]) + Decimal('6.3'):.2f}%"
    end = f"{verb2}{rate}。"
    said.fault("rate in words", "TX102", end, f"{verb2}{wrong}。", also)
    told = f"{verb}{amount}万元，{end}"
    off = money(abs(change) + Decimal("18.6"))
    said.fault("difference in words", "TX101", told, f"{verb}{off}万元，{end}", also)
    other = {"增加": ("减少", "下降"), "减少": ("增加", "增长")}[verb]
    turned = f"{other[0]}{amount}万元，{other[1]}{rate}。"
    said.fault("direction in words", "TX103", told, turned, also)
    said.fault("no change in words", "TX104", f"万元{told}", "万元无变化。", also)
    said.fault("no percent sign", "TX111", end, f"{verb2}{rate[:-1]}。", also)
    said.fault("choice left", "TX115", end, f"增长（下降）{rate}。", also)
    said.fault("rate left out", "TX113", end, f"{verb2}%。", also)
    broken = amount.replace(".", "..")
    said.fault("malformed in words", "TX114", told, f"{verb}{broken}万元，{end}", also)
    said.fault(
        "wrong unit", "TX116 TX101", told, f"{verb}{amount}元，{end}", f"{also} TX116"
    )


def _three(said: Said, year: Year) -> list[str]:
    spent, budget = year.act("tpc.total"), year.act("tpc.total", "adj")
    rate = percent(spent / budget)
    right = f"完成全年预算{money(budget)}万元的{rate}"
    wrong = percent(spent / budget - Decimal("0.114"))
    off = f"完成全年预算{money(budget)}万元的{wrong}"
    said.fault("completion in words", "TX107", right, off, "XD107")
    cost = money(year.act("tpc.recept"))
    other = money(year.act("tpc.recept") + Decimal("1.28"))
    said.fault("amount off the table", "XD105", f"公务接待费支出{cost}万元",
               f"公务接待费支出{other}万元", "TX105")  # fmt: skip
    return [
        f"“三公”经费支出{money(spent)}万元，{right}；其中公务接待费支出{cost}万元。"
    ]


def _execution(draw: random.Random, said: Said, year: Year) -> list[str]:
    rate = percent(year.act("exp.total") / year.act("exp.total", "adj"))
    wrong = percent(
        year.act("exp.total") / year.act("exp.total", "adj") - Decimal("0.037")
    )
    text = draw.choice(
        ("全年预算执行率{}。", "部门预算执行率为{}。", "全年预算执行率达到{}。")
    )
    said.fault(
        "rate off the table",
        "XD107",
        text.format(rate),
        text.format(wrong),
        "TX107 XD110",
    )
    return [text.format(rate)]


def _projects(said: Said, year: Year) -> list[str]:
    lines = []
    for name, budget, spent in year.tasks:
        line = f"“{name}”项目预算{money(budget)}万元，实际支出{money(spent)}万元。"
        off = line.replace(money(spent), money(spent - Decimal("6.1")))
        said.fault("project off the table", "XD109", line, off, "TX107")
        lines.append(line)
    return lines
