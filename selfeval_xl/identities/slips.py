"""Name the slip that turned the right value into the one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.identities.equations import Equation
from selfeval_xl.identities.figures import Figure, Figures
from selfeval_xl.identities.proof import figure_text, shown_as
from selfeval_xl.identities.trial import Trial
from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.values import Interval
from selfeval_xl.values.rounding import half_up

_UNIT_POWERS = (4, 3, 8)  # 万元, 千元 and 亿元 against 元
_POINT_POWERS = (1, 2)
_NEAR = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slug of ``Violation.diagnosis`` and the figures that show it."""

    diagnosis: str = ""
    clue: Mapping[str, object] = field(default_factory=dict)


def likely_values(figure: Figure) -> Iterator[Decimal]:
    """Values that a usual slip of the hand turns into the figure."""
    shown = figure.shown
    yield -shown
    for power in (*_UNIT_POWERS, *_POINT_POWERS):
        yield shown.scaleb(-power)
        yield shown.scaleb(power)
    digits = _digits(shown, figure.places)
    sign = -1 if shown < 0 else 1
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            yield sign * Decimal(swapped).scaleb(-figure.places)


def diagnose(
    culprit: Field,
    right: Decimal | None,
    broken: Iterable[Equation],
    filed: Trial,
) -> Slip:
    """The likeliest slip behind a culprit's value, an empty slip where none fits.

    ``right`` is its right value in the form's unit.
    """
    figures, figure = filed.network.figures, filed.get(culprit.key)
    if figure is None:
        return Slip("blank")
    lefts = [one for one in broken if one.left == culprit.key]
    is_turned = right is not None and (-figure.interval).overlaps(
        Interval.of(right, figures.places(culprit))
    )
    if culprit.quantity is Quantity.RATIO and not is_turned:
        for equation in lefts:
            slip = _percent_scale(equation, figure, filed)
            slip = slip or _wrong_denominator(equation, figure, filed)
            if slip:
                return slip
    if right is None:
        return Slip()
    slip = _own_slip(figure, right, figures, culprit)
    for equation in lefts:
        slip = slip or _part_slip(equation, figure, right, filed)
    return slip or Slip()


def _own_slip(
    figure: Figure, right: Decimal, figures: Figures, culprit: Field
) -> Slip | None:
    """A slip in the figure itself: its sign, its point, its unit, its digits."""
    actual = figure.shown
    if not actual or not right:
        return None
    places = figures.places(culprit)
    clue = {
        "actual": shown_as(culprit, actual, figures, places=figure.places),
        "expected": shown_as(culprit, right, figures, places=places),
    }
    if (-figure.interval).overlaps(Interval.of(right, places)):
        return Slip("sign", clue)
    for power in (*_UNIT_POWERS, *_POINT_POWERS):
        for factor in (Decimal(10) ** power, Decimal(10) ** -power):
            if abs(figure.value / right / factor - 1) <= _NEAR:
                return Slip(f"factor_{10 ** power}", {**clue, "factor": factor})
    if _is_swap(_digits(actual, places), _digits(right, places)) and (
        (actual < 0) == (right < 0)
    ):
        return Slip("transposed", clue)
    return None


def _part_slip(
    equation: Equation, figure: Figure, right: Decimal, filed: Trial
) -> Slip | None:
    """A part of the sum that was left out, counted twice or taken with its sign."""
    if not equation.shape.is_linear or not equation.is_equality:
        return None
    gap, figures = figure.shown - half_up(right, figure.places), filed.network.figures
    slopes = {
        key: -slope
        for key, slope in equation.slopes.items()
        if key != equation.left and key in filed
    }
    for diagnosis, times in (
        ("addend_missing", -1),
        ("addend_doubled", 1),
        ("sign", -2),
    ):
        for key, slope in slopes.items():
            part = filed[key].shown
            if part and gap == times * slope * part:
                clue = {
                    "part": figures.fields[key],
                    "label": figures.fields[key].label,
                    "amount": figure_text(key, equation, figures),
                }
                return Slip(diagnosis, clue)
    return None


def _percent_scale(equation: Equation, figure: Figure, filed: Trial) -> Slip | None:
    ranges = equation.ranges(figure_key(equation), filed)
    for wrong, back in ((Decimal(100), Decimal("0.01")), (Decimal("0.01"), 100)):
        scaled = figure.interval.scale(back)
        if figure.value and any(one.overlaps(scaled) for one in ranges):
            return Slip("percent_scale", {"factor": wrong})
    return None


def figure_key(equation: Equation) -> str:
    """The left side's key of a ratio."""
    assert equation.left is not None
    return equation.left


def _wrong_denominator(equation: Equation, figure: Figure, filed: Trial) -> Slip | None:
    """Another amount of the row that, divided by, gives the figure."""
    if equation.shape.is_linear:
        return None
    figures, key = filed.network.figures, figure_key(equation)
    below = {equation.keys[at] for p in equation.shape.right.denominator for at in p}
    if len(below) != 1:
        return None
    (base,) = below
    for other in figures.same_row(base):
        if other.key == base or filed[other.key].shown in (0, filed[base].shown):
            continue
        for numerator in _numerators(equation, base, other.key, filed):
            found = numerator / filed[other.key].interval
            if equation.shape.right.is_abs:
                found = abs(found)
            if found.overlaps(figure.interval):
                clue = {
                    "denominator": other,
                    "label": other.label,
                    "amount": figure_text(other.key, equation, figures),
                    "right_label": figures.fields[base].label,
                    "result": shown_as(figures.fields[key], found.midpoint, figures),
                }
                return Slip("wrong_denominator", clue)
    return None


def _numerators(
    equation: Equation, base: str, other: str, filed: Trial
) -> Iterator[Interval]:
    """The numerator as it stands, then with the other amount as its base too."""
    for name in (base, other):
        total = Interval.exact(0)
        for powers, factor in equation.shape.right.numerator.items():
            term = Interval.exact(factor)
            for at in powers:
                key = equation.keys[at]
                term = term * filed[name if key == base else key].interval
            total = total + term
        yield total
        if all(
            equation.positions[base] not in p for p in (equation.shape.right.numerator)
        ):
            return


def _digits(number: Decimal, places: int) -> str:
    return str(int(abs(half_up(number, places)).scaleb(places)))


def _is_swap(one: str, other: str) -> bool:
    """True where two neighbouring digits have changed places, and nothing else."""
    if len(one) != len(other):
        return False
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return (one[first], one[second]) == (other[second], other[first])
