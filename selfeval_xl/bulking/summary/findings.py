"""The sheets 问题明细: one row a finding, read as it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from selfeval_xl.bulking.summary import names
from selfeval_xl.bulking.summary.book import Cell, Column, Link, Marked, Table
from selfeval_xl.bulking.summary.originals import Originals
from selfeval_xl.bulking.summary.picture import Picture
from selfeval_xl.findings import Severity
from selfeval_xl.i18n import N_, translate
from selfeval_xl.report.words import SEVERITIES
from selfeval_xl.report.workbook_book import severity_word


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as the JSON contract has it, with its unit."""

    number: int
    unit: str
    finding: Mapping[str, object]


class FindingRows(Collection[FindingRow]):
    """The findings of all submissions in one row, read as they are asked for."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture

    def __len__(self) -> int:
        return self._picture.findings

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)

    def __iter__(self) -> Iterator[FindingRow]:
        number = 0
        lines = self._picture.units.lines
        for line, submission in zip(lines, self._picture.run.submissions, strict=True):
            for finding in submission.findings:
                number += 1
                yield FindingRow(number, line.name, finding)


def findings_table(
    picture: Picture, lang: str, originals: Originals
) -> Table[FindingRow]:
    """One row a finding, in the order of the submissions."""
    tr = partial(translate, lang=lang)
    return Table(
        tr(names.FINDINGS),
        (
            Column(N_("序号"), 6, 9, "number"),
            Column(N_("单位"), 12, 22),
            Column(N_("编号"), 6, 8, "number"),
            Column(N_("级别"), 9, 12),
            Column(N_("规则"), 7, 8, "plain"),
            Column(N_("文件"), 12, 24),
            Column(N_("工作表"), 8, 12),
            Column(N_("单元格"), 8, 10, "plain"),
            Column(N_("项目"), 10, 18),
            Column(N_("填写值"), 8, 14),
            Column(N_("应为"), 8, 14),
            Column(N_("算式"), 10, 22),
            Column(N_("问题"), 20, 36),
            Column(N_("改法"), 16, 28),
        ),
        FindingRows(picture),
        lambda row: _cells(row, tr, originals),
        empty=N_("没有问题"),
    )


def _cells(
    row: FindingRow, tr: Callable[[str], str], originals: Originals
) -> tuple[Cell, ...]:
    finding, said = row.finding, _said(row.finding)
    severity = Severity(str(finding["severity"]))
    word = severity_word(severity, tr(SEVERITIES[severity][0]))
    place = said("cell")
    if finding.get("paragraph"):
        number = finding["paragraph"]
        place = tr("第 {number} 段").format(number=number)
    url = originals.link(said("file"), said("sheet"), said("cell"))
    message = said("message")
    if said("quote"):
        message += "\n" + tr("原文：“{quote}”").format(quote=said("quote"))
    return (
        row.number,
        row.unit,
        int(str(finding["no"])),
        Marked(word, severity.value),
        said("code"),
        said("file"),
        said("sheet"),
        Link(url, place or tr("打开")) if url else place,
        said("label"),
        said("actual"),
        said("expected"),
        said("proof"),
        message,
        said("advice"),
    )


def _said(finding: Mapping[str, object]) -> Callable[[str], str]:
    """What gives a finding's value as text, "" where there is none."""

    def said(key: str) -> str:
        value = finding.get(key)
        return "" if value is None else str(value)

    return said
