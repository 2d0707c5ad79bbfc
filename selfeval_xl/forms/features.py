"""What forms hold, as words to compare: which specs a located form may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from selfeval_xl.forms.labels import read_label, squeeze, without_brackets
from selfeval_xl.forms.spec_parts import FormSpec
from selfeval_xl.model.form import Field, Form, Indicator

_MATRIX = "matrix"
_COLUMNS_OF = ("weight", "explanation", "standard", "target", "actual", "score")


class SpecIndex:
    """The specs by the words they hold; made once for a run."""

    def __init__(self, specs: Sequence[FormSpec]) -> None:
        self._specs = tuple(specs)

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """Spec id -> all words of the spec."""
        return {spec.id: frozenset(words_of_spec(spec)) for spec in self._specs}

    @cached_property
    def _holders(self) -> Mapping[str, int]:
        """Word -> the number of specs that hold it."""
        found: dict[str, int] = defaultdict(int)
        for words in self.words.values():
            for word in words:
                found[word] += 1
        return found

    @cached_property
    def rows(self) -> Mapping[str, frozenset[str]]:
        """Spec id -> row keys of its matrices."""
        return {
            spec.id: frozenset(
                row.key
                for block in spec.blocks
                if block.archetype == _MATRIX
                for row in block.rows
            )
            for spec in self._specs
        }

    @cached_property
    def indicators(self) -> Mapping[str, frozenset[str]]:
        """Spec id -> comparable names of the indicators it prescribes."""
        return {
            spec.id: frozenset(
                plain(name)
                for one in spec.indicators
                for name in (one.level3, *one.aliases)
                if name
            )
            for spec in self._specs
        }

    def known(self, words: Iterable[str]) -> frozenset[str]:
        """The words that some spec holds: what a unit adds of its own is no feature."""
        return frozenset(word for word in words if word in self._holders)

    def likeness(self, spec_id: str, words: frozenset[str]) -> float:
        """0 to 1: how far a form holds what a spec holds, rare words counting more."""
        own = self.words[spec_id]
        return self._weight(own & words) / max(self._weight(own | words), 1e-9)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(1 / self._holders[word] for word in words)


def plain(text: str) -> str:
    """A name without numbering and what is in brackets."""
    return without_brackets(read_label(text).name)


def words_of_spec(spec: FormSpec) -> Iterator[str]:
    """Rows, columns, headings and names that a form of this spec has."""
    for block in spec.blocks:
        if block.archetype == _MATRIX:
            yield from (f"row {row.key}" for row in block.rows)
            for column in block.columns:
                yield f"column {column.key}"
                yield f"heading {plain(column.text)}"
        elif block.archetype == "lines":
            yield from (f"line {row.key}" for row in block.rows)
        elif block.archetype == "tasks":
            yield from (f"task {column.key}" for column in block.columns)
    for indicator in spec.indicators:
        yield f"level 1 {plain(indicator.level1)}"
        yield f"level 2 {plain(indicator.level2)}"
        if indicator.level3:
            yield f"indicator {plain(indicator.level3)}"
            if indicator.weight is not None:
                weight = indicator.weight.normalize()
                yield f"points {plain(indicator.level3)} {weight:f}"
    for text in spec.layout.get("columns", ()):
        yield f"heading {plain(text)}"


def words_of_form(form: Form) -> Iterator[str]:
    """The same of a form that was located in a sheet."""
    for matrix in form.matrices:
        yield from (f"row {row.key}" for row in matrix.rows)
        for column in matrix.columns:
            yield f"column {column.key}"
            yield f"heading {plain(column.label)}"
    yield from (f"line {key}" for key in (*form.header, *form.closing))
    if form.tasks is not None:
        yield from (f"task {key}" for one in form.tasks.tasks for key in one)
    if form.indicators is None:
        return
    for group in form.indicators.groups:
        yield f"level {group.level} {plain(group.name.shown)}"
    for one in form.indicators.indicators:
        yield from (f"level {i} {plain(n)}" for i, n in enumerate(one.levels, 1))
        name = plain(one.name.shown)
        yield f"indicator {name}"
        yield f"level {len(one.levels) + 1} {name}"
        if one.weight is not None and one.weight.number is not None:
            yield f"points {name} {one.weight.number.normalize():f}"
    for one in form.indicators.indicators[:1]:
        yield from (f"heading {text}" for text in _headings(one))


def _headings(one: Indicator) -> Iterator[str]:
    """The headings of an indicator's own columns, from its fields' labels."""
    fields: Iterator[Field | None] = (getattr(one, name) for name in _COLUMNS_OF)
    for found in (*fields, one.deviation_note):
        if found is not None:
            yield plain(squeeze(found.label.removeprefix(one.name.label)))
