"""What stands on the page, ready for the template: plain texts and anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from selfeval_xl.findings import Finding, Severity
from selfeval_xl.i18n import translate
from selfeval_xl.model.grid import Address, Sheet
from selfeval_xl.model.place import Place
from selfeval_xl.report import Style
from selfeval_xl.report.about import file_facts, limits, run_facts
from selfeval_xl.report.alike import Alike, by_sheet
from selfeval_xl.report.html.area import MOST_ROWS
from selfeval_xl.report.html.drawing import Drawing, draw
from selfeval_xl.report.ledger_lines import LedgerLine, ledger_lines, totals
from selfeval_xl.report.overview import overview
from selfeval_xl.report.rule_page import rule_pages, rule_titles
from selfeval_xl.report.words import FORM_KINDS, OUTCOMES, SEVERITIES, SIGNS
from selfeval_xl.result import Result

# Cells drawn on the whole page.
_ROOM = 120_000
# Numbers listed for one rule before the rest is only counted.
_NUMBERS = 40


@dataclass(frozen=True, slots=True)
class Item:
    """Findings that say the same; ``places`` are (number, words, anchor or "")."""

    severity: str
    word: str
    numbers: str
    code: str
    label: str
    message: str
    quote: str
    proof: str
    advice: str
    places: tuple[tuple[int, str, str], ...]
    related: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet, or what is found about a file or a text as a whole."""

    anchor: str
    name: str
    items: tuple[Item, ...]
    drawing: Drawing | None
    note: str


