"""A docx with placeholders, filled in again and again."""

from __future__ import annotations

import time
from collections.abc import Mapping
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import N_

_UNREADABLE = N_("{file}：不能用作通知的模板（{reason}），应为 Word 的 docx 文件")
_WRONG = N_("{file}：模板里的占位符用不了（{reason}）；可用的占位符见 docs/letters.md")
_CLOCK = N_("本机的日期是 {date}，写不了通知；请先校准本机的日期和时间")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_YEARS = range(1980, 2108)  # what an archive can be dated with


class Letter:
    """A template that has been read."""

    def __init__(self, file: Path | None, lang: str) -> None:
        """Take the user's template, or the built-in one of a language.

        Raises UsageError where it cannot be read.
        """
        self._name = file.name if file else f"letter.{lang}.docx"
        try:
            self._data = file.read_bytes() if file else _built_in(self._name)
        except OSError as error:
            raise UsageError(_UNREADABLE, file=file, reason=why(error)) from error
        self._environment = SandboxedEnvironment(
            autoescape=True, undefined=StrictUndefined
        )

    def fill(self, values: Mapping[str, Any]) -> bytes:
        """The letter as the bytes of a docx; the same values give the same bytes.

        Raises UsageError where the template asks for what there is not, and where the
        computer's clock is so wrong that no archive can be written.
        """
        if time.localtime().tm_year not in _YEARS:
            raise UsageError(_CLOCK, date=time.strftime("%Y-%m-%d"))
        stream = BytesIO()
        try:
            letter = DocxTemplate(BytesIO(self._data))
            letter.render(dict(values), jinja_env=self._environment, autoescape=True)
            letter.save(stream)
        except (TemplateError, SyntaxError, TypeError) as error:  # of the XML too
            raise UsageError(_WRONG, file=self._name, reason=error) from error
        except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
            raise UsageError(_UNREADABLE, file=self._name, reason=error) from error
        return _timeless(stream.getvalue())


def _built_in(name: str) -> bytes:
    return resources.files("selfeval_xl.bulking.letters").joinpath(name).read_bytes()


def _timeless(data: bytes) -> bytes:
    """The same archive without the time at which it was made."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            info = ZipInfo(item.filename, _LONG_AGO)
            new.writestr(info, old.read(item), ZIP_DEFLATED)
    return stream.getvalue()
