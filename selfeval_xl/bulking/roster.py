"""The list of units that have to report, from a csv or a workbook."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfeval_xl.bulking.outcome import RosterUnit
from selfeval_xl.config_values import PAPER_KINDS
from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import N_, translate
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.read import ReadError, read_workbook

_UNREADABLE = N_("{path}：读不出来（{error}），请检查 --roster")
_NO_WORKBOOK = N_("{path}：不是可读取的工作簿或 csv，请检查 --roster")
_NO_NAME = N_("{path}：没有找到“单位名称”一列；第一行应为表头，可用的列名：{known}")
_UNKNOWN_COLUMN = N_("名单 {path} 的“{column}”一列不认识，没有使用")
_NEAR_COLUMN = N_("名单 {path} 的“{column}”一列不认识，没有使用；是否指“{near}”？")
_TWICE = N_("名单 {path} 第 {row} 行与前面重复：{name}")
_UNKNOWN_PAPER = N_("名单 {path} 第 {row} 行的材料“{paper}”不认识，可用：{known}")

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "name": (
        "单位名称",
        "单位",
        "预算单位",
        "预算单位名称",
        "部门名称",
        "填报单位",
        "名称",
        "部门（单位）名称",
        "单位全称",
        "name",
        "unit",
    ),
    "code": (
        "单位编码",
        "编码",
        "预算单位编码",
        "单位代码",
        "代码",
        "预算代码",
        "code",
    ),
    "department": (
        "主管部门",
        "上级部门",
        "主管单位",
        "归口部门",
        "上级单位",
        "主管部门名称",
        "一级预算单位",
        "部门",
        "department",
    ),
    "papers": (
        "应报材料",
        "应交材料",
        "材料",
        "报送材料",
        "需报材料",
        "papers",
    ),
}
_IGNORED = frozenset({"序号", "no", "备注", "说明", ""})
_DEEPEST_HEADER = 10
_PART = re.compile(r"[、,，;；/\s]+")


@dataclass(frozen=True, slots=True)
class Roster:
    """The units, and what the reader of the summary should know of the list."""

    units: tuple[RosterUnit, ...] = ()
    notes: tuple[str, ...] = ()


def read_roster(path: Path, lang: str = "zh") -> Roster:
    """Read a roster: a header row, then one unit a row.

    Raises UsageError where the file cannot be read or has no column of names.
    """
    rows = list(_rows(path))
    at, columns, unknown = _header(rows, path)
    notes = [_unknown(column, path, lang) for column in unknown]
    units: dict[tuple[str, str], RosterUnit] = {}
    for number, row in enumerate(rows[at + 1 :], at + 2):
        said = {key: row[c].strip() for key, c in columns.items() if c < len(row)}
        if not said.get("name"):
            continue
        papers, odd = _papers(said.get("papers", ""))
        known = "、".join(PAPER_KINDS.values())
        for paper in odd:
            text = translate(_UNKNOWN_PAPER, lang)
            notes.append(
                text.format(path=path.name, row=number, paper=paper, known=known)
            )
        unit = RosterUnit(
            said["name"], said.get("code", ""), said.get("department", ""), papers
        )
        key = (unit.name, unit.code)
        if key in units:
            text = translate(_TWICE, lang)
            notes.append(text.format(path=path.name, row=number, name=unit.name))
            continue
        units[key] = unit
    return Roster(tuple(units.values()), tuple(notes))


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(_UNREADABLE, path=path, error=why(error)) from error
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        text = _decoded(data, path)
        first = text[:2000].split("\n", 1)[0]
        mark = max(",\t;，", key=first.count)
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        return
    limits = Limits()
    inspection = inspect(data, path.name, limits)
    if inspection.kind != "workbook":
        raise UsageError(_NO_WORKBOOK, path=path)
    try:
        book = read_workbook(data, inspection, path.name, limits)
    except ReadError as error:
        raise UsageError(_NO_WORKBOOK, path=path) from error
    for sheet in book.sheets[:1]:
        cells: dict[int, dict[int, str]] = {}
        for cell in sheet.cells.values():
            cells.setdefault(cell.row, {})[cell.column] = cell.shown
        for row in range(1, max(cells, default=0) + 1):
            found = cells.get(row, {})
            last = max(found, default=0)
            yield [found.get(column, "") for column in range(1, last + 1)]


def _decoded(data: bytes, path: Path) -> str:
    """A csv's text: UTF-8 or UTF-16 where it says so, else GBK as Excel writes it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(_NO_WORKBOOK, path=path)


def _header(
    rows: Sequence[list[str]], path: Path
) -> tuple[int, dict[str, int], list[str]]:
    """The header row's index, the column of each thing, and columns nobody knows."""
    names = {_squeezed(one): key for key, some in _ALIASES.items() for one in some}
    for at, row in enumerate(rows[:_DEEPEST_HEADER]):
        columns: dict[str, int] = {}
        unknown = []
        for column, cell in enumerate(row):
            key = names.get(_squeezed(cell))
            if key is not None and key not in columns:
                columns[key] = column
            elif _squeezed(cell) not in _IGNORED:
                unknown.append(cell.strip())
        if "name" in columns:
            return at, columns, unknown
    raise UsageError(_NO_NAME, path=path, known="、".join(_ALIASES["name"][:6]))


def _squeezed(text: str) -> str:
    return "".join(text.split()).strip("*＊：:").lower()


def _unknown(column: str, path: Path, lang: str) -> str:
    known = [one for some in _ALIASES.values() for one in some]
    near = difflib.get_close_matches(column, known, 1)
    if near:
        text = translate(_NEAR_COLUMN, lang)
        return text.format(path=path.name, column=column, near=near[0])
    return translate(_UNKNOWN_COLUMN, lang).format(path=path.name, column=column)


def _papers(text: str) -> tuple[tuple[str, ...], list[str]]:
    """Kinds of papers as the settings name them, and words that are none."""
    kinds: list[str] = []
    odd: list[str] = []
    by_word = {word: key for key, word in PAPER_KINDS.items()}
    for word in filter(None, _PART.split(text)):
        key = word if word in PAPER_KINDS else by_word.get(word)
        (kinds if key else odd).append(key or word)
    return tuple(dict.fromkeys(kinds)), odd