@dataclass(frozen=True, slots=True)
class FilePart:
    anchor: str
    name: str
    sheets: tuple[SheetPart, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A file in the overview; ``anchor`` of its findings, "" where it has none."""

    anchor: str
    file: str
    forms: str
    units: str
    years: str
    score: str
    counts: tuple[int, ...]
    accepted: int
    verdict: str
    look: str


class Page:
    """All the template asks for, each part made when it is asked for."""

    def __init__(self, result: Result, style: Style) -> None:
        self.result = result
        self.style = style
        self.lang = "zh-CN" if style.lang == "zh" else style.lang
        self.tr = partial(translate, lang=style.lang)
        self.files = tuple(self._files())
        lines = list(self._overview())
        self.listed = [line for line in lines if line.anchor]
        self.quiet = [line for line in lines if not line.anchor]

    @property
    def severities(self) -> list[tuple[str, str, int]]:
        """Key, words with their sign, and count of each severity."""
        summary = self.result.summary
        counts = (summary.errors, summary.warnings, summary.infos)
        return [(s.value, self._word(s), n) for s, n in zip(Severity, counts)]

    @property
    def counts(self) -> str:
        """How many files were read, in a sentence."""
        count = len(self.result.files)
        return self.tr("共检查 {count} 个文件。").format(count=count)

    @property
    def time(self) -> str:
        """When the run was, "" where nobody said."""
        return next((text for _, text in self.facts), "") if self.style.when else ""

    @property
    def quiet_words(self) -> str:
        """What the files are that nothing was found in."""
        text = self.tr("另有 {count} 个文件没有发现问题，或者没有检查")
        return text.format(count=len(self.quiet))

    def _overview(self) -> Iterator[Line]:
        anchors = {part.name: part.anchor for part in self.files}
        for line in overview(self.result):
            yield Line(
                anchors.get(line.paper.path, ""),
                line.paper.path,
                self._join(self.tr(FORM_KINDS.get(k, k)) for k in line.forms),
                self._join(line.units),
                self._join(map(str, line.years)),
                line.score,
                tuple(line.counts[severity] for severity in Severity),
                line.accepted,
                self.tr(line.verdict.value),
                line.verdict.name.lower(),
            )

    @property
    def rules(self) -> Iterator[dict[str, object]]:
        """Each rule with findings: its page, and their numbers."""
        titles = rule_titles(self.style.lang)
        pages = rule_pages(self.style.lang)
        by_code: dict[str, list[int]] = {}
        for finding in self.result.findings:
            by_code.setdefault(finding.code, []).append(finding.no)
        for code in sorted(by_code):
            numbers = by_code[code]
            left = len(numbers) - _NUMBERS
            more = self.tr("等 {count} 处").format(count=len(numbers))
            yield {
                "code": code,
                "what": titles.get(code, ""),
                "sections": pages[code].sections if code in pages else (),
                "count": len(numbers),
                "numbers": numbers[:_NUMBERS],
                "more": more if left > 0 else "",
            }

    @property
    def accepted(self) -> Iterator[tuple[int, str, str, str]]:
        """Number, place, message and reason of each finding answered for."""
        for one in self.result.accepted:
            place = one.finding.hit.place
            where = " ".join(filter(None, [place.file, place.sheet, place.a1]))
            reason = self.tr("{reason}（{who}）").format(reason=one.reason, who=one.who)
            yield one.finding.no, where, one.finding.message, reason

    @property
    def outcomes(self) -> list[tuple[str, int]]:
        return [(self.tr(OUTCOMES[o][0]), n) for o, n in totals(self.result).items()]

    @property
    def ledger(self) -> list[LedgerLine]:
        return list(ledger_lines(self.result, self.style.lang))

    @property
    def undone(self) -> list[LedgerLine]:
        return [line for line in self.ledger if line.is_undone]

    def ended(self, line: LedgerLine) -> list[int]:
        """How often a rule's checks ended in each of the ways there were."""
        return [line.counts.get(outcome, 0) for outcome in totals(self.result)]

    @property
    def facts(self) -> list[tuple[str, str]]:
        style = self.style
        return list(run_facts(self.result, style.lang, style.when, style.given))

    @property
    def limits(self) -> list[str]:
        return list(limits(self.result, self.style.lang))

    @property
    def papers(self) -> list[tuple[str, str]]:
        lang = self.style.lang
        return [(p.path, file_facts(p, lang)) for p in self.result.files]

    def sign(self, finding: Finding) -> str:
        """The sign of a finding's severity, for those who see no colour."""
        return SIGNS[finding.severity]

    def _word(self, severity: Severity) -> str:
        return f"{SIGNS[severity]} {self.tr(SEVERITIES[severity][0])}"

    def _join(self, words: Iterable[str]) -> str:
        return self.tr("、").join(words)

    def _files(self) -> Iterator[FilePart]:
        parts: dict[str, list[SheetPart]] = {}
        room = _ROOM
        groups = list(by_sheet(self.result.findings))
        sheets = self._sheets()
        for number, (file, name, items) in enumerate(groups, 1):
            sheet = sheets.get((file, name))
            part = self._sheet(f"s{number}", file, name, items, sheet, room)
            room -= part.drawing.size if part.drawing else 0
            parts.setdefault(file, []).append(part)
        for number, (file, own) in enumerate(parts.items(), 1):
            yield FilePart(f"d{number}", file, tuple(own))

    def _sheets(self) -> dict[tuple[str, str | None], Sheet]:
        return {
            (paper.path, sheet.name): sheet
            for paper in self.result.files
            if paper.workbook is not None
            for sheet in paper.workbook.sheets
        }

    def _sheet(
        self,
        anchor: str,
        file: str,
        name: str | None,
        groups: Sequence[Alike],
        sheet: Sheet | None,
        room: int,
    ) -> SheetPart:
        findings = [finding for group in groups for finding in group.findings]
        findings.sort(key=lambda finding: finding.no)
        drawing = draw(sheet, findings, room) if sheet is not None else None
        places = drawing.places if drawing else {}
        note = ""
        if drawing is not None and not drawing.is_whole:
            note = self.tr(
                "表太大，只画出表头和有问题的单元格附近的行、列，最多 {rows} 行；"
                "没有画出的，请在原文件里查看。"
            ).format(rows=MOST_ROWS)
        elif drawing is None and sheet is not None and sheet.cells:
            note = self.tr("报告里的表太多，这张没有画出来，请在原文件里查看。")
        items = [self._item(group, anchor, places) for group in groups]
        return SheetPart(anchor, name or "", tuple(items), drawing, note)

    def _item(
        self, group: Alike, anchor: str, places: Mapping[Address, str]
    ) -> Item:
        first, hit = group.first, group.first.hit
        proof = hit.proof or ""
        return Item(
            first.severity.value,
            self._word(first.severity),
            group.numbers,
            first.code,
            "" if hit.label in first.message else hit.label,
            first.message,
            hit.place.quote or "",
            "" if proof in first.message else proof,
            first.advice,
            tuple(self._place(one, anchor, places) for one in group.findings),
            tuple(self._related(one, hit.place, anchor, places) for one in hit.related),
        )

    def _place(
        self, finding: Finding, anchor: str, places: Mapping[Address, str]
    ) -> tuple[int, str, str]:
        place = finding.hit.place
        if place.paragraph:
            words = self.tr("第 {number} 段").format(number=place.paragraph)
            return finding.no, words, ""
        return finding.no, place.a1 or "", _target(place, anchor, places)

    def _related(
        self, place: Place, own: Place, anchor: str, places: Mapping[Address, str]
    ) -> tuple[str, str]:
        """Words for another place, as far as it differs, and where it is drawn."""
        parts = [
            place.file if place.file != own.file else "",
            (place.sheet or "") if place.sheet != own.sheet else "",
            place.a1 or "",
        ]
        words = " ".join(filter(None, parts)) or place.file
        is_here = (place.file, place.sheet) == (own.file, own.sheet)
        return words, _target(place, anchor, places) if is_here else ""


def _target(place: Place, anchor: str, places: Mapping[Address, str]) -> str:
    drawn = places.get((place.row or 0, place.column or 0))
    return f"{anchor}-{drawn}" if drawn else ""
