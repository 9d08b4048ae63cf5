"""The strip of a stencil: the samples around it, those that are read lit, each with its weight."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gradient_core import GradientTrace
from gradient_core.insight import Derivation
from gradient_core.insight.taylor import RAISED, primed
from gradient_core.text import nearest_float
from gradient_ui.figures.labels import MINUS, exact_weight, short
from gradient_ui.figures.line.strip import MOST_CELLS, Cell, Lane, Link, Strip, lane
from gradient_ui.figures.thinning import window
from gradient_ui.problems.derivation import OnSamples


def stencil_strip(
    trace: GradientTrace, on_samples: OnSamples, scheme: str, weights: Sequence[str]
) -> Strip:
    """Return the strip of a stencil on samples, with its weights as text."""
    placed, derivation = on_samples.placed, on_samples.derivation
    length, index = len(trace.samples), placed.index
    near = window(length, index, MOST_CELLS)
    read = [index + offset for offset in placed.offsets]
    shown = range(min(near.start, *read), max(near.stop, max(read) + 1))
    samples = lane(("numbers f", "f"), shown, trace.samples[shown.start : shown.stop], read)
    products = (w * f for w, f in zip(derivation.weights, placed.samples, strict=True))
    value = sum(products, Fraction(0))
    links = tuple(Link(place, index, w) for place, w in zip(read, weights, strict=True))
    return Strip((samples, _made(index, value, derivation)), links, shown, length, scheme)


def stencil_alt(derivation: Derivation) -> str:
    """Return the takeaway of the strip in one sentence."""
    pairs = zip(derivation.weights, derivation.offsets, strict=True)
    weights = ", ".join(f"{exact_weight(w)} at {_at(Fraction(o))}" for w, o in pairs)
    return f"The stencil of {primed(derivation.derivative)}: the weights are {weights}."


def _made(index: int, value: Fraction, derivation: Derivation) -> Lane:
    name, text = primed(derivation.derivative), short(nearest_float(value))
    return Lane(f"{name} here", name, (Cell(index, index, text, text, lit=True),))


def over_h(derivative: int) -> str:
    """Write what the weights of a derivative are divided by, after them.

    Examples
    --------
    >>> over_h(1), over_h(2)
    ('/h', '/h²')
    """
    return "/h" if derivative == 1 else f"/h{str(derivative).translate(RAISED)}"


def sample_names(derivation: Derivation, unit: str) -> list[str]:
    """Return the place of each sample with its weight, for a legend; `unit` of the gaps is h or 1.

    Examples
    --------
    >>> from gradient_core import derive_stencil
    >>> sample_names(derive_stencil((0, 2)), "h")
    ['x, weight −½ · 1/h', 'x + 2h, weight +½ · 1/h']
    """
    below = f" · 1{over_h(derivation.derivative)}" if unit else ""
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
