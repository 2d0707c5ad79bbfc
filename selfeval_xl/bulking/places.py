"""The roster: which of its units a submission is from, and what is above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from selfeval_xl.bulking.outcome import RosterUnit, SubmissionOutcome
from selfeval_xl.values.unit_name import Likeness, clean_unit_name, unit_likeness


class Places:
    """Finds the unit on the roster that a submission is from."""

    def __init__(self, roster: Iterable[RosterUnit]) -> None:
        self._roster = tuple(roster)
        self._by_name: dict[str, RosterUnit] = {}
        self._by_code = {unit.code: unit for unit in self._roster if unit.code}
        for unit in self._roster:
            self._by_name.setdefault(clean_unit_name(unit.name), unit)
        self._known: dict[str, RosterUnit | None] = {}

    def of(self, submission: SubmissionOutcome) -> RosterUnit | None:
        """By name or the code before it, then by folder, then by a shortened name."""
        written = submission.unit_name or ""
        folder = submission.folder.rpartition("/")[2]
        for text in filter(None, (written, folder)):
            found = self._as_written(text)
            if found is not None:
                return found
        return self._shortened(written) if written else None

    def named(self, name: str) -> RosterUnit | None:
        """By a name alone."""
        return (self._as_written(name) or self._shortened(name)) if name else None

    def _as_written(self, text: str) -> RosterUnit | None:
        found = self._by_name.get(clean_unit_name(text))
        return found or self._by_code.get(_leading_digits(text))

    def _shortened(self, name: str) -> RosterUnit | None:
        """The only unit whose name may be meant; None where there are several."""
        if name not in self._known:
            alike = [
                unit
                for unit in self._roster
                if unit_likeness(unit.name, name) is not Likeness.DIFFERENT
            ]
            self._known[name] = alike[0] if len(alike) == 1 else None
        return self._known[name]


def _leading_digits(text: str) -> str:
    plain = text.strip()
    return plain[: len(plain) - len(plain.lstrip("0123456789"))]


def departments(roster: Iterable[RosterUnit]) -> Mapping[str, str]:
    """Clean name of each unit -> that of the department above it, if another."""
    pairs = ((clean_unit_name(u.name), clean_unit_name(u.department)) for u in roster)
    return {unit: above for unit, above in pairs if above and above != unit}
