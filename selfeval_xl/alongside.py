"""The papers a run is held against: last year's, and the published copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.forms import SpecSet
from selfeval_xl.i18n import N_, translate
from selfeval_xl.intake.discover import FoundFile, discover
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.papers import Reader
from selfeval_xl.renames import load_renames
from selfeval_xl.shelf import Shelf, Wanted, unit_of, year_of

_NO_PATH = N_("{option}：没有这个文件或文件夹：{path}")
_NO_PREVIOUS = N_(
    "{path}：其中没有找到{units}上一年度的材料，没有与上年比较；"
    "单位改过名的，用 --unit-map 写明旧名称和新名称"
)
_MERGED = N_(
    "{path}：{units}由几个单位合并而来，上一年度的材料分属各单位，没有与上年比较；"
    "上年数按各单位上年决算数之和核对"
)
_NO_PUBLISHED = N_("{path}：其中没有找到{units}本年度公开的材料，没有核对是否一致")
_UNREADABLE = N_("{file}：读不出来，没有用来比较")
_NAMELESS = N_("（未写明单位名称）")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Alongside:
    """Where to look for a unit's other papers; reads them when they are asked for."""

    settings: Settings
    previous: Shelf | None = None
    published: Shelf | None = None
    renames: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings, specs: SpecSet) -> Alongside:
        """What the settings name; raises UsageError for a path that is not there."""
        renames = dict(settings.units)
        if settings.unit_map is not None:
            renames |= load_renames(settings.unit_map)
        return cls(
            settings,
            _shelf("--previous", settings.previous, settings, specs),
            _shelf("--published", settings.published, settings, specs),
            renames,
        )

    def without(self, files: Iterable[FoundFile]) -> tuple[FoundFile, ...]:
        """The files handed in: not those of a shelf that lies inside a folder given."""
        roots = [
            root.resolve()
            for root in (self.settings.previous, self.settings.published)
            if root is not None
        ]
        return tuple(
            one for one in files if not any(_is_shelved(one, root) for root in roots)
        )

    def attach(
        self, submissions: Sequence[Submission], sources: Mapping[str, Path]
    ) -> tuple[tuple[Submission, ...], tuple[str, ...]]:
        """The submissions with what they are held against, and notes on what lacks."""
        sought = frozenset(
            name for name in ("previous", "published") if getattr(self, name)
        )
        if not sought:
            return tuple(submissions), ()
        attached = tuple(
            replace(
                one,
                previous=self._previous(one, sources),
                published=self._published(one, sources),
                sought=sought,
            )
            for one in submissions
        )
        return attached, tuple(self._notes(attached))

    def _previous(
        self, submission: Submission, sources: Mapping[str, Path]
    ) -> Submission | None:
        if self.previous is None:
            return None
        unit, year = unit_of(submission), year_of(submission)
        names = () if unit is None else (unit, *self._former(unit))
        wanted = Wanted(names, year and year - 1, _own(submission, sources))
        return self.previous.find(wanted)

    def _published(
        self, submission: Submission, sources: Mapping[str, Path]
    ) -> Submission | None:
        if self.published is None:
            return None
        unit = unit_of(submission)
        names = () if unit is None else (unit,)
        wanted = Wanted(names, year_of(submission), _own(submission, sources))
        return self.published.find(wanted)

    def _former(self, unit: str) -> Iterator[str]:
        """Names the unit had, the latest first; a circle of names ends."""
        seen = {unit}
        now = [unit]
        while now:
            name = now.pop(0)
            for old, new in self.renames.items():
                if new == name and old not in seen:
                    seen.add(old)
                    now.append(old)
                    yield old

    def _is_merged(self, unit: str) -> bool:
        """True for a unit that several became."""
        return sum(new == unit for new in self.renames.values()) > 1

    def _notes(self, submissions: Sequence[Submission]) -> Iterator[str]:
        lang = self.settings.lang
        for name, path, template in (
            ("previous", self.settings.previous, _NO_PREVIOUS),
            ("published", self.settings.published, _NO_PUBLISHED),
        ):
            lacking = [
                unit_of(one) or translate(_NAMELESS, lang)
                for one in submissions
                if name in one.sought and one.forms and getattr(one, name) is None
            ]
            merged = [
                unit for unit in lacking if name == "previous" and self._is_merged(unit)
            ]
            for some, words in (
                ([unit for unit in lacking if unit not in merged], template),
                (merged, _MERGED),
            ):
                if some:
                    text = translate(words, lang)
                    yield text.format(path=path, units=_listed(some))
        for file in dict.fromkeys(_unreadable(submissions)):
            yield translate(_UNREADABLE, lang).format(file=file)


def _shelf(
    option: str, path: Path | None, settings: Settings, specs: SpecSet
) -> Shelf | None:
    if path is None:
        return None
    try:
        files = discover([path]).files
    except UsageError as error:
        raise UsageError(_NO_PATH, option=option, path=path) from error
    plain = replace(settings, unit=None, year=None, required_papers=())
    return Shelf(files, Reader(plain, specs), plain)


def _is_shelved(file: FoundFile, root: Path) -> bool:
    """True where the root lies inside the folder that led to the file, over it."""
    path = file.path.resolve()
    if file.named or not path.is_relative_to(root):
        return False
    depth = file.name.count("/")
    given = path.parents[depth] if depth < len(path.parents) else path
    return given != root and root.is_relative_to(given)


def _own(submission: Submission, sources: Mapping[str, Path]) -> frozenset[Path]:
    return frozenset(
        sources[paper.path].resolve()
        for paper in submission.papers
        if paper.path in sources
    )


def _unreadable(submissions: Sequence[Submission]) -> Iterator[str]:
    for submission in submissions:
        for other in (submission.previous, submission.published):
            papers: tuple[Paper, ...] = other.papers if other else ()
            for paper in papers:
                if paper.kind == "unreadable":
                    yield paper.path


def _listed(units: Sequence[str]) -> str:
    named = list(dict.fromkeys(units))
    more = " …" if len(named) > _MOST_NAMED else ""
    return "、".join(named[:_MOST_NAMED]) + more
