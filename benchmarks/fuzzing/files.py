"""A file of any kind that was handed in, bent."""

from __future__ import annotations

from random import Random

from benchmarks.fuzzing import bases, documents, records, workbooks, zips

_SUFFIXES = (
    *(
        ".xlsx",
        ".xlsm",
        ".xls",
        ".et",
        ".ods",
        ".xlsb",
        ".docx",
        ".doc",
        ".wps",
        ".pdf",
    ),
    *(".txt", "", ".zip", ".html", ".rtf", ".XLSX"),
)
_HEADS = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.4\n"),
    *(b"{\\rtf1", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"", b"\t\x08\x10\0\0\6"),
    *(b"<?xml version='1.0'?><Workbook>", b"MIME-Version: 1.0\n", b"Rar!\x1a\x07"),
)
_MARKS = ("\r\n", "\n", "\r", "\u2028", "\x85", "\v", "\t", "\x00", "\ufeff", " " * 400)


def file(seed: int) -> tuple[str, bytes]:
    """A name and the bytes under it."""
    pick = Random(f"file {seed}")
    roll = pick.random()
    if roll < 0.5:
        name, parts = pick.choice(bases.zipped())
        data = zips.bent(pick, parts)
    elif roll < 0.66:
        name, data = "表.xls", records.bent(pick, workbooks.old_workbook())
    elif roll < 0.71:
        name, data = "表.ods", zips.bent(pick, workbooks.open_documents())
    elif roll < 0.74:
        name, data = "表.xlsb", _binary(pick)
    elif roll < 0.84:
        name, data = "自评报告.docx", zips.bent(
            pick, pick.choice(documents.documents())
        )
    elif roll < 0.89:
        name, data = "自评报告.pdf", zips.changed(pick, documents.pdf())
    elif roll < 0.96:
        name, data = "自评报告.txt", _text(pick)
    else:
        name, data = "表.xlsx", pick.choice(_HEADS) + pick.randbytes(
            pick.randrange(999)
        )
    if pick.random() < 0.1:
        name = name.partition(".")[0] + pick.choice(_SUFFIXES)
    return name, data


def correctable(seed: int) -> tuple[str, bytes]:
    """A workbook with faults, bent so little that it can mostly be read."""
    pick = Random(f"correctable {seed}")
    name, parts = pick.choice(bases.faulty())
    return name, zips.bent(pick, parts, is_mild=True)


def _binary(pick: Random) -> bytes:
    parts = list(workbooks.binary_workbook())
    at = pick.randrange(len(parts))
    name, content = parts[at]
    if name.endswith(".bin"):
        parts[at] = (name, zips.changed(pick, content))
    return zips.bent(pick, parts)


def _text(pick: Random) -> bytes:
    lines = [*documents.REPORT]
    for _ in range(pick.randrange(6)):
        at = pick.randrange(len(lines))
        line = lines[at]
        place = pick.randrange(len(line) + 1)
        lines[at] = line[:place] + pick.choice(_MARKS) + line[place:]
    text = pick.choice(_MARKS[:3]).join(lines)
    encodings = (
        "utf-8",
        "utf-8",
        "gb18030",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "big5",
    )
    data = text.encode(pick.choice(encodings), "replace")
    return zips.changed(pick, data) if pick.random() < 0.5 else data
