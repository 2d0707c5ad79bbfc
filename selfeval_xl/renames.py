"""Units that have another name now: the file --unit-map names, old name -> new."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import N_

_UNREADABLE = N_("{path}：读不出来（{error}）")
_NO_TOML = N_("{path}：不是有效的 TOML（{error}）")
_NO_PAIRS = N_("{path}：应为一组“旧名称 = 新名称”，{key} 不是")
_NO_ROW = N_("{path}：第 {line} 行应为“旧名称,新名称”两列")
_EMPTY = N_("{path}：没有写明任何单位的旧名称和新名称")
_HEADS = ("旧", "原", "old", "former")
_ENCODINGS = ("utf-8-sig", "gb18030")


def load_renames(path: Path) -> Mapping[str, str]:
    """Old name -> new name, from TOML (a table, or one called units) or CSV.

    Raises UsageError for a file that cannot be read or says something else.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(_UNREADABLE, path=path, error=why(error)) from error
    text = _decoded(data, path)
    is_toml = path.suffix.lower() == ".toml"
    found = _from_toml(text, path) if is_toml else dict(_from_rows(text, path))
    if not found:
        raise UsageError(_EMPTY, path=path)
    return found


def _decoded(data: bytes, path: Path) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            last = error
    raise UsageError(_UNREADABLE, path=path, error=why(last)) from last


def _from_toml(text: str, path: Path) -> dict[str, str]:
    try:
        table: Mapping[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_NO_TOML, path=path, error=error) from error
    if isinstance(table.get("units"), Mapping):
        table = table["units"]
    for old, new in table.items():
        if not isinstance(new, str) or not new.strip():
            raise UsageError(_NO_PAIRS, path=path, key=old)
    return {old.strip(): new.strip() for old, new in table.items()}


def _from_rows(text: str, path: Path) -> Iterator[tuple[str, str]]:
    separator = "\t" if "\t" in text else ","
    lines = text.replace("，", ",").splitlines()
    for line, row in enumerate(csv.reader(lines, delimiter=separator), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        is_head = line == 1 and cells[0].lower().startswith(_HEADS)
        if is_head and any(word in cells[0].lower() for word in ("名", "name", "unit")):
            continue
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise UsageError(_NO_ROW, path=path, line=line)
        yield cells[0], cells[1]
