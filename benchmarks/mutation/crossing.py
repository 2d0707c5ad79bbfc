"""Faults across the papers of one unit, and in its report."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from decimal import Decimal

from docx import Document

from benchmarks.mutation.carriers import document
from benchmarks.mutation.combine import drawn
from benchmarks.mutation.packs import DATA, SCORE, Pack, pack
from benchmarks.mutation.planted import Planted, codes
from benchmarks.mutation.sheets import Book, Sheet, as_values, changed
from benchmarks.mutation.writing import edits


def faults_of_pack(seed: int, most: int) -> list[Planted]:
    """Faults in the papers of one unit; of each kind at most so many."""
    given, draw = pack(seed), random.Random(seed)
    found = [*_in_words(given), *_in_tables(given), *_in_papers(given)]
    return list(drawn(found, draw, most))


def _in_words(given: Pack) -> Iterator[Planted]:
    text = given.said.text
    told = [(k, r, right, wrong, w) for k, r, w, right, wrong in given.said.faults]
    for kind, rules, right, wrong, with_it in (*told, *edits(text)):
        assert text.count(right) >= 1, (kind, right)
        bad = text.replace(right, wrong, 1)
        yield Planted(
            kind,
            given.papers.having(given.file, bad),
            tuple(rules.split()),
            given.file,
            words=None if kind == "no score" else _line_of(bad, text, right),
            with_it=codes(with_it),
        )


def _line_of(bad: str, text: str, right: str) -> str | None:
    """The line of the bad text in which the fault stands; None where it is gone."""
    number = text[: text.index(right)].count("\n")
    lines, old = bad.splitlines(), text.splitlines()
    if len(lines) > len(old):  # a line was added below
        return lines[number + 1]
    if len(lines) < len(old):
        return None
    return lines[number]


def _cell(
    given: Pack, file: str, name: str, value: object, kind: str, rules: str, **more
) -> Planted:
    """A cell known by its key, typed over."""
    book = as_values(given.book(file))
    number = next(n for n, one in enumerate(book) if name in one.names)
    sheet = book[number]
    at = sheet.names[name]
    wrong = changed(book, number, sheet.with_value(at, value))
    papers = given.papers.having(file, wrong)
    return Planted(kind, papers, tuple(rules.split()), file, sheet.name, at, **more)


def _in_tables(given: Pack) -> Iterator[Planted]:
    rate = 100 * given.year.act("exp.total") / given.year.act("exp.total", "adj")
    wrong = f"{rate - 4:.2f}%"
    also = {"with_it": codes("SC402 SC403 SC601 XD110")}
    yield _cell(given, SCORE, "预算执行率", wrong, "rate in scores", "XD111", **also)
    name, _, spent = given.year.tasks[0]
    off = spent - Decimal("7.77")
    yield _cell(
        given,
        DATA,
        f"{name}.act",
        off,
        "project apart",
        "XD112",
        with_it=codes("XD109"),
    )
    for file, role, kind, rule, old, new, with_it in (
        (SCORE, "title", "year of a table", "XD101", "2024", "2023", "XD104"),
        (DATA, "title", "year of a table", "XD101", "2024", "2023", "XD104"),
        (SCORE, "grade", "grade apart", "XD113", "优", "良", "SC205"),
        (
            SCORE,
            "unit_name",
            "unit of a table",
            "XD102",
            "某区某局",
            "某区某会",
            "XD104",
        ),
        (
            DATA,
            "unit_name",
            "unit of a table",
            "XD102",
            "某区某局",
            "某区某会",
            "XD104",
        ),
    ):
        book = given.book(file)
        at = book[0].having(role)[0]
        text = str(book[0].cells[at].value).replace(old, new)
        bad = changed(book, 0, book[0].with_value(at, text))
        yield Planted(
            kind,
            given.papers.having(file, bad),
            (rule,),
            file,
            book[0].name,
            at,
            with_it=codes(with_it),
        )


def _in_papers(given: Pack) -> Iterator[Planted]:
    papers, text = given.papers, given.said.text
    for file in (SCORE, DATA):
        yield Planted(
            "paper missing",
            papers.without(file),
            ("XD104",),
            given.file if file == SCORE else SCORE,
            is_anywhere=True,
        )
    copy = "数据表（最终）.xlsx"
    book = as_values(given.book(DATA))
    twice = papers.having(copy, book)
    yield Planted("form twice", twice, ("FM103",), copy, is_anywhere=True)
    number = next(n for n, one in enumerate(book) if "proc.y0b" in one.names)
    at = book[number].names["proc.y0b"]
    value = Decimal(str(book[number].cells[at].value)) + Decimal("9.9")
    other = changed(book, number, book[number].with_value(at, value))
    yield Planted(
        "copies apart",
        papers.having(copy, other),
        ("XD114",),
        copy,
        book[number].name,
        at,
        with_it=codes("FM103 AR201 AR203"),
    )
    second = "自评报告（修改）" + given.file[4:]
    yield Planted(
        "second report",
        papers.having(second, text),
        ("XD115",),
        second,
        is_anywhere=True,
    )
    head = "\n".join(given.said.lines[:5]) + "\n"
    empty = papers.having(given.file, head)
    yield Planted(
        "empty report", empty, ("TX219",), given.file, with_it=codes("TX203 TX204")
    )
    yield _hidden(given)


def _hidden(given: Pack) -> Planted:
    made = Document(io.BytesIO(document(given.said.text)))
    run = made.paragraphs[12].add_run("（此处待核实）")
    run.font.hidden = True
    target = io.BytesIO()
    made.save(target)
    file = "自评报告.docx"
    papers = given.papers.without(given.file).having(file, target.getvalue())
    return Planted("hidden text", papers, ("TX220",), file)


def without_named(book: Book, name: str) -> tuple[int, Sheet, int]:
    """The number of the sheet, the sheet without the row, and the row."""
    number = next(n for n, one in enumerate(book) if name in one.names)
    row = book[number].names[name][0]
    return number, book[number].without_row(row), row
