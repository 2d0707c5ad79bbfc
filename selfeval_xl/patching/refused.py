"""How the patcher says that a workbook cannot be patched."""

from __future__ import annotations


class CannotPatch(Exception):
    """A workbook, or a part of it, that is not patched; ``reason`` is a slug."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(f"{reason} {details}" if details else reason)
        self.reason = reason
        self.details = details
