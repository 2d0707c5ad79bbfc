"""What a watcher tells of one hand-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """``kind`` is checked, gone, waiting, failed, kept, lost or back.

    ``unit`` is the folder below the one watched, "" for the files that lie loose in
    it. ``details`` fill what is said of it: counts of findings by severity, the
    file waited for, the reason of a failure, the name a changed copy was kept under.
    """

    kind: str
    unit: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
