"""Where a report names its score and its grade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import Report
from selfeval_xl.rules.report.years import evaluation_year
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_POINTS = (
    r"(\d{1,3}(?:\.\d{1,3})?)分?(?![钟之局司支期批类项行店会别级布为\d.%年月万个人])"
)
_SCORE = re.compile(
    rf"(?:得分|评分|总分|分数|得|评为|打分|自评)(?:合计|结果)?(?:[为是达到了:,]|共计){{0,3}}{_POINTS}"
)
_TOTAL = re.compile(
    r"(?:总得分|总分|总评分|综合得分|综合评分|自评得分|自评总得分|自评分数?|自评得|最终得分|评价得分)"
    rf"(?:合计|结果)?[为是达到:]{{0,2}}{_POINTS}"
)
_PART = re.compile(
    r"预算|指标|项目|上年|去年|同比|其中|权重|满分|标准|扣|占|编制|执行|监督|效益|产出|决策|过程|管理"
    r"|复核|抽查|复评|再评价|重点评价|财政|第三方|专家"
)
_OF_PART = re.compile(r"[该此本]项|分值|权重|满分为?(?!100)\d")
_UNIT = re.compile(
    "(?![我本])[\u4e00-\u9fff]{2,24}?(?:局|委|院|所|校|馆|站|队|厅|中心|中学|小学|镇|乡|公司)"
    "(?=20|自评|综合|的|部门|整体|$)"
)
_YEAR = re.compile(r"(20\d\d)年")
_ASPECT = re.compile(r"(?<!评价)指标(?!体系)|产出|效益|效果|过程|决策|投入|满意度")
_WORD = "优秀|良好|中等|较差|不合格|合格|优|良|中|差"
_GRADE = re.compile(
    rf"(?:等级|等次|评级|级别|档次|评定|评价结果|自评结果|评价结论|自评结论|评价)(?:结果)?"
    rf"(?:评定|确定)?[为是属于:]{{0,2}}[“\"'‘「]?({_WORD})(?![化先势质点])"
    rf"|[“\"‘「]({_WORD})[”\"’」]|(?<![\u4e00-\u9fff])({_WORD})(?:等级|等次|级)"
    rf"|(?:属于|达到|评定?为|为)({_WORD})(?:等级|等次|级|档|(?=[。,;)]|$))"
    rf"|(?<=\d分)[,、(]?({_WORD})(?:等级|等次|级|(?=[。,;)]|$))"
)
_EXPLAINS = re.compile(r"以上|以下|\(含|区间|分档|划分|不低于|低于|[-—~～至]\d{2,3}分")


def states_score(report: Report) -> bool:
    """True where a score of the self-evaluation stands anywhere, tables too."""
    joined = "".join(one.text for one in report.paragraphs)
    return _SCORE.search(joined) is not None


def states_grade(report: Report) -> bool:
    """True where a grade stands anywhere, in a cell beside its label too."""
    cells = "".join(
        one.text for one in report.paragraphs if one.paragraph.part == "table"
    )
    return _GRADE.search(cells) is not None or any(
        _GRADE.search(one.text[start:end])
        for one in report.paragraphs
        for start, end in one.sentences()
    )


def scores_in(sentence: str) -> list[str]:
    """The scores of the whole a sentence names; none where it explains the scale."""
    if _EXPLAINS.search(sentence):
        return []
    return [
        found[1]
        for found in _SCORE.finditer(sentence)
        if not _ASPECT.search(re.split("[,;:。]", sentence[: found.start()])[-1])
    ]


def grades_in(sentence: str) -> list[tuple[str, int, int]]:
    """The grades a sentence names, each with its start and end."""
    found = []
    for match in _GRADE.finditer(sentence):
        group = match.lastindex or 0
        found.append((match[group], *match.span(group)))
    return found


def totals(report: Report) -> Iterator[tuple[Plain, str, int, int]]:
    """Each total score with its paragraph; scores of parts are passed over.

    So are those of another year, and several in one sentence: of units or projects.
    """
    year = evaluation_year(report)
    for one in report.body:
        for start, end in one.sentences():
            sentence = one.text[start:end]
            if _EXPLAINS.search(sentence) or _OF_PART.search(sentence):
                continue
            said = [
                found
                for found in _TOTAL.finditer(sentence)
                if _is_of_whole(report, sentence[: found.start()], year)
            ]
            for found in said if len(said) == 1 else ():
                yield one, found[1], start + found.start(), start + found.end()


def _is_of_whole(report: Report, before: str, year: int | None) -> bool:
    clause = re.split("[,;:。]", before)[-1].replace("预算绩效", "")
    other = _YEAR.search(clause)
    if year is not None and other is not None and int(other[1]) != year:
        return False
    named = _UNIT.match(clause)
    own = [one.value for one in report.cover.of("unit")]
    if (
        named
        and own
        and all(unit_likeness(named[0], one) is Likeness.DIFFERENT for one in own)
    ):
        return False
    return _PART.search(clause) is None
