"""Where weights do not add up, and which cell explains it best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from selfeval_xl.model.form import Form, IndicatorTable
from selfeval_xl.scoring.parts import FULL, fund_field, has_funds
from selfeval_xl.scoring.totals import (
    ZERO,
    Node,
    bonus_points,
    differs,
    is_relative,
    takes_in_fund,
    weight_tree,
)
from selfeval_xl.values.remembered import of_latest
from selfeval_xl.values.rounding import is_multiple

_TEN = Decimal(10)
_USUAL_FUND_WEIGHTS = (Decimal(10), Decimal(20))


@dataclass(frozen=True, slots=True)
class GroupFault:
    """A group whose weight is not the sum of its parts.

    ``right`` is what ``wrong`` should say; ``wrong`` is the group itself, its only
    part, or None where any of its parts may be off.
    """

    group: Node
    added: Decimal
    wrong: Node | None = None
    right: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TotalFault:
    """A total that is not 100, or not the sum. ``case`` says which:

    "not_full": cell and sum agree on something else than 100; "cell": the parts
    make 100, the cell says otherwise; "parts": the cell says 100, the parts do
    not add up to it; "sum": neither is 100; "no_cell": there is no total cell.
    """

    case: str
    added: Decimal
    right: Decimal | None = None
    is_scale: bool = False  # a scale of its own: 120 or 200 points in all
    with_fund: bool = False  # ``added`` takes in the points of 预算执行率


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with the weights of a table; ``skipped`` why none was judged."""

    tree: Node
    groups: tuple[GroupFault, ...] = ()
    total: TotalFault | None = None
    groups_checked: int = 0
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the weights may add up to, seen from the whole form."""

    fund: Decimal = ZERO
    bonus: Decimal = ZERO
    has_unknown_fund: bool = False
    has_counted_fund: bool = False  # the total score proves that it counts

    def fits(self, added: Decimal) -> bool:
        if self.has_counted_fund:
            rest = FULL - added - self.fund
            return not differs(rest, ZERO) or not differs(rest, self.bonus)
        wanted = [FULL - added, FULL - added - self.fund, FULL - added - self.bonus]
        if self.has_unknown_fund:
            wanted += [FULL - added - usual for usual in _USUAL_FUND_WEIGHTS]
        return any(not differs(rest, ZERO) for rest in wanted)

    def agrees(self, total: Decimal, added: Decimal) -> bool:
        sums = [added, added + self.fund, added + self.bonus]
        if self.has_unknown_fund:
            sums += [added + usual for usual in _USUAL_FUND_WEIGHTS]
        return any(not differs(total, one) for one in sums)


@dataclass(slots=True)
class _Judge:
    scale: _Scale
    parents: Mapping[int, Node]
    chosen: dict[int, Decimal | None] = field(default_factory=dict)
    faults: list[GroupFault] = field(default_factory=list)
    checked: int = 0

    def judge(self, node: Node) -> None:
        """Settle a group's weight, its own cell against its parts."""
        sums = [self.chosen[id(child)] for child in node.children]
        own = node.declared
        known = [one for one in sums if one is not None]
        if not sums or not node.is_settled or len(known) < len(sums):
            self.chosen[id(node)] = own
            return
        added = sum(known, ZERO)
        self.chosen[id(node)] = added if own is None else own
        if own is None:
            return
        self.checked += 1
        if not differs(own, added):
            return
        if self._fits_above(node, own) and not self._fits_above(node, added):
            only = node.children[0] if len(node.children) == 1 else None
            has_cell = only is not None and only.field is not None
            wrong = only if has_cell else None
            right = own if wrong else None
            self.faults.append(GroupFault(node, added, wrong, right))
            return
        self.chosen[id(node)] = added
        self.faults.append(GroupFault(node, added, node, added))

    def compare_lines(self, tree: Node, table: IndicatorTable) -> None:
        """Hold a 小计 row's weight against the group that has one of its own."""
        for group in table.groups:
            line = group.line_weight
            if line is None or line.number is None:
                continue
            for node in tree.walk():
                right = self.chosen.get(id(node))
                is_its = node.level == group.level and node.members <= set(
                    group.members
                )
                if not is_its or right is None:
                    continue
                self.checked += 1
                if differs(line.number, right):
                    made = replace(node, name=f"{node.name} 小计", field=line)
                    self.faults.append(GroupFault(made, right, made, right))

    def _fits_above(self, node: Node, value: Decimal) -> bool:
        """True where the level above works out with this weight."""
        parent = self.parents[id(node)]
        others = [child.value for child in parent.children if child is not node]
        known = [one for one in others if one is not None]
        if len(known) < len(others) or not parent.is_settled:
            return False
        added = sum(known, value)
        if parent.level == 0:
            return self.scale.fits(added)
        if parent.declared is None:
            return self._fits_above(parent, added)
        return not differs(parent.declared, added)


