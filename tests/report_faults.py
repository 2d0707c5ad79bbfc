"""Faults planted in right reports, each with what must be found: rule, paragraph."""

from __future__ import annotations

from report_builders import changed, everything, written

MANY = [
    ("TX201", 9),
    ("TX201", 19),
    ("TX201", 25),
    ("TX201", 28),
    ("TX201", 34),
    ("TX201", 36),
    ("TX202", 7),
    ("TX204", 23),
    ("TX206", 20),
    ("TX206", 27),
    ("TX207", 21),
    ("TX210", 30),
    ("TX211", 5),
    ("TX212", 3),
    ("TX213", 4),
    ("TX214", 18),
    ("TX214", 19),
    ("TX215", 6),
    ("TX216", 31),
    ("TX217", 8),
]
EDITS = [
    (("（二）年度总体工作", "年度总体工作"), [("TX201", 10)]),
    (
        ("（三）部门整体支出绩效目标", "（四）部门整体支出绩效目标"),
        [("TX202", 14), ("TX202", 17)],
    ),
    (("等级为“优”", "等级为“良”"), [("TX205", 26)]),
    (("报送的材料与公开的材料一致", "报送的材料是否与公开的材料一致"), [("TX207", 23)]),
    (("成员来自办公室和业务组", "成员来自XX科室"), [("TX208", 20)]),
    (("评价年度：2024年度", "评价年度：2023年度"), [("TX209", 2)]),
    (("填报日期：2025年4月8日", "填报日期：2025年4月08日"), [("TX211", 5)]),
    (
        ("评价单位：某市某区残疾人服务联合会", "评价单位：某市某区图书馆"),
        [("TX212", 3)],
    ),
    (("区级预算部门单位", "市级预算部门单位"), [("TX213", 4)]),
    (("2024年度我会整体支出", "2024年度我局整体支出"), [("TX214", 26)]),
    (("〔2025〕6号", "[2025]6号"), [("TX215", 6)]),
    (("组织康复和就业培训", "组织康复和和就业培训"), [("TX217", 9)]),
    (("（某财绩〔2025〕6号）要求", "（某财绩〔2025〕6号要求"), [("TX218", 6)]),
]


def cases():
    """(text, wanted) of every fault."""
    yield written("guangdong_faulty"), MANY
    for edit, wanted in EDITS:
        yield changed(edit), wanted


def found(text):
    """(rule, paragraph) of everything the rules of reports say."""
    return [(code, paragraph) for code, paragraph, _ in everything(text)]
