"""What a copy says of itself: notes at its cells, and the sheet 校验汇总."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfeval_xl import __version__
from selfeval_xl.i18n import N_, translate
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import column_letters
from selfeval_xl.patching.coverage_words import COVERAGE_HEADER, coverage_lines
from selfeval_xl.patching.edits import CellEdit, Key, Plan, Status, Verdict, key_of
from selfeval_xl.patching.recalculated import Recalculation
from selfeval_xl.patching.summary_sheet import Coverage, Row, Summary
from selfeval_xl.report.words import FORM_KINDS
from selfeval_xl.result import Result
from selfeval_xl.values.display import show

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
    N_("算式"),
    N_("规则"),
    N_("状态"),
)
_MOST_NAMED = 12


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
    if edit.follows_others:
        yield said(N_("公式引用的数字也作了更正，这是更正之后的结果"))
    for finding in edit.findings:
        grounds = finding.hit.proof or finding.message
        yield f"{finding.code} {grounds}"


def signature_lost(lang: str) -> tuple[str, str]:
    """What a copy of a signed workbook says of the signature."""
    text = N_("原文件有数字签名，副本的签名不再有效。")
    return translate(N_("签名"), lang), translate(text, lang)


def summary_of(
    paper: Paper,
    result: Result,
    plan: Plan,
    recalculation: Recalculation,
    is_converted: bool,
    consent: bool,
    lang: str,
) -> Summary:
    """The sheet's content for one workbook; the coverage is that of its own checks."""
    words = _Words(lang)
    facts = [
        *words.about(paper, is_converted, consent),
        words.counts(plan),
        *words.recalculation(recalculation),
    ]
    coverage = Coverage(
        [translate(text, lang) for text in COVERAGE_HEADER],
        coverage_lines(result, paper.path, lang),
    )
    header = [translate(text, lang) for text in _HEADER]
    rows = [
        row
        for verdict in plan.verdicts
        for row in words.rows(verdict, plan, _settled(verdict, paper, recalculation))
    ]
    return Summary(translate(N_("校验汇总"), lang), facts, coverage, header, rows)


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
            kind = self.tr(FORM_KINDS.get(form.kind, form.kind))
            said = dict.fromkeys(
                [form.sheet, kind, form.unit_name or "", str(form.year or "")]
            )
            yield self.tr(N_("表")), self.tr(N_("，")).join(filter(None, said))
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

    def rows(self, verdict: Verdict, plan: Plan, settled: str) -> Iterator[Row]:
        """A line for each cell a correction writes, else one for the finding."""
        finding, hit = verdict.finding, verdict.finding.hit
        status = self.tr(STATUSES[verdict.status])
        rule = finding.code
        made = {edit.key: edit for edit in plan.edits}
        edits = [made[key] for key in verdict.keys if key in made]
        sheet = hit.place.sheet or ""
        if not edits:
            texts = (
                str(finding.no), _where(sheet, hit.place.a1), hit.label, hit.actual,
                settled, self._grounds(verdict), rule, status,
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


def _settled(verdict: Verdict, paper: Paper, done: Recalculation) -> str:
    """What a formula shows whose finding went with other corrections."""
    place, key = verdict.finding.hit.place, key_of(verdict.finding.hit.place)
    if verdict.status is not Status.CORRECTED or verdict.keys or not place.a1:
        return ""
    for sheet in paper.workbook.sheets if paper.workbook else ():
        cell = sheet.cells.get(key[1:]) if sheet.name == key[0] else None
        if cell is not None and cell.formula is not None:
            value = done.values.get(key, cell.raw)
            is_plain = isinstance(value, bool)
            return str(value) if is_plain else show(value, cell.number_format)
    return ""


def _where(sheet: str, cell: str | None) -> str:
    return f"{sheet}!{cell}" if cell else sheet


def reason_text(verdict: Verdict, lang: str) -> str:
    """Why a finding's correction was not made, in a language."""
    text = translate(verdict.reason, lang)
    return text.format(**verdict.details) if verdict.details else text
