"""One folder's work: read what lies there, judge it, keep what a summary needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import selfeval_xl.api as api
from selfeval_xl.alongside import Alongside
from selfeval_xl.bulking.archives import is_archive, members
from selfeval_xl.bulking.describing import describe
from selfeval_xl.bulking.outcome import SubmissionOutcome
from selfeval_xl.bulking.resubmissions import marks_of
from selfeval_xl.bulking.sharing import partition
from selfeval_xl.bulking.stored import FolderOutcome
from selfeval_xl.bulking.stores import Store
from selfeval_xl.bulking.superseding import BOOKS, Sheaf, without_superseded
from selfeval_xl.collector import seldom_collected
from selfeval_xl.config import Settings
from selfeval_xl.forms import SpecSet
from selfeval_xl.grouping import HandedIn, group
from selfeval_xl.intake.discover import is_own_output
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.paper import Paper, Problem, Submission
from selfeval_xl.papers import Reader, unreadable
from selfeval_xl.report.json import to_object
from selfeval_xl.result import Result

_MANY = 60
_LIGHT = "light"

At = Callable[[str], None]
"""Told of each file before it is read, and of "" before the folder is judged."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to look at: its name under the root, "" for the root, and its files.

    ``given_up`` are files that broke a worker off, with the reason to report;
    ``is_shut`` where the folder cannot even be listed.
    """

    name: str
    files: tuple[str, ...]
    given_up: Mapping[str, str] = field(default_factory=dict)
    is_shut: bool = False

    def path(self, file: str) -> str:
        """A file's path under the root."""
        return f"{self.name}/{file}" if self.name else file


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a folder: where it belongs, and its bytes or what hinders."""

    name: str
    folder: str
    data: bytes = b""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """All that lies in a folder, archives opened; ``lost`` where some were denied."""

    sources: tuple[Source, ...]
    left_out: Mapping[str, int]
    lost: bool = False


def read_folder(folder: Folder, store: Store, limits: Limits, at: At) -> Contents:
    """Get the bytes of everything in a folder, and of what is in its archives."""
    plain = [name for name in folder.files if not is_archive(name)]
    is_one = len(plain) > 0 and len(folder.files) - len(plain) == 1
    sources: list[Source] = []
    left_out: Counter[str] = Counter()
    lost = folder.is_shut
    if folder.is_shut:
        problem = Problem("unreadable", "denied", {"detail": ""})
        sources.append(Source(".", "", problem=problem))
    for name in folder.files:
        at(name)
        reason = folder.given_up.get(name)
        if reason is not None:
            lost = True
            sources.append(Source(name, "", problem=Problem("unreadable", reason)))
            continue
        try:
            data = store.read(folder.path(name), limits.file_bytes + 1)
        except OSError as error:
            lost = True
            detail = {"detail": error.strerror or type(error).__name__}
            sources.append(
                Source(name, "", problem=Problem("unreadable", "denied", detail))
            )
            continue
        if not is_archive(name):
            sources.append(Source(name, "", data))
            continue
        for one in members(data, limits):
            if one.is_skipped is not None:
                left_out[one.is_skipped] += 1
                continue
            path = f"{name}/{one.name}" if one.name else name
            sources.append(
                Source(path, _home(name, one.name, is_one), one.data, one.problem)
            )
    return Contents(tuple(sources), dict(sorted(left_out.items())), lost)


def _home(archive: str, member: str, joins: bool) -> str:
    """The folder a member belongs to: an archive beside other papers adds to them."""
    inside = member.rpartition("/")[0]
    if joins and not inside:
        return ""
    return f"{archive}/{inside}" if inside else archive


class Work:
    """Judges folders one after another with the settings of a run."""

    def __init__(self, settings: Settings, specs: SpecSet) -> None:
        self.settings = settings
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
            reading = api.Reading(
                handed_in, self.settings, self.specs, alongside=self.alongside
            )
            result = api.judge(reading)
            grouped = group(handed_in, self.settings)
            for one in _outcomes(home, result, grouped, len(parts) > 1):
                if one.findings or any(p.kind != "attachment" for p in one.papers):
                    submissions.append(one)
                else:
                    left_out["attachment"] += len(one.papers)
            notes += result.notes
        return FolderOutcome(
            tuple(submissions), sheaf.superseded, left_out, tuple(notes)
        )

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
