"""Indicators with target and result: target in G, result in H, sign in I, unit in J."""

from __future__ import annotations

from dataclasses import replace

from score_builders import FIRST_ROW, indicator_table, score_form, words

from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.model.grid import Cell
from selfeval_xl.model.place import Place, column_number
from selfeval_xl.values import parse_cell

COUNT = "产出指标/数量指标/培训班"
SHARE = "产出指标/质量指标/合格率"
TIME = "产出指标/时效指标/完成时间"
COST = "产出指标/成本指标/项目总成本"
BENEFIT = "效益指标/社会效益指标/服务能力"


def said(column: str, row: int, raw: object, label: str = "") -> Field:
    """A cell of words, or of a number where ``raw`` is one; None is a blank."""
    place = Place("评分表.xlsx", "评分表", row, column_number(column))
    cell = None
    if raw is not None and raw != "":
        shown = raw if isinstance(raw, str) else f"{raw:g}"
        cell = Cell(row, place.column, raw, shown, is_string=isinstance(raw, str))
    key = f"~{column}"
    return Field(key, label, place, Quantity.TEXT, parse_cell(raw), cell)


def targets_form(*rows, funds=None, kind="project", year=2024, groups=(), **table):
    """Rows of (path, target, result, weight, score, note, standard, sign, unit)."""
    filled = [(*row, *[""] * (9 - len(row))) for row in rows]
    made = indicator_table(
        [(path, w, s, note) for path, _, _, w, s, note, *_ in filled],
        groups=groups,
        **table,
    )
    indicators = []
    for one, row in zip(made.indicators, filled, strict=True):
        _, target, result, *_, standard, sign, unit = row
        at = one.row
        indicators.append(
            replace(
                one,
                target=said("G", at, target, "年度指标值"),
                actual=said("H", at, result, "实际完成值"),
                standard=words(f"K{at}", standard) if standard else None,
                sign=words(f"I{at}", sign) if sign else None,
                unit=words(f"J{at}", unit) if unit else None,
            )
        )
    made = replace(made, indicators=tuple(indicators))
    return score_form(made, funds, kind=kind, year=year)


FIRST = FIRST_ROW
