"""TX221 foreign-unit-as-subject: a sentence tells another unit's money or posts.

What it checks
    Sentences that begin with a unit's full name and go on about its own 收入, 支出, 预算,
    决算, 编制, 内设机构 or 职责, against the unit of the report. Names with a region before
    them only; a unit that the text calls 下属, 所属, 主管 … may have its own figures, and
    so may 财政局 and 人民政府.

Why it matters
    Such a sentence was left in from another unit's report, figures and all.

Source
    Check E-07 in docs/checks.md.

Example
    wrong  某市某区甲局的报告：某市某区乙局2025年度支出合计79.19万元
    right  某市某区甲局的报告：某市某区甲局2025年度支出合计79.19万元

Fix
    none: the figures of the sentence may be the other unit's too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import Report, read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.own_unit import is_under, own_unit
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_MARK = r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]{1,2})?"
_YEAR = r"(?:20\d\d年?度?)?"
_HAN = r"[\u4e00-\u9fff]"
_ENDING = (
    r"(?:局|联合会|协会|委员会|办公室|中心|学校|中学|小学|医院|法院|检察院|馆|站|队)"
)
_MONEY = (
    r"(?:部门|单位)?(?:整体|财政拨款|总|基本|项目|年初|本年|“三公”经费)*"
    r"(?:收入|支出|预算|决算)"
)
_POSTS = r"(?:人员|行政|事业)?编制(?:人?数|总数)?为?\d|内设机构|主要职[责能]"
_SUBJECT = re.compile(
    rf"{_MARK}{_YEAR},?(?P<name>{_HAN}{{1,6}}?[省市州区县旗]{_HAN}{{2,22}}?{_ENDING})"
    rf"的?{_YEAR}(?:(?P<money>{_MONEY})|{_POSTS})"
)
_AMOUNT = re.compile(r"\d[\d,.]*[亿万]?元")
_SELF = re.compile(r"[我本][局会院校办站馆队中部单]")
_RELATED = re.compile(
    r"下属|所属|直属|下设|二级|主管|隶属|归口|代管|委托|承办|第三方|采购|联合|合并|划转|更名"
)
_FOR_ALL = re.compile(r"财政局$|政府|人大|税务局$")
_DISCIPLINE = re.compile(r"纪|监察")


@rule(
    "TX221",
    "foreign-unit-as-subject",
    kind="unit_name",
    severity=Severity.WARNING,
    target=Text,
    message=N_("这一句说的是“{actual}”，报告的单位为“{expected}”"),
    advice=N_("核对这一句的单位名称和数字；从其他单位的报告抄来的，换成本单位的"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per sentence about another unit."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    own = own_unit(report)
    if own is None:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("报告没有写明单位名称"))
        return
    for one in report.body:
        for start, end in one.sentences():
            found = _SUBJECT.match(one.text, start, end)
            if found is None or not _is_told(one.text[start:end], found):
                continue
            name = found["name"]
            if _is_own(report, name) or _is_related(report, name):
                continue
            at = found.start("name")
            yield Hit(
                one.place(report.file, at, found.end()),
                label=one.sentence_at(start),
                actual=name,
                expected=own.value,
                key=one.sentence_at(start),
            )


def _is_told(sentence: str, found: re.Match[str]) -> bool:
    """True where the sentence gives figures of money, or tells of posts and tasks."""
    if _SELF.search(sentence) or _FOR_ALL.search(found["name"]):
        return False
    return not found["money"] or _AMOUNT.search(sentence) is not None


def _is_own(report: Report, name: str) -> bool:
    for one in report.cover.of("unit"):
        if unit_likeness(one.value, name) is not Likeness.DIFFERENT:
            return True
        if is_under(one.value, name) or _share_words(one.value, name):
            return True
    return False


def _share_words(one: str, other: str) -> bool:
    """True where two names may be one office's: its name before a reform, or both."""
    if _DISCIPLINE.search(one) and _DISCIPLINE.search(other):
        return True
    mine, theirs = (_task(name) for name in (one, other))
    pairs = {mine[at : at + 2] for at in range(len(mine) - 1)}
    return any(theirs[at : at + 2] in pairs for at in range(len(theirs) - 1))


def _task(name: str) -> str:
    """What tells a unit from others: its name without regions and ending."""
    bare = re.split("[省市州区县旗]", name)[-1]
    return re.sub(rf"(?:{_ENDING[3:-1]}|会|委|联|院|校|办)$", "", bare)


def _is_related(report: Report, name: str) -> bool:
    """True where some paragraph says how the other unit belongs to this one."""
    return any(_names_relation(one, name) for one in report.paragraphs)


def _names_relation(one: Plain, name: str) -> bool:
    at = one.text.find(name)
    if at < 0:
        return False
    end = at + len(name)
    around = one.text[max(0, at - 120) : at] + "。" + one.text[end : end + 60]
    return _RELATED.search(around) is not None