@of_latest
def judge_weights(form: Form, table: IndicatorTable) -> Verdict:
    """Find the groups and the total whose weights do not add up.

    One slip is told once: a wrong group is not blamed again in the total that
    follows it, and a group the other levels bear out is not the wrong cell.
    """
    tree = weight_tree(table)
    if not tree.is_filled:
        return Verdict(tree, skipped="no_weights")
    if is_relative(tree):
        return Verdict(tree, skipped="relative_weights")
    judge = _Judge(_scale(form, table), _parents(tree))
    for node in tree.walk():
        if node is not tree:
            judge.judge(node)
    judge.compare_lines(tree, table)
    parts = [judge.chosen[id(child)] for child in tree.children]
    known = [part for part in parts if part is not None]
    total = None
    if parts and tree.is_settled and len(known) == len(parts):
        total = _judge_total(tree, sum(known, ZERO), judge.scale)
    skipped = "" if parts and len(known) == len(parts) else "blank_weights"
    return Verdict(tree, tuple(judge.faults), total, judge.checked, skipped)


def _judge_total(tree: Node, added: Decimal, scale: _Scale) -> TotalFault | None:
    own = tree.declared
    is_full = scale.fits(added)
    whole = added + scale.fund
    is_with = scale.has_counted_fund or abs(FULL - whole) < abs(FULL - added)
    with_fund = bool(scale.fund) and is_with
    shown = whole if with_fund else added
    if scale.has_counted_fund and not is_full and own == FULL:
        return TotalFault("parts", shown, with_fund=with_fund)
    if own is None:
        return None if is_full else TotalFault("no_cell", shown, with_fund=with_fund)
    if scale.agrees(own, added):
        if is_full:
            return None
        is_whole = bool(scale.fund) and not differs(own, whole)
        right = _full(own, added, scale)
        shown = whole if is_whole else added
        return TotalFault("not_full", shown, right, _is_scale(own), is_whole)
    if is_full:
        follows = tree.added is not None and scale.agrees(own, tree.added)
        fault = TotalFault("cell", shown, FULL, with_fund=with_fund)
        return None if follows else fault
    if scale.fits(own):
        return TotalFault("parts", shown, with_fund=with_fund)
    return TotalFault("sum", shown, shown, with_fund=with_fund)


def _full(own: Decimal, added: Decimal, scale: _Scale) -> Decimal:
    """What the total cell should say: 100, or the indicators' share of it."""
    leaves_fund_out = scale.fund and not differs(own, added)
    return FULL - scale.fund if leaves_fund_out and own < FULL else FULL


def _is_scale(total: Decimal) -> bool:
    return total > 0 and is_multiple(total, _TEN)


def _scale(form: Form, table: IndicatorTable) -> _Scale:
    weight = fund_field(form, "weight")
    fund = weight.number if weight and weight.number is not None else ZERO
    unknown = has_funds(form) and not fund
    counted = bool(fund) and takes_in_fund(form, table)
    return _Scale(fund, bonus_points(table, "weight"), unknown, counted)


def _parents(tree: Node) -> dict[int, Node]:
    return {id(child): node for node in tree.walk() for child in node.children}
