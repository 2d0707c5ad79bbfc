"""Filled forms of families that no spec describes, written as Excel writes them."""

from __future__ import annotations

import xlsxwriter

_FORMATS = {"rate": "0.00%", "money": "#,##0.00"}


class Formula:
    """A live formula with the value it last came to."""

    def __init__(self, text, value):
        self.text, self.value = text, value


def write(path, rows, *, sheet="表", merges=(), formats=None, changes=None):
    """A workbook of one sheet; formats by column letter, changes by cell."""
    cells = {
        f"{chr(65 + j)}{i + 1}": value
        for i, values in enumerate(rows)
        for j, value in enumerate(values)
    } | (changes or {})
    with xlsxwriter.Workbook(str(path)) as book:
        looks = {k: book.add_format({"num_format": v}) for k, v in _FORMATS.items()}
        page = book.add_worksheet(sheet)
        for cell, value in cells.items():
            look = looks.get((formats or {}).get(cell[0], ""))
            if isinstance(value, Formula):
                page.write_formula(cell, value.text, look, value.value)
            elif isinstance(value, str):
                page.write_string(cell, value)
            elif value is not None:
                page.write_number(cell, value, look)
        for first, last, text in merges:
            page.merge_range(f"{first}:{last}", text)
    return path


SIGNED = "填报人：张某    联系电话：0000-0000000    填报日期：2025年3月10日"


def funds_matrix(path, *, blank=False, changes=None):
    """A data matrix with labels and headings of its own; live formulas throughout."""
    lines = (
        ("特色种植基地", 320.5, 300, 288.35),
        ("冷链仓储", 150, 150, 131.27),
        ("通组道路", 480.6, 460, 452.18),
        ("饮水管网", 95.4, 90, 77.9),
    )
    rows = [
        ["2024年某区衔接资金使用情况统计表"],
        ["填报单位：某区某局", None, None, None, "单位：万元"],
        [
            "资金投向",
            "计划投资",
            "到位资金",
            "已完成投资",
            "未完成投资",
            "投资完成率",
            "备注",
        ],
    ]
    for at, (name, plan, arrived, done) in enumerate(lines, 4):
        rest, rate = round(plan - done, 2), done / plan
        rows.append(
            [
                name,
                plan,
                arrived,
                done,
                Formula(f"=B{at}-D{at}", rest),
                Formula(f'=IF(N(B{at})=0,"",D{at}/B{at})', rate),
            ]
        )
    sums = [round(sum(line[i] for line in lines), 2) for i in (1, 2, 3)]
    rows.append(
        [
            "合计",
            *(Formula(f"=SUM({c}4:{c}7)", s) for c, s in zip("BCD", sums, strict=True)),
            Formula("=B8-D8", round(sums[0] - sums[2], 2)),
            Formula("=D8/B8", sums[2] / sums[0]),
        ]
    )
    rows.append([SIGNED])
    if blank:
        rows = [
            [v if isinstance(v, (str, Formula)) else None for v in row] for row in rows
        ]
        rows = [
            [Formula(v.text, "") if isinstance(v, Formula) else v for v in row]
            for row in rows
        ]
    formats = dict.fromkeys("BCDE", "money") | {"F": "rate"}
    return write(
        path,
        rows,
        sheet="衔接资金",
        formats=formats,
        changes=changes,
    )


def score_table(path, *, changes=None):
    """A score table of three levels, the groups' points in columns of their own."""
    rows = [
        ["2024年度基层治理专项绩效评分表"],
        ["填报单位：某区某局"],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "评分标准",
            "自评得分",
            "扣分原因",
        ],
        [
            "投入",
            "资源保障",
            "网格员配备率",
            8,
            "配备率达到100%得满分，每低1个百分点扣0.5分",
            8,
        ],
        [None, None, "经费到位及时性", 12, "按进度到位得满分，每延迟一个月扣2分", 12],
        ["过程", "制度运行", "议事会议频次", 15, "每季度不少于一次，每缺一次扣5分", 15],
        [
            None,
            None,
            "台账完整性",
            10,
            "缺一项扣1分，扣完为止",
            9,
            "个别台账补录不及时",
        ],
        [
            "结果",
            "治理成效",
            "矛盾纠纷化解率",
            30,
            "达到95%得满分，每低1个百分点扣1分",
            28.5,
            "两件跨年化解",
        ],
        [None, None, "居民满意度", 25, "达到90%得满分，每低1个百分点扣1分", 25],
        ["合计", None, None, 100, None, 97.5],
        [SIGNED],
    ]
    merges = [
        ("A4", "A5", "投入"),
        ("B4", "B5", "资源保障"),
        ("A6", "A7", "过程"),
        ("B6", "B7", "制度运行"),
        ("A8", "A9", "结果"),
        ("B8", "B9", "治理成效"),
    ]
    return write(path, rows, sheet="评分表", merges=merges, changes=changes)


def mixed_form(path, *, changes=None):
    """Typed figures only, persons and money side by side, and indicators below."""
    lines = (
        ("技能培训", 1240, 186.00, 172.36),
        ("就业见习", 315, 94.50, 90.72),
        ("公益岗位", 206, 148.32, 148.32),
        ("创业扶持", 48, 76.80, 63.44),
    )
    rows = [
        ["2024年度就业服务项目绩效自评表"],
        ["填报单位：某区某局", None, None, None, None, "单位：万元"],
        ["服务事项", "受益人数", "核定资金", "拨付资金", "结余资金", "拨付率"],
    ]
    for name, people, granted, paid in lines:
        rows.append(
            [
                name,
                people,
                granted,
                paid,
                round(granted - paid, 2),
                round(paid / granted, 4),
            ]
        )
    sums = [round(sum(line[i] for line in lines), 2) for i in (1, 2, 3)]
    rows.append(
        ["合计", *sums, round(sums[1] - sums[2], 2), round(sums[2] / sums[1], 4)]
    )
    rows += [
        ["一级指标", "二级指标", "三级指标", "分值", "得分", "扣分原因"],
        ["产出", "数量", "培训人次完成率", 40, 38, "年底一期培训顺延"],
        ["产出", "质量", "见习留用率", 20, 20],
        ["效益", "社会效益", "新增就业人数", 40, 40],
        ["合计", None, None, 100, 98],
        [SIGNED],
    ]
    formats = dict.fromkeys("CDE", "money") | {"F": "rate"}
    return write(path, rows, sheet="就业服务", formats=formats, changes=changes)
