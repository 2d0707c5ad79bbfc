"""The samples as parts to bend."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from zipfile import is_zipfile

from benchmarks.fuzzing import documents, workbooks
from benchmarks.fuzzing.zips import Parts, parts_of

_SAMPLES = Path(__file__).parents[2] / "samples"
_FAULTY = (
    "21-各式表样-有误/*/*.xlsx",
    *("02-公开案例/数据表.xlsx", "03-算术/数据表.xlsx", "04-单元格/数据表.xlsx"),
    *("05-得分/评分表.xlsx", "03-算术/数据表.xlsx", "04-单元格/数据表.xlsx"),
)


@cache
def zipped() -> tuple[tuple[str, Parts], ...]:
    """Zipped workbooks by name, each as parts: samples, and one with odd parts."""
    found = [(one.name, parts_of(one.read_bytes())) for one in _sample_files()]
    return (*found, ("共享.xlsx", workbooks.odd_workbook()))


@cache
def faulty() -> tuple[tuple[str, Parts], ...]:
    """The workbooks among them that have something to correct."""
    found = [one for one in _sample_files() if one.match(_FAULTY[0])]
    found += [_SAMPLES / one for one in _FAULTY[1:]]
    return tuple((one.name, parts_of(one.read_bytes())) for one in found)


@cache
def digest() -> str:
    """What the bases are: the same seed gives the same input while this is the same."""
    found = hashlib.sha256(repr((zipped(), faulty())).encode())
    found.update(
        repr((workbooks.open_documents(), workbooks.binary_workbook())).encode()
    )
    found.update(repr(workbooks.old_workbook()).encode())
    found.update(documents.pdf())
    return found.hexdigest()[:12]


@cache
def _sample_files() -> tuple[Path, ...]:
    return tuple(one for one in sorted(_SAMPLES.rglob("*.xlsx")) if is_zipfile(one))
