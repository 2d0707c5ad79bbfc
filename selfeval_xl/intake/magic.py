"""What bytes that are neither zip nor compound file are."""

from __future__ import annotations

import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3", "sqlite"),
    (b"MZ", "exe"),
    (b"ID3", "mp3"),
    (b"\x09\x08\x10\x00\x00\x06", "biff"),
    (b"\x09\x08\x08\x00\x00\x05", "biff"),
    (b"\x09\x04\x06\x00", "biff"),
    (b"\x09\x02\x06\x00", "biff"),
    (b"\x09\x00\x04\x00", "biff"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|script)\b")


def sniff(data: bytes) -> str:
    """A format name by the first bytes; "" where nothing is recognised."""
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    if data[:4] == b"RIFF":
        return {b"WEBP": "webp", b"AVI ": "avi", b"WAVE": "wav"}.get(data[8:12], "riff")
    if data[4:8] == b"ftyp":
        return "heic" if data[8:11] in (b"hei", b"mif") else "mp4"
    return _sniff_text(data)


def _sniff_text(data: bytes) -> str:
    """html, mhtml, spreadsheet xml, xml, csv or txt; "" for other bytes."""
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = start.decode("utf-16", "replace")
    elif _CONTROL.search(start):
        return ""
    else:
        text = start.decode("utf-8", "replace")
    text = text.lstrip("\ufeff").lstrip().lower()
    if not text:
        return "txt"
    if text.startswith("<") and _HTML.search(text):
        return "html"
    if text.startswith("mime-version:") or "\nmime-version:" in text[:1000]:
        return "mhtml"
    if text.startswith("<"):
        return _sniff_xml(text)
    lines = [line for line in text.splitlines()[:3] if line.strip()]
    separated = all(any(mark in line for mark in ",\t;") for line in lines)
    return "csv" if separated else "txt"


def _sniff_xml(text: str) -> str:
    if "excel.sheet" in text or "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return "xml_spreadsheet"
    if "urn:oasis:names:tc:opendocument" in text:
        return "flat_ods" if "opendocument.spreadsheet" in text else "xml"
    return "xml"
