"""The strip of a stencil: the samples around it, those that are read lit, each with its weight."""

from __future__ import annotations

from fractions import Fraction

from gradient_core import GradientTrace
from gradient_core.insight import Derivation, PlacedStencil
from gradient_core.insight.taylor import RAISED, primed
from gradient_core.text import nearest_float
from gradient_ui.figures.labels import MINUS, exact_weight, short
from gradient_ui.figures.line.strip import MOST_CELLS, Cell, Lane, Link, Strip, lane
from gradient_ui.figures.thinning import window


def stencil_strip(
    trace: GradientTrace, placed: PlacedStencil, derivation: Derivation, scheme: str
) -> Strip:
    """Return the strip of a stencil on samples."""
    length, index = len(trace.samples), placed.index
    near = window(length, index, MOST_CELLS)
    read = [index + offset for offset in placed.offsets]
    shown = range(min(near.start, *read), max(near.stop, max(read) + 1))
    samples = lane(("numbers f", "f"), shown, trace.samples[shown.start : shown.stop], read)
    products = (w * f for w, f in zip(derivation.weights, placed.samples, strict=True))
    value = sum(products, Fraction(0))
    links = _links(read, index, derivation.weights)
    return Strip((samples, _made(index, value, derivation)), links, shown, length, scheme)


def stencil_alt(derivation: Derivation) -> str:
    """Return the takeaway of the strip in one sentence."""
    pairs = zip(derivation.weights, derivation.offsets, strict=True)
    weights = ", ".join(f"{exact_weight(w)} at {_at(Fraction(o))}" for w, o in pairs)
    return f"The stencil of {primed(derivation.derivative)}: the weights are {weights}."


def _made(index: int, value: Fraction, derivation: Derivation) -> Lane:
    name, text = primed(derivation.derivative), short(nearest_float(value))
    return Lane(f"{name} here", name, (Cell(index, index, text, text, lit=True),))


def _links(read: list[int], index: int, weights: tuple[Fraction, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(place, index, exact_weight(w)) for place, w in zip(read, weights, strict=True)
    )


def sample_names(derivation: Derivation, unit: str) -> list[str]:
    """Return the place of each sample with its weight, for a legend; `unit` of the gaps is h or 1.

    Examples
    --------
    >>> from gradient_core import derive_stencil
    >>> sample_names(derive_stencil((0, 2)), "h")
    ['x, weight −½/h', 'x + 2h, weight +½/h']
    """
    power = derivation.derivative
    below = ("/h" if power == 1 else f"/h{str(power).translate(RAISED)}") if unit else ""
    return [
        f"{_at(Fraction(o), unit)}, weight {exact_weight(w)}{below * bool(w)}"
        for o, w in zip(derivation.offsets, derivation.weights, strict=True)
    ]


def _at(place: Fraction, unit: str = "h") -> str:
    """Write a place: ``x``, ``x + 2h``."""
    if not place:
        return "x"
    number = "" if abs(place) == 1 and unit else str(abs(place))
    if place.denominator > 1:
        number = short(float(abs(place)), 3)
    return f"x {MINUS if place < 0 else '+'} {number}{unit}"
