"""Turn a rule's hit into a finding: wording, number, fingerprint."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from selfeval_xl.findings import Finding, Hit
from selfeval_xl.i18n import translate
from selfeval_xl.model.form import (
    Field,
    Form,
    Indicator,
    IndicatorGroup,
    IndicatorTable,
)
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import Rule

_BREAK = re.compile(r"[ \t]*(?:(?<=[A-Za-z0-9])([\r\n]+)(?=[A-Za-z0-9])|[\r\n]+)\s*")
_INNER = {"“": "‘", "”": "’"}


def where(place: Place) -> str:
    """A place as people say it: "数据表.xlsx", "数据表!I12"."""
    place = place.in_document
    if place.sheet is None:
        return place.file
    return f"{place.sheet}!{place.a1}" if place.a1 else place.sheet


def render(rule: Rule, hit: Hit, lang: str) -> tuple[str, str]:
    """The hit's message and advice in a language.

    Raises KeyError, IndexError, ValueError or AttributeError where a template asks
    for what the hit does not give.
    """
    values: dict[str, object] = {
        key: translate(value, lang) if isinstance(value, str) else value
        for key, value in hit.values.items()
    }
    values |= {
        "label": hit.label,
        "actual": hit.actual,
        "expected": hit.expected or "",
        "proof": hit.proof or "",
        "place": where(hit.place),
    }
    message, advice = rule.templates(hit.variant)
    return (
        with_inner_quotes(in_one_line(translate(message, lang).format(**values))),
        with_inner_quotes(in_one_line(translate(advice, lang).format(**values))),
    )


def in_one_line(text: str) -> str:
    """The text without the breaks of a narrow cell: "年度资金\\n总额" in one word."""
    return _BREAK.sub(lambda found: " " if found[1] else "", text)


def with_inner_quotes(text: str) -> str:
    """The text with ‘ ’ for quotation marks inside others: “‘三公’经费合计”.

    A text whose marks do not pair is left as it is.
    """
    depth, written = 0, []
    for mark in text:
        depth -= mark == "”"
        if depth < 0:
            return text
        written.append(_INNER.get(mark, mark) if depth else mark)
        depth += mark == "“"
    return text if depth else "".join(written)


def fields_of(form: Form) -> Iterator[Field]:
    """Every field of a form, whatever block it stands in."""
    if form.title is not None:
        yield form.title
    yield from form.header.values()
    for matrix in form.matrices:
        yield from matrix
    table = form.indicators
    if table is not None:
        for indicator in table.indicators:
            yield from _slots(indicator)
        for group in table.groups:
            yield from _slots(group)
        yield from _slots(table)
    if form.tasks is not None:
        for task in (*form.tasks.tasks, form.tasks.total):
            yield from task.values()
    yield from form.closing.values()
    yield from form.goals.values()


def _slots(one: Indicator | IndicatorGroup | IndicatorTable) -> Iterator[Field]:
    for slot in dataclasses.fields(one):
        value = getattr(one, slot.name)
        if isinstance(value, Field):
            yield value


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose finding it is: unit, year, form, and the field's key where known."""

    unit_name: str | None = None
    year: int | None = None
    spec: str = ""
    key: str = ""


class Owners:
    """Finds the form and the submission that a place belongs to."""

    def __init__(self, submissions: Iterable[Submission]) -> None:
        self._forms: dict[tuple[str, str | None], list[Form]] = {}
        self._submission: dict[str, Submission] = {}
        self._keys: dict[int, dict[Place, str]] = {}
        for submission in submissions:
            for paper in submission.papers:
                self._submission.setdefault(paper.path, submission)
                for form in paper.forms:
                    self._forms.setdefault((form.file, form.sheet), []).append(form)

    def of(self, place: Place, key: str = "") -> Owner:
        """Who owns a place; an empty owner for a file of no submission.

        The owner's key is the one given, else that of the field that stands there.
        """
        submission = self._submission.get(place.file)
        form = self._form(place)
        unit = submission.unit_name if submission else None
        year = submission.year if submission else None
        if form is None:
            return Owner(unit, year)
        return Owner(
            form.unit_name or unit,
            form.year or year,
            form.spec,
            key or self._key(form, place),
        )

    def _form(self, place: Place) -> Form | None:
        forms = self._forms.get((place.file, place.sheet), [])
        if not forms:
            return None
        row = place.row or 0
        return [forms[0], *(form for form in forms if form.area.top <= row)][-1]

    def _key(self, form: Form, place: Place) -> str:
        keys = self._keys.get(id(form))
        if keys is None:
            keys = {}
            for field in fields_of(form):
                keys.setdefault(field.place, field.key)
            self._keys[id(form)] = keys
        return keys.get(place, "")


def fingerprint(owner: Owner, finding: Finding) -> str:
    """A short print that an inserted row or a renamed file does not change."""
    hit = finding.hit
    key = owner.key or hit.key or hit.label
    parts = (
        owner.unit_name or "", str(owner.year or ""), owner.spec, key, finding.code,
        hit.actual,
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def number(findings: Sequence[Finding], owners: Owners) -> tuple[Finding, ...]:
    """Sort, count and fingerprint; alike prints are told apart by an ordinal."""
    ordered = sorted(findings, key=lambda f: (*f.hit.place.order, f.code))
    seen: Counter[str] = Counter()
    numbered = []
    for no, finding in enumerate(ordered, 1):
        owner = owners.of(finding.hit.place, finding.hit.key)
        mark = fingerprint(owner, finding)
        seen[mark] += 1
        if seen[mark] > 1:
            mark = f"{mark}-{seen[mark]}"
        numbered.append(
            replace(
                finding, no=no, fingerprint=mark, unit_name=owner.unit_name,
                year=owner.year,
            )
        )
    return tuple(numbered)
