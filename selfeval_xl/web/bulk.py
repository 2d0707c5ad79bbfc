"""The overview of a bulk result: runs, their units, a unit's findings."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from selfeval_xl.errors import SelfEvalError
from selfeval_xl.findings import Severity
from selfeval_xl.i18n import translate
from selfeval_xl.report.words import SEVERITIES, SIGNS
from selfeval_xl.web.pages import language, page
from selfeval_xl.web.runs import Unit, findings_of_unit, run_title, runs_in, units_of

_ON_A_PAGE = 200
_MOST_FINDINGS = 2_000
_LONGEST_SEARCH = 100

Key = Callable[[Unit], Any]

# What the table can be sorted by, and whether the largest come first.
_ORDERS: dict[str, tuple[Key, bool]] = {
    "unit": (lambda unit: unit.line.name, False),
    "score": (lambda unit: unit.line.score, True),
    "grade": (lambda unit: unit.line.grade, False),
    "rate": (lambda unit: unit.line.execution_rate, True),
    "errors": (lambda unit: unit.line.errors, True),
    "warnings": (lambda unit: unit.line.warnings, True),
    "risk": (lambda unit: unit.risk.points, True),
}
_FIRST = "risk"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head: ``key`` of its words, where sorting by it leads.

    ``sorted`` is what aria-sort says, "" for none.
    """

    key: str
    address: str
    sorted: str


@dataclass(frozen=True, slots=True)
class View:
    """What of the units is looked at; all of it stands in the address."""

    search: str
    order: str
    is_turned: bool
    number: int

    def address(self, **changed: object) -> str:
        """The query for this view with something changed."""
        now = {
            "q": self.search,
            "sort": self.order,
            "turn": int(self.is_turned),
            "page": self.number,
            **changed,
        }
        return "?" + urlencode({key: value for key, value in now.items() if value})

    def columns(self) -> Iterator[Column]:
        for key, (_, is_down) in _ORDERS.items():
            is_own = key == self.order
            turn = int(is_own and not self.is_turned)
            way = "descending" if is_down != self.is_turned else "ascending"
            address = self.address(sort=key, turn=turn, page=0)
            yield Column(key, address, way if is_own else "")


def routes() -> list[Route]:
    return [
        Route("/bulk", _runs),
        Route("/bulk/{run:int}", _units),
        Route("/bulk/{run:int}/{unit:int}", _unit),
    ]


def arranged(units: Sequence[Unit], view: View) -> list[Unit]:
    """The units searched for, in order; those without a value come last."""
    wanted = view.search.casefold()
    found = [
        unit
        for unit in units
        if wanted in f"{unit.line.name}\n{unit.line.folder}".casefold()
    ]
    key, is_down = _ORDERS[view.order]
    known = [unit for unit in found if key(unit) not in (None, "")]
    blank = [unit for unit in found if key(unit) in (None, "")]
    return [*sorted(known, key=key, reverse=is_down != view.is_turned), *blank]


async def _runs(request: Request) -> Response:
    folder, lang = _folder(request), language(request)
    try:
        lines = await asyncio.to_thread(_overview, folder, lang)
    except SelfEvalError as error:
        raise HTTPException(500, _words(error, lang)) from None
    return page(request, "bulk.html", {"runs": lines})


def _overview(folder: Path, lang: str) -> list[dict[str, object]]:
    """Each run, the latest first, with its counts or what is wrong with it."""
    lines: list[dict[str, object]] = []
    for number, run in enumerate(runs_in(folder)):
        about: dict[str, object] = {"number": number, "name": run_title(run)}
        try:
            about |= {"counts": _counts(units_of(run)), "wrong": ""}
        except SelfEvalError as error:
            about |= {"counts": Counter(), "wrong": _words(error, lang)}
        lines.append(about)
    return lines[::-1]


def _counts(units: Sequence[Unit]) -> Counter[str]:
    counts: Counter[str] = Counter(units=len(units))
    for unit in units:
        counts["files"] += unit.line.files
        counts["errors"] += unit.line.errors
        counts["warnings"] += unit.line.warnings
        counts["infos"] += unit.line.infos
    return counts


async def _units(request: Request) -> Response:
    run, units = await asyncio.to_thread(_chosen, request)
    view = _view(request)
    found = await asyncio.to_thread(arranged, units, view)
    last = max(0, (len(found) - 1) // _ON_A_PAGE)
    at = min(view.number, last)
    given = {
        "run": request.path_params["run"],
        "name": run_title(run),
        "view": view,
        "units": found[at * _ON_A_PAGE : (at + 1) * _ON_A_PAGE],
        "count": len(found),
        "counts": _counts(units),
        "before": view.address(page=at - 1) if at else "",
        "after": view.address(page=at + 1) if at < last else "",
    }
    return page(request, "bulk_units.html", given)


async def _unit(request: Request) -> Response:
    run, units = await asyncio.to_thread(_chosen, request)
    number, lang = request.path_params["unit"], language(request)
    if number >= len(units):
        raise HTTPException(404)
    unit = units[number]
    try:
        found = await asyncio.to_thread(findings_of_unit, run, unit)
    except SelfEvalError as error:
        raise HTTPException(500, _words(error, lang)) from None
    signs = {
        one.value: f"{SIGNS[one]} {translate(SEVERITIES[one][0], lang)}"
        for one in Severity
    }
    given = {
        "run": request.path_params["run"],
        "name": run_title(run),
        "unit": unit,
        "why": unit.risk.explanation(lang),
        "signs": signs,
        "findings": found[:_MOST_FINDINGS],
        "left": len(found) - _MOST_FINDINGS,
    }
    return page(request, "bulk_unit.html", given)


def _folder(request: Request) -> Path:
    folder: Path | None = request.app.state.results
    if folder is None:
        raise HTTPException(404)
    return folder


def _chosen(request: Request) -> tuple[Path, Sequence[Unit]]:
    """The run of that number with its units; numbers are all an address can say."""
    try:
        runs = runs_in(_folder(request))
        if request.path_params["run"] >= len(runs):
            raise HTTPException(404)
        run = runs[request.path_params["run"]]
        return run, units_of(run)
    except SelfEvalError as error:
        raise HTTPException(500, _words(error, language(request))) from None


def _view(request: Request) -> View:
    asked = request.query_params
    order, number = asked.get("sort", ""), asked.get("page", "")
    is_number = number.isascii() and number.isdecimal() and len(number) < 8
    return View(
        asked.get("q", "").strip()[:_LONGEST_SEARCH],
        order if order in _ORDERS else _FIRST,
        asked.get("turn") == "1",
        int(number) if is_number else 0,
    )


def _words(error: SelfEvalError, lang: str) -> str:
    return error.fill(
        translate(error.template, lang), lambda text: translate(text, lang)
    )
