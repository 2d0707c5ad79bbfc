"""The corpus as pieces of work that can be done side by side."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from benchmarks.mutation.blocks import over_blocks, twisted
from benchmarks.mutation.carriers import converted, table_document
from benchmarks.mutation.combine import drawn, plants, together
from benchmarks.mutation.crossing import faults_of_pack
from benchmarks.mutation.files import file_faults
from benchmarks.mutation.issued import clean_issued, over_issued, unissued
from benchmarks.mutation.ledgers import ledger
from benchmarks.mutation.matrices import matrix
from benchmarks.mutation.measure import Record, look_at, look_at_clean
from benchmarks.mutation.packaged import packaged
from benchmarks.mutation.packs import pack
from benchmarks.mutation.planted import BOOK, Papers, Planted, of_book
from benchmarks.mutation.sheets import Book
from benchmarks.mutation.standards import over_standards, standard_table
from benchmarks.mutation.tables import (
    PROJECT_TWISTS,
    SCORE_TWISTS,
    project_form,
    score_table,
)
from benchmarks.mutation.years import (
    faults_of_published,
    faults_of_years,
    of_two_years,
    published,
)

ARCHETYPES = {
    "matrix": matrix,
    "ledger": ledger,
    "score": score_table,
    "standard": standard_table,
    "project": project_form,
}
_CONTAINERS = {"xls": 1, "ods": 1, "docx": 3}  # seeds of each archetype
_ALSO_ET = 5  # of how many .xls one is looked at as .et too: the bytes are the same
_NOT_CARRIED = frozenset(
    {
        *("stale formula", "overwritten", "not calculated", "external link"),
        *("rate too fine", "hidden row", "typed for a formula"),
    }
)
_NOT_IN_ODS = frozenset({"error value", "stray error"})  # read as blanks, and so told
_NOT_IN_WORD = frozenset({"text number", "stray error", "error value", "score words"})


@dataclass(frozen=True)
class Job:
    """``what`` is "clean" or a way to plant, ``of`` an archetype or a suffix."""

    what: str
    of: str
    seed: int
    most: int = 1
    fixes: int = 10


def jobs(is_quick: bool, seed: int) -> list[Job]:
    """All of the corpus; the longest pieces first."""
    few, clean, most = (4, 45, 1) if is_quick else (12, 385, 2)
    packs, others = (2, 1) if is_quick else (6, 3)
    seeds = range(seed, seed + few)
    found = [Job("issued", "packaged", seed, 1 if is_quick else 3)]
    if not is_quick:
        found += [Job("container", one, seed) for one in _CONTAINERS]
    found += [
        Job("pack", "pack", one, 1 if is_quick else 2)
        for one in range(seed, seed + packs)
    ]
    found += [
        Job(w, w, one)
        for w in ("years", "published", "files")
        for one in range(seed, seed + others)
    ]
    numbers = range(len(packaged()))
    found += [Job("plant", f"packaged {n}", seed, most) for n in numbers]
    found += [Job("plant", of, one, most) for one in seeds for of in ARCHETYPES]
    found += [
        Job("clean", of, one) for of in ARCHETYPES for one in range(seed, seed + clean)
    ]
    return found


def run(jobs: list[Job], workers: int) -> Record:
    """Everything seen; with one worker in this process."""
    whole = Record()
    for one in _done(jobs, workers):
        whole.add(one)
    return whole


def _done(jobs: list[Job], workers: int) -> Iterator[Record]:
    if workers == 1:
        yield from map(do, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(do, jobs, chunksize=1)


def do(job: Job) -> Record:
    """One piece of the work."""
    if job.what == "clean":
        return look_at_clean(f"{job.of}-{job.seed}", of_book(_book(job)), "clean")
    if job.what == "plant":
        return _plant(job)
    if job.what == "container":
        return _carried(job)
    return {"pack": _pack, "years": _years, "published": _published,
            "files": _files, "issued": _issued}[job.what](job)  # fmt: skip


def _book(job: Job) -> Book:
    name, _, number = job.of.partition(" ")
    return packaged()[int(number)][1] if number else ARCHETYPES[name](job.seed)


def _plant(job: Job) -> Record:
    """Faults one by one, two and three at a time in one workbook."""
    book, record = _book(job), Record()
    name = f"{job.of}-{job.seed}"
    if job.of.startswith("packaged"):
        record.add(look_at_clean(name, of_book(book), "clean"))
    found = [(one,) for one in _singles(job, book)]
    for number, some in enumerate(found, job.seed):
        is_fixed = number % job.fixes == 0
        record.add(look_at(name, some, "one by one", is_fixed))
    for size, group in ((2, "two at a time"), (3, "three at a time")):
        for many in together(book, job.seed + size, job.most, size):
            record.add(look_at(name, many, group))
    return record


def _singles(job: Job, book: Book) -> Iterator[Planted]:
    draw = random.Random(job.seed)
    yield from plants(book, job.seed, job.most)
    if job.of == "ledger":
        yield from drawn(over_blocks(book, draw), draw, job.most)
        yield from twisted(job.seed)
    elif job.of == "standard":
        yield from drawn(over_standards(book, draw), draw, job.most)
    elif job.of == "project":
        for twist, rule in PROJECT_TWISTS.items():
            bent = of_book(project_form(job.seed, twist))
            also = frozenset({"SC601", "SC602", rule})
            yield Planted(twist, bent, (rule,), with_it=also)
    elif job.of == "score":
        for twist, rule in SCORE_TWISTS.items():
            bent = of_book(score_table(job.seed, twist))
            yield Planted(twist, bent, (rule,), with_it=frozenset({rule}))


def _pack(job: Job) -> Record:
    name = f"pack-{job.seed}"
    record = look_at_clean(name, pack(job.seed).papers, "clean")
    return _all(record, name, faults_of_pack(job.seed, job.most), "across papers")


def _years(job: Job) -> Record:
    name = f"years-{job.seed}"
    record = look_at_clean(name, of_two_years(job.seed)[1], "clean")
    return _all(record, name, faults_of_years(job.seed), "against last year")


def _published(job: Job) -> Record:
    name = f"published-{job.seed}"
    record = look_at_clean(name, published(job.seed)[1], "clean")
    return _all(
        record, name, faults_of_published(job.seed), "against what is published"
    )


def _files(job: Job) -> Record:
    return _all(Record(), f"files-{job.seed}", file_faults(job.seed), "files")


def _issued(job: Job) -> Record:
    record, draw = Record(), random.Random(job.seed)
    for name, papers in clean_issued():
        record.add(look_at_clean(name, papers, "clean"))
    for name, one in (*over_issued(draw, job.most), *unissued(draw)):
        record.add(look_at(name, (one,), "against the issued form"))
    return record


def _all(record: Record, name: str, found: Iterable[Planted], group: str) -> Record:
    for one in found:
        record.add(look_at(name, (one,), group))
    return record


def _carried(job: Job) -> Record:
    """Faults and clean forms of every archetype in another container."""
    record, suffix = Record(), job.of
    some: list[tuple[str, Planted | None, Book]] = []
    for seed in range(job.seed, job.seed + _CONTAINERS[suffix]):
        for of in ARCHETYPES:
            book, name = ARCHETYPES[of](seed), f"{of}-{seed}"
            some.append((name, None, book))
            for one in plants(book, seed, job.most):
                if _can_be_carried(one, suffix):
                    some.append((name, one, _only_book(one.papers)))
    contents = _in_container([book for _, _, book in some], suffix)
    for number, ((name, one, _), data) in enumerate(zip(some, contents, strict=True)):
        if data is None:
            continue  # no LibreOffice here
        record.add(_in(suffix, name, one, data))
        if suffix == "xls" and number % _ALSO_ET == 0:
            record.add(_in("et", name, one, data))
    return record


def _can_be_carried(one: Planted, suffix: str) -> bool:
    if one.kind in _NOT_CARRIED:
        return False
    if suffix == "ods" and one.kind in _NOT_IN_ODS:
        return False
    return suffix != "docx" or one.kind not in _NOT_IN_WORD


def _in(suffix: str, name: str, one: Planted | None, data: bytes) -> Record:
    file, group = f"自评表.{suffix}", f"in .{suffix}"
    papers = Papers({file: data})
    if one is not None:
        sheet = None if suffix == "docx" else one.sheet
        moved = replace(one, papers=papers, file=file, sheet=sheet)
        return look_at(name, (moved,), group)
    record = look_at_clean(name, papers, "clean")
    if suffix != "docx":
        older = Planted("older format", papers, ("FL106",), file)
        record.add(look_at(name, (older,), group))
    return record


def _only_book(papers: Papers) -> Book:
    content = papers.files[BOOK]
    assert isinstance(content, tuple)
    return content


def _in_container(books: list[Book], suffix: str) -> list[bytes | None]:
    if suffix == "docx":
        return [table_document(one) for one in books]
    return converted(books, "ods" if suffix == "ods" else "xls")
