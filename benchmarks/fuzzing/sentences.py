"""Paragraphs from the pieces that report sentences are made of, shuffled and bent."""

from __future__ import annotations

from random import Random

from benchmarks.fuzzing.cells import amount, bent, day, number, percent, span

ITEMS = (
    "会议费 培训费支出 公务接待费 “三公”经费支出 基本支出 项目支出 支出合计 年初预算 全年预算数 决算数 "
    "教育支出（类） 人员经费 公用经费 财政拨款收入 其他收入 本年收入 结转结余 项目资金 政府采购预算 资产总额 "
    "房屋 车辆 在职人员 参训人数 满意度 自评得分 第一个项目 A项目 其余部分 局本级 下属单位 以上各项"
).split(" ")
BASES = (
    "比上年 较上年同期 与2023年相比， 同比 比年初预算 较上年决算数 与年初预算9.0万元相比， 比计划 "
    "由上年的 从2022年的 相比 与上年基本持平， 比全年预算 较调整预算数"
).split(" ")
VERBS = (
    "增加 减少 增长 下降 上升 降低 提高 增加到 减少至 增加了 压减 节约 超支 增幅 降幅 翻一番 持平 "
    "增减变化 净增 少支出 多支出 提升 回落"
).split(" ")
LINKS = (
    "占 占总额的 占比 其中： 其中 分别为 分别占 由 组成 合计 共计 总计 为 达到 完成 完成率 执行率 执行率为 "
    "完成预算的 支出进度 得分 满分 扣 即 和 与 以及 及 各 每 平均 余下 剩余 主要是 主要用于 包括 ："
).split(" ")
MARKS = "， ， ， 、 、 。 ； ： （ ） “ ” , . ; ( ) 【 】 ——".split(" ")
PATTERNS = (
    "{i}{a}，{b}{v}{a}，{v}{p}",
    "{i}{a}，{b}{v}{p}（{v}{a}）",
    "{i}由{b}{a}{v}到{a}，{v}{p}",
    "{i}{a}，其中：{i}{a}，占{p}；{i}{a}，占{p}",
    "{i}{a}，由{i}{a}、{i}{a}、{i}{a}组成",
    "{i}、{i}和{i}分别为{a}、{a}和{a}，合计{a}",
    "{i}{a}，{i}{a}，执行率{p}",
    "{i}完成{n}个，完成率{p}，计划{n}个",
    "截至{d}，{i}{a}，{b}基本持平",
    "{i}{s}，{b}{v}{n}个百分点",
)


def paragraphs(seed: int) -> list[str]:
    """The paragraphs of a short text."""
    pick = Random(f"sentence {seed}")
    return [_paragraph(pick) for _ in range(pick.choice((1, 1, 1, 2, 3)))]


def _paragraph(pick: Random) -> str:
    made = ""
    for _ in range(pick.choice((1, 1, 2, 3, 5))):
        made += _sentence(pick) + pick.choice(("。", "。", "；", "，", "", "\n"))
    for _ in range(pick.choice((0, 0, 1, 2, 5))):
        made = bent(pick, made)
    return made


def _sentence(pick: Random) -> str:
    roll = pick.random()
    if roll < 0.5:
        return _filled(pick, pick.choice(PATTERNS))
    pieces = [_piece(pick) for _ in range(pick.randrange(1, 24))]
    if roll < 0.75:
        whole = _filled(pick, pick.choice(PATTERNS))
        at = pick.randrange(len(whole) + 1)
        return whole[:at] + "".join(pieces[:6]) + whole[at:]
    return "".join(pieces)


def _filled(pick: Random, pattern: str) -> str:
    found, at = "", 0
    while at < len(pattern):
        if pattern[at] == "{":
            found += _named(pick, pattern[at + 1])
            at += 3
        else:
            found += pattern[at]
            at += 1
    return found


def _named(pick: Random, name: str) -> str:
    pools = {"i": ITEMS, "b": BASES, "v": VERBS}
    if name in pools:
        return pick.choice(pools[name])
    return {"a": amount, "p": percent, "n": number, "d": day, "s": span}[name](pick)


def _piece(pick: Random) -> str:
    roll = pick.random()
    if roll < 0.35:
        return pick.choice((amount, amount, percent, number, day, span))(pick)
    return pick.choice(pick.choice((ITEMS, BASES, VERBS, LINKS, MARKS)))
