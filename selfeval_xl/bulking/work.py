"""One folder's work: judge what lies there, keep what a summary needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

import selfeval_xl.api as api
from selfeval_xl.alongside import Alongside
from selfeval_xl.bulking.contents import At, Contents, Source
from selfeval_xl.bulking.describing import describe
from selfeval_xl.bulking.outcome import RosterUnit, SubmissionOutcome
from selfeval_xl.bulking.places import Places
from selfeval_xl.bulking.resubmissions import marks_of
from selfeval_xl.bulking.sharing import partition
from selfeval_xl.bulking.stored import FolderOutcome
from selfeval_xl.bulking.superseding import BOOKS, Sheaf, without_superseded
from selfeval_xl.collector import seldom_collected
from selfeval_xl.config import Settings
from selfeval_xl.forms import SpecSet
from selfeval_xl.grouping import HandedIn, group
from selfeval_xl.intake.discover import is_own_output
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.papers import Reader, unreadable
from selfeval_xl.report.json import to_object
from selfeval_xl.result import Result

_MANY = 60
_LIGHT = "light"


class Work:
    """Judges folders one after another with the settings of a run."""

    def __init__(
        self, settings: Settings, specs: SpecSet, roster: tuple[RosterUnit, ...] = ()
    ) -> None:
        self.settings = settings
        self._places = Places(roster)
        self.specs = specs
        self.alongside = Alongside.of(settings, specs)

    @seldom_collected()
    def judge(self, contents: Contents, at: At) -> FolderOutcome:
        """What comes of the contents of one folder."""
        homes: dict[str, list[Source]] = {}
        for source in contents.sources:
            homes.setdefault(source.folder, []).append(source)
        left_out = Counter(contents.left_out)
        done: list[FolderOutcome] = []
        for home, sources in homes.items():
            reader = Reader(self.settings, self.specs)
            kept = self._unlike(sources, left_out)
            papers = list(self._papers(kept, reader, at))
            left_out.update(reader.skipped)
            done.append(self._home(home, papers, {one.name: one for one in kept}, at))
            left_out.update(done[-1].left_out)
        return FolderOutcome(
            tuple(one for part in done for one in part.submissions),
            tuple(one for part in done for one in part.superseded),
            dict(sorted(left_out.items())),
            tuple(dict.fromkeys(note for part in done for note in part.notes)),
            not contents.lost,
        )

    def _unlike(
        self, sources: Sequence[Source], left_out: Counter[str]
    ) -> list[Source]:
        """The sources but for those that are the same as one with a shorter name.

        A workbook says whose it is; anything else is the same only under its name.
        """
        first: dict[Hashable, str] = {}
        keys = {one.name: _sameness(one) for one in sources}
        for one in sorted(sources, key=lambda one: (len(one.name), one.name)):
            first.setdefault(keys[one.name], one.name)
        kept = [one for one in sources if first[keys[one.name]] == one.name]
        if len(kept) < len(sources):
            left_out["duplicate"] += len(sources) - len(kept)
        return kept

    def _papers(
        self, sources: Sequence[Source], reader: Reader, at: At
    ) -> Iterable[Paper]:
        """Papers of the sources; of very many, without what only judging needs."""
        is_many = len(sources) > _MANY
        for source in sources:
            at(source.name)
            paper = self._paper(source, reader)
            book = paper.workbook
            if book is not None and is_own_output(book.properties):
                reader.skipped["own_output"] += 1
                continue
            yield _light(paper) if is_many else paper

    def _paper(self, source: Source, reader: Reader) -> Paper:
        if source.problem is not None:
            return unreadable(source.name, 0, source.problem)
        return reader.paper(source.data, source.name)

    def _home(
        self, home: str, papers: list[Paper], sources: Mapping[str, Source], at: At
    ) -> FolderOutcome:
        sheaf: Sheaf = without_superseded(papers)
        submissions: list[SubmissionOutcome] = []
        left_out: Counter[str] = Counter()
        notes: list[str] = []
        parts = partition(sheaf.papers, self.settings)
        for part in parts:
            at("")
            whole = [self._whole(paper, sources) for paper in part]
            handed_in = tuple(HandedIn(paper, home or ".") for paper in whole)
            grouped = group(handed_in, self.settings)
            settings = self._settings_of(grouped)
            reading = api.Reading(
                handed_in, settings, self.specs, alongside=self.alongside
            )
            result = api.judge(reading)
            for one in _outcomes(home, result, grouped, len(parts) > 1):
                if one.findings or any(p.kind != "attachment" for p in one.papers):
                    submissions.append(one)
                else:
                    left_out["attachment"] += len(one.papers)
            notes += result.notes
        return FolderOutcome(
            tuple(submissions), sheaf.superseded, left_out, tuple(notes)
        )

    def _settings_of(self, grouped: Sequence[Submission]) -> Settings:
        """The settings with the papers that the roster says the unit owes."""
        for one in grouped:
            due = self._places.named(one.unit_name or "")
            if due is not None and due.papers:
                return replace(self.settings, required_papers=due.papers)
        return self.settings

    def _whole(self, paper: Paper, sources: Mapping[str, Source]) -> Paper:
        if paper.kind != _LIGHT:
            return paper
        return self._paper(sources[paper.path], Reader(self.settings, self.specs))


def _sameness(source: Source) -> Hashable:
    """What two sources share that are one paper handed in twice."""
    if source.problem is not None or not source.data:
        return source.name
    path = PurePosixPath(source.name)
    is_book = path.suffix.lower() in BOOKS
    return (source.data, "" if is_book else marks_of(path.stem).stem)


def _light(paper: Paper) -> Paper:
    """The paper with what tells whose it is; its kind says that the rest is gone."""
    if paper.workbook is None and paper.text is None:
        return paper
    forms = tuple(
        replace(form, matrices=(), indicators=None, tasks=None, profile={})
        for form in paper.forms
    )
    text = paper.text
    if text is not None:
        text = replace(text, paragraphs=text.paragraphs[:20], hidden=())
    return replace(paper, kind=_LIGHT, workbook=None, forms=forms, text=text)


def _outcomes(
    home: str, result: Result, grouped: Sequence[Submission], is_part: bool
) -> list[SubmissionOutcome]:
    """A submission's outcome each; what is nobody's goes to the first."""
    told = to_object(result)
    owner: dict[str, int] = {}
    for at, one in enumerate(grouped):
        for paper in one.papers:
            owner.setdefault(paper.path, at)
    found: list[SubmissionOutcome] = []
    for at, one in enumerate(grouped):
        own = [paper for paper in one.papers if owner[paper.path] == at]
        several = is_part or len(grouped) > 1
        coverage = told["coverage"]
        if len(grouped) > 1:
            coverage = _coverage_of([paper.path for paper in own], result)
        findings = [f for f in told["findings"] if owner.get(f["file"], 0) == at]
        found.append(
            SubmissionOutcome(
                _named(one.unit_name, one.year) if several else "",
                home,
                one.unit_name,
                one.year,
                tuple(map(describe, own)),
                tuple(findings),
                tuple(coverage),
            )
        )
    return found


def _named(unit: str | None, year: int | None) -> str:
    return "#" + (" ".join(str(one) for one in (unit, year) if one) or "?")


def _coverage_of(paths: Sequence[str], result: Result) -> list[dict[str, object]]:
    """The coverage of some files, summed."""
    counts: Counter[tuple[str, str]] = Counter()
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    for path in paths:
        for one in result.coverage_by_file.get(path, ()):
            key = (one.code, one.outcome.value)
            counts[key] += one.count
            reasons.setdefault(key, {}).update(dict.fromkeys(one.reasons))
    return [
        {
            "code": code,
            "outcome": outcome,
            "count": count,
            "reasons": list(reasons[code, outcome]),
        }
        for (code, outcome), count in sorted(counts.items())
    ]
