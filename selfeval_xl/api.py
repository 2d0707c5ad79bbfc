"""The pipeline on one screen: paths in, findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from selfeval_xl.alongside import Alongside
from selfeval_xl.baseline import load_baseline
from selfeval_xl.collector import seldom_collected
from selfeval_xl.config import Settings
from selfeval_xl.engine import run
from selfeval_xl.errors import UsageError
from selfeval_xl.findings import Outcome
from selfeval_xl.forms import SpecSet, identities_of, load_specs
from selfeval_xl.grouping import HandedIn, group, with_scans
from selfeval_xl.i18n import N_
from selfeval_xl.identities import Arithmetic, analyse
from selfeval_xl.intake.discover import Discovery, discover
from selfeval_xl.model.paper import Paper
from selfeval_xl.papers import Progress as Progress
from selfeval_xl.papers import Reader, unreadable, words_of
from selfeval_xl.report.rule_page import rule_page
from selfeval_xl.result import Coverage, Failure, Result
from selfeval_xl.rules.registry import all_rules
from selfeval_xl.selection import make_selection


@seldom_collected()
def check(
    *paths: str | Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Check workbooks: files, and folders with all that is below them.

    Writes nothing. Raises UsageError for a path that does not exist and settings
    that cannot be used, SpecError for a bad form spec; what is wrong with a file is
    a finding.
    """
    return judge(read(*paths, settings=settings, progress=progress))


@dataclass(frozen=True, slots=True)
class Reading:
    """The papers of a run before they are judged.

    ``sources`` are the files they were read from, by the papers' paths;
    ``alongside`` finds what each submission is held against.
    """

    handed_in: tuple[HandedIn, ...]
    settings: Settings
    specs: SpecSet
    sources: Mapping[str, Path] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    alongside: Alongside | None = None

    def instead(self, contents: Mapping[str, bytes]) -> Reading:
        """The same papers, some of them with other bytes."""
        reader = Reader(self.settings, self.specs)
        handed_in = tuple(
            (
                replace(
                    one, paper=reader.paper(contents[one.paper.path], one.paper.path)
                )
                if one.paper.path in contents
                else one
            )
            for one in self.handed_in
        )
        failures = (*self.failures, *reader.failures)
        return replace(self, handed_in=handed_in, failures=failures)


def read(
    *paths: str | Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read everything at the paths; raises as ``check`` does."""
    if not paths:
        raise UsageError(N_("没有要检查的文件或文件夹，请写明路径"))
    return read_found(
        lambda: discover([Path(path) for path in paths]), settings, progress
    )


def read_found(
    find: Callable[[], Discovery],
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read files wherever they lie and whatever they are called there.

    ``find`` is asked once the settings have been looked at.
    """
    settings = settings or Settings()
    settings = replace(settings, today=settings.today or date.today())
    make_selection(all_rules(), settings.select, settings.ignore)
    if settings.baseline is not None:
        load_baseline(settings.baseline)  # a bad one is told before the long work
    specs = load_specs(settings.forms_dir)
    alongside = Alongside.of(settings, specs)
    found = find()
    files = alongside.without(found.files)
    if len(files) > settings.limits.files:
        raise UsageError(
            N_(
                "共有 {found} 个文件，超过限度 {limit} 个；请分批检查，或调高 limits.files"
            ),
            found=len(files),
            limit=settings.limits.files,
        )
    reader = Reader(settings, specs)
    handed_in = list(reader.read(files, progress))
    handed_in += [
        HandedIn(unreadable(name, 0, problem), name, True)
        for name, problem in found.problems
    ]
    return Reading(
        tuple(handed_in),
        settings,
        specs,
        reader.sources,
        dict(sorted((reader.skipped + Counter(found.skipped)).items())),
        tuple(reader.failures),
        alongside,
    )


def judge(reading: Reading) -> Result:
    """Run the rules over what was read."""
    settings = reading.settings
    handed_in = with_scans(reading.handed_in)
    papers = tuple(
        sorted((one.paper for one in handed_in), key=lambda paper: paper.path)
    )
    arithmetics, broken_off = _arithmetics(papers, reading.specs)
    notes: tuple[str, ...] = ()
    submissions = group(handed_in, settings)
    if reading.alongside is not None:
        submissions, notes = reading.alongside.attach(submissions, reading.sources)
    result = run(papers, submissions, arithmetics, all_rules(), settings)
    return replace(
        result,
        coverage=_with_errors(result.coverage, broken_off),
        skipped=reading.skipped,
        failures=(*reading.failures, *broken_off, *result.failures),
        notes=(*result.notes, *notes),
    )


def explain(code: str, *, lang: str = "zh") -> str:
    """The page of a rule in a language, by code or name.

    Raises UsageError where there is no such rule.
    """
    rules = all_rules()
    wanted = make_selection(rules, (code,)).select[0]
    for rule in rules:
        if wanted in (rule.code, rule.name):
            return rule_page(rule, lang)
    raise UsageError(
        N_("{code} 不是单条规则的编号或名称；运行 selfeval-xl rules 可查看全部规则"),
        code=code,
    )


def _arithmetics(
    papers: Sequence[Paper], specs: SpecSet
) -> tuple[list[Arithmetic], list[Failure]]:
    """The arithmetic of every form; one odd form must not stop the others."""
    found: list[Arithmetic] = []
    failures: list[Failure] = []
    for paper in papers:
        for form in paper.forms:
            try:
                found.append(analyse(form, identities_of(form, specs)))
            except Exception as error:
                failures.append(Failure("AR", paper.path, words_of(error)))
    return found, failures


def _with_errors(
    coverage: tuple[Coverage, ...], failures: Sequence[Failure]
) -> tuple[Coverage, ...]:
    """The coverage with forms whose arithmetic broke off, under the family's code."""
    if not failures:
        return coverage
    reasons = tuple(dict.fromkeys(failure.text for failure in failures))
    entry = Coverage("AR", Outcome.ERROR, len(failures), reasons)
    return tuple(sorted((*coverage, entry), key=lambda one: one.code))
