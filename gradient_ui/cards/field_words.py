"""What is said of one node of a field; a live stage says the same in the browser."""

from __future__ import annotations

import numpy as np

from gradient_core import DifferenceStep
from gradient_core.insight import is_round_off
from gradient_core.sampled import Field
from gradient_ui.figures.field.nodes import Node, node_texts
from gradient_ui.figures.labels import short

_NEAR = 2  # nodes around one whose samples say how large rounding is


def components(field: Field, node: Node) -> tuple[float, float]:
    """Return both slopes at a node; 0 for one that rounding alone has made."""
    ix, iy = node
    around = field.height[max(0, iy - _NEAR) : iy + _NEAR + 1, max(0, ix - _NEAR) : ix + _NEAR + 1]
    u, v = (
        0.0 if is_round_off(step, around) else float(step.value) for step in field.steps_at(*node)
    )
    return u, v


def heading(field: Field, node: Node) -> str:
    """Return the name of a node, its index in the array, and where it is, as Markdown."""
    row, column = field.index_of(*node)
    x, y, _ = node_texts(field, node)
    return f"**Node F[{row}, {column}]** · x = {x}, y = {y}"


def summit(u: float, v: float) -> tuple[float | None, str, str]:
    """Return which way is uphill, in degrees, or None; and what is measured, and how steep it is.

    Examples
    --------
    >>> summit(3.0, 4.0), summit(0.0, 0.0)
    ((53.13010235415598, 'steepness, uphill at 53.1°', '5'), (None, 'steepness', '0'))
    """
    with np.errstate(over="ignore"):
        steepness = float(np.hypot(u, v))
    if not np.isfinite(steepness) or steepness == 0:
        return None, "steepness", "0" if steepness == 0 else "none"
    angle = float(np.degrees(np.arctan2(v, u)))
    return angle, f"steepness, uphill at {short(round(angle, 1))}°", short(steepness)


def way(u: float, v: float) -> str:
    """Return the arrow in words: which way is uphill."""
    if not np.isfinite([u, v]).all():
        return "There is no arrow here: a slope is not a finite number."
    if u == v == 0:
        return "It is flat here: there is no arrow, as on a top, in a pit or at a pass."
    along = "" if u == 0 else "to larger x" if u > 0 else "to smaller x"
    across = "" if v == 0 else "to larger y" if v > 0 else "to smaller y"
    both = " and ".join(part for part in (along, across) if part)
    return f"The arrow is ({short(u)}, {short(v)}), the two slopes: **uphill** is {both}."


def slope(field: Field, name: str, step: DifferenceStep, used: float) -> tuple[str, str]:
    """Return what is said of a component before and after its scheme.

    Parameters
    ----------
    field : Field
    name : str
        ``"x"`` or ``"y"``.
    step : DifferenceStep
    used : float
        The component of the arrow: 0 where the step has only rounding.
    """
    axis = field.array_axis(name)
    rows = "rows" if axis == 0 else "columns"
    is_flat = used == 0 != float(step.value)
    flat = f" · flat: {short(step.value, 2)} is rounding" if is_flat else ""
    return f" = out[{axis}], along axis {axis} ({rows}) · ", flat
