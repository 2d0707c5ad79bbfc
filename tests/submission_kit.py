"""A unit's 数据表 and 评分表 beside a report of one paragraph, for the XD rules."""

from __future__ import annotations

from paper_builders import UNIT, paper, sheet, submission

from selfeval_xl.findings import Hit
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.rules.registry import all_rules

TITLE = "2024年度部门整体支出绩效自评数据表"
HEADS = ("项目", "上年决算数", "年初预算数", "全年预算数", "决算数")
MONEY = (  # B 上年, C 年初, D 全年, E 决算; from row 4
    ("一、收入合计", 1180.0, 1150.0, 1225.0, 1234.56),
    ("1.财政拨款", 1160.0, 1140.0, 1210.0, 1215.3),
    ("其中：一般公共预算财政拨款", 1100.0, 1100.0, 1160.0, 1165.3),
    ("政府性基金预算财政拨款", 60.0, 40.0, 50.0, 50.0),
    ("2.其他收入", 20.0, 10.0, 15.0, 19.26),
    ("二、年初结转和结余", 15.2, 12.0, 12.0, 12.4),
    ("三、支出合计", 1150.25, 1150.0, 1220.0, 1200.1),
    ("1.基本支出", 780.5, 770.0, 805.0, 800.06),
    ("其中：人员经费", 620.3, 600.0, 640.0, 636.45),
    ("日常公用经费", 160.2, 170.0, 165.0, 163.61),
    ("2.项目支出", 369.75, 380.0, 415.0, 400.04),
    ("四、年末结转和结余", 12.4, 0.0, 0.0, 46.86),
    ("五、“三公”经费", 14.0, 15.0, 15.0, 12.53),
    ("1.因公出国（境）费", 0.0, 0.0, 0.0, 0.0),
    ("2.公务用车购置及运行维护费", 11.0, 12.0, 12.0, 10.03),
    ("其中：公务用车购置费", 0.0, 0.0, 0.0, 0.0),
    ("公务用车运行维护费", 11.0, 12.0, 12.0, 10.03),
    ("3.公务接待费", 3.0, 3.0, 3.0, 2.5),
    ("六、政府采购金额", 90.0, 130.0, 130.0, 120.35),
)
STAFF = (("行政", 20, 18), ("事业", 10, 9), ("机关工勤", 2, 1), ("合计", 32, 28))
TASKS = (
    ("智慧平台建设", "平台开发", 50.0, 48.2),
    ("基层治理能力提升", "培训与督导", 86.5, 80.75),
)


def data_paper(rows=MONEY, heads=HEADS, staff=STAFF, tasks=TASKS, file="数据表.xlsx"):
    """The 数据表 of the unit; the money starts in row 4, persons on their own sheet."""
    unit = f"填报单位：{UNIT}"
    money = sheet("数据表", [[TITLE], [unit, None, "单位：万元"], [*heads], *rows])
    people = sheet(
        "人员情况",
        [
            ["2024年度部门人员情况数据表"],
            [unit],
            ["项目", "编制数", "年末实有人数"],
            *staff,
        ],
    )
    work = sheet(
        "重点工作",
        [
            ["2024年度重点工作任务数据表"],
            [unit, None, "单位：万元"],
            ["任务名称", "主要实施内容", "预算金额（万元）", "实际支出（万元）"],
            *tasks,
        ],
    )
    return paper(money, people, work, file=file)


def project_paper(name, initial, annual, executed, results=(), file="项目自评表.xlsx"):
    """A 项目支出绩效自评表; its funds stand in row 6, C to E, its results in F."""
    rows = [
        ["项目支出绩效自评表"],
        ["（2024年度）"],
        ["项目名称", name],
        ["主管部门", UNIT, None, "实施单位", UNIT],
        ["项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数"],
        [None, "年度资金总额", initial, annual, executed],
        [None, "其中：当年财政拨款", initial, annual, executed],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "年度指标值",
            "实际完成值",
            "得分",
        ],
        *(
            ["产出指标", "数量指标", label, 45, target, result, 45]
            for label, target, result in results or (("完成项目", "1个", "1个"),)
        ),
    ]
    return paper(sheet("自评表", rows), file=file)


def scored(*results, file="评分表.xlsx", grade=None, total=100, standards=None):
    """A 评分表 with results in column E from row 4: (name, result, remark)."""
    heads = [
        "一级指标",
        "三级指标",
        "分值",
        "评分标准",
        "实际完成值",
        "自评得分",
        "扣分原因",
    ]
    rows = [
        ["预算执行情况", name, 100 / len(results), standards, result, 10, remark]
        for name, result, remark in results
    ]
    tail = [["自评等级", grade]] if grade else []
    return paper(
        sheet(
            "评分表",
            [
                ["2024年度部门整体支出绩效自评指标评分表"],
                [f"填报单位：{UNIT}"],
                heads,
                *rows,
                ["合计", None, 100, None, None, total],
                *tail,
            ],
        ),
        file=file,
    )


def report(*lines, unit=UNIT, year=2024, file="自评报告.docx"):
    """A report; the lines given start at paragraph 4."""
    texts = [
        f"{unit}{year}年度部门整体支出绩效自评报告",
        f"评价年度：{year}年度",
        f"评价单位：{unit}",
        *lines,
    ]
    numbered = tuple(Paragraph(i, text) for i, text in enumerate(texts, 1))
    return Paper(file, "report", "docx", "0" * 64, 0, text=Text(file, numbered))


def hits(given, *codes):
    """(code, hit) of the rules of these codes, in order."""
    return [
        (rule.code, hit)
        for rule in all_rules()
        if rule.code in codes
        for hit in rule.check(given)
        if isinstance(hit, Hit)
    ]


def told(given, *codes):
    """(code, actual, expected, cells beside it) of each hit."""
    return [
        (code, hit.actual, hit.expected, [place.a1 for place in hit.related])
        for code, hit in hits(given, *codes)
    ]


def of_sentence(*lines, codes=("XD105", "XD106", "XD107", "XD108", "XD109")):
    """What is said of a report of these lines beside the unit's tables."""
    return told(submission(data_paper(), report(*lines)), *codes)
