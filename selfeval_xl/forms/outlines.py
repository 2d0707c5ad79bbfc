"""Outlines of written reports and the words they are judged by. TOML data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

_WORDS = "words.toml"


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of an outline; ``title`` meets any wording of the whole heading.

    ``mentions`` is what stands for the section where it has no heading of its own.
    Of the sections of one ``group`` all are due where two of them are there.
    ``distinctive`` ones tell this outline from others.
    """

    key: str
    name: str
    level: int
    title: re.Pattern[str]
    parent: str = ""
    group: str = ""
    required: bool = False
    mentions: re.Pattern[str] | None = None
    distinctive: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What a family's report has to hold, in order."""

    id: str
    title: str
    family: str
    source: str
    least_sections: int
    least_distinctive: int
    sections: tuple[Section, ...]
    instructions: tuple[re.Pattern[str], ...] = ()

    def section(self, heading: str) -> Section | None:
        """The section that a heading names, None for any other heading."""
        return next((s for s in self.sections if s.title.fullmatch(heading)), None)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Words of reports of any outline, as patterns over texts without spaces."""

    titles: re.Pattern[str]
    titles_with_sections: re.Pattern[str]
    file_names: re.Pattern[str]
    not_titles: re.Pattern[str]
    sections: re.Pattern[str]
    placeholders: re.Pattern[str]
    masked: re.Pattern[str]
    instructions: tuple[re.Pattern[str], ...]
    asking_verbs: re.Pattern[str]
    answers: re.Pattern[str]
    doubled: re.Pattern[str]
    results: re.Pattern[str]
    self_reference: re.Pattern[str]
    own_endings: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_outline(text: str) -> Outline:
    """Make an outline of TOML; KeyError and re.error are the author's."""
    data = tomllib.loads(text)
    return Outline(
        data["id"],
        data["title"],
        data["family"],
        data["source"],
        data["least_sections"],
        data["least_distinctive"],
        tuple(_section(one) for one in data["section"]),
        tuple(re.compile(one["pattern"]) for one in data.get("instruction", ())),
    )


def _section(one: Mapping[str, Any]) -> Section:
    mentions = one.get("mentions")
    return Section(
        one["key"],
        one["name"],
        one["level"],
        _any(one["titles"]),
        one.get("parent", ""),
        one.get("group", ""),
        one.get("required", False),
        re.compile(mentions) if mentions else None,
        one.get("distinctive", False),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))


@cache
def load_outlines() -> tuple[Outline, ...]:
    """The package's outlines, by name of their files."""
    folder = resources.files("selfeval_xl.forms").joinpath("outlines")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=str)
    return tuple(
        read_outline(f.read_text(encoding="utf-8")) for f in files if f.name != _WORDS
    )


@cache
def load_words() -> ReportWords:
    """The words that hold for every outline."""
    folder = resources.files("selfeval_xl.forms").joinpath("outlines")
    data = tomllib.loads(folder.joinpath(_WORDS).read_text(encoding="utf-8"))
    doubled = rf"{data['doubled']}|(?P<word>{data['doubled_words']})(?P=word)"
    own = {ending: frozenset(said) for ending, said in data["own_endings"].items()}
    return ReportWords(
        _any(data["titles"]),
        _any(data["titles_with_sections"]),
        _any(data["file_names"]),
        _any(data["not_titles"]),
        _any(data["sections"]),
        _any(data["placeholders"]),
        _any(data["masked"]),
        tuple(re.compile(one) for one in data["instructions"]),
        re.compile(data["asking_verbs"]),
        re.compile(data["answers"]),
        re.compile(doubled),
        re.compile(data["results"]),
        re.compile(data["self_reference"]),
        own,
    )
