"""Where scores do not add up: subtotals and the total against what they cover."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.form import Field, Form, IndicatorTable
from selfeval_xl.scoring.execution import fund_lines
from selfeval_xl.scoring.parts import (
    FULL,
    fund_field,
    has_funds,
    is_hundred_scale,
    scored_parts,
)
from selfeval_xl.scoring.totals import (
    ZERO,
    Node,
    bonus_points,
    differs,
    score_tree,
    takes_in_fund,
    weight_tree,
)
from selfeval_xl.values.rounding import half_up

_PLACES = 2


@dataclass(frozen=True, slots=True)
class SumFault:
    """A subtotal or total that its parts do not make.

    ``followers`` are cells that took the wrong value over. ``slip`` names the
    one score that explains the difference: "left_out" or "twice", else "".
    """

    node: Node
    right: Decimal
    terms: tuple[Field, ...]
    followers: tuple[Field, ...] = ()
    slip: str = ""
    slipped: Node | None = None

    @property
    def off(self) -> Decimal:
        """How far the cell is off, without its sign."""
        return abs((self.node.declared or ZERO) - self.right)


@dataclass(frozen=True, slots=True)
class ScoreVerdict:
    """The faults, how many cells were compared, and why the total was not."""

    tree: Node
    faults: tuple[SumFault, ...] = ()
    checked: int = 0
    skipped: str = ""


def judge_scores(form: Form, table: IndicatorTable) -> ScoreVerdict:
    """Compare every subtotal and the total with the scores they cover.

    A total that follows a wrong subtotal is a follower of it, no second fault.
    """
    tree = score_tree(table)
    if is_hundred_scale(table):
        return ScoreVerdict(tree, skipped="weighed_scores")
    faults: list[SumFault] = []
    followers: list[Field] = []
    checked = 0
    for node in tree.walk():
        if not node.children or node.field is None or node.declared is None:
            continue
        sums = _sums(form, table, node, node.rebuilt)
        if not sums:
            continue
        checked += 1
        if any(_equal(node.declared, one) for one in sums):
            continue
        echoed = _sums(form, table, node, node.added)
        if any(_equal(node.declared, one) for one in echoed):
            followers.append(node.field)
        else:
            faults.append(_fault(form, node, sums[0]))
    if followers and faults:
        faults[0] = _with_followers(faults[0], followers)
    return ScoreVerdict(tree, tuple(faults), checked, _why_skipped(tree))


def right_total(form: Form, table: IndicatorTable) -> Decimal | None:
    """What the scores add up to, 预算执行率 included; None where one is missing."""
    tree = score_tree(table)
    sums = _sums(form, table, tree, tree.rebuilt)
    return sums[0] if sums and not is_hundred_scale(table) else None


def full_marks(table: IndicatorTable) -> Decimal:
    """The most the whole form can give: 100, or what its weights come to."""
    tree = weight_tree(table)
    known = [one for one in (tree.declared, tree.added) if one is not None]
    return max([FULL, *known]) + max(bonus_points(table, "weight"), ZERO)


def counts_fund(form: Form, table: IndicatorTable) -> bool | None:
    """True where the total takes in 预算执行率, None where it may or may not."""
    if not has_funds(form):
        return False
    if takes_in_fund(form, table):
        return True
    weight = fund_field(form, "weight")
    tree = weight_tree(table)
    added, own = tree.added, tree.declared
    if added is not None and not differs(added, FULL):
        return False
    if added is None or weight is None or weight.number is None:
        return None
    if own is not None and not differs(own, added + weight.number):
        return True
    return None


def _sums(
    form: Form, table: IndicatorTable, node: Node, added: Decimal | None
) -> list[Decimal]:
    """All sums that are right for a node, the likeliest first; [] where unknown."""
    if added is None:
        return []
    if node.level != 0:
        return [added]
    counted = counts_fund(form, table)
    fund = _number(fund_field(form, "score"))
    if counted is not False and has_funds(form) and not _is_known(form):
        return []  # its points may be part of the total
    sums = {True: [added + fund], False: [added], None: [added + fund, added]}[counted]
    if counted is not False:  # a wrong 执行率 score is told where it stands
        lines = fund_lines(form)
        sums += [added + right for line in lines for right in line.right_scores]
    over = _points_above(table)
    if over:  # as is a score above its weight
        sums += [one - over for one in sums]
    left = FULL - _left_out(table)
    if 0 < left < FULL:  # rows that do not apply may be left out of the 100
        sums += [one * FULL / left for one in sums]
    bonus = bonus_points(table, "score")
    if bonus:
        sums = [one + extra for extra in (bonus, ZERO, -abs(bonus)) for one in sums]
        sums += [FULL for one in sums if one > FULL]
    return sums


def _fault(form: Form, node: Node, right: Decimal) -> SumFault:
    assert node.declared is not None
    terms = node.terms
    if node.added != node.rebuilt:  # a subtotal among them is wrong too
        terms = tuple(leaf.field for leaf in node.leaves if leaf.field)
    score = fund_field(form, "score")
    if node.level == 0 and score and differs(right, node.rebuilt or ZERO):
        terms = (score, *terms)
    off = node.declared - right
    alike = [n for n in node.walk() if n is not node and n.declared == abs(off)]
    leaves = [one for one in alike if not one.children] or alike
    if len(leaves) != 1 or off == 0:
        return SumFault(node, right, terms)
    slip = "left_out" if off < 0 else "twice"
    return SumFault(node, right, terms, slip=slip, slipped=leaves[0])


def _with_followers(fault: SumFault, followers: list[Field]) -> SumFault:
    return SumFault(
        fault.node,
        fault.right,
        fault.terms,
        tuple(followers),
        fault.slip,
        fault.slipped,
    )


def _why_skipped(tree: Node) -> str:
    if tree.field is None:
        return "no_total"
    if tree.declared is None or tree.rebuilt is None:
        return "blank_scores"
    return ""


def _is_known(form: Form) -> bool:
    score = fund_field(form, "score")
    return score is not None and score.number is not None


def _equal(left: Decimal, right: Decimal) -> bool:
    return half_up(left, _PLACES) == half_up(right, _PLACES)


def _left_out(table: IndicatorTable) -> Decimal:
    """The weights of the rows whose score says that they do not apply."""
    waived = [part.weight for part in scored_parts(table) if part.is_waived]
    return sum((weight for weight in waived if weight is not None), ZERO)


def _points_above(table: IndicatorTable) -> Decimal:
    """What the rows give beyond their weights, in all."""
    above = ZERO
    for part in scored_parts(table):
        if part.points is not None and part.weight is not None and not part.is_bonus:
            above += max(part.points - part.weight, ZERO)
    return above


def _number(field: Field | None) -> Decimal:
    return field.number if field and field.number is not None else ZERO
