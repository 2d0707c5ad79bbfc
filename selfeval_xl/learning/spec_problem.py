"""One thing that is wrong with a form spec."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from selfeval_xl.findings import Severity


@dataclass(frozen=True, slots=True)
class SpecProblem:
    """What is wrong on a line (1-based), and what to do, as one text.

    ``template`` is the Chinese text the catalogues know, ``details`` fill it.
    """

    line: int
    severity: Severity
    template: str
    details: Mapping[str, object] = field(default_factory=dict)

    def text(self, tr: Callable[[str], str] = str) -> str:
        details = {
            name: tr(str(value)) if name == "what" else value
            for name, value in self.details.items()
        }
        return tr(self.template).format(**details)


def problem(
    line: int, template: str, severity: Severity = Severity.ERROR, **details: object
) -> SpecProblem:
    """A problem with its details by name; "what" is translated too."""
    return SpecProblem(line, severity, template, details)
