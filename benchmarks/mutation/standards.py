"""评分表 whose rows have a 评分标准 of their own, for one unit's year."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutation.indicators import CENT, Ground
from benchmarks.mutation.ledgers import Year, figures
from benchmarks.mutation.planted import Planted, codes, typed
from benchmarks.mutation.scores import beside
from benchmarks.mutation.sheets import Book, Sheet, as_values, each

_COLUMNS = (
    "level1",
    "level2",
    "level3",
    "weight",
    "standard",
    "actual",
    "score",
    "note",
)
_HEADS = {
    "level1": "一级指标", "level2": "二级指标", "level3": "三级指标", "weight": "分值",
    "standard": "评分标准", "actual": "实际完成值", "score": "自评得分", "note": "扣分原因",
}  # fmt: skip
_SATISFIED = ("≥90%得10分；80%（含）-90%得8分；60%（含）-80%得5分；60%以下不得分",
              "满意度90%以上得满分，80%-90%得8分，60%-80%得5分，低于60%不得分")  # fmt: skip
_NOTES = (
    "年末有一笔尾款按合同约定次年支付。",
    "运维合同跨年结算，部分款项列入次年支付。",
)
_SPENT = ("执行率达到95%及以上得满分，每降低1个百分点扣0.5分，扣完为止",
          "≥95%得满分，每低于1个百分点扣0.5分，扣完为止")  # fmt: skip
_FOLLOW = codes("SC203 SC205 XD103 XD110 XD111 SC301 SC404 SC402 SC403")


def satisfaction(seed: int) -> Decimal:
    """The share that the table and the report both give."""
    return Decimal(random.Random(seed).randint(905, 989)) / 10


def standard_table(seed: int, year: Year | None = None) -> Book:
    """One clean 评分表; its rates are those of the unit's 数据表."""
    draw = random.Random(seed)
    year = year or figures(draw)
    top, left = draw.randint(1, 3), draw.randint(1, 2)
    at = {key: left + n for n, key in enumerate(_COLUMNS)}
    on = Ground()
    on.put((top, left), f"{year.year}年度部门整体支出绩效自评指标评分表", "title")
    on.put((top + 1, left), f"填报单位：{year.unit_name}", "unit_name")
    on.merges.append((top, left, top, left + len(_COLUMNS) - 1))
    for key, column in at.items():
        on.put((top + 2, column), _HEADS[key])
    row, total = top + 3, Decimal(0)
    for level1, level2, name, weight, standard, actual, score in _rows(
        draw, year, seed
    ):
        values = (level1, level2, name, Decimal(weight), standard, actual, score)
        for key, value in zip(_COLUMNS, values, strict=False):
            on.put((row, at[key]), value, "" if key == "level1" else key)
        is_lost = score < weight
        note = (_NOTES[year.year % 2], "reason") if is_lost else (None, "note")
        on.put((row, at["note"]), *note)
        on.names[name] = (row, at["actual"])
        total, row = total + score, row + 1
    on.put((row, left), "合计")
    on.merges.append((row, left, row, left + 2))
    on.put((row, at["weight"]), Decimal(100), "total_weight")
    on.put((row, at["score"]), total, "total_score")
    on.put((row + 1, left), "自评等级")
    on.put((row + 1, at["score"]), "优" if total >= 90 else "良", "grade")
    filled = f"填报人：张某    填报日期：{year.year + 1}年3月10日"
    on.put((row + 2, left), filled, "closing")
    return (Sheet("评分表", on.cells, tuple(on.merges), on.roles, names=on.names),)


def _rows(draw: random.Random, year: Year, seed: int) -> Iterator[tuple]:
    spent = 100 * year.act("exp.total") / year.act("exp.total", "adj")
    spent = spent.quantize(CENT, ROUND_HALF_UP)
    lost = max(Decimal(0), (95 - spent) / 2).quantize(CENT, ROUND_HALF_UP)
    people = year.staff["staff.total"]
    posts = (Decimal(100) * people[1] / people[0]).quantize(CENT, ROUND_HALF_UP)
    ten, five = Decimal(10), Decimal(5)
    run = ("过程", "预算执行")
    yield (*run, "预算执行率", 10, draw.choice(_SPENT), f"{spent}%", ten - lost)
    over = "≤100%得满分，每超过1个百分点扣0.5分，扣完为止"
    yield (*run, "在职人员控制率", 5, over, f"{posts}%", five)
    for name in ("新建楼堂馆所面积控制率", "投资概算控制率"):
        yield (*run, name, 5, "控制率≤100%得满分，每超过1%扣1分", "不适用", five)
    sound = "制度健全得5分，有效执行得5分"
    yield ("过程", "预算管理", "管理制度健全性", 10, sound, "制度健全", ten)
    shown = "按规定时限公开得5分，内容完整得5分"
    yield ("过程", "预算管理", "预决算信息公开性", 10, shown, "已公开", ten)
    yield (
        "投入",
        "目标设定",
        "绩效目标合理性",
        15,
        "目标与职责相符得满分",
        "相符",
        Decimal(15),
    )
    done = "得分=完成率×25"
    yield ("产出", "职责履行", "重点工作完成率", 25, done, "100%", Decimal(25))
    content = draw.choice(_SATISFIED)
    share = f"{satisfaction(seed)}%"
    yield ("效果", "履职效益", "群众满意度", 10, content, share, ten)
    yield ("效果", "履职效益", "社会效益", 5, "社会效益显著得满分", "显著", five)


def over_standards(book: Book, draw: random.Random) -> Iterator[Planted]:
    """Scores beside what their own 评分标准 gives; rows that do not apply."""
    flat = as_values(book)
    for number, at in each(flat, "standard"):
        sheet = flat[number]
        score, actual, note = (
            beside(sheet, at, k) for k in ("score", "actual", "note")
        )
        name = str(sheet.cells[beside(sheet, at, "level3") or at].value)
        if score is None or actual is None:
            continue
        lower = {"with_it": _FOLLOW | codes("SC402 SC601"), "is_row": True}
        if name in ("群众满意度", "重点工作完成率"):
            yield typed(flat, number, actual, "result below", "SC402", "84%", **lower)
        if name == "群众满意度" and note:
            told = (flat[number].with_value(note, "窗口排队时间偏长，已增设设备。"),)
            yield typed(
                told, 0, score, "score below", "SC403", Decimal(8), with_it=_FOLLOW
            )
        if sheet.cells[actual].value == "不适用":
            yield typed(
                flat,
                number,
                score,
                "left out",
                "SC405",
                "/",
                with_it=_FOLLOW,
                is_sheet=True,
            )
