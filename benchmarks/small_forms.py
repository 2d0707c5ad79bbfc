"""Filled forms of the least size: a sample's 数据表 or 评分表, about 11 KB each."""

from __future__ import annotations

import io
import random
import re
import zipfile
from decimal import Decimal
from functools import cache
from pathlib import Path

_SAMPLE = Path(__file__).parents[1] / "samples" / "01-无误"
_NAMES = ("数据表.xlsx", "评分表.xlsx")
_UNIT = "某区某局"
_LARGEST = 97
_SHEET, _STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"


@cache
def _parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(_SAMPLE / name) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


@cache
def _amount_styles(name: str) -> frozenset[str]:
    """The styles of amounts, which have two decimals and commas."""
    styles = _parts(name)[_STYLES].decode()
    code = re.search(r'numFmtId="(\d+)" formatCode="#,##0\.00"', styles)
    formats = re.search(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)
    if code is None or formats is None:
        return frozenset()
    used = re.findall(r'<xf numFmtId="(\d+)"', formats[0])
    return frozenset(str(at) for at, one in enumerate(used) if one == code[1])


def _times(name: str, sheet: str, factor: int) -> str:
    """The sheet with its amounts multiplied: sums, changes and rates still hold."""

    def multiplied(cell: re.Match[str]) -> str:
        if cell[2] not in _amount_styles(name):
            return cell[0]
        return f"{cell[1]}{Decimal(cell[3]) * factor}</v>"

    pattern = r'(<c r="\w+" s="(\d+)">(?:<f>[^<]*</f>)?<v>)([-\d.]+)</v>'
    return re.sub(pattern, multiplied, sheet)


def write_small_form(path: Path, seed: int, picture: bytes = b"") -> None:
    """Write one workbook, of the unit its folder is named after, with own amounts."""
    name = _NAMES[seed % len(_NAMES)]
    unit = f"某区{path.parent.name}局"
    factor = random.Random(str(path.parent.name)).randint(1, _LARGEST)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in _parts(name).items():
            if part.endswith(".xml"):
                text = data.decode().replace(_UNIT, unit)
                is_sheet = part == _SHEET
                data = (_times(name, text, factor) if is_sheet else text).encode()
            archive.writestr(part, data)
        if picture:
            archive.writestr("xl/media/stamp.png", picture)
    path.write_bytes(packed.getvalue())
