"""What stops a run. What is wrong with a form is a finding, never one of these."""

from __future__ import annotations

import errno
from collections.abc import Callable


class Words(str):
    """A detail of an error that is itself a text the catalogues know."""


_CUT_OFF = Words("网络盘或移动盘已断开")
_WHY = {
    errno.ENOENT: Words("没有这个文件或文件夹"),
    errno.EEXIST: Words("这是文件，不是文件夹"),
    errno.ENOTDIR: Words("没有这个文件或文件夹"),
    errno.EISDIR: Words("这是文件夹，不是文件"),
    errno.EACCES: Words("没有权限"),
    errno.EPERM: Words("没有权限"),
    errno.EROFS: Words("所在的盘只能读取"),
    errno.ENOSPC: Words("盘已满"),
    errno.EDQUOT: Words("分给的空间已用完"),
    errno.EFBIG: Words("文件超出这个盘允许的大小"),
    errno.ENAMETOOLONG: Words("名称太长"),
    errno.EBUSY: Words("正被其他程序占用"),
    errno.EIO: Words("盘或网络出错，读写中断"),
    errno.ESTALE: _CUT_OFF,
    errno.ENODEV: _CUT_OFF,
    errno.ENOTCONN: _CUT_OFF,
    errno.EHOSTDOWN: _CUT_OFF,
    errno.EHOSTUNREACH: _CUT_OFF,
    errno.ENETUNREACH: _CUT_OFF,
    errno.ETIMEDOUT: _CUT_OFF,
}
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""Codes of a disk without room for more."""


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
