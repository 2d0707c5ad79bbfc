"""What a copy says of itself: notes at its cells, and the sheet 校验汇总."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfeval_xl import __version__
from selfeval_xl.findings import Outcome
from selfeval_xl.i18n import N_, translate
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import column_letters
from selfeval_xl.patching.edits import CellEdit, Key, Plan, Status, Verdict
from selfeval_xl.patching.recalculated import Recalculation
from selfeval_xl.patching.summary_sheet import Row, Summary
from selfeval_xl.report.words import OUTCOMES, reasons
from selfeval_xl.result import Coverage, Result

STATUSES = {
    Status.CORRECTED: N_("已更正"),
    Status.OPEN: N_("待核实"),
    Status.LEFT: N_("未更正"),
}
_HEADER = (
    N_("序号"),
    N_("单元格"),
    N_("项目"),
    N_("修改前"),
    N_("修改后"),
    N_("依据"),
    N_("规则"),
    N_("状态"),
)
_MOST_NAMED = 30
_PLAIN = (Outcome.PASSED, Outcome.FAILED)  # ends that need no reason


def note_texts(plan: Plan, lang: str) -> dict[Key, str]:
    """The note of each corrected cell: old value, new value, rule and proof."""
    return {edit.key: "\n".join(_note(edit, lang)) for edit in plan.edits}


def _note(edit: CellEdit, lang: str) -> Iterator[str]:
    def said(template: str, **details: object) -> str:
        return translate(template, lang).format(**details)

    blank = translate(N_("（空）"), lang)
    yield said(N_("原值：{old}"), old=edit.old or blank)
    if edit.formula is not None and not edit.keeps_formula:
        yield said(N_("恢复公式：={formula}，得 {new}"), formula=edit.formula, new=edit.new)
    else:
        yield said(N_("更正为：{new}"), new=edit.new)
    for finding in edit.findings:
        grounds = finding.hit.proof or finding.message
        yield f"{finding.code} {grounds}"


def summary_of(
    paper: Paper,
    result: Result,
    plan: Plan,
    recalculation: Recalculation,
    is_converted: bool,
    consent: bool,
    lang: str,
) -> Summary:
    """The sheet's content for one workbook; the coverage is that of the whole run."""
    words = _Words(lang)
    facts = [
        *words.about(paper, is_converted, consent),
        words.counts(plan),
        *words.recalculation(recalculation),
        *words.coverage(result),
    ]
    header = [translate(text, lang) for text in _HEADER]
    rows = [row for verdict in plan.verdicts for row in words.rows(verdict, plan)]
    return Summary(translate(N_("校验汇总"), lang), facts, header, rows)


