"""What a file is, by its bytes, and whether it is safe to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.bounds import check_ods, check_xls, check_xlsb, is_locked
from selfeval_xl.intake.compound import MAGIC, Compound
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.magic import sniff
from selfeval_xl.intake.refusal import Refusal, broken, refuse
from selfeval_xl.model.paper import Problem

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_CONTENT_TYPES = "[Content_Types].xml"
_MANIFEST = "META-INF/manifest.xml"
_SMALL_PART = 4_000_000
_SUITS: dict[str, frozenset[str]] = {
    ".xlsx": frozenset({"xlsx"}),
    ".xlsm": frozenset({"xlsm"}),
    ".xltx": frozenset({"xlsx"}),
    ".xltm": frozenset({"xlsm"}),
    ".xlsb": frozenset({"xlsb"}),
    ".xls": frozenset({"xls"}),
    ".xlt": frozenset({"xls"}),
    ".et": frozenset({"et", "xlsx"}),
    ".ett": frozenset({"et", "xlsx"}),
    ".ods": frozenset({"ods"}),
    ".ots": frozenset({"ods"}),
}
_OTHER_DOCUMENTS = frozenset(
    ".csv .doc .docx .htm .html .jpg .pdf .png .ppt .pptx .rar .txt .wps .xml .zip "
    ".7z".split()
)
_MAIN_PART = re.compile(
    r"(?:spreadsheetml\.(?:sheet|template)\.main\+xml)(?P<xlsx>)"
    r"|ms-excel\.(?:sheet|template|addin)\.macroenabled\.main\+xml(?P<xlsm>)"
    r"|ms-excel\.sheet\.binary\.macroenabled\.main(?P<xlsb>)"
    r"|wordprocessingml\.(?:document|template)\.main\+xml(?P<docx>)"
    r"|ms-word\.(?:document|template)\.macroenabled(?:template)?\.main\+xml(?P<docm>)"
    r"|presentationml\.\w+\.main\+xml(?P<pptx>)",
    re.IGNORECASE,
)
_STREAMS = (
    ("worddocument", "doc"),
    ("powerpoint document", "ppt"),
    ("__properties_version1.0", "msg"),
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is.

    ``kind`` is "workbook", "attachment" (no workbook and none promised) or
    "unreadable" (then one of the problems is fatal). ``format`` is what the bytes
    are, "" where nobody knows. ``archive`` and ``stream`` are the opened container
    of a workbook.
    """

    format: str
    kind: str
    problems: tuple[Problem, ...] = ()
    archive: Archive | None = field(default=None, repr=False, compare=False)
    stream: bytes | None = field(default=None, repr=False, compare=False)


def inspect(data: bytes, name: str, limits: Limits) -> Inspection:
    """Tell what a file is by its bytes and apply every limit that needs no parsing.

    The name decides only what was promised: a workbook under another workbook's
    name is read with a "wrong_extension" that is not fatal; what is no workbook
    is an attachment, or unreadable where the name promises a workbook. Raises
    nothing.
    """
    suffix = PurePosixPath(name).suffix.lower()
    is_promised = suffix in _SUITS
    try:
        if len(data) > limits.file_bytes:
            raise refuse("limit", "file_size", found=len(data), limit=limits.file_bytes)
        if not data:
            raise broken("empty")
        if data.startswith(_ZIP_STARTS):
            found = _inspect_zip(data, limits, is_promised)
        elif data.startswith(MAGIC[:4]):
            found = _inspect_compound(data, suffix, limits)
        else:
            return _inspect_other(data, suffix, is_promised)
    except Refusal as refusal:
        if not is_promised:
            return Inspection(sniff(data) if data else "", "attachment")
        return Inspection("", "unreadable", (refusal.problem,))
    return _with_promise(found, suffix, is_promised)


