"""Plain text into paragraphs: UTF-8, UTF-16 and GB18030, lines broken by hand."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from selfeval_xl.model.paper import Problem
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.read.failure import ReadError

_LIMIT = 3_000_000  # characters; a long report has fifty thousand
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FINISHED = re.compile(r"[。！？!?；;：:…”』」》）)]\s*$")
_BEGINS = re.compile(
    r"[\s\u3000]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|第[一二三四五六七八九十]|\d{1,2}[、.．]\D|[①-⑳●•·◆■※★-]|附件|附表"
)
_TITLE = re.compile(r"(?:报告|方案|说明|情况|[^列填附]表)\s*$")
_PROSE = re.compile(r"[，,；;。]|\d")
_SHORT = 18


def read_txt(data: bytes, file: str) -> Text:
    """Decode a text file and put lines broken by hand together again.

    Raises ReadError for bytes that are no text, and for more than a report can be.
    """
    text = decode(data)
    if text is None:
        raise ReadError(Problem("unreadable", "no_document", {"extension": ".txt"}))
    if len(text) > _LIMIT:
        found = {"found": len(text), "limit": _LIMIT}
        raise ReadError(Problem("limit", "text_length", found))
    paragraphs = enumerate(_paragraphs(text), 1)
    return Text(file, tuple(Paragraph(number, words) for number, words in paragraphs))


def decode(data: bytes) -> str | None:
    """Text of bytes in UTF-8, UTF-16 or GB18030; None where they are none of these."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(data, encoding)
    if data[:400].count(0) > len(data[:400]) // 4:
        little = data[1:400:2].count(0) >= data[:400:2].count(0)
        return _clean(data, "utf-16-le" if little else "utf-16-be")
    return _clean(data, "utf-8") or _clean(data, "gb18030")


def _clean(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs without empty ones; a line goes on where it breaks off in prose."""
    parts: list[str] = []
    for line in re.split(r"\r\n|[\n\r\v\f\u2028\u2029\x85]", text):
        if not line.strip():
            if parts:
                yield "\n".join(parts)
            parts = []
        elif parts and _goes_on(parts[-1], line):
            parts.append(line)
        else:
            if parts:
                yield "\n".join(parts)
            parts = [line]
    if parts:
        yield "\n".join(parts)


def _goes_on(before: str, line: str) -> bool:
    if _FINISHED.search(before) or _BEGINS.match(line):
        return False
    before = before.strip()
    if _TITLE.search(before) and not re.search("[，,；;。]", before):
        return False
    return len(before) >= _SHORT and _PROSE.search(before) is not None
