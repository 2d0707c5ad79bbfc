"""What is tried: how a seed's input is made, and what must hold of it."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from benchmarks.fuzzing import cells, files, grids, sentences
from selfeval_xl import parse_cell
from selfeval_xl.api import Reading, judge
from selfeval_xl.config import Settings, load_settings
from selfeval_xl.fixing import correct
from selfeval_xl.forms import SpecSet, identities_of, load_specs, recognise
from selfeval_xl.formulas import recalculate
from selfeval_xl.grouping import HandedIn
from selfeval_xl.identities import analyse as analyse_form
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse
from selfeval_xl.papers import Reader
from selfeval_xl.read import ReadError, read_workbook
from selfeval_xl.read.document import is_document, read_document
from selfeval_xl.values.display import show

LIMITS = Limits()
_KINDS = frozenset("number percent blank date text range".split())
_INSPECTED = frozenset("workbook attachment unreadable".split())


@dataclass(frozen=True)
class Target:
    """How an input is made from a seed, what is done with it, and how many are wanted.

    ``chunk`` is how many are done in one process.
    """

    make: Callable[[int], Any]
    act: Callable[[Any], None]
    count: int
    chunk: int


def _cell(given: tuple[Any, str | None]) -> None:
    raw, style = given
    value = parse_cell(raw, style)
    assert value.kind in _KINDS, value
    for one in (value.value, value.low, value.high):
        assert not isinstance(one, Decimal) or one.is_finite(), value
    if not isinstance(raw, datetime.date):
        assert isinstance(show(raw, style), str)


def _sentences(words: list[str]) -> None:
    numbered = tuple(Paragraph(at, one) for at, one in enumerate(words, 1))
    for claim in analyse(Text("报告.txt", numbered)).claims:
        assert claim.kind and 1 <= claim.paragraph <= len(words), claim
        assert claim.quote, claim


def _intake(given: tuple[str, bytes]) -> None:
    name, data = given
    found = inspect(data, name, LIMITS)
    assert found.kind in _INSPECTED, found
    assert found.kind != "unreadable" or found.problems, found


def _reader(given: tuple[str, bytes]) -> None:
    name, data = given
    found = inspect(data, name, LIMITS)
    try:
        if found.kind == "workbook":
            book = read_workbook(data, found, name, LIMITS)
            for sheet in book.sheets:
                for cell in sheet.cells.values():
                    assert isinstance(cell.shown, str)
            recalculate(book, data)
        elif found.kind == "attachment" and is_document(name, found.format):
            read_document(data, found.format, name, LIMITS)
    except ReadError as error:
        assert error.problem.reason, name


def _locator(book: Workbook) -> None:
    for form in recognise(book, _specs()):
        analyse_form(form, identities_of(form, _specs()))


def _patcher(given: tuple[str, bytes]) -> None:
    name, data = given
    reader = Reader(_settings(), _specs())
    paper = reader.paper(data, name)
    assert not reader.failures, reader.failures
    handed_in = (HandedIn(paper, "."),)
    reading = Reading(handed_in, _settings(), _specs(), {name: _InMemory(data)})
    if paper.kind == "unreadable":
        result = judge(reading)
        assert result.findings and not result.failures, result.failures
        return
    report = correct(reading, unsafe=True)
    assert not report.before.failures, report.before.failures
    assert not report.after.failures, report.after.failures
    for copy in report.copies:
        with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
            assert archive.testzip() is None
        again = inspect(copy.data, name, LIMITS)
        read_workbook(copy.data, again, name, LIMITS)


class _InMemory:
    """Bytes where a path is asked for them."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read_bytes(self) -> bytes:
        return self._data


@cache
def _settings() -> Settings:
    return load_settings(today=datetime.date(2025, 12, 31))


@cache
def _specs() -> SpecSet:
    return load_specs()


TARGETS = {
    "cells": Target(cells.cell, _cell, 1_000_000, 50_000),
    "sentences": Target(sentences.paragraphs, _sentences, 1_000_000, 10_000),
    "intake": Target(files.file, _intake, 100_000, 5_000),
    "reader": Target(files.file, _reader, 100_000, 1_000),
    "locator": Target(grids.book, _locator, 20_000, 500),
    "patcher": Target(files.correctable, _patcher, 20_000, 400),
}
