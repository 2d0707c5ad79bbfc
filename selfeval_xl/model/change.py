"""What a submitted form has otherwise than the form as issued."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.place import Place


@dataclass(frozen=True, slots=True)
class Change:
    """One difference from the issued form.

    ``what`` is row, column or indicator; ``how`` is renamed, reworded (another known
    name of the same), deleted, inserted, weight or formula. ``place`` is the cell
    itself, or the nearest one left where it is gone. ``issued`` and ``found`` are the
    two texts, "" for none; ``weight`` is the issued one. ``is_own`` where the bureau's
    own spec says so, not a packaged one.
    """

    what: str
    how: str
    place: Place
    issued: str = ""
    found: str = ""
    weight: Decimal | None = None
    is_own: bool = False
