"""Defined names written out, for an engine that is given formulas only."""

from __future__ import annotations

from collections.abc import Mapping

from selfeval_xl.model.formula import tokens

_DEPTH = 8
_LONGEST = 8192


class Names:
    """The defined names of a workbook, looked up without regard to case.

    A name that holds for one sheet only is keyed "<sheet>!<name>".
    """

    def __init__(self, defined: Mapping[str, str]) -> None:
        self._meaning = {
            name.casefold(): text.lstrip("=") for name, text in defined.items()
        }
        self._bare = {name.rpartition("!")[2] for name in self._meaning}

    def written_out(self, formula: str, sheet: str) -> str:
        """The formula with every defined name replaced by what it stands for.

        Names that are unknown, or that mean another cell in every cell, stay.
        """
        if not self.may_stand_in(formula):
            return formula  # most formulas use none
        return self._expanded(formula, sheet, _DEPTH)

    def may_stand_in(self, text: str) -> bool:
        """False where a text of one or more formulas uses none of the names."""
        folded = text.casefold() if self._bare else ""
        return any(name in folded for name in self._bare)

    def _expanded(self, formula: str, sheet: str, depth: int) -> str:
        parts: list[str] = []
        own = sheet
        for kind, text in tokens(formula):
            if kind == "name":
                meaning = self._lookup(text, own)
                if meaning is not None and depth:
                    if parts and parts[-1].endswith("!"):
                        parts.pop()
                    text = f"({self._expanded(meaning, own, depth - 1)})"
            own = text[:-1].strip("'").replace("''", "'") if kind == "sheet" else sheet
            parts.append(text)
            if len(text) > _LONGEST:
                return formula
        return "".join(parts)

    def _lookup(self, name: str, sheet: str) -> str | None:
        for key in (f"{sheet}!{name}", name):
            meaning = self._meaning.get(key.casefold())
            if meaning is not None:
                return None if _is_relative(meaning) else meaning
        return None


def _is_relative(meaning: str) -> bool:
    return any(kind == "cell" and text.count("$") < 2 for kind, text in tokens(meaning))
