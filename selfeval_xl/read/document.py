"""Documents of any format into text, and their tables into sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import Refusal, broken, refuse, too_much
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Problem
from selfeval_xl.model.text import Text
from selfeval_xl.read.docx import read_docx
from selfeval_xl.read.failure import ReadError
from selfeval_xl.read.office import convert_to_docx
from selfeval_xl.read.pdf import read_pdf
from selfeval_xl.read.txt import read_txt

_ZIPPED = frozenset({"docx", "docm"})
_OLD = frozenset({"doc", "rtf", "odt"})
_SUFFIXES = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".doc": "doc",
    ".wps": "doc",
    ".wpt": "doc",
    ".odt": "odt",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".txt": "txt",
}
_PLAIN = frozenset({"", ".txt", ".text", ".md"})
_SUITS = {".wps": {"doc", "docx"}, ".wpt": {"doc", "docx"}, ".docm": {"docm", "docx"}}
_OWN_REASONS = frozenset(
    "empty scanned no_text pdf no_document no_converter not_converted "
    "no_pdf_reader".split()
)
_WORDS = ("自评报告", "绩效自评", "自我评价", "自评表")
_REPORT = tuple(word.encode("utf-16-le") for word in _WORDS)
_FORM_NAME = re.compile("(?:自评|绩效|评分|打分|自我评价)[^/]*表")
_CONTENT = "content.xml"


def _in_rtf(word: str) -> bytes:
    """A pattern of a word as RTF writes it, by code points or in GBK."""
    between = rb"(?:\\[a-z]+-?\d* ?|[{}\s])*"
    points = between.join(
        rb"\\u(?:%d|%d) ?(?:\\'[0-9a-f]{2}|\?)*" % (ord(char), ord(char) - 0x10000)
        for char in word
    )
    hexed = between.join(
        b"".join(rb"\\'%02x" % byte for byte in char.encode("gbk")) for char in word
    )
    return rb"(?:" + points + rb")|(?:" + hexed + rb")"


_RTF = re.compile(b"|".join(map(_in_rtf, _WORDS)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """What a document gave: its text, its tables and what is wrong with it.

    ``cells`` are for each table the numbers of the paragraphs that repeat it.
    """

    text: Text
    tables: Workbook | None = None
    cells: tuple[frozenset[int], ...] = ()
    problems: tuple[Problem, ...] = ()


def is_document(name: str, format: str) -> bool:
    """True where a file's bytes or its name promise text for a reader.

    Plain text under a program's or a table's name (.py, .log, .tsv) is none.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if format == "txt" and suffix not in _PLAIN | _SUFFIXES.keys():
        return False
    return format in _ZIPPED | _OLD | {"pdf", "txt"} or suffix in _SUFFIXES


def is_form_name(name: str) -> bool:
    """True where a file's name says that it is a form: 项目支出绩效自评表.doc."""
    return _FORM_NAME.search("".join(name.split())) is not None


def is_worth_converting(data: bytes, format: str, name: str, limits: Limits) -> bool:
    """False for an old document without a form's or report's words: it is slow."""
    if (format not in _OLD and format != "ole") or is_form_name(name):
        return True
    if format == "rtf":
        return _RTF.search(data) is not None
    if format == "odt":
        return _is_worth_opening(data, limits)
    return any(words in data for words in _REPORT)


def _is_worth_opening(data: bytes, limits: Limits) -> bool:
    try:
        archive = Archive(data, limits)
        archive.check()
        content = archive.part(_CONTENT) if _CONTENT in archive else b""
    except Refusal:
        return False
    return any(word.encode() in content for word in _WORDS)


def read_document(data: bytes, format: str, file: str, limits: Limits) -> DocumentRead:
    """Read a document by what its bytes are.

    Raises ``ReadError`` with the problem where it gives no text.
    """
    suffix = PurePosixPath(file).suffix.lower()
    try:
        if len(data) > limits.file_bytes:
            raise too_much("file_size", len(data), limits.file_bytes)
        if not data:
            raise broken("empty")
        return _read(data, format or "", suffix, file, limits)
    except Refusal as refusal:
        raise ReadError(_of_document(refusal.problem)) from None


def _of_document(problem: Problem) -> Problem:
    """A package's flaw told as a document's."""
    if problem.kind != "unreadable" or problem.reason in _OWN_REASONS:
        return problem
    details = {**problem.details, "flaw": problem.reason}
    return Problem("unreadable", "document", details)


def _read(
    data: bytes, format: str, suffix: str, file: str, limits: Limits
) -> DocumentRead:
    promised = _SUFFIXES.get(suffix, format)
    if format == "encrypted":
        raise refuse("encrypted", "password")
    problems: tuple[Problem, ...] = ()
    if format in _ZIPPED | _OLD | {"pdf"} and suffix in _SUFFIXES:
        if format not in _SUITS.get(suffix, {promised}):
            details = {"found": format, "extension": suffix}
            problems = (
                Problem("wrong_extension", f"is_{format}", details, fatal=False),
            )
    if format == "pdf":
        pdf = read_pdf(data, file)
        problems = (*problems, *pdf.problems)
        return DocumentRead(pdf.text, pdf.tables, pdf.cells, problems)
    if format == "txt" or suffix == ".txt":
        return DocumentRead(read_txt(data, file), problems=problems)
    if format in _OLD or (format == "ole" and promised == "doc"):
        data = convert_to_docx(data, f".{format}" if format in _OLD else suffix)
    elif format not in _ZIPPED and promised not in _ZIPPED:
        raise broken("no_document", extension=suffix)
    archive = Archive(data, limits)
    archive.check()
    found = read_docx(archive, file)
    if not found.text.paragraphs and not found.tables.sheets:
        raise broken("no_text")
    return DocumentRead(found.text, found.tables, found.cells, problems)
