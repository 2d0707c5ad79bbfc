"""XD110 stated-result-off-score-table: a result in the report is not the 评分表's.

What it checks
    Results the report names with the very words of an indicator of the 评分表 or of a
    项目支出绩效自评表 whose result is a single number: 群众满意度96.5%, 举办培训班12期.
    The report's number must be one of the results under that name; where the report
    speaks of a project, that of the project's own form. Targets, other years, and names
    the report gives several numbers for are left out, as is a project's 满意度 or 执行率
    where the report names no project.

Why it matters
    The result decides the points of its indicator.

Source
    Check X-07 in docs/checks.md.

Example
    wrong  评分表 群众满意度 实际完成值 93%; report 群众满意度达到96.5%
    right  both 93%

Fix
    none: either of the two may be the slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.narrative.stated import (
    Spot,
    Stated,
    StatedRate,
    Statements,
    Written,
    stated,
)
from selfeval_xl.rules.paper.agreement import account
from selfeval_xl.rules.paper.projects import name_of_project, project_name
from selfeval_xl.rules.paper.reports import Handed, reports_of
from selfeval_xl.rules.paper.spoken_of import UNKNOWN, SpokenOf
from selfeval_xl.rules.paper.tables import is_project, is_same_hand_in, where
from selfeval_xl.rules.registry import rule

_SHORTEST = 3
_OF_EACH = re.compile(r"满意[度率]$|(?:执行|支出|完成|支付)率$")
_RESULT = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>%|[\u4e00-\u9fff]{0,3})")
_AIMED = re.compile(r"目标|不低于|不少于|不高于|不超过|以上|≥|>|应当?达|计划|力争|确保")
_OTHER_YEAR = re.compile(r"上年|去年|上一年|前一年|20\d\d")
_VERBS = re.compile(
    r"^(?:(?:全年|年内|本年度?|当年|20\d\d年度?|我[局委会院校]|本?单位|共|累计|组织|开展|举办|完成|实现|"
    r"共计|实际|召开|新增(?=.{3})))+"
)
_TRAIL = re.compile(r"(?:达到了?|达|为|是|共计|共|约|实际|完成|实现|指标)+$")
_COUNTED = re.compile(r"(?:数量|次数|人次|人数|期数|场次|场数|户数|个数|件数|数|量)$")


@dataclass(frozen=True, slots=True)
class _Named:
    """A number the report gives under a name."""

    number: Written
    spot: Spot


@rule(
    "XD110",
    "stated-result-off-score-table",
    kind="target_value",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("报告写作 {actual}，而 {other}“{label}”的完成值为 {expected}"),
    advice=N_("核对完成值的依据，把报告和表改为一致；说的不是同一项的，可以不改"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per result that no indicator of its name has."""
    results = _results(submission)
    reports = reports_of(submission)
    if not reports or not results:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("没有自评报告与评分表可以对照"))
        return
    names = {project for some in results.values() for project, _ in some}
    for handed in reports:
        if submission.year and handed.year not in (None, submission.year):
            continue
        passed = failed = 0
        spoken_of = SpokenOf(handed.report, names)
        for (name, project), given in _given(
            stated(handed.report.text), submission.year or handed.year, spoken_of
        ).items():
            if len(given) != 1:
                continue
            meant, accepted = _candidates(results.get(name, []), project, name)
            hit = _judge(handed, given[0], meant, accepted) if meant else None
            passed += bool(meant) and hit is None
            if hit is not None:
                failed += 1
                yield hit
        yield from account(passed, failed=failed)


def _candidates(
    results: Sequence[tuple[str, Field]], project: str, name: str
) -> tuple[list[Field], list[Field]]:
    """The results that are meant, and all that bear the number out."""
    fields = [field for _, field in results]
    if project:
        own = [field for of, field in results if of == project]
        return own, own
    whole = [field for of, field in results if not of]
    if whole or _OF_EACH.search(name):
        return whole, fields
    return fields, fields


def _judge(
    handed: Handed, one: _Named, meant: list[Field], accepted: list[Field]
) -> Hit | None:
    alike = [f for f in meant if (w := _written(f)) and _fits(w, one.number)]
    written = (w for f in accepted if (w := _written(f)) and _fits(w, one.number))
    if not alike or any(one.number.interval.overlaps(w.interval) for w in written):
        return None
    field = alike[0]
    place = Place(handed.file, paragraph=one.spot.paragraph, quote=one.spot.quote)
    return Hit(
        place,
        label=squeeze(field.label),
        actual=one.number.text,
        expected=field.shown.strip(),
        key=f"result {field.label}",
        values={"other": where(field.place, place)},
        related=(field.place,),
    )


def _fits(written: Written, number: Written) -> bool:
    """True for two percentages, or two counts of one unit."""
    if (written.unit == "%") != (number.unit == "%"):
        return False
    return written.unit in ("", number.unit) and not number.unit.endswith("元")


def _written(field: Field) -> Written | None:
    """A result that is a single number with its unit."""
    if field.value.op is not None:
        return None
    found = _RESULT.fullmatch(squeeze(field.shown))
    if found is None:
        return None
    digits = found["number"].replace(",", "")
    is_rate = found["unit"] == "%"
    return Written(
        Decimal(digits),
        found["unit"],
        len(digits.partition(".")[2]),
        found[0],
        Decimal("0.01") if is_rate else Decimal(1),
    )


def _results(submission: Submission) -> Mapping[str, list[tuple[str, Field]]]:
    """Results by the indicator's name, each with the project it is of, "" for none."""
    found: dict[str, list[tuple[str, Field]]] = defaultdict(list)
    for form in submission.forms:
        table = form.indicators
        if table is None or not is_same_hand_in(form, None, submission.year):
            continue
        project = name_of_project(form) or UNKNOWN if is_project(form) else ""
        for one in table.indicators:
            name = _name(one.name.shown)
            if one.actual is not None and len(name) >= _SHORTEST:
                found[name].append((project, one.actual))
    return found


def _given(
    statements: Statements, year: int | None, spoken_of: SpokenOf
) -> Mapping[tuple[str, str], list[_Named]]:
    """The report's numbers by the words that name them and the project spoken of."""
    found: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    said: list[StatedRate | Stated] = [*statements.rates]
    said += [f for f in statements.figures if f.type == "count" and not f.is_rough]
    for one in said:
        if not _is_aimed(one.spot, one.words, year):
            project = spoken_of.project(one.spot)
            key = _name(_after(project, one.words)), project
            found[key].append(_Named(one.number, one.spot))
    return found


def _after(project: str, words: str) -> str:
    """The words behind the project's name."""
    bare = project_name(words)
    if not project or project not in bare:
        return words
    return re.sub(r"^项目", "", bare.rpartition(project)[2])


def _is_aimed(spot: Spot, words: str, year: int | None) -> bool:
    """True for a target, and for another year's result."""
    before = spot.before[-20:] + words
    after = spot.sentence[len(spot.before) + len(words) :][:14]
    if any(found != str(year) for found in _OTHER_YEAR.findall(before)):
        return True
    return _AIMED.search(before + after) is not None


def _name(words: str) -> str:
    bare = _VERBS.sub("", _TRAIL.sub("", project_name(words).split(":")[-1]))
    return _COUNTED.sub("", re.sub(r"\([^()]*\)$", "", bare))
