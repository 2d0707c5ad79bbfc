"""What stops a run. What is wrong with a form is a finding, never one of these."""

from __future__ import annotations

import errno
from collections.abc import Callable


class Words(str):
    """A detail of an error that is itself a text the catalogues know."""


_WHY = {
    errno.ENOENT: Words("没有这个文件或文件夹"),
    errno.EEXIST: Words("这是文件，不是文件夹"),
    errno.ENOTDIR: Words("没有这个文件或文件夹"),
    errno.EISDIR: Words("这是文件夹，不是文件"),
    errno.EACCES: Words("没有权限"),
    errno.EPERM: Words("没有权限"),
    errno.EROFS: Words("所在的盘只能读取"),
    errno.ENOSPC: Words("盘已满"),
    errno.ENAMETOOLONG: Words("名称太长"),
}


def why(error: Exception) -> str:
    """The reason of an error in words a person knows, else as the system says it."""
    if isinstance(error, UnicodeDecodeError):
        return Words("文字编码不是 UTF-8")
    if not isinstance(error, OSError):
        return str(error)
    known = _WHY.get(error.errno or 0)
    return known or error.strerror or type(error).__name__


class SelfEvalError(Exception):
    """Base: the run cannot be done; the message says what to do.

    ``template`` is the Chinese text the catalogues know, ``details`` fill it.
    """

    def __init__(self, template: str, **details: object) -> None:
        super().__init__(template)
        self.template = template
        self.details = details

    def __str__(self) -> str:
        return self.fill(self.template)

    def fill(self, template: str, tr: Callable[[str], str] = str) -> str:
        """The message in the words of a template, given without details as it is.

        ``tr`` translates details that are words themselves.
        """
        details = {
            name: tr(value) if isinstance(value, Words) else value
            for name, value in self.details.items()
        }
        return template.format(**details) if details else template


class UsageError(SelfEvalError):
    """A path, an option or a setting that cannot be used."""


class SpecError(SelfEvalError):
    """A form spec that cannot be used; names file, key and what is expected."""
