"""Filled forms of the least size: a sample's 数据表 or 评分表, about 11 KB each."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

_SAMPLE = Path(__file__).parents[1] / "samples" / "01-无误"
_NAMES = ("数据表.xlsx", "评分表.xlsx")
_UNIT = "某区某局"


@cache
def _parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(_SAMPLE / name) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def write_small_form(path: Path, seed: int, picture: bytes = b"") -> None:
    """Write one workbook, of the unit its folder is named after."""
    unit = f"某区{path.parent.name}局".encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _parts(_NAMES[seed % len(_NAMES)]).items():
            if name.endswith(".xml"):
                data = data.replace(_UNIT.encode(), unit)
            archive.writestr(name, data)
        if picture:
            archive.writestr("xl/media/stamp.png", picture)
    path.write_bytes(packed.getvalue())
