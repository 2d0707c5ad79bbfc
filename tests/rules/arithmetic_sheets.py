"""Run one arithmetic rule over a small sheet and list what it says."""

from __future__ import annotations

from sheetkit import percent, sheet

from selfeval_xl.findings import Hit
from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import Arithmetic, analyse
from selfeval_xl.model.grid import Workbook
from selfeval_xl.rules.registry import all_rules

HEAD = ["项目", "上年决算数", "年初预算数", "调整预算数", "决算数", "执行率"]
CHANGES = [
    "比年初预算增减额",
    "比年初预算增减率",
    "比上年决算增减额",
    "比上年决算增减率",
]


def money_sheet(*rows, head=HEAD, title="部门整体支出绩效自评数据表", unit="万元"):
    """A data form: title in row 1, unit in row 2, header in row 3, rows from 4."""
    return sheet([[title], [f"单位：{unit}"], list(head), *map(list, rows)])


def hits(code, made):
    """(cell, variant, actual, expected, proof) of every hit, in the rule's order."""
    return [
        (one.place.a1, one.variant, one.actual, one.expected, one.proof)
        for one in raw_hits(code, made)
    ]


def raw_hits(code, made):
    (rule,) = [one for one in all_rules() if one.code == code]
    specs = load_specs()
    found = []
    for form in recognise(Workbook("数据表.xlsx", "xlsx", (made,)), specs):
        target = form
        if rule.target is Arithmetic:
            target = analyse(form, identities_of(form, specs))
        found += [one for one in rule.check(target) if isinstance(one, Hit)]
    for one in found:
        rule.templates(one.variant)  # every variant has its words
    return found


__all__ = ["CHANGES", "HEAD", "hits", "money_sheet", "percent", "raw_hits", "sheet"]
