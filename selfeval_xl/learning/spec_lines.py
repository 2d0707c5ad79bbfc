"""On which line of a TOML file a part of a spec stands."""

from __future__ import annotations

import re

_HEAD = re.compile(r"^\s*(\[\[?)\s*([\w.]+)\s*\]\]?")


class SpecLines:
    """Look-ups by table and key; lines are 1-based."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._starts: list[tuple[int, str]] = [(1, "")]
        for number, line in enumerate(self._lines, 1):
            found = _HEAD.match(line)
            if found:
                self._starts.append((number, found[2]))

    def text(self, number: int) -> str:
        """What stands on a line, "" past the end."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def table(self, name: str = "", turn: int = 0) -> int:
        """The line of the head of the ``turn``-th table of a name."""
        same = [number for number, head in self._starts if head == name]
        return same[turn] if turn < len(same) else 1

    def key(self, key: str, name: str = "", turn: int = 0) -> int:
        """The line of a key inside a table; that of the table where it has none."""
        return self._within(rf"^\s*\"?{re.escape(key)}\"?\s*=", name, turn)

    def entry(self, key: str, name: str = "", turn: int = 0) -> int:
        """The line of the row or column ``{ key = "…" }`` inside a table."""
        return self._within(rf"\bkey\s*=\s*[\"']{re.escape(key)}[\"']", name, turn)

    def word(self, word: str, name: str = "", turn: int = 0) -> int:
        """The first line inside a table that holds a word."""
        return self._within(re.escape(word), name, turn)

    def _within(self, pattern: str, name: str, turn: int) -> int:
        start = self.table(name, turn)
        later = [number for number, _ in self._starts if number > start]
        end = later[0] if later else len(self._lines) + 1
        for number in range(start, end):
            if re.search(pattern, self.text(number)):
                return number
        return start
