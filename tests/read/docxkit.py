"""Word documents made for tests, with what python-docx itself cannot write."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.limits import Limits
from selfeval_xl.read.docx import read_docx

NAMESPACES = (
    nsdecls("w")
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(document):
    """The bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def written(*paragraphs):
    """A document of these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def add_xml(document, xml):
    """Put one element of WordprocessingML at the end of the body."""
    head, _, rest = xml.partition(">")
    if head.endswith("/"):
        head, rest = head[:-1], "/" + rest
    element = parse_xml(
        f"{head} {NAMESPACES}{'/' if rest[:1] == '/' else ''}>" + rest.removeprefix("/")
    )
    document.element.body.insert(len(document.element.body) - 1, element)
    return document


def add_list(document, *levels, list_id=99):
    """Define a list of (format, text) levels; returns what numbers a paragraph."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (format, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{inner}'
        "</w:abstractNum>"
    )
    number = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId '
        f'w:val="{list_id}"/></w:num>'
    )
    root.insert(0, abstract)
    root.append(number)

    def item(text, level=0):
        add_xml(
            document,
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId '
            f'w:val="{list_id}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>',
        )

    return item


def read(document, file="自评报告.docx"):
    """The document as the program reads it; bytes or a python-docx document."""
    data = document if isinstance(document, bytes) else saved(document)
    archive = Archive(data, Limits())
    archive.check()
    return read_docx(archive, file)


def shown(document):
    """(text, part) of each paragraph."""
    return [(one.text, one.part) for one in read(document).text.paragraphs]