def _with_promise(found: Inspection, suffix: str, is_promised: bool) -> Inspection:
    """Compare what a container holds with what the file's name says."""
    if found.kind == "unreadable":
        return found
    if found.kind == "attachment":
        if not is_promised:
            return found
        problem = _mismatch(found.format, suffix, fatal=True)
        return Inspection(found.format, "unreadable", (problem,))
    if suffix in _OTHER_DOCUMENTS or (
        is_promised and found.format not in _SUITS[suffix]
    ):
        problem = _mismatch(found.format, suffix, fatal=False)
        return Inspection(
            found.format, "workbook", (problem,), found.archive, found.stream
        )
    return found


def _mismatch(found: str, suffix: str, fatal: bool) -> Problem:
    details = {"found": found, "extension": suffix}
    if not found:
        return Problem("unreadable", "unknown_content", details)
    return Problem("wrong_extension", f"is_{found}", details, fatal=fatal)


def _inspect_other(data: bytes, suffix: str, is_promised: bool) -> Inspection:
    """Bytes that are neither zip nor compound file."""
    found = sniff(data)
    if not is_promised:
        return Inspection(found, "attachment")
    return Inspection(found, "unreadable", (_mismatch(found, suffix, fatal=True),))


def _inspect_zip(data: bytes, limits: Limits, is_promised: bool) -> Inspection:
    archive = Archive(data, limits)
    found = _zip_format(archive)
    checks: dict[str, Callable[[Archive, Limits], None]] = {
        "xlsx": _check_nothing,
        "xlsm": _check_nothing,
        "xlsb": check_xlsb,
        "ods": _check_open_document,
    }
    if found not in checks:
        return Inspection(found, "attachment")
    try:
        archive.check()
        checks[found](archive, limits)
    except Refusal as refusal:
        return Inspection(found, "unreadable", (refusal.problem,))
    return Inspection(found, "workbook", (), archive)


def _check_nothing(archive: Archive, limits: Limits) -> None:
    """The own reader applies the limits part by part."""


def _check_open_document(archive: Archive, limits: Limits) -> None:
    if _MANIFEST in archive:
        manifest = archive.part(_MANIFEST, _SMALL_PART)
        if b"encryption-data" in manifest:
            raise refuse("encrypted", "password")
    check_ods(archive, limits)


def _zip_format(archive: Archive) -> str:
    """xlsx, xlsm, xlsb, ods, docx, pptx, odt, ofd or zip."""
    if _CONTENT_TYPES in archive:
        types = archive.part(_CONTENT_TYPES, _SMALL_PART)
        if b"\x00" in types[:8]:
            types = types.decode("utf-16", "replace").encode()
        main = _MAIN_PART.search(types.decode("utf-8", "replace"))
        if main is not None:
            return main.lastgroup or "zip"
    if "mimetype" in archive:
        mimetype = archive.part("mimetype", 1000).decode("ascii", "replace")
        if "opendocument." in mimetype:
            kind = mimetype.partition("opendocument.")[2].strip()
            return {"spreadsheet": "ods", "text": "odt"}.get(kind.split("-")[0], "odf")
    if "xl/workbook.bin" in archive:
        return "xlsb"
    if "xl/workbook.xml" in archive:
        return "xlsx"
    if "word/document.xml" in archive:
        return "docx"
    return "ofd" if "OFD.xml" in archive else "zip"


def _inspect_compound(data: bytes, suffix: str, limits: Limits) -> Inspection:
    compound = Compound(data, limits)
    if "EncryptedPackage" in compound:
        if suffix in _OTHER_DOCUMENTS:
            return Inspection("encrypted", "attachment")
        problem = Problem("encrypted", "password")
        return Inspection("encrypted", "unreadable", (problem,))
    for name in ("Workbook", "Book"):
        if name in compound:
            return _inspect_xls(compound.stream(name), suffix, limits)
    for name, found in _STREAMS:
        if name in compound:
            return Inspection(found, "attachment")
    return Inspection("ole", "attachment")


def _inspect_xls(stream: bytes, suffix: str, limits: Limits) -> Inspection:
    found = "et" if suffix in (".et", ".ett") else "xls"
    try:
        if is_locked(stream):
            raise refuse("encrypted", "password")
        check_xls(stream, limits)
    except Refusal as refusal:
        return Inspection(found, "unreadable", (refusal.problem,))
    return Inspection(found, "workbook", (), None, stream)
