"""How scores are reckoned where the sources differ and the form does not say."""

from __future__ import annotations

from dataclasses import dataclass

STEP_MODES = ("floor", "ceil", "linear")
REVERSE_MODES = ("linear", "inverse")


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a standard that count as right; by default all of them.

    ``step_modes``: a part of a step counts as none (floor), as a whole one (ceil)
    or in proportion (linear). ``reverse_modes``: where less is better, the excess
    is deducted (linear) or target ÷ result given (inverse). ``definitions`` are
    the ids of rate definitions to use, () for every published one.
    """

    step_modes: tuple[str, ...] = STEP_MODES
    reverse_modes: tuple[str, ...] = REVERSE_MODES
    definitions: tuple[str, ...] = ()
