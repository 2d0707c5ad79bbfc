"""The runs in a results folder as they are read for the page: lines and findings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from selfeval_xl.bulking.results import must_have_arrow
from selfeval_xl.bulking.risk import Risk, risks
from selfeval_xl.bulking.units import UnitLine
from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import N_

Row = Mapping[str, Any]

_PREFIX = "run="
_UNREADABLE = N_("{folder}：结果读不出来（{error}），请重新运行 bulk --results")
_NO_RUN = N_("{folder} 里没有 bulk --results 写下的结果")


@dataclass(frozen=True, slots=True)
class Unit:
    """A submission's line of a run; ``number`` counts from 0 in the file's order.

    ``risk`` leaves out what only a comparison of units shows.
    """

    number: int
    line: UnitLine
    risk: Risk


def runs_in(folder: Path) -> list[Path]:
    """The runs, the earliest first: those of the folder, or the folder as a run itself.

    A later run leaves the places of those before it as they are.

    Raises UsageError where there are none.
    """
    try:
        found = [one for one in folder.iterdir() if one.name.startswith(_PREFIX)]
        if _has_table(folder):
            found.append(folder)
        found = [one for one in found if _has_table(one)]
    except OSError as error:
        raise UsageError(_UNREADABLE, folder=folder, error=why(error)) from error
    if not found:
        raise UsageError(_NO_RUN, folder=folder)
    return sorted(found, key=lambda one: one.name)


def run_title(run: Path) -> str:
    """What to call a run: its name without what marks it as one."""
    return run.name.removeprefix(_PREFIX)


def units_of(run: Path) -> Sequence[Unit]:
    """All lines of a run; raises UsageError where they cannot be read."""
    return _units(run, _stamp(run, "submissions"))


def findings_of_unit(run: Path, unit: Unit) -> list[Row]:
    """A submission's findings in their order; raises UsageError where unreadable."""
    rows = _rows(run, "findings", unit.line.id)
    return sorted(rows, key=lambda row: row.get("no") or 0)


def _has_table(run: Path) -> bool:
    return any((run / f"submissions.{one}").is_file() for one in ("jsonl", "parquet"))


def _stamp(run: Path, table: str) -> tuple[int, int]:
    """What changes where a table is written anew."""
    for suffix in ("jsonl", "parquet"):
        try:
            about = (run / f"{table}.{suffix}").stat()
        except OSError:
            continue
        return about.st_mtime_ns, about.st_size
    return 0, 0


@lru_cache(8)
def _units(run: Path, _: tuple[int, int]) -> tuple[Unit, ...]:
    try:
        lines = [_line(row) for row in _rows(run, "submissions")]
        both = zip(lines, risks(lines, ()), strict=True)
        return tuple(Unit(n, line, risk) for n, (line, risk) in enumerate(both))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise UsageError(_UNREADABLE, folder=run, error=error) from error


def _rows(run: Path, table: str, submission: str | None = None) -> Iterator[Row]:
    """A table's rows, from JSON Lines where there are any; of one submission or all."""
    file = run / f"{table}.jsonl"
    try:
        found = _lines(file) if file.is_file() else _parquet(run, table, submission)
        for row in found:
            if submission is None or row["submission"] == submission:
                yield row
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise UsageError(_UNREADABLE, folder=run, error=reason) from error


def _lines(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def _parquet(run: Path, table: str, submission: str | None) -> list[Row]:
    must_have_arrow("parquet")
    import pyarrow.parquet

    chosen = None if submission is None else [("submission", "==", submission)]
    found = pyarrow.parquet.read_table(
        run / f"{table}.parquet", partitioning=None, filters=chosen
    )
    return cast("list[Row]", found.to_pylist())


def _line(row: Row) -> UnitLine:
    """The row as a line; what no table keeps is blank."""
    return UnitLine(
        id=row["submission"],
        folder=row["folder"],
        unit_name=row["unit_name"],
        year=row["year"],
        files=row["files"],
        unread=row["unreadable"],
        forms=row["forms"],
        is_known=bool(row["forms"] or row["reports"]),
        kinds=frozenset(),
        errors=row["errors"],
        warnings=row["warnings"],
        infos=row["infos"],
        score=_exact(row["total_score"]),
        grade=row["grade"],
        execution_rate=_exact(row["execution_rate"]),
        totals={},
        per_head=None,
        prints=frozenset(),
        parts=(),
    )


def _exact(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
