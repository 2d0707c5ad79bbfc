"""The sheets that list: units, who is missing, rules, across, sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from selfeval_xl.bulking.across import Note
from selfeval_xl.bulking.across.note import title, words
from selfeval_xl.bulking.outcome import RosterUnit
from selfeval_xl.bulking.risk import Risk
from selfeval_xl.bulking.sampling import Drawn
from selfeval_xl.bulking.summary import names
from selfeval_xl.bulking.summary.book import (
    Cell,
    Column,
    Marked,
    Table,
    inside,
)
from selfeval_xl.bulking.summary.findings import FindingRow
from selfeval_xl.bulking.summary.picture import Picture
from selfeval_xl.bulking.units import UnitLine
from selfeval_xl.findings import Severity
from selfeval_xl.i18n import N_, translate
from selfeval_xl.report.rule_page import rule_titles
from selfeval_xl.report.words import SEVERITIES
from selfeval_xl.report.workbook_book import severity_word

Numbered = tuple[int, UnitLine, Risk]
_LEVELS = {"高": "high", "中": "middle"}
# Files and members named before the rest is only counted.
_NAMED = 12
_ABOUT_A_UNIT = (
    Column(N_("序号"), 6, 8, "number"),
    Column(N_("单位"), 14, 30),
    Column(N_("单位编码"), 7, 12),
    Column(N_("主管部门"), 10, 22),
    Column(N_("文件夹"), 10, 24),
    Column(N_("年度"), 8, 8, "number"),
    Column(N_("文件数"), 8, 9, "number"),
    Column(N_("表数"), 7, 8, "number"),
    Column(N_("得分"), 8, 9, "points"),
    Column(N_("等级"), 8, 9, "plain"),
    Column(N_("执行率"), 9, 10, "percent"),
)
_ABOUT_ITS_RISK = (
    Column(N_("风险分"), 8, 9, "number"),
    Column(N_("风险"), 7, 9, "plain"),
    Column(N_("风险怎么来的"), 16, 40),
)


class Tables:
    """Makes the tables of a picture in a language, ``per_sheet`` rows to a sheet."""

    def __init__(self, picture: Picture, lang: str, per_sheet: int) -> None:
        self.picture = picture
        self.lang = lang
        self.per_sheet = per_sheet
        self.tr = partial(translate, lang=lang)
        self.severities = [
            severity_word(severity, self.tr(SEVERITIES[severity][0]))
            for severity in Severity
        ]

    def units(self, findings: Table[FindingRow]) -> Table[Numbered]:
        """One row a submission, with links to its first finding."""
        intro = self.tr(
            "点单位名称可到它的第一条问题；风险分是本工具自定的排序，算法见说明。"
        )
        return Table(
            self.tr(names.UNITS),
            (
                *_ABOUT_A_UNIT,
                *(Column(word, 9, 11, "number") for word in self.severities),
                *_ABOUT_ITS_RISK,
            ),
            self._numbered(),
            partial(self._unit, findings, self._starts()),
            (intro,),
        )

    def _starts(self) -> dict[str, int]:
        """Submission -> the number of its first finding, for those with findings."""
        starts: dict[str, int] = {}
        count = 0
        for line in self.picture.units.lines:
            if line.findings:
                starts[line.id] = count
            count += line.findings
        return starts

    def _unit(
        self, findings: Table[FindingRow], starts: Mapping[str, int], row: Numbered
    ) -> tuple[Cell, ...]:
        number, line, risk = row
        name: Cell = line.name
        if line.id in starts:
            place = findings.place(starts[line.id], self.per_sheet)
            name = inside(place[0], f"A{place[1]}", line.name)
        roster = line.on_roster
        return (
            number,
            name,
            roster.code if roster else "",
            roster.department if roster else "",
            line.folder,
            line.year,
            line.files,
            line.forms,
            line.score,
            line.grade or "",
            line.execution_rate,
            *(count or None for count in (line.errors, line.warnings, line.infos)),
            risk.points or None,
            self._level(risk),
            risk.explanation(self.lang),
        )

    def missing(self) -> Table[RosterUnit]:
        """Units of the roster without a submission."""
        intro = self.tr("名单上的单位，没有找到报送的材料。")
        if not self.picture.run.roster:
            intro = self.tr("没有给名单（--roster），不知道谁该报。")
        return Table(
            self.tr(names.MISSING),
            (
                Column(N_("单位"), 32, 50),
                Column(N_("单位编码"), 12, 16),
                Column(N_("主管部门"), 30, 50),
            ),
            self.picture.units.missing,
            lambda unit: (unit.name, unit.code, unit.department),
            (intro,),
        )

    def rules(self) -> Table[tuple[object, ...]]:
        """One row a rule that found something, the most frequent first."""
        texts = rule_titles(self.lang)
        return Table(
            self.tr(names.RULES),
            (
                Column(N_("规则"), 9, 10, "plain"),
                Column(N_("检查什么"), 40, 70),
                *(Column(word, 9, 11, "number") for word in self.severities),
                Column(N_("合计"), 8, 10, "number"),
                Column(N_("涉及报送"), 9, 12, "number"),
            ),
            list(self.picture.rules.itertuples(name=None)),
            lambda row: (
                str(row[0]),
                texts.get(str(row[0]), ""),
                *(int(str(count)) for count in row[1:]),
            ),
            empty=N_("没有问题"),
        )

    def across(self) -> Table[Note]:
        """What was found between submissions."""
        return Table(
            self.tr(names.ACROSS),
            (
                Column(N_("类别"), 18, 26),
                Column(N_("单位"), 20, 36),
                Column(N_("文件夹"), 14, 30),
                Column(N_("文件"), 20, 44),
                Column(N_("情况"), 30, 56),
            ),
            self.picture.notes,
            lambda note: (
                title(note, self.lang),
                self._some([one.name for one in note.members]),
                self._some([one.folder for one in note.members]),
                self._some(note.papers),
                words(note, self.lang),
            ),
            (self.tr("只提示需要核对的地方，不等于有问题；门槛见说明。"),),
        )

    def sample(self) -> Table[tuple[int, Drawn]]:
        """The units drawn, each with its reason."""
        intro = self.tr(
            "种子 {seed}，抽 {count} 份，共 {all} 份；"
            "同样的材料用同一个种子，抽到的总是这些。"
        ).format(
            seed=self.picture.seed,
            count=len(self.picture.sample),
            all=len(self.picture.units.lines),
        )
        return Table(
            self.tr(names.SAMPLE),
            (
                Column(N_("次序"), 6, 8, "number"),
                Column(N_("单位"), 16, 32),
                Column(N_("文件夹"), 14, 30),
                Column(N_("风险"), 8, 9, "plain"),
                Column(N_("权重"), 8, 9, "number"),
                Column(N_("为什么抽到"), 40, 80),
            ),
            list(enumerate(self.picture.sample, 1)),
            self._drawn,
            (intro,),
            empty=N_("没有要求抽查（--sample）"),
        )

    def _numbered(self) -> list[Numbered]:
        lines, found = self.picture.units.lines, self.picture.risks
        return [(n, *pair) for n, pair in enumerate(zip(lines, found), 1)]

    def _level(self, risk: Risk) -> Cell:
        return Marked(self.tr(risk.level), _LEVELS.get(risk.level, "plain"))

    def _some(self, texts: Sequence[str]) -> str:
        once = list(dict.fromkeys(filter(None, texts)))
        more = len(once) - _NAMED
        if more > 0:
            rest = self.tr("…… 另有 {count} 个").format(count=more)
            return "\n".join([*once[:_NAMED], rest])
        return "\n".join(once)

    def _drawn(self, row: tuple[int, Drawn]) -> tuple[Cell, ...]:
        number, one = row
        reason = one.risk.explanation(self.lang) or self.tr(
            "没有发现问题，随机抽到：没有问题的单位也要有机会被抽查"
        )
        chance = self.tr("权重占全部的 {share}%").format(share=f"{one.share:.2f}")
        return (
            number,
            one.line.name,
            one.line.folder,
            self._level(one.risk),
            one.weight,
            self.tr("；").join((reason, chance)),
        )
