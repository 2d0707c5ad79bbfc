"""The tree of weights, or of scores: indicators, groups, the total, and their sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.form import (
    Field,
    Form,
    Indicator,
    IndicatorGroup,
    IndicatorTable,
)
from selfeval_xl.scoring.parts import (
    FULL,
    TOLERANCE,
    distinct,
    fund_field,
    is_bonus,
    is_waived,
)
from selfeval_xl.values.remembered import of_latest

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Node:
    """A cell with the cells it should be the sum of.

    ``field`` is None where the form has no cell for this level. ``members`` are
    indexes of the indicators below. A leaf has no children; ``is_settled`` is
    False where an indicator below has no cell of its own to add.
    """

    name: str
    field: Field | None
    members: frozenset[int]
    children: tuple[Node, ...] = ()
    level: int = 3
    is_settled: bool = True

    @property
    def declared(self) -> Decimal | None:
        """What the node's own cell says; 0 where it says "not applicable"."""
        if self.field is None:
            return None
        return ZERO if is_waived(self.field) else self.field.number

    @property
    def added(self) -> Decimal | None:
        """The children as declared; None where one is missing."""
        return _sum(child.value for child in self.children) if self._adds else None

    @property
    def value(self) -> Decimal | None:
        """What the cell says, or the sum where there is no cell."""
        return self.declared if self.declared is not None else self.added

    @property
    def rebuilt(self) -> Decimal | None:
        """The sum of the leaves below, whatever stands between."""
        if not self.children:
            return self.declared
        if not self._adds:
            return None
        return _sum(child.rebuilt for child in self.children)

    @property
    def is_filled(self) -> bool:
        """True where this cell or one below it holds a number."""
        return any(node.field and node.field.number is not None for node in self.walk())

    @property
    def terms(self) -> tuple[Field, ...]:
        """The nearest cells below that hold something."""
        found: list[Field] = []
        for child in self.children:
            if child.field is not None and child.declared is not None:
                found.append(child.field)
            else:
                found.extend(child.terms)
        return tuple(found)

    @property
    def leaves(self) -> tuple[Node, ...]:
        return tuple(node for node in self.walk() if not node.children)

    def walk(self) -> Iterator[Node]:
        """The node and all below it, children before parents."""
        for child in self.children:
            yield from child.walk()
        yield self

    @property
    def _adds(self) -> bool:
        return self.is_settled and bool(self.children)


@of_latest
def weight_tree(table: IndicatorTable) -> Node:
    """The weights; rows of 加分项 and rows with neither weight nor score left out."""
    return _tree(table, lambda one: one.weight, "weight", table.total_weight)


@of_latest
def score_tree(table: IndicatorTable) -> Node:
    """The scores, rows of 加分项 left out."""
    return _tree(table, lambda one: one.score, "score", table.total_score)


@of_latest
def takes_in_fund(form: Form, table: IndicatorTable) -> bool:
    """True where the total score proves that 预算执行率 of the fund block counts."""
    tree, score = score_tree(table), fund_field(form, "score")
    own, added = tree.declared, tree.rebuilt
    if score is None or not score.number or own is None or added is None:
        return False
    return differs(own, added) and not differs(own, added + score.number)


def bonus_points(table: IndicatorTable, which: str) -> Decimal:
    """The sum of ``which`` ("weight" or "score") over 加分项 and 扣分项."""
    rows = [one for one in table.indicators if is_bonus(one)]
    cells = distinct(getattr(one, which) for one in rows)
    return sum((cell.number for cell in cells if cell.number is not None), ZERO)


def is_relative(tree: Node) -> bool:
    """True where the weights inside every group make 100 of their own."""
    for level in (1, 2):
        groups = [n for n in tree.walk() if n.level == level and len(n.members) > 1]
        own = [n.added for n in groups if n.declared != FULL]
        if len(own) > 1 and all(
            one is not None and abs(one - FULL) <= TOLERANCE for one in own
        ):
            return True
    return False


def differs(left: Decimal, right: Decimal) -> bool:
    return abs(left - right) > TOLERANCE


def _sum(values: Iterator[Decimal | None]) -> Decimal | None:
    total = ZERO
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _tree(
    table: IndicatorTable,
    cell_of: Callable[[Indicator], Field | None],
    which: str,
    total: Field | None,
) -> Node:
    counted = {
        index
        for index, one in enumerate(table.indicators)
        if not is_bonus(one) and not _is_idle(table, one)
    }
    for group in table.groups:
        own = getattr(group, which)
        is_bare = own is not None and not counted.intersection(group.members)
        if is_bare and not any(is_bonus(table.indicators[i]) for i in group.members):
            counted.update(group.members)  # filled in for the group as a whole
    nodes = _leaves(table, cell_of, counted)
    for level in (2, 1):
        groups = [group for group in table.groups if group.level == level]
        nodes = _grouped(nodes, groups, which, counted)
    return _over("", total, frozenset(counted), nodes, 0)


def _leaves(
    table: IndicatorTable,
    cell_of: Callable[[Indicator], Field | None],
    counted: set[int],
) -> list[Node]:
    covered: dict[object, tuple[Field, list[int]]] = {}
    for index in sorted(counted):
        cell = cell_of(table.indicators[index])
        if cell is not None:
            covered.setdefault(cell.place, (cell, []))[1].append(index)
    return [
        Node(table.indicators[members[0]].name.shown, cell, frozenset(members))
        for cell, members in covered.values()
    ]


def _grouped(
    nodes: list[Node],
    groups: list[IndicatorGroup],
    which: str,
    counted: set[int],
) -> list[Node]:
    """Put the nodes that lie inside a group under a node of its own."""
    inside: list[list[Node]] = [[] for _ in groups]
    members = [frozenset(counted.intersection(group.members)) for group in groups]
    owner = {index: i for i, inner in enumerate(members) for index in inner}
    made: list[Node] = []
    for node in nodes:
        at = owner.get(min(node.members))
        is_inside = at is not None and node.members <= members[at]
        (inside[at] if at is not None and is_inside else made).append(node)
    for group, inner, below in zip(groups, members, inside, strict=True):
        if inner:
            name = " ".join(group.name.shown.split())
            own = getattr(group, which)
            made.append(_over(name, own, inner, below, group.level))
    return made


def _over(
    name: str,
    cell: Field | None,
    members: frozenset[int],
    below: list[Node],
    level: int,
) -> Node:
    children = tuple(sorted(below, key=lambda node: min(node.members)))
    if not any(node.is_filled for node in children):
        children = ()  # filled in at this level only
    reached = frozenset().union(*(node.members for node in children))
    return Node(name, cell, members, children, level, reached == members)


def _is_idle(table: IndicatorTable, one: Indicator) -> bool:
    """True for a row that asks for nothing: no weight and no score."""
    if not table.has_weight or one.weight is None:
        return False
    no_weight = one.weight.number is None or one.weight.number == 0
    no_score = one.score is None or one.score.number is None
    return no_weight and no_score