class _Words:
    """The sheet's texts in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def tr(self, template: str, **details: object) -> str:
        text = translate(template, self.lang)
        return text.format(**details) if details else text

    def about(
        self, paper: Paper, is_converted: bool, consent: bool
    ) -> Iterator[tuple[str, str]]:
        yield self.tr(N_("原文件")), paper.path
        yield "SHA-256", paper.sha256
        for form in paper.forms:
            said = [form.spec, form.sheet, form.unit_name or "", str(form.year or "")]
            yield self.tr(N_("表")), " ".join(filter(None, said))
        how = N_("改写法和计算结果（--unsafe）") if consent else N_("只改写法")
        version = self.tr(
            N_("selfeval-xl {version}，{how}"), version=__version__, how=self.tr(how)
        )
        yield self.tr(N_("版本和选项")), version
        if is_converted:
            text = N_("原文件是旧格式，本文件由 LibreOffice 转换，版式可能略有出入")
            yield self.tr(N_("转换")), self.tr(text)

    def counts(self, plan: Plan) -> tuple[str, str]:
        counts = {status: 0 for status in Status}
        for verdict in plan.verdicts:
            counts[verdict.status] += 1
        joined = self.tr(N_("，")).join(
            f"{self.tr(STATUSES[status])} {count}" for status, count in counts.items()
        )
        return self.tr(N_("问题")), joined

    def recalculation(self, done: Recalculation) -> Iterator[tuple[str, str]]:
        """Which formulas follow the corrections, and which still have to."""
        name = self.tr(N_("公式"))
        if done.values:
            cells = self._cells(done.values)
            yield name, self.tr(N_("已重新计算：{cells}"), cells=cells)
        if done.stale:
            text = N_(
                "未能重新计算：{cells}；用表格软件打开本文件会自动计算，保存后再报送"
            )
            yield name, self.tr(text, cells=self._cells(done.stale))

    def _cells(self, keys: Iterable[Key]) -> str:
        listed = [f"{sheet}!{column_letters(c)}{r}" for sheet, r, c in keys]
        named = self.tr(N_("、")).join(listed[:_MOST_NAMED])
        more = len(listed) - _MOST_NAMED
        if more > 0:
            named += self.tr(N_("等 {count} 格"), count=len(listed))
        return named

    def coverage(self, result: Result) -> Iterator[tuple[str, str]]:
        """A line for each way the run's checks ended, with rules and reasons."""
        yield self.tr(N_("检查范围")), self.tr(
            N_("本次检查的全部 {count} 个文件"), count=len(result.files)
        )
        by_outcome: dict[Outcome, list[Coverage]] = {}
        for entry in result.coverage:
            by_outcome.setdefault(entry.outcome, []).append(entry)
        for outcome, (label, _) in OUTCOMES.items():
            entries = by_outcome.get(outcome, [])
            if not entries:
                continue
            count = sum(entry.count for entry in entries)
            listed = self.tr(N_("；")).join(map(self._entry, entries))
            name = self.tr(N_("检查：{outcome}"), outcome=self.tr(label))
            yield name, self.tr(N_("{count} 项：{rules}"), count=count, rules=listed)

    def _entry(self, entry: Coverage) -> str:
        text = entry.code if entry.count == 1 else f"{entry.code}×{entry.count}"
        why = "" if entry.outcome in _PLAIN else reasons(entry, self.lang)
        return self.tr(N_("{text}（{reasons}）"), text=text, reasons=why) if why else text

    def rows(self, verdict: Verdict, plan: Plan) -> Iterator[Row]:
        """A line for each cell a correction writes, else one for the finding."""
        finding, hit = verdict.finding, verdict.finding.hit
        status = self.tr(STATUSES[verdict.status])
        rule = f"{finding.code} {finding.name}"
        made = {edit.key: edit for edit in plan.edits}
        edits = [made[key] for key in verdict.keys if key in made]
        sheet = hit.place.sheet or ""
        if not edits:
            texts = (
                str(finding.no), _where(sheet, hit.place.a1), hit.label, hit.actual,
                "", self._grounds(verdict), rule, status,
            )
            yield Row(texts, sheet, hit.place.a1 or "")
        for edit in edits:
            cell = f"{column_letters(edit.column)}{edit.row}"
            texts = (
                str(finding.no), _where(edit.sheet, cell), hit.label, edit.old,
                edit.new, self._grounds(verdict), rule, status,
            )
            yield Row(texts, edit.sheet, cell)

    def _grounds(self, verdict: Verdict) -> str:
        finding = verdict.finding
        lines = [finding.message]
        proof = finding.hit.proof
        if proof and proof not in finding.message:
            lines.append(proof)
        if verdict.status is not Status.CORRECTED:
            lines.append(finding.advice)
        if verdict.reason:
            lines.append(reason_text(verdict, self.lang))
        return "\n".join(filter(None, lines))


def _where(sheet: str, cell: str | None) -> str:
    return f"{sheet}!{cell}" if cell else sheet


def reason_text(verdict: Verdict, lang: str) -> str:
    """Why a finding's correction was not made, in a language."""
    text = translate(verdict.reason, lang)
    return text.format(**verdict.details) if verdict.details else text
