"""What a report rests on: version, rules, options, and what it cannot tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from selfeval_xl import __version__
from selfeval_xl.i18n import translate
from selfeval_xl.model.paper import Paper
from selfeval_xl.report.ledger_lines import UNDONE
from selfeval_xl.result import Result
from selfeval_xl.rules.registry import all_rules


def run_facts(
    result: Result, lang: str, when: datetime | None, given: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Label and value of each fact about the run; the time only where given."""
    tr = partial(translate, lang=lang)
    if when is not None:
        yield tr("检查时间"), when.strftime("%Y-%m-%d %H:%M")
    yield tr("工具"), f"selfeval-xl {__version__}"
    yield tr("规则"), _rule_set(result, lang)
    options = tr("；").join(f"{name} {value}" for name, value in given.items())
    yield tr("选项"), options or tr("没有另给选项，全部按默认")
    if result.skipped:
        count = sum(result.skipped.values())
        yield tr("跳过"), tr("{count} 个临时文件或本工具的输出").format(count=count)


def limits(result: Result, lang: str) -> Iterator[str]:
    """What the reader must not take for checked, one sentence each."""
    tr = partial(translate, lang=lang)
    yield tr(
        "核对的是所交材料自身和彼此之间是否一致；"
        "数字与账簿、凭证、决算批复是否相符，不在检查之内。"
    )
    yield tr("计算允许四舍五入：按所填小数位数，怎么取舍都对不上的才报告。")
    undone = sum(e.count for e in result.coverage if e.outcome in UNDONE)
    if undone:
        yield tr("有 {count} 项检查没有做成，不能当作通过；原因在检查清单里逐条列出。").format(
            count=undone
        )
    attachments = sum(
        paper.kind == "attachment" and paper.text is None for paper in result.files
    )
    if attachments:
        yield tr("有 {count} 个附件只计数，没有读内容。").format(count=attachments)
    for failure in result.failures:
        yield tr("规则 {code} 在检查 {file} 时中断（{error}）。").format(
            code=failure.code, file=failure.file, error=failure.text
        )
    yield from result.notes


def file_facts(paper: Paper, lang: str) -> str:
    """Format, size and fingerprint of a file, on two lines."""
    tr = partial(translate, lang=lang)
    size = tr("{size} 字节").format(size=f"{paper.size:,}")
    first = tr("，").join(filter(None, [paper.format, size]))
    return f"{first}\nSHA-256 {paper.sha256 or tr('未计算')}"


def _rule_set(result: Result, lang: str) -> str:
    tr = partial(translate, lang=lang)
    codes = {rule.code for rule in all_rules()}
    ran = sorted({entry.code for entry in result.coverage} & codes)
    families = Counter(code[:2] for code in ran)
    text = tr("本版共 {known} 条，本次用了 {ran} 条").format(
        known=len(codes), ran=len(ran)
    )
    parts = tr("、").join(f"{family} {count}" for family, count in families.items())
    return tr("{what}：{why}").format(what=text, why=parts) if parts else text
