"""The end of a report for people: what was not checked, counts, the next step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

import click

from selfeval_xl.findings import Outcome
from selfeval_xl.i18n import N_, translate
from selfeval_xl.model.paper import Paper
from selfeval_xl.report import Style
from selfeval_xl.report.columns import wrap
from selfeval_xl.result import Result

_LACKING = N_("{count} 项数据不足")
_NO_FIGURE = N_("要用的数字没有填写或不是数字")
# Outcomes that left something unchecked, the gravest first.
_UNCHECKED = {
    Outcome.ERROR: N_("{count} 项检查中断"),
    Outcome.UNPARSED: N_("{count} 项内容读不懂"),
    Outcome.INSUFFICIENT_DATA: _LACKING,
}
# Codes named on one line before the rest is only counted.
_CODES = 6


def endnote(result: Result, style: Style) -> Iterator[str]:
    """The closing lines, without a line break at their end."""
    note = _Endnote(result, style)
    unchecked = list(note.unchecked())
    if unchecked:
        yield note.tr("没有检查到的内容：")
        yield from unchecked
        yield ""
    yield from wrap(note.read(), style.width)
    yield from wrap(note.counts(), style.width)
    yield from note.next_step()


class _Endnote:
    def __init__(self, result: Result, style: Style) -> None:
        self.result = result
        self.style = style
        self.tr = partial(translate, lang=style.lang)
        self.comma = self.tr("、")

    def unchecked(self) -> Iterator[str]:
        """One line for each way and reason that checks were left undone."""
        found: dict[tuple[Outcome, tuple[str, ...]], list[tuple[str, int]]]
        found = defaultdict(list)
        for entry in self.result.coverage:
            key = entry.outcome, entry.reasons
            found[key].append((entry.code, entry.count))
        for outcome, template in _UNCHECKED.items():
            for (of, reasons), entries in found.items():
                if of is outcome:
                    yield from self._unchecked_line(template, reasons, entries)

    def _unchecked_line(
        self, template: str, reasons: tuple[str, ...], entries: list[tuple[str, int]]
    ) -> Iterator[str]:
        count = sum(count for _, count in entries)
        codes = self._codes([code for code, _ in entries])
        text = self.tr(template).format(count=count)
        text += self.tr("（{codes}）").format(codes=codes)
        reasons = reasons or ((_NO_FIGURE,) if template is _LACKING else ())
        if reasons:
            why = self.tr("；").join(self.tr(reason) for reason in reasons)
            text = self.tr("{what}：{why}").format(what=text, why=why)
        room = None if self.style.width is None else self.style.width - 4
        for number, line in enumerate(wrap(text, room)):
            yield ("    " if number else "  ") + line

    def _codes(self, codes: list[str]) -> str:
        named = self.comma.join(codes[:_CODES])
        if len(codes) <= _CODES:
            return named
        return self.tr("{codes} 等 {count} 条").format(codes=named, count=len(codes))

    def read(self) -> str:
        """How much was read, and what of it is a form."""
        papers = self.result.files
        forms = sum(len(paper.forms) for paper in papers)
        parts = [
            self.tr("读取 {count} 个文件").format(count=len(papers)),
            self.tr("认出 {count} 张表").format(count=forms),
            self._count(N_("{count} 份文字只核对数字"), _is_plain_text),
            self._count(N_("附件 {count} 个（内容不查）"), _is_unread),
            self._count(N_("{count} 个打不开"), _is_broken),
            self._skipped(),
        ]
        return self.tr("，").join(filter(None, parts)) + self.tr("。")

    def _count(self, template: str, belongs: Callable[[Paper], bool]) -> str:
        count = sum(map(belongs, self.result.files))
        return self.tr(template).format(count=count) if count else ""

    def _skipped(self) -> str:
        count = sum(self.result.skipped.values())
        if not count:
            return ""
        return self.tr("跳过 {count} 个临时文件或本工具的输出").format(count=count)

    def counts(self) -> str:
        """Findings by severity, and those someone has answered for."""
        summary = self.result.summary
        text = self.tr("错误 {errors} 处，警告 {warnings} 处，提示 {infos} 处。").format(
            errors=summary.errors, warnings=summary.warnings, infos=summary.infos
        )
        accepted = len(self.result.accepted)
        if accepted:
            text += self.tr("另有 {count} 处已认可，不计在内。").format(count=accepted)
        return text

    def next_step(self) -> Iterator[str]:
        """The one line that says what to do now."""
        text, colour = self._next_step()
        for line in wrap(text, self.style.width):
            yield click.style(line, fg=colour, bold=True) if self.style.colour else line

    def _next_step(self) -> tuple[str, str]:
        summary, tr = self.result.summary, self.tr
        if not self.result.files:
            text = N_("下一步：这里没有文件，请核对路径，把填好的表放进去再运行。")
            return tr(text), "red"
        if self.result.nothing_readable:
            text = N_("下一步：没有读到可用的文件，按上面的提示重新导出或另存后再运行。")
            return tr(text), "red"
        if summary.errors:
            text = N_(
                "下一步：改正错误，警告改正或说明原因，保存后再检查一次；"
                "规则的说明见 selfeval-xl rules {code}。"
            )
            return tr(text).format(code=self._first_code()), "red"
        if summary.warnings:
            text = N_(
                "下一步：核对警告，改正或说明原因；没有必须改正的错误。"
                "规则的说明见 selfeval-xl rules {code}。"
            )
            return tr(text).format(code=self._first_code()), "yellow"
        if not any(paper.forms for paper in self.result.files):
            text = N_("下一步：没有认出自评表，能认的表见 selfeval-xl forms list。")
            return tr(text), "yellow"
        text = N_("没有需要改正的问题：{count} 项检查通过。")
        return tr(text).format(count=self._passed()), "green"

    def _first_code(self) -> str:
        gravest = ("error", "warning", "info")
        return min(self.result.findings, key=lambda f: gravest.index(f.severity)).code

    def _passed(self) -> int:
        entries = self.result.coverage
        return sum(e.count for e in entries if e.outcome is Outcome.PASSED)


def _is_plain_text(paper: Paper) -> bool:
    return paper.kind == "attachment" and paper.text is not None


def _is_unread(paper: Paper) -> bool:
    return paper.kind == "attachment" and paper.text is None


def _is_broken(paper: Paper) -> bool:
    return paper.kind == "unreadable"
