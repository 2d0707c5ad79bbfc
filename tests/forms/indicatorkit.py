"""Read small 评分表 and put what was found on one line each."""

from __future__ import annotations

from sheetkit import make_field, sheet

from selfeval_xl.forms.indicators import locate_indicators
from selfeval_xl.forms.view import SheetView


def locate(rows, merges=(), within=None, **where):
    view = SheetView(sheet(rows, merges, **where))
    return locate_indicators(view, "a.xlsx", make_field, within)


def the_table(rows, merges=(), within=None, **where):
    (table,) = locate(rows, merges, within, **where)
    return table


def said(one):
    """"5@C4" for a number and its cell, "-@C4" for a blank, "" for no field."""
    if one is None:
        return ""
    value = one.value.value if one.number is None else f"{float(one.number):g}"
    return f"{'-' if value is None else value}@{one.place.a1}"


def indicators(table):
    """"一级/二级/三级 weight score", one an indicator."""
    return [
        " ".join(
            ["/".join((*one.levels, one.name.label)), said(one.weight), said(one.score)]
        ).strip()
        for one in table.indicators
    ]


def groups(table):
    """"level name members weight score", one a group."""
    return [
        " ".join(
            [
                str(one.level),
                one.name.label,
                ",".join(map(str, one.members)),
                said(one.weight),
                said(one.score),
            ]
        ).strip()
        for one in table.groups
    ]


def totals(table):
    return (said(table.total_weight), said(table.total_score), said(table.grade))
