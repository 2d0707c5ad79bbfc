"""The sheets 覆盖 and 说明: what was checked, and what the summary rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from selfeval_xl.bulking.across.copies import (
    COMMON_LEAST,
    COMMON_MOST,
    COMMON_SHARE,
    FIGURES,
    FIGURES_SHARE,
    PARAGRAPHS,
    PARAGRAPHS_SHARE,
)
from selfeval_xl.bulking.across.department_totals import OWN_SHARE
from selfeval_xl.bulking.across.outliers import (
    DISTANCES,
    LEAST_POINTS,
    LEAST_RATE,
    LEAST_UNITS,
    TIMES,
)
from selfeval_xl.bulking.left_out import told
from selfeval_xl.bulking.risk import HIGH, MIDDLE, POINTS
from selfeval_xl.bulking.summary import names
from selfeval_xl.bulking.summary.book import LINKS, Column, Table
from selfeval_xl.bulking.summary.picture import Picture
from selfeval_xl.findings import Outcome
from selfeval_xl.i18n import N_, translate
from selfeval_xl.report.rule_page import rule_titles
from selfeval_xl.report.words import OUTCOMES
from selfeval_xl.rules.registry import all_rules

Fact = tuple[str, str]


def coverage(picture: Picture, lang: str) -> Table[tuple[object, ...]]:
    """Every owed check and how it ended; nothing passes by default."""
    tr = partial(translate, lang=lang)
    texts = rule_titles(lang)
    return Table(
        tr(names.COVERAGE),
        (
            Column(N_("规则"), 9, 10, "plain"),
            Column(N_("检查什么"), 40, 60),
            *(Column(OUTCOMES[outcome][0], 9, 11, "number") for outcome in Outcome),
        ),
        list(picture.coverage.itertuples(name=None)),
        lambda row: (
            str(row[0]),
            texts.get(str(row[0]), ""),
            *(int(str(count)) or None for count in row[1:]),
        ),
        (tr("应做的检查按规则列出，数字是次数；没有做成的不算通过。"),),
    )


def about(picture: Picture, lang: str) -> Table[Fact]:
    """Everything the reader needs to explain the summary to someone else."""
    tr = partial(translate, lang=lang)
    return Table(
        tr(names.ABOUT),
        (Column(N_("事项"), 16, 44), Column(N_("内容"), 60, 96)),
        list(_facts(picture, lang)),
        lambda fact: fact,
    )


def _facts(picture: Picture, lang: str) -> Iterator[Fact]:
    tr, run = partial(translate, lang=lang), picture.run
    yield tr("检查日期"), run.today
    yield tr("工具"), f"selfeval-xl {run.version}"
    codes = [str(code) for code in picture.coverage.index]
    rules = tr("本版共 {known} 条，本次用了 {ran} 条").format(
        known=len(all_rules()), ran=len(codes)
    )
    parts = [rules, tr("、").join(codes)]
    yield tr("规则"), tr("；").join(filter(None, parts))
    options = tr("；").join(f"{name} {value}" for name, value in run.options.items())
    yield tr("选项"), options or tr("没有另给选项，全部按默认")
    yield tr("抽查"), tr("种子 {seed}，抽 {count} 份").format(
        seed=picture.seed, count=len(picture.sample)
    )
    for note in run.notes:
        yield tr("本次运行"), note
    for text in told(run.left_out, lang):
        yield tr("没有检查的文件"), text
    yield tr("链接"), tr(
        "每张工作表只有前 {count} 行带链接，其余按单位、文件和单元格查找；"
        "原文件移走后链接打不开。"
    ).format(count=LINKS)
    yield from _limits(tr)
    yield from _risk(tr)
    yield from _thresholds(tr)
    yield from _superseded(picture, tr)


def _limits(tr: Callable[[str], str]) -> Iterator[Fact]:
    name = tr("局限")
    yield name, tr(
        "核对的是所交材料自身和彼此之间是否一致；"
        "数字与账簿、凭证、决算批复是否相符，不在检查之内。"
    )
    yield name, tr("计算允许四舍五入：按所填小数位数，怎么取舍都对不上的才报告。")


def _risk(tr: Callable[[str], str]) -> Iterator[Fact]:
    name = tr("风险怎么算")
    yield name, tr(
        "风险分是本工具自定的，只用来排先后，没有文件依据，不能代替评审意见。"
        "{high} 分以上为高，{middle} 分以上为中，有分的为低。"
    ).format(high=HIGH, middle=MIDDLE)
    for point in POINTS:
        yield name, tr("{what}：每处 {each} 分，最多 {most} 分").format(
            what=tr(point.text), each=point.each, most=point.most
        )
    yield tr("抽查怎么抽"), tr(
        "不重复地抽，权重是风险分加 1；每份的运气只由种子和它的文件夹决定，"
        "别的单位多少、先后都不影响。"
    )


def _thresholds(tr: Callable[[str], str]) -> Iterator[Fact]:
    name = tr("跨单位怎么比")
    yield name, tr(
        "数字雷同：项目和金额（四位以上有效数字）都相同的至少 {count} 项，"
        "且占较少一方的 {share}% 以上；"
        "文字雷同：至少 {paragraphs} 段、{text}% 以上。"
        "有 {common}% 以上的单位（至少 {few} 个、至多 {many} 个以上）都有的，看作统一要求写的，不算。"
        "主管部门与所属单位之间不比。"
    ).format(
        count=FIGURES,
        share=int(FIGURES_SHARE * 100),
        paragraphs=PARAGRAPHS,
        text=int(PARAGRAPHS_SHARE * 100),
        common=int(COMMON_SHARE * 100),
        few=COMMON_LEAST,
        many=COMMON_MOST,
    )
    yield name, tr(
        "相差很大：有该数的单位不少于 {units} 个时才比；"
        "离中位数超过 {distances} 倍通常差距，且至少差 {points} 分或 {rate} 个百分点；"
        "人均支出为中位数的 {times} 倍以上或 {times} 分之一以下。"
    ).format(
        units=LEAST_UNITS,
        distances=DISTANCES,
        points=LEAST_POINTS,
        rate=int(LEAST_RATE * 100),
        times=TIMES,
    )
    yield name, tr(
        "主管部门合计：名单写了主管部门、部门和两个以上所属单位都报了才比；"
        "部门的数不到所属合计 {share}% 的，看作只报本级，不比。"
    ).format(share=int(OWN_SHARE * 100))


def _superseded(picture: Picture, tr: Callable[[str], str]) -> Iterator[Fact]:
    yield tr("重复报送的取舍"), tr(
        "同一单位同一种材料交了几次的，只查最后一次；下面逐个列出被代替的文件和理由。"
    )
    for one in picture.run.superseded:
        text = tr("由 {file} 代替：{rule}").format(file=one.by, rule=tr(one.rule))
        yield one.path, text
