"""XML parts as text, with what makes XML dangerous refused."""

from __future__ import annotations

import re

from selfeval_xl.intake.refusal import broken

_ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]+)["']""")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HALVES = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}


def xml_text(content: bytes, part: str = "") -> str:
    """The characters of an XML part, its line ends made alike as XML has it.

    Raises ``Refusal`` "encoding" or "dtd". A document type declaration is refused
    wherever it stands: no part of an office file has one, and entities are how XML
    is made to explode.
    """
    try:
        text = content.decode(_encoding(content))
    except (UnicodeDecodeError, LookupError):
        raise broken("encoding", part=part) from None
    if "!" in text and ("<!DOCTYPE" in text or "<!ENTITY" in text):
        raise broken("dtd", part=part)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff")


def _encoding(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    if content[:2] in _HALVES:
        return _HALVES[content[:2]]
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if declared is None:
        return "utf-8"
    name = declared[1].decode("ascii", "replace").lower()
    return "utf-8" if name.startswith("utf-16") else name
