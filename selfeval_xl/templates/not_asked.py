"""Cells that stand in a block and that the form does not ask for."""

from __future__ import annotations

from collections.abc import Mapping

NOT_ASKED: Mapping[str, frozenset[str]] = {
    "staff.offquota": frozenset({"quota", "ctrl"}),
    "staff.retired": frozenset({"quota", "ctrl"}),
}
"""Row -> columns without a cell to fill: they carry a dash."""
