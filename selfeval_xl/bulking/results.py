"""The results of a run as a folder of tables: Parquet, JSON Lines, or both."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from datetime import datetime
from decimal import Decimal
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.bulking.tables import TABLES, Row, Table
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_
from selfeval_xl.writing import cannot_write

SCHEMA = 1
FORMATS = ("parquet", "jsonl", "both")
_BATCH = 5_000
_A_DAY = 86_400
_NAME_TAKEN = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.EACCES})
_NO_ARROW = N_(
    '--results 要用 pyarrow，请先运行：pip install "selfeval-xl[bulk]"；'
    "或用 --results-format jsonl"
)
_TAKEN = N_("{file} 已经存在，没有覆盖")


def must_have_arrow(format_name: str) -> None:
    """Raise UsageError, before the long work, where the extra is missing."""
    if format_name != "jsonl" and find_spec("pyarrow") is None:
        raise UsageError(_NO_ARROW)


def run_name(when: datetime, folder: Path) -> str:
    """A name for a run that sorts by time and that no other run in the folder has."""
    return next(name for name in _names(when) if not (folder / f"run={name}").exists())


def _names(when: datetime) -> Iterator[str]:
    """The time, then the time with a number from 2 on."""
    name = when.strftime("%Y%m%d-%H%M%S")
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def write_results(
    run: RunOutcome,
    folder: Path,
    name: str | datetime,
    format_name: str = "parquet",
) -> Path:
    """Write ``folder``/run=``name`` with a file for each table; whole or not there.

    A time gives the run a name of its own, whoever else writes one meanwhile.
    Raises UsageError where that cannot be done or a run of the name is there already.
    """
    must_have_arrow(format_name)
    when = name if isinstance(name, datetime) else None
    target = folder / f"run={run_name(when, folder) if when else name}"
    unfinished: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise UsageError(_TAKEN, file=target)
        _sweep(folder)
        unfinished = Path(tempfile.mkdtemp(".tmp", ".~run-", folder))
        counts = _write(run, unfinished, format_name)
        unfinished.chmod(0o777 & ~_umask())
        while not _named(run, counts, unfinished, target):
            if when is None:
                raise UsageError(_TAKEN, file=target)
            target = folder / f"run={run_name(when, folder)}"
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        if unfinished is not None and unfinished.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
    return target


def _sweep(folder: Path) -> None:
    """Remove what killed runs have left unfinished, a day later."""
    for one in folder.glob(".~run-*.tmp"):
        with suppress(OSError):
            if time.time() - one.stat().st_mtime > _A_DAY:
                shutil.rmtree(one, ignore_errors=True)


def _named(
    run: RunOutcome, counts: Mapping[str, int], unfinished: Path, target: Path
) -> bool:
    """Give the folder its name; False where another run has got it meanwhile."""
    _write_about(run, unfinished, target.name.removeprefix("run="), counts)
    try:
        os.rename(unfinished, target)
    except OSError as error:
        if error.errno in _NAME_TAKEN and target.exists():
            return False
        raise
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class _Writer(Protocol):
    def write(self, rows: list[Row]) -> None:
        """Add rows to the table."""

    def close(self) -> None:
        """Finish the file."""


def _write(run: RunOutcome, folder: Path, format_name: str) -> Mapping[str, int]:
    """Write the tables; gives how many rows each has."""
    makers: list[Any] = []
    if format_name in ("parquet", "both"):
        makers.append(_Parquet)
    if format_name in ("jsonl", "both"):
        makers.append(_Lines)
    counts = dict.fromkeys((table.name for table in TABLES), 0)
    with ExitStack() as open_files:
        writers: dict[str, list[_Writer]] = {}
        for table in TABLES:
            writers[table.name] = [maker(table, folder) for maker in makers]
            for writer in writers[table.name]:
                open_files.callback(writer.close)
        for batch in _batches(run):
            for table_name, rows in batch.items():
                counts[table_name] += len(rows)
                for writer in writers[table_name]:
                    writer.write(rows)
    return counts


def _write_about(
    run: RunOutcome, folder: Path, name: str, counts: Mapping[str, int]
) -> None:
    about = {
        "tool": "selfeval-xl",
        "version": run.version,
        "schema": SCHEMA,
        "run": name,
        "today": run.today,
        "options": dict(run.options),
        "left_out": dict(run.left_out),
        "notes": list(run.notes),
        "rows": dict(counts),
    }
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    (folder / "run.json").write_text(text, encoding="utf-8")


def _batches(run: RunOutcome) -> Iterator[dict[str, list[Row]]]:
    """The rows of all tables, so many at a time that memory is steady."""
    batch: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for submission in run.submissions:
        for table in TABLES:
            batch[table.name] += table.rows(submission)
        if sum(map(len, batch.values())) >= _BATCH:
            yield batch
            batch = {table.name: [] for table in TABLES}
    yield batch


class _Parquet:
    def __init__(self, table: Table, folder: Path) -> None:
        import pyarrow
        import pyarrow.parquet

        types = {
            "text": pyarrow.string(),
            "whole": pyarrow.int64(),
            "number": pyarrow.decimal128(18, 6),
            "texts": pyarrow.list_(pyarrow.string()),
        }
        self._schema = pyarrow.schema(
            [(name, types[kind]) for name, kind in table.columns.items()]
        )
        self._table = pyarrow.Table
        file = folder / f"{table.name}.parquet"
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema)

    def write(self, rows: list[Row]) -> None:
        if rows:
            clean = [_clean(row) for row in rows]
            self._writer.write_table(self._table.from_pylist(clean, self._schema))

    def close(self) -> None:
        self._writer.close()


class _Lines:
    def __init__(self, table: Table, folder: Path) -> None:
        self._names = tuple(table.columns)
        file = folder / f"{table.name}.jsonl"
        self._stream = file.open("w", encoding="utf-8", newline="\n", errors="replace")

    def write(self, rows: list[Row]) -> None:
        for row in rows:
            whole = {name: row.get(name) for name in self._names}
            text = json.dumps(whole, ensure_ascii=False, default=_number)
            self._stream.write(text + "\n")

    def close(self) -> None:
        self._stream.close()


def _clean(row: Row) -> Row:
    """The row without bytes that are no character, as file names may hold."""
    return {key: _printable(value) for key, value in row.items()}


def _printable(value: object) -> object:
    if not isinstance(value, str):
        return value
    return value.encode("utf-8", "replace").decode()


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


def findings_of(folder: Path) -> Iterable[Row]:
    """The findings of a run's folder, in their order, from either format.

    Raises FileNotFoundError where there are none, ValueError or OSError where they
    cannot be read.
    """
    lines = folder / "findings.jsonl"
    if lines.is_file():
        with lines.open(encoding="utf-8") as stream:
            return [json.loads(line) for line in stream]
    must_have_arrow("parquet")
    import pyarrow.parquet

    rows: list[Row] = pyarrow.parquet.read_table(
        folder / "findings.parquet", partitioning=None
    ).to_pylist()
    return rows
