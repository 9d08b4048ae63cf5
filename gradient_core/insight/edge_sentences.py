"""What the two edge orders say at one end, in one to three sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gradient_core.insight.edge_comparison import EdgeComparison, EndParabola
from gradient_core.statements import LEFT
from gradient_core.text import digits_apart, nearest_float, plain_number

_DIGITS = 6


def edge_sentence(edge: EdgeComparison) -> str:
    """Return what the two orders say at this end, and what is certain about it.

    Parameters
    ----------
    edge : EdgeComparison
        As `compare_edge` returns it.

    Returns
    -------
    str

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.edge_comparison import RIGHT, compare_edge
    >>> def say(f):
    ...     one, two = (trace_gradient(f, edge_order=order) for order in (1, 2))
    ...     print(edge_sentence(compare_edge(one, two, RIGHT)))
    >>> say([0, 10, 11])
    edge_order=2 overshoots: the last three samples rise, 0, 10, 11, but its slope at the end is
    −3.5. The parabola through them turns at x = 1.61111, inside the last gap. edge_order=1 gives 1.
    >>> say([0, 1, 4, 9, 16])
    2 is exact here: the last four samples lie on one parabola, whose slope at the end is 8.
    Its slope half a gap further in is 7.
    """
    parabola = edge.parabola
    if not np.isfinite([edge.with_1.value, edge.with_2.value]).all():
        return _not_finite(edge)
    if parabola is not None and edge.is_exact:
        return _exact(edge, parabola)
    if parabola is not None and edge.overshoots:
        return _overshoot(edge, parabola)
    return _different(edge)


def _text(value: Any, digits: int = _DIGITS) -> str:
    return plain_number(value, digits, minus="−")


def _apart(values: Sequence[Any]) -> int:
    return max(_DIGITS, digits_apart(values))


def _place(edge: EdgeComparison) -> str:
    return "first" if edge.region == LEFT else "last"


def _not_finite(edge: EdgeComparison) -> str:
    one, two = _text(edge.with_1.value), _text(edge.with_2.value)
    only_2 = [term for term in edge.with_2.terms if abs(term.offset) == 2]
    lost = [term for term in only_2 if not np.isfinite(term.sample)]
    if lost and np.isfinite(edge.with_1.value):
        return (
            f"edge_order=2 gives {two}: it also reads f[{lost[0].index}] = "
            f"{_text(lost[0].sample)}, which edge_order=1 does not. That gives {one}."
        )
    return f"edge_order=1 gives {one}, edge_order=2 gives {two}: no slope here."


def _exact(edge: EdgeComparison, parabola: EndParabola) -> str:
    place = _place(edge)
    if parabola.curvature == 0:
        return f"The {place} four samples lie on a straight line, so both are exact."
    text = (
        f"2 is exact here: the {place} four samples lie on one parabola, whose slope at the end "
        f"is {_text(edge.with_2.value)}. Its slope half a gap further in is "
        f"{_text(edge.with_1.value)}."
    )
    turns = f" It turns inside the {place} gap, hence the other sign."
    return text + turns if parabola.turns else text


def _overshoot(edge: EdgeComparison, parabola: EndParabola) -> str:
    terms = sorted(edge.with_2.terms, key=lambda term: float(term.coordinate))
    digits = _apart([term.sample for term in terms])
    samples = ", ".join(_text(term.sample, digits) for term in terms)
    places = [float(term.coordinate) for term in terms]
    vertex = _text(nearest_float(parabola.vertex), _apart(places))
    verb, place = "rise" if parabola.interval_slope > 0 else "fall", _place(edge)
    return (
        f"edge_order=2 overshoots: the {place} three samples {verb}, {samples}, but its "
        f"slope at the end is {_text(edge.with_2.value)}. The parabola through them turns at "
        f"x = {vertex}, inside the {place} gap. "
        f"edge_order=1 gives {_text(edge.with_1.value)}."
    )


def _different(edge: EdgeComparison) -> str:
    distance, value = _text(abs(edge.difference)), _text(edge.with_1.value)
    if edge.difference == 0:
        return f"Both give {value}: the slope does not change here."
    if _text(edge.with_2.value) == value:
        return f"Both give {value}, but for a difference of {distance}."
    if edge.parabola is None:
        return f"They differ by {distance}."
    slopes = [nearest_float(s) for s in (edge.parabola.interval_slope, edge.parabola.next_slope)]
    near, far = (_text(slope, _apart(slopes)) for slope in slopes)
    return (
        f"They differ by {distance}: edge_order=1 keeps the slope of the {_place(edge)} interval, "
        f"{near}; edge_order=2 also sees the one beside it, {far}, and carries the change on to "
        "the end."
    )
