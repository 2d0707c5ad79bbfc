"""Read the data of a form from TOML, JSON, CSV or a plain workbook."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from selfeval_xl.errors import UsageError
from selfeval_xl.filling.entries import Entry, Scalar, flatten
from selfeval_xl.filling.loose_toml import read_toml
from selfeval_xl.filling.slots import Slot
from selfeval_xl.filling.tables import Row, TableCell, TableReader
from selfeval_xl.i18n import N_
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.grid import Cell, Sheet
from selfeval_xl.model.place import column_letters
from selfeval_xl.read import ReadError, read_workbook
from selfeval_xl.values import parse_cell

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})
_TEXTS = frozenset({".toml", ".json", ".csv"})


def read_data(path: Path, slots: Iterable[Slot]) -> tuple[Entry, ...]:
    """The values of a data file in order; a blank cell of a table is no value.

    Raises UsageError for a file that cannot be read or is not what its ending says.
    """
    suffix = path.suffix.lower()
    if suffix not in _WORKBOOKS | _TEXTS:
        raise UsageError(
            N_("{file}：数据应为 .toml、.json、.csv 或 .xlsx 文件，请改名或另存"),
            file=path,
        )
    data = _bytes(path)
    reader = TableReader(slots)
    if suffix in _WORKBOOKS:
        return tuple(_from_workbook(data, path.name, reader))
    text = _decoded(data, path, is_table=suffix == ".csv")
    if suffix == ".csv":
        return tuple(reader.read(_csv_rows(text, path.name)))
    return tuple(flatten(_parsed(text, path), path.name))


def _bytes(path: Path) -> bytes:
    limit = Limits().file_bytes
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise UsageError(N_("没有数据文件 {file}，请检查路径"), file=path) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        template = N_("数据文件 {file} 读不出来（{reason}），请检查路径和权限")
        raise UsageError(template, file=path, reason=reason) from error
    if len(data) > limit:
        raise UsageError(
            N_("数据文件 {file} 超过 {limit} 字节，请只留要填的数据"),
            file=path,
            limit=limit,
        )
    return data


def _decoded(data: bytes, path: Path, is_table: bool) -> str:
    """UTF-8 with or without a mark; tables of Chinese Excel in GB18030 or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"] if is_table else ["utf-8-sig"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(N_("{file}：不是 UTF-8 文本，请另存为 UTF-8"), file=path)


def _parsed(text: str, path: Path) -> Mapping[str, Any]:
    """TOML or JSON; numbers keep the digits they are written with."""
    try:
        if path.suffix.lower() == ".toml":
            return read_toml(text)
        found = json.loads(text, parse_float=Decimal, object_pairs_hook=_unique)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, _Twice) as error:
        name = path.suffix[1:].upper()
        raise UsageError(
            N_("{file}：不是有效的 {name}（{error}），请改正"),
            file=path,
            name=name,
            error=error,
        ) from error
    except (RecursionError, ValueError) as error:
        template = N_("{file}：嵌套太深或数字太长，请改正")
        raise UsageError(template, file=path) from error
    if not isinstance(found, dict):
        raise UsageError(
            N_('{file}：最外层应为“名称: 值”的一组，如 {{"年度": 2024}}'), file=path
        )
    return found


class _Twice(ValueError):
    """A name that stands twice in one table."""


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(f"{key} ×2")
        found[key] = value
    return found


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    """Rows parted by comma, semicolon or tab, whichever the text has more of."""
    head = text[:4096]
    delimiter = max(",\t;，", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            where = f"{name}:{reader.line_num}"
            if row and row[0].startswith("#"):
                continue
            yield [TableCell(i, value, where) for i, value in enumerate(row)]
    except csv.Error as error:
        template = N_("{file}：第 {line} 行不是有效的 CSV（{error}），请改正")
        raise UsageError(
            template, file=name, line=reader.line_num, error=error
        ) from error


def _from_workbook(data: bytes, name: str, reader: TableReader) -> Iterator[Entry]:
    limits = Limits()
    inspection = inspect(data, name, limits)
    template = N_("数据文件 {file} 不是能读的工作簿（{reason}），请另存为 .xlsx")
    if inspection.kind != "workbook":
        reason = next((p.reason for p in inspection.problems), inspection.format)
        raise UsageError(template, file=name, reason=reason)
    try:
        book = read_workbook(data, inspection, name, limits)
    except ReadError as error:
        reason = error.problem.reason
        raise UsageError(template, file=name, reason=reason) from error
    for sheet in book.sheets:
        if not sheet.is_hidden and sheet.problem is None:
            yield from reader.read(_sheet_rows(sheet, name))


def _sheet_rows(sheet: Sheet, name: str) -> Iterator[Row]:
    rows = dict(sheet.rows())
    if not rows:
        return
    first = min(cell.column for cells in rows.values() for cell in cells)
    for number in range(min(rows), max(rows) + 1):
        yield [
            TableCell(
                cell.column - first,
                _value(cell),
                f"{name}:{sheet.name}!{column_letters(cell.column)}{number}",
                cell.number_format,
            )
            for cell in rows.get(number, ())
            if cell.raw is not None
        ]


def _value(cell: Cell) -> Scalar:
    if cell.is_date:
        day = parse_cell(cell.raw, cell.number_format, cell.date1904).value
        return day if not isinstance(day, Decimal) else cell.raw
    if isinstance(cell.raw, int) and not isinstance(cell.raw, bool):
        return float(cell.raw)
    return cell.raw
